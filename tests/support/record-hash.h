#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

char *record_hash (DossierStore *store);
void record_check_file (const char *path);

G_END_DECLS
