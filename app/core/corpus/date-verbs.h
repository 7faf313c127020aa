#pragma once

#include "store/act.h"

/* The kind of the decision that a passage says no date, as it is stored; its record is the
 * passage. */
#define DOSSIER_DECISION_NO_DATE "no date"

GArray *dossier_dates_accept (DossierAct *act, gint64 revision, GVariant *dates, GError **error);
