#include "timeline/timeline-list-row.h"

#include "model/dated-event.h"
#include "parts/edtf-entry.h"

#include <glib/gi18n.h>

struct _DossierTimelineListRow
{
  DossierRowWidget parent_instance;

  GtkWidget *box;
  GtkLabel *date;
  GtkLabel *title;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (DossierTimelineListRow, dossier_timeline_list_row, DOSSIER_TYPE_ROW_WIDGET)

static void
dossier_timeline_list_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierTimelineListRow *self = DOSSIER_TIMELINE_LIST_ROW (widget);
  const DossierDatedEventFields *f = &DOSSIER_DATED_EVENT (row)->fields;
  g_autofree char *words = dossier_edtf_dup_words (f->edtf);
  const char *date = words != NULL ? words : _ ("no date yet");
  const char *lanes = f->lanes != NULL ? f->lanes : _ ("Unassigned");
  g_autofree char *detail = g_strdup_printf ("%s · %s", f->status, lanes);
  g_autofree char *all = g_strdup_printf ("%s, %s, %s, %s", date, lanes, f->title, f->status);

  gtk_label_set_text (self->date, date);
  gtk_label_set_text (self->title, f->title);
  gtk_label_set_text (self->detail, detail);
  dossier_row_widget_say (widget, all);
}

static void
dossier_timeline_list_row_dispose (GObject *object)
{
  DossierTimelineListRow *self = DOSSIER_TIMELINE_LIST_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_timeline_list_row_parent_class)->dispose (object);
}

static void
dossier_timeline_list_row_class_init (DossierTimelineListRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_timeline_list_row_dispose;
  DOSSIER_ROW_WIDGET_CLASS (class)->show_row = dossier_timeline_list_row_show_row;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
create_label (int chars)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, chars);
  gtk_label_set_max_width_chars (label, chars);
  return label;
}

static void
dossier_timeline_list_row_init (DossierTimelineListRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->date = create_label (26);
  self->title = create_label (10);
  self->detail = create_label (30);
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "timeline-list-date");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_label_set_max_width_chars (self->title, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->detail));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
