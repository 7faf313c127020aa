#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a list shows of one record. A row is made empty as soon as somebody looks at its place,
 * and filled when its page was read; `changed` says so, and says so again whenever the record
 * changes. The fields of the subclasses are read only. Main thread. */
#define DOSSIER_TYPE_ROW (dossier_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierRow, dossier_row, DOSSIER, ROW, GObject)

struct _DossierRowClass
{
  GObjectClass parent_class;

  /* Where the fields of the subclass stand: exchanged as they are when a row is filled. */
  gsize fields_offset;
  gsize fields_size;
};

gint64 dossier_row_get_id (DossierRow *self);
void dossier_row_set_id (DossierRow *self, gint64 id);
gboolean dossier_row_is_loaded (DossierRow *self);
gboolean dossier_row_is_gone (DossierRow *self);
gint dossier_row_get_group (DossierRow *self);
gboolean dossier_row_is_first_of_group (DossierRow *self);
void dossier_row_set_group (DossierRow *self, gint group, gboolean first);
void dossier_row_take (DossierRow *self, DossierRow *fresh);

G_END_DECLS
