#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the files of dossiers are called. */
char *dossier_file_name_dup_stem (const char *path);
char *dossier_file_name_complete (const char *path);

G_END_DECLS
