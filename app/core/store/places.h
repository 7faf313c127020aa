#pragma once

#include <sqlite3.h>

#include <glib.h>

G_BEGIN_DECLS

/* The function as SQL calls it: dossier_places (TABLE, MAX). */
#define DOSSIER_PLACES "dossier_places"

gboolean dossier_places_register (sqlite3 *db, GError **error);

G_END_DECLS
