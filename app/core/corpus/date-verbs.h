#pragma once

/* The kind of the decision that a passage says no date, as it is stored; its record is the
 * passage. */
#define DOSSIER_DECISION_NO_DATE "no date"
