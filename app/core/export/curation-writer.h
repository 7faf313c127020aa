#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

gboolean dossier_curation_write (DossierDatabase *database, GOutputStream *stream,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
