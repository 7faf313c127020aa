#pragma once

#include <gio/gio.h>

#include "base/text-map.h"
#include "base/words-query.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DossierSearchKind:
 *
 * What is searched; each has a ranking of its own.
 */
typedef enum
{
  DOSSIER_SEARCH_TITLES,   /* title, label and byline of articles */
  DOSSIER_SEARCH_TEXTS,    /* the newest text of articles */
  DOSSIER_SEARCH_NAMES,    /* names of actors */
  DOSSIER_SEARCH_NOTES,    /* title and text of notes */
  DOSSIER_SEARCH_COMMENTS, /* comments on highlights */
  DOSSIER_N_SEARCH_KINDS,
} DossierSearchKind;

/**
 * DossierSearchHit:
 * @kind: what was searched
 * @record: the article, actor, note or highlight
 * @article: the article that it belongs to, or 0
 * @title: what the record is called
 * @start: where the first match begins, in code points of the text that was searched
 * @end: where it ends
 * @snippet: what stands around it, on one line
 * @is_cut: whether the text has more before the snippet
 * @goes_on: whether it has more behind it
 * @marks: (element-type DossierTextRange): the matches in @snippet, in its code points
 */
typedef struct
{
  DossierSearchKind kind;
  gint64 record;
  gint64 article;
  char *title;
  guint start;
  guint end;
  char *snippet;
  gboolean is_cut;
  gboolean goes_on;
  GArray *marks;
} DossierSearchHit;

/* @id: of a row of the index. */
typedef void (*DossierSearchAdd) (gint64 id, gpointer data);

const char *dossier_search_kind_get_nick (DossierSearchKind kind);
GPtrArray *dossier_search (DossierDatabase *database, DossierSearchKind kind, const char *words,
                           DossierWordsQueryFlags flags, guint offset, guint limit, GError **error);
DossierSearchHit *dossier_search_row (DossierDatabase *database, DossierSearchKind kind,
                                      const char *words, DossierWordsQueryFlags flags, gint64 id,
                                      GError **error);
gboolean dossier_search_ids (DossierDatabase *database, DossierSearchKind kind, const char *words,
                             DossierWordsQueryFlags flags, guint limit, DossierSearchAdd add,
                             gpointer data, GError **error);
gboolean dossier_search_count (DossierDatabase *database, DossierSearchKind kind, const char *words,
                               DossierWordsQueryFlags flags, gint64 *n, GError **error);
void dossier_search_hit_free (DossierSearchHit *hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSearchHit, dossier_search_hit_free)

G_END_DECLS
