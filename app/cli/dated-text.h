#pragma once

#include "corpus/article-text.h"
#include "dates/date-finder.h"

G_BEGIN_DECLS

/* The dates of an article's newest text, with what is recorded of them. */
typedef struct
{
  DossierArticleText *text;
  char *published;  /* nullable */
  GArray *skipped;  /* DossierTextRange: what is set aside */
  GArray *known;    /* DossierKnownDate */
  GPtrArray *words; /* the texts that `known` points to */
  GPtrArray *found; /* DossierFoundDate */
} DossierDatedText;

DossierDatedText *dossier_dated_text_load (DossierDatabase *database, gint64 article,
                                           GError **error);
void dossier_dated_text_free (DossierDatedText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDatedText, dossier_dated_text_free)

G_END_DECLS
