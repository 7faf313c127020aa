#include "inspector/record-row.h"
#include "inspector/record-rows.h"

#include "model/actor-kind.h"
#include "model/actor.h"
#include "parts/glyph.h"

#include <glib/gi18n.h>

struct _DossierActorRow
{
  DossierRowWidget parent_instance;

  DossierRecordRow parts;
};

G_DEFINE_FINAL_TYPE (DossierActorRow, dossier_actor_row, DOSSIER_TYPE_ROW_WIDGET)

static void
dossier_actor_row_show_row (DossierRowWidget *widget, gpointer row)
{
  DossierActorRow *self = DOSSIER_ACTOR_ROW (widget);
  const DossierActorFields *f = &DOSSIER_ACTOR (row)->fields;
  g_autofree char *kind = dossier_actor_kind_dup_name (f->kind);
  g_autofree char *detail =
      f->role != NULL ? g_strdup_printf ("%s · %s", kind, f->role) : g_strdup (kind);
  g_autofree char *count = g_strdup_printf ("%u", f->n_here > 0 ? f->n_here : f->n_mentions);

  dossier_glyph_set_actor_kind (DOSSIER_GLYPH (self->parts.sign), f->kind);
  dossier_record_row_show (&self->parts, GTK_WIDGET (self), f->name, detail, count);
  dossier_record_row_show_heading (&self->parts, row,
                                   f->n_here > 0 ? _ ("In this article") : _ ("In this dossier"),
                                   _ ("Elsewhere in the dossier"));
}

static void
dossier_actor_row_class_init (DossierActorRowClass *klass)
{
  DOSSIER_ROW_WIDGET_CLASS (klass)->show_row = dossier_actor_row_show_row;
}

static void
dossier_actor_row_init (DossierActorRow *self)
{
  dossier_record_row_init (&self->parts, GTK_WIDGET (self), dossier_glyph_new ());
}
