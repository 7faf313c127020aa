#pragma once

#include "corpus/args.h"
#include "store/act.h"

G_BEGIN_DECLS

gint64 dossier_article_import (DossierAct *act, GVariant *args, gboolean *known, GError **error);

gboolean dossier_article_add_source (DossierAct *act, gint64 article, GVariant *args,
                                     GError **error);

G_END_DECLS
