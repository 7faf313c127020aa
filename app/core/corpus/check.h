#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

/* More findings than these are one more sentence: a damaged file would fill the screen. */
#define DOSSIER_CHECK_MAX_FINDINGS 100

GPtrArray *dossier_check_file (const char *path, GCancellable *cancellable, GError **error);
GPtrArray *dossier_check (DossierDatabase *database, GError **error);

G_END_DECLS
