#include "inspector/record-row.h"

#include "model/row.h"

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * dossier_record_row_init:
 * @widget: with a vertical box layout after this
 * @sign: (transfer floating) (nullable): in front of the texts
 */
void
dossier_record_row_init (DossierRecordRow *self, GtkWidget *widget, GtkWidget *sign)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  self->heading = make_label ("section-title");
  gtk_widget_set_parent (self->heading, widget);
  self->sign = sign;
  self->title = make_label ("row-title");
  self->detail = make_label ("caption");
  gtk_widget_add_css_class (self->detail, "dim-label");
  self->count = make_label ("dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_NONE);
  if (sign != NULL)
    gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->detail);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), self->count);
  gtk_widget_add_css_class (line, "record-line");
  gtk_widget_set_parent (line, widget);
}

/**
 * dossier_record_row_show:
 * @detail: (nullable): the second line
 * @count: at the end
 */
void
dossier_record_row_show (DossierRecordRow *self, GtkWidget *widget, const char *title,
                         const char *detail, const char *count)
{
  g_autofree char *description =
      g_strjoin (", ", detail != NULL && detail[0] != '\0' ? detail : count,
                 detail != NULL && detail[0] != '\0' ? count : NULL, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, title);
  gtk_label_set_text (GTK_LABEL (self->detail), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail, detail != NULL && detail[0] != '\0');
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * dossier_record_row_show_heading:
 * @row: the #DossierRow that is shown
 * @here: above what belongs to the open article
 * @elsewhere: above the others
 */
void
dossier_record_row_show_heading (DossierRecordRow *self, gpointer row, const char *here,
                                 const char *elsewhere)
{
  gtk_widget_set_visible (self->heading, dossier_row_is_first_of_group (row));
  gtk_label_set_text (GTK_LABEL (self->heading),
                      dossier_row_get_group (row) == 0 ? here : elsewhere);
}
