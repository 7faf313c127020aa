#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 record;       /* what it is about */
  char *line;          /* what to check, may be empty */
  char *quote;         /* the passage, or the title of the article */
  gint64 article;      /* 0 when there is none */
  char *article_title; /* nullable */
  guint start;         /* code points */
  guint end;           /* code points */
  gint64 made_at;      /* milliseconds since 1970 */
} DossierFollowUpFields;

/* Something to check later. The fields are read only. */
#define DOSSIER_TYPE_FOLLOW_UP (dossier_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (DossierFollowUp, dossier_follow_up, DOSSIER, FOLLOW_UP, DossierRow)

struct _DossierFollowUp
{
  DossierRow parent_instance;

  DossierFollowUpFields fields;
};

G_END_DECLS
