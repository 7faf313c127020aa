#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_note_merge (const char *base, const char *mine, const char *theirs);

G_END_DECLS
