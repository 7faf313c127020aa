#pragma once

#include <glib-object.h>

#include "store/tables.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_DELTA_DONE = 0,
  DOSSIER_DELTA_UNDONE = 1,
  DOSSIER_DELTA_REDONE = 2,
  DOSSIER_DELTA_CUT = 3, /* the journal was cut: no rows */
} DossierDeltaOp;

/* One row that an act touched. */
typedef struct
{
  const DossierTable *table;
  char op; /* '+' now there, '-' gone, '~' changed */
  gint64 id;
  gint64 owner; /* the second column, by which child rows name their parent; 0 when not known */
} DossierDeltaRow;

/* What one act, undo or redo did to the recorded tables: immutable, reference counted, any thread. */
typedef struct
{
  gatomicrefcount references;
  DossierDeltaOp op;
  gboolean foreign; /* another process did it */
  char *label;      /* "Tag “Trade”" */
  gint64 subject;   /* the record that the act is about, or 0 */
  GArray *rows;     /* of DossierDeltaRow */
  char *undo_label; /* what undo would take back now; NULL when nothing */
  char *redo_label;
} DossierDelta;

#define DOSSIER_TYPE_DELTA (dossier_delta_get_type ())
GType dossier_delta_get_type (void);

DossierDelta *dossier_delta_new (DossierDeltaOp op, const char *label, gint64 subject);
DossierDelta *dossier_delta_ref (DossierDelta *self);
void dossier_delta_unref (DossierDelta *self);
void dossier_delta_add (DossierDelta *self, const DossierTable *table, char op, gint64 id,
                        gint64 owner);
gboolean dossier_delta_touches (const DossierDelta *self, const char *const *tables);
gboolean dossier_delta_has (const DossierDelta *self, const char *table, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDelta, dossier_delta_unref)

G_END_DECLS
