#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *label;          /* nullable */
  char *outlet;         /* name of the outlet, nullable */
  char *reliability;    /* letter of the outlet or of the article itself, nullable */
  char *byline;         /* nullable */
  char *published;      /* EDTF, nullable */
  char *language;       /* nullable */
  char *url;            /* nullable */
  char *state;          /* unread, reading, curated, aside */
  gint64 published_min; /* day number; G_MININT64 for none before */
  gint64 added_at;      /* milliseconds since 1970 */
  guint n_highlights;
  guint n_mentions;
  guint n_dates;
  guint n_follow_ups; /* open ones */
  guint n_relays;     /* articles that repeat this one */
} DossierArticleFields;

/* An article as the library shows it. The fields are read only. */
#define DOSSIER_TYPE_ARTICLE (dossier_article_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticle, dossier_article, DOSSIER, ARTICLE, DossierRow)

struct _DossierArticle
{
  DossierRow parent_instance;

  DossierArticleFields fields;
};

G_END_DECLS
