#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids are random positive 63-bit integers, so that copies of a dossier never collide. 0 is "none". */
#define DOSSIER_ID_TEXT_LENGTH 20 /* the longest decimal form and its NUL */

gint64 dossier_id_new (void);
gboolean dossier_id_parse (const char *text, gint64 *id);
char *dossier_id_guid (const char *dossier_uuid, gint64 id);

G_END_DECLS
