#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The name that a table gives in its tokenize option. */
#define DOSSIER_TOKENIZER "dossier"

gboolean dossier_tokenizer_register (sqlite3 *db, GError **error);

G_END_DECLS
