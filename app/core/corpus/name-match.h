#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well typed text fits a name: the smaller, the better. */
typedef enum
{
  DOSSIER_NAME_RANK_EXACT,
  DOSSIER_NAME_RANK_PREFIX,
  DOSSIER_NAME_RANK_WORDS,    /* every typed word begins a word of the name */
  DOSSIER_NAME_RANK_INSIDE,   /* somewhere: in scripts without blanks a word begins anywhere */
  DOSSIER_NAME_RANK_SEQUENCE, /* its characters, in order, with others between them */
  DOSSIER_NAME_RANK_NONE,
} DossierNameRank;

char *dossier_name_fold (const char *text);
DossierNameRank dossier_name_rank (const char *folded_name, gsize length, const char *folded_text);

G_END_DECLS
