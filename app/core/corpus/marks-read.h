#pragma once

#include "model/mark.h"
#include "store/database.h"

G_BEGIN_DECLS

GPtrArray *dossier_marks_read (DossierDatabase *database, gint64 revision, gint64 only,
                               GError **error);

G_END_DECLS
