#pragma once

#include "corpus/date-dependents.h"
#include "corpus/date-evidence.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The rows of the dialog that dates an article. */
GtkWidget *dossier_evidence_row_new (const char *reason, const char *supports);
void dossier_evidence_row_weigh (GtkWidget *row, DossierEvidenceVerdict verdict);
gboolean dossier_evidence_row_is_chosen (GtkWidget *row);
void dossier_evidence_row_choose (GtkWidget *row, gboolean chosen);
GtkWidget *dossier_guess_button_new (const DossierDateGuess *guess);
GtkWidget *dossier_dependent_row_new (const DossierDateDependent *dependent);

G_END_DECLS
