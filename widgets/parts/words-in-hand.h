#pragma once

#include "corpus/name-index.h"
#include "parts/session.h"

G_BEGIN_DECLS

/* The words that a person has in hand, for forms that begin with them. */
char *dossier_words_dup (DossierSession *session, guint start, guint end, guint max);
gint64 dossier_words_anchor (DossierSession *session);
gint64 dossier_place_find (DossierNameIndex *index, const char *name);

G_END_DECLS
