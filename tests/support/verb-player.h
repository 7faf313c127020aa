#pragma once

#include "corpus/corpus.h"

G_BEGIN_DECLS

/* Does random things to a dossier: any verb of the registry, with arguments that are mostly good
 * and sometimes not. The same seed on the same dossier does the same. Blocks; any thread but the
 * store's. */
typedef struct
{
  DossierCorpus *corpus; /* borrowed; may be exchanged when the dossier is opened again */
  GRand *rand;
  GBytes *exported; /* an earlier state, for importing again */

  /* What is being made up, where one argument follows from another. */
  gint64 article;
  gint64 revision;
  gint64 length;
  gint64 start;
} VerbPlayer;

VerbPlayer *verb_player_new (DossierCorpus *corpus, guint32 seed);
void verb_player_free (VerbPlayer *self);
void verb_player_check_complete (void);
GVariant *verb_player_play_verb (VerbPlayer *self, const char *name, gint64 step, GError **error);
const char *verb_player_play (VerbPlayer *self, gint64 step, GVariant **result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VerbPlayer, verb_player_free)

/* For verb-player.c: the argument @parameter of @verb, or NULL for none. */
GVariant *verb_argument_make (VerbPlayer *self, const char *verb, const char *parameter,
                              const char *type);
gboolean verb_argument_is_known (const char *verb, const char *parameter, const char *type);

G_END_DECLS
