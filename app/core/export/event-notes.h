#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gboolean dossier_event_notes_append (DossierDatabase *database, gint64 event, GString *out,
                                     GError **error);

G_END_DECLS
