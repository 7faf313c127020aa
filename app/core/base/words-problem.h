#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_words_problem (const char *words);

G_END_DECLS
