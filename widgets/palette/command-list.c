#include "palette/command-list.h"

#include "corpus/name-match.h"
#include "palette/palette-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH  480
#define HEIGHT 420

typedef struct
{
  guint command;
  char *title;
  char *group;
  char *key;    /* nullable */
  char *folded; /* what is searched: the title and its group */
  gsize title_length;
  gboolean is_possible;
  DossierNameRank rank; /* for what is typed now */
} Command;

struct _DossierCommandList
{
  DossierPalettePopover parent_instance;

  GPtrArray *commands;
  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierCommandList, dossier_command_list, DOSSIER_TYPE_PALETTE_POPOVER)

static void
command_free (gpointer data)
{
  Command *command = data;

  g_free (command->title);
  g_free (command->group);
  g_free (command->key);
  g_free (command->folded);
  g_free (command);
}

static const Command *
get_command (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "command") : NULL;
}

static GtkWidget *
make_label (const char *text, gboolean expand, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_css_classes (label, (const char **) classes);
  return label;
}

static GtkWidget *
make_row (const Command *command)
{
  static const char *const title[] = { "palette-title", NULL };
  static const char *const group[] = { "dim-label", "caption", NULL };
  static const char *const key[] = { "keycap", NULL };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *label = command->key != NULL
                               ? g_strdup_printf ("%s, %s", command->title, command->key)
                               : g_strdup (command->title);

  gtk_box_append (GTK_BOX (box), make_label (command->title, TRUE, title));
  gtk_box_append (GTK_BOX (box), make_label (command->group, FALSE, group));
  if (command->key != NULL)
    gtk_box_append (GTK_BOX (box), make_label (command->key, FALSE, key));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, command->is_possible);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (row), "command", (gpointer) command);
  return row;
}

/* What can be done comes first, then what fits best; else the order in which it was added. */
static int
compare (gconstpointer one, gconstpointer other)
{
  const Command *a = *(const Command *const *) one;
  const Command *b = *(const Command *const *) other;

  if (a->is_possible != b->is_possible)
    return a->is_possible ? -1 : 1;
  return (int) a->rank - (int) b->rank;
}

/* The words of a group find its commands too, behind those that are called so. */
static DossierNameRank
rank (const Command *command, const char *typed)
{
  DossierNameRank by_title = dossier_name_rank (command->folded, command->title_length, typed);
  DossierNameRank by_all = dossier_name_rank (command->folded, strlen (command->folded), typed);

  if (by_title < DOSSIER_NAME_RANK_SEQUENCE)
    return by_title;
  return by_all < DOSSIER_NAME_RANK_SEQUENCE ? DOSSIER_NAME_RANK_INSIDE : by_title;
}

static void
refresh (DossierCommandList *self)
{
  g_autofree char *stripped =
      g_strstrip (g_strdup (dossier_palette_popover_get_text (DOSSIER_PALETTE_POPOVER (self))));
  g_autofree char *typed = dossier_name_fold (stripped);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < self->commands->len; i++)
    {
      Command *command = self->commands->pdata[i];

      command->rank = *typed != '\0' ? rank (command, typed) : DOSSIER_NAME_RANK_EXACT;
      if (command->rank != DOSSIER_NAME_RANK_NONE)
        g_ptr_array_add (found, command);
    }
  g_ptr_array_sort (found, compare);
  dossier_palette_lines_clear (self->list);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (found->pdata[i]));
  dossier_palette_lines_choose_first (self->list);
}

static void
take (DossierCommandList *self, GtkListBoxRow *row)
{
  const Command *command = get_command (row);

  if (command == NULL || !command->is_possible)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, command->command);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierCommandList *self)
{
  take (self, row);
}

static void
dossier_command_list_take (DossierPalettePopover *popover, GdkModifierType state)
{
  DossierCommandList *self = DOSSIER_COMMAND_LIST (popover);

  take (self, gtk_list_box_get_selected_row (self->list));
}

static void
dossier_command_list_move (DossierPalettePopover *popover, int by)
{
  dossier_palette_lines_move (DOSSIER_COMMAND_LIST (popover)->list, by);
}

static void
dossier_command_list_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_COMMAND_LIST (object)->commands);
  G_OBJECT_CLASS (dossier_command_list_parent_class)->finalize (object);
}

static void
dossier_command_list_class_init (DossierCommandListClass *klass)
{
  DossierPalettePopoverClass *popover_class = DOSSIER_PALETTE_POPOVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_command_list_finalize;
  popover_class->take = dossier_command_list_take;
  popover_class->move = dossier_command_list_move;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_COMMAND_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
build_list (DossierCommandList *self)
{
  GtkWidget *nothing = gtk_label_new (_ ("No command is called so"));
  GtkWidget *scroller;

  self->list = GTK_LIST_BOX (dossier_palette_lines_new (_ ("Commands")));
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 18);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  scroller = dossier_palette_lines_scroll (self->list);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  return scroller;
}

static void
dossier_command_list_init (DossierCommandList *self)
{
  DossierPalettePopover *popover = DOSSIER_PALETTE_POPOVER (self);

  self->commands = g_ptr_array_new_with_free_func (command_free);
  dossier_palette_popover_set_placeholder (popover, _ ("What shall be done?"));
  dossier_palette_popover_set_lines (popover, build_list (self), WIDTH);
  g_signal_connect_swapped (dossier_palette_popover_get_entry (popover), "changed",
                            G_CALLBACK (refresh), self);
}

/**
 * dossier_command_list_new:
 *
 * Returns: (transfer floating): an empty list, to be shown with dossier_popover_bin_show()
 */
GtkPopover *
dossier_command_list_new (void)
{
  return g_object_new (DOSSIER_TYPE_COMMAND_LIST, NULL);
}

/**
 * dossier_command_list_add:
 * @command: a number of the caller's for it
 * @title: what it does
 * @group: under which heading it belongs
 * @key: (nullable): its key as a person reads it
 * @is_possible: whether it can be done now
 */
void
dossier_command_list_add (DossierCommandList *self, guint command, const char *title,
                          const char *group, const char *key, gboolean is_possible)
{
  Command *added = g_new0 (Command, 1);
  g_autofree char *folded = dossier_name_fold (title);
  g_autofree char *folded_group = dossier_name_fold (group);

  added->command = command;
  added->title = g_strdup (title);
  added->group = g_strdup (group);
  added->key = g_strdup (key);
  added->title_length = strlen (folded);
  added->folded = g_strconcat (folded, " ", folded_group, NULL);
  added->is_possible = is_possible;
  g_ptr_array_add (self->commands, added);
}

/**
 * dossier_command_list_show:
 * @self: with all its commands added
 *
 * Shows them, as many as fit what is typed.
 */
void
dossier_command_list_show (DossierCommandList *self)
{
  refresh (self);
}
