#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

char *record_hash (DossierStore *store);
char *record_hash_difference (const char *one, const char *other);
void record_check_file (const char *path);

G_END_DECLS
