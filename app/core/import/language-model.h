#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What texts of one language are made of, as the cost in bits of each of its characters. */
typedef struct _DossierLanguageModel DossierLanguageModel;

const DossierLanguageModel *dossier_language_model_get (gsize index);
gboolean dossier_language_model_suits (const DossierLanguageModel *model, const char *charset);
const char *dossier_language_model_get_language (const DossierLanguageModel *model);
double dossier_language_model_measure (const DossierLanguageModel *model, const char *text);

G_END_DECLS
