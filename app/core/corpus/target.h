#pragma once

#include "corpus/args.h"
#include "store/act.h"

G_BEGIN_DECLS

/* Many verbs take a place in a text as revision, start and end (x, code points). */
#define DOSSIER_TARGET_PARAMETERS                                                                  \
  { "revision", "x", TRUE }, { "start", "x", TRUE },                                               \
  {                                                                                                \
    "end", "x", TRUE                                                                               \
  }
#define DOSSIER_TARGET_PARAMETERS_OPTIONAL                                                         \
  { "revision", "x" }, { "start", "x" },                                                           \
  {                                                                                                \
    "end", "x"                                                                                     \
  }

gint64 dossier_target_passage (DossierAct *act, GVariant *args, GError **error);
char *dossier_target_excerpt (DossierAct *act, gint64 passage);
char *dossier_record_name (DossierAct *act, const char *table, const char *column, gint64 id,
                           GError **error);
gboolean dossier_record_set_texts (DossierAct *act, GVariant *args, const char *table, gint64 id,
                                   const char *const *pairs, GError **error);

G_END_DECLS
