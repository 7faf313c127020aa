#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a verb is given: a dictionary (a{sv}), read with these. An absent key reads as 0, NULL or
 * FALSE; an empty text means "clear this". */

GVariant *dossier_args_new (const char *first_key, ...) G_GNUC_NULL_TERMINATED;
GVariant *dossier_args_ids (const gint64 *ids, gsize n_ids);
gboolean dossier_args_has (GVariant *args, const char *key);
gint64 dossier_args_get_id (GVariant *args, const char *key);
const char *dossier_args_get_text (GVariant *args, const char *key);
gboolean dossier_args_get_flag (GVariant *args, const char *key);
GArray *dossier_args_dup_ids (GVariant *args, const char *key);
GVariant *dossier_args_dup_value (GVariant *args, const char *key, const char *type);

G_END_DECLS
