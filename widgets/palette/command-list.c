#include "palette/command-list.h"

#include "corpus/name-match.h"

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
  GtkPopover parent_instance;

  GPtrArray *commands;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scroller;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierCommandList, dossier_command_list, GTK_TYPE_POPOVER)

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
clear_list (DossierCommandList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
refresh (DossierCommandList *self)
{
  g_autofree char *stripped =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
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
  clear_list (self);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (found->pdata[i]));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
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
move (DossierCommandList *self, int by)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next = NULL;
  graphene_rect_t bounds;

  for (int at = position + by; next == NULL && by != 0; by += by > 0 ? -1 : 1, at = position + by)
    next = at >= 0 ? gtk_list_box_get_row_at_index (list, at) : NULL;
  if (next == NULL)
    return;
  gtk_list_box_select_row (list, next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), self->list, &bounds))
    gtk_adjustment_clamp_page (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), bounds.origin.y,
        bounds.origin.y + bounds.size.height);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierCommandList *self)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      take (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move (self, 8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move (self, -8);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
dossier_command_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_command_list_parent_class)->map (widget);
  gtk_widget_grab_focus (DOSSIER_COMMAND_LIST (widget)->entry);
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
  G_OBJECT_CLASS (klass)->finalize = dossier_command_list_finalize;
  GTK_WIDGET_CLASS (klass)->map = dossier_command_list_map;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_COMMAND_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
build_list (DossierCommandList *self)
{
  GtkWidget *nothing = gtk_label_new (_ ("No command is called so"));

  self->list = gtk_list_box_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 18);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Commands"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_size_request (self->scroller, WIDTH, -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  return self->scroller;
}

static void
dossier_command_list_init (DossierCommandList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->commands = g_ptr_array_new_with_free_func (command_free);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("What shall be done?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of a command"), -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (refresh), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
