#include "conflicts/conflict-row.h"

#include "conflicts/conflict-lines.h"

#include <glib/gi18n.h>

struct _DossierConflictRow
{
  DossierRowWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *title;
  GtkWidget *lines;
  DossierSession *session;
};

G_DEFINE_FINAL_TYPE (DossierConflictRow, dossier_conflict_row, DOSSIER_TYPE_ROW_WIDGET)

static void
event_cb (DossierConflictRow *self)
{
  DossierConflict *conflict = dossier_row_widget_get_row (DOSSIER_ROW_WIDGET (self));

  if (conflict == NULL || conflict->fields.link)
    return;
  dossier_session_set_record (self->session, dossier_row_get_id (DOSSIER_ROW (conflict)));
  dossier_session_request_panel (self->session, "events");
}

static void
dossier_conflict_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierConflictRow *self = DOSSIER_CONFLICT_ROW (widget);
  DossierConflict *conflict = DOSSIER_CONFLICT (row);
  g_autofree char *state = NULL;

  gtk_label_set_text (GTK_LABEL (self->title), conflict->fields.title);
  /* What a link joins stands below in full. */
  gtk_widget_set_visible (gtk_widget_get_parent (self->title), !conflict->fields.link);
  gtk_widget_set_visible (self->heading, dossier_row_is_first_of_group (row));
  gtk_label_set_text (GTK_LABEL (self->heading),
                      dossier_row_get_group (row) == 0 ? _ ("Open") : _ ("Decided"));
  dossier_conflict_lines_fill (self->lines, self->session, conflict);
  state = conflict->fields.n_open > 0 ? g_strdup_printf (
              ngettext ("%u open", "%u open", conflict->fields.n_open), conflict->fields.n_open)
                                      : g_strdup (_ ("decided"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  conflict->fields.title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  state, -1);
}

static void
dossier_conflict_row_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_CONFLICT_ROW (object)->session);
  G_OBJECT_CLASS (dossier_conflict_row_parent_class)->dispose (object);
}

static void
dossier_conflict_row_class_init (DossierConflictRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_conflict_row_dispose;
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = dossier_conflict_row_show_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "conflictrow");
}

static void
dossier_conflict_row_init (DossierConflictRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *card;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "section-title");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  card = gtk_button_new_from_icon_name ("dossier-event-symbolic");
  gtk_widget_set_tooltip_text (card, _ ("Show the event"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the event"), -1);
  gtk_widget_add_css_class (card, "flat");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  g_signal_connect_swapped (card, "clicked", G_CALLBACK (event_cb), self);
  gtk_box_append (GTK_BOX (bar), self->title);
  gtk_box_append (GTK_BOX (bar), card);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
}

/**
 * dossier_conflict_row_set_session:
 * @session: (transfer none): where its acts are done
 */
void
dossier_conflict_row_set_session (DossierConflictRow *self, DossierSession *session)
{
  g_set_object (&self->session, session);
}
