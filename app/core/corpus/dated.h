#pragma once

#include "store/act.h"

G_BEGIN_DECLS

/* An EDTF string as it is stored: normalised, with its first and last possible day. Infinity is
 * the smallest or largest integer, so that sorting needs no special case. */
typedef struct
{
  char *text; /* NULL: no date */
  gint64 day_min;
  gint64 day_max;
} DossierDated;

gboolean dossier_dated_parse (const char *edtf, DossierDated *dated, GError **error);
gboolean dossier_dated_write (DossierAct *act, const char *table, gint64 id, const char *column,
                              const char *min_column, const char *max_column, const char *edtf,
                              GError **error);
void dossier_dated_clear (DossierDated *dated);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierDated, dossier_dated_clear)

G_END_DECLS
