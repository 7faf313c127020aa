#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 article;
  char *article_title;
  char *outlet;    /* nullable */
  char *published; /* EDTF, nullable */
  guint start;     /* code points */
  guint end;       /* code points */
  char *quote;
  char *prefix;
  char *suffix;
  char *state;   /* exact, moved, lost */
  char *locator; /* ¶2, s. 1 */
  gint64
      earlier; /* the earlier text that alone has the words; 0: they stand in the text as it is */
} DossierPassageFields;

/* Where a record has a passage: a mention of an actor, evidence of an event. The fields are read only. */
#define DOSSIER_TYPE_PASSAGE (dossier_passage_get_type ())
G_DECLARE_FINAL_TYPE (DossierPassage, dossier_passage, DOSSIER, PASSAGE, DossierRow)

struct _DossierPassage
{
  DossierRow parent_instance;

  DossierPassageFields fields;
};

G_END_DECLS
