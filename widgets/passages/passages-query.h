#pragma once

#include <glib.h>

G_BEGIN_DECLS

GVariant *dossier_passages_query_with (GVariant *query, const char *key, GVariant *value);
GVariant *dossier_passages_query_with_date (GVariant *query, const char *date, GError **error);
gboolean dossier_passages_query_is_everything (GVariant *query);

G_END_DECLS
