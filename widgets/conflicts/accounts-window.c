#include "conflicts/accounts-window.h"

#include "conflicts/conflict-lines.h"
#include "conflicts/reading-dialog.h"
#include "corpus/cards.h"
#include "dialogs/passage-way.h"
#include "model/account-table.h"

#include <glib/gi18n.h>

#define NAME_CHARS   16
#define COLUMN_CHARS 26

struct _DossierAccountsWindow
{
  AdwWindow parent_instance;

  DossierSession *session;
  DossierLiveRecord *record;
  AdwWindowTitle *title;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (DossierAccountsWindow, dossier_accounts_window, ADW_TYPE_WINDOW)

static const DossierAccountTableFields *
get_fields (DossierAccountsWindow *self)
{
  DossierAccountTable *table = dossier_live_record_get_row (self->record);

  return table != NULL ? &table->fields : NULL;
}

static guint
get_number (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
}

static void
go_cb (GtkButton *button, DossierAccountsWindow *self)
{
  const DossierAccountTableFields *f = get_fields (self);
  guint number = get_number (GTK_WIDGET (button));
  const DossierAccountColumn *column =
      f != NULL && number < f->columns->len ? f->columns->pdata[number] : NULL;

  if (column != NULL && column->article != 0)
    dossier_passage_way_go (self->session, column->article, column->earlier, column->start,
                            column->end, 0, GTK_WIDGET (self));
}

static void
read_cb (GtkButton *button, DossierAccountsWindow *self)
{
  const DossierAccountTableFields *f = get_fields (self);
  guint number = get_number (GTK_WIDGET (button));

  if (f != NULL && f->conflict != NULL && number < f->conflict->fields.matters->len)
    dossier_reading_dialog_present (self->session, f->conflict, number, GTK_WIDGET (button));
}

static GtkWidget *
label_new (const char *text, int chars, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* The account, its articles, and the way to its passage. */
static GtkWidget *
head_new (DossierAccountsWindow *self, const DossierAccountColumn *column, guint number)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (texts), label_new (column->title, COLUMN_CHARS, "heading"));
  if (column->source != NULL)
    {
      GtkWidget *source = label_new (column->source, COLUMN_CHARS, "caption");

      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (texts), source);
    }
  gtk_widget_add_css_class (texts, "account-cell");
  if (column->article == 0)
    return texts;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), texts);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "account-head");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Go to the passage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  column->source != NULL ? column->source : "", -1);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", G_CALLBACK (go_cb), self);
  return button;
}

/* What is asked, and where the accounts differ in it, what became of that. */
static GtkWidget *
name_new (DossierAccountsWindow *self, const DossierAccountLine *line,
          const DossierConflict *conflict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const DossierMatter *matter;
  GtkWidget *button;
  g_autofree char *state = NULL;

  gtk_widget_add_css_class (box, "account-cell");
  gtk_box_append (GTK_BOX (box), label_new (line->name, NAME_CHARS, "matter-name"));
  if (line->matter < 0)
    return box;
  matter = conflict->fields.matters->pdata[line->matter];
  state = dossier_conflict_dup_state (matter);
  gtk_box_append (GTK_BOX (box),
                  label_new (state, NAME_CHARS,
                             dossier_matter_is_open (matter) ? "matter-open" : "matter-decided"));
  button = gtk_button_new_with_label (_ ("Reading…"));
  gtk_widget_add_css_class (button, "reading-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Say how you read it, leave it open or set it aside"));
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (line->matter));
  g_signal_connect (button, "clicked", G_CALLBACK (read_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
add_line (DossierAccountsWindow *self, const DossierAccountTableFields *f, guint number)
{
  const DossierAccountLine *line = f->lines->pdata[number];
  int row = 2 * (int) number + 2;
  const DossierMatter *matter =
      line->matter >= 0 ? f->conflict->fields.matters->pdata[line->matter] : NULL;

  gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row - 1,
                   (int) f->columns->len + 1, 1);
  gtk_grid_attach (self->grid, name_new (self, line, f->conflict), 0, row, 1, 1);
  for (guint i = 0; i < line->cells->len; i++)
    {
      const DossierAccountColumn *column = f->columns->pdata[i];
      const char *text = line->cells->pdata[i];
      GtkWidget *cell =
          label_new (text != NULL ? text : _ ("says nothing"), COLUMN_CHARS, "account-cell");

      if (text == NULL)
        gtk_widget_add_css_class (cell, "dim-label");
      else if (matter != NULL)
        gtk_widget_add_css_class (cell, "differs");
      if (matter != NULL && text != NULL && matter->preferred == column->event)
        gtk_widget_add_css_class (cell, "preferred");
      gtk_grid_attach (self->grid, cell, (int) i + 1, row, 1, 1);
    }
}

static void
show_table (DossierAccountsWindow *self)
{
  const DossierAccountTableFields *f = get_fields (self);
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  if (f == NULL)
    return;
  count =
      g_strdup_printf (ngettext ("%u account", "%u accounts", f->columns->len), f->columns->len);
  adw_window_title_set_subtitle (self->title, count);
  for (guint i = 0; i < f->columns->len; i++)
    gtk_grid_attach (self->grid, head_new (self, f->columns->pdata[i], i), (int) i + 1, 0, 1, 1);
  for (guint i = 0; i < f->lines->len; i++)
    add_line (self, f, i);
}

static void
dossier_accounts_window_dispose (GObject *object)
{
  DossierAccountsWindow *self = DOSSIER_ACCOUNTS_WINDOW (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_accounts_window_parent_class)->dispose (object);
}

static void
dossier_accounts_window_class_init (DossierAccountsWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_accounts_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
dossier_accounts_window_init (DossierAccountsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Accounts of One Event"), ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "accounts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Accounts of One Event"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Accounts of One Event"));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 620);
  gtk_widget_set_size_request (GTK_WIDGET (self), 320, 240);
}

/**
 * dossier_accounts_window_new:
 * @session: whose dossier it is
 * @event: one of the accounts
 *
 * Returns: (transfer none): the window; it belongs to the toolkit
 */
GtkWidget *
dossier_accounts_window_new (DossierSession *session, gint64 event)
{
  DossierAccountsWindow *self = g_object_new (DOSSIER_TYPE_ACCOUNTS_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->record =
      dossier_live_record_new (dossier_session_get_corpus (session), &dossier_account_table_kind);
  g_signal_connect_swapped (self->record, "changed", G_CALLBACK (show_table), self);
  g_signal_connect_object (self->record, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  dossier_live_record_set_id (self->record, event);
  return GTK_WIDGET (self);
}

/**
 * dossier_accounts_window_present:
 * @before: a widget of the window that it belongs to
 *
 * Shows it beside that window, which stays usable: passages are shown there.
 */
void
dossier_accounts_window_present (DossierSession *session, gint64 event, GtkWidget *before)
{
  GtkWidget *window = dossier_accounts_window_new (session, event);
  GtkRoot *root = gtk_widget_get_root (before);

  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
}
