#include "inspector/record-row.h"
#include "inspector/record-rows.h"

#include "model/event.h"
#include "parts/edtf-entry.h"

#include <glib/gi18n.h>

struct _DossierEventRow
{
  DossierRowWidget parent_instance;

  DossierRecordRow parts;
};

G_DEFINE_FINAL_TYPE (DossierEventRow, dossier_event_row, DOSSIER_TYPE_ROW_WIDGET)

static void
dossier_event_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierEventRow *self = DOSSIER_EVENT_ROW (widget);
  const DossierEventFields *f = &DOSSIER_EVENT (row)->fields;
  g_autofree char *date = dossier_edtf_dup_words (f->edtf);
  g_autoptr (GString) detail = g_string_new (date != NULL ? date : _ ("no date yet"));
  g_autofree char *count = g_strdup_printf ("%u", f->n_evidence);

  if (f->kind != NULL)
    g_string_append_printf (detail, " · %s", f->kind);
  g_string_append_printf (detail, " · %s", f->status);
  if (f->n_evidence == 0)
    g_string_append_printf (detail, " · %s", _ ("no passage supports it"));
  if (f->n_differing > 0)
    g_string_append_printf (detail, " · %s", _ ("a date in its words has moved"));
  dossier_record_row_show (&self->parts, GTK_WIDGET (self), f->title, detail->str, count);
  gtk_widget_set_tooltip_text (self->parts.count, _ ("Passages that show it"));
  dossier_record_row_show_heading (&self->parts, row, _ ("In this article"),
                                   _ ("Elsewhere in the dossier"));
}

static void
dossier_event_row_class_init (DossierEventRowClass *klass)
{
  DOSSIER_ROW_WIDGET_CLASS (klass)->show_row = dossier_event_row_show_row;
}

static void
dossier_event_row_init (DossierEventRow *self)
{
  dossier_record_row_init (&self->parts, GTK_WIDGET (self),
                           gtk_image_new_from_icon_name ("dossier-event-symbolic"));
}
