#pragma once

#include "parts/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierDateRow:
 *
 * An entry for a date in EDTF or in words; a DossierSaidDate in the row below says how it is
 * understood, while it is typed, or what is wrong with it. Main thread.
 *
 * Property: reading (that widget).
 */
#define DOSSIER_TYPE_DATE_ROW (dossier_date_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierDateRow, dossier_date_row, DOSSIER, DATE_ROW, AdwEntryRow)

const char *dossier_date_row_get_edtf (DossierDateRow *self);
void dossier_date_row_set_session (DossierDateRow *self, DossierSession *session);
char *dossier_date_row_dup_rule (DossierDateRow *self);

G_END_DECLS
