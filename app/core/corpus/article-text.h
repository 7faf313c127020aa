#pragma once

#include "base/segments.h"
#include "corpus/article-layout.h"
#include "store/database.h"

G_BEGIN_DECLS

/* The kind of what is set aside without saying as what. */
#define DOSSIER_ZONE_ASIDE "aside"

/* A paragraph that is set aside, as a person sees it dimmed. */
typedef struct
{
  gint64 id;
  DossierTextRange range;
  char *kind;
  gboolean in_body;
} DossierZone;

/* A revision's text with what is needed to speak of places in it. Immutable once loaded; the
 * segments are for one thread at a time. */
typedef struct
{
  gint64 article;
  gint64 revision;
  char *language; /* nullable */
  DossierTextMap *map;
  GArray *zones;  /* of DossierZone, by position */
  GArray *layout; /* of DossierTextSpan, as the source had it; mostly empty */
  DossierSegments *segments;
} DossierArticleText;

DossierArticleText *dossier_article_text_load (DossierDatabase *database, gint64 revision,
                                               GError **error);
char *dossier_article_text_locator (DossierArticleText *self, guint start, guint end);
gboolean dossier_zone_kinds_get (guint index, const char **kind, const char **name);
const char *dossier_zone_kind_get_name (const char *kind);
void dossier_article_text_free (DossierArticleText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleText, dossier_article_text_free)

G_END_DECLS
