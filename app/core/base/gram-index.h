#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_GRAM 3 /* code points a gram */

typedef struct _DossierGramIndex DossierGramIndex;

DossierGramIndex *dossier_gram_index_new (const gunichar *text, guint length);
void dossier_gram_index_free (DossierGramIndex *index);
const guint *dossier_gram_index_get (DossierGramIndex *index, const gunichar *gram, guint *n);
const guint *dossier_gram_index_get_nearest (DossierGramIndex *index, const gunichar *gram,
                                             guint position, guint max, guint *n);
guint dossier_gram_index_rarest (DossierGramIndex *index, const gunichar *chars, guint length,
                                 guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGramIndex, dossier_gram_index_free)

G_END_DECLS
