#pragma once

#include "model/row.h"

G_BEGIN_DECLS

/* A tag that a highlight carries. */
typedef struct
{
  gint64 id;
  char *name;
  guint colour;
} DossierTagUse;

GArray *dossier_tag_uses_new (void);

typedef struct
{
  gint64 article;
  char *article_title;
  char *outlet;    /* nullable */
  char *published; /* EDTF, nullable */
  gint64 revision;
  guint start; /* code points */
  guint end;   /* code points */
  char *quote;
  char *prefix;
  char *suffix;
  char *comment;        /* nullable */
  char *state;          /* exact, moved, lost */
  char *locator;        /* ¶2, s. 1 */
  gint64 follow_up;     /* the oldest that is open, or 0 */
  char *follow_up_line; /* nullable */
  GArray *tags;         /* of DossierTagUse */
} DossierHighlightFields;

/* A highlight with where it stands, as the Passages view and the inspector show it. The fields are read only. */
#define DOSSIER_TYPE_HIGHLIGHT (dossier_highlight_get_type ())
G_DECLARE_FINAL_TYPE (DossierHighlight, dossier_highlight, DOSSIER, HIGHLIGHT, DossierRow)

struct _DossierHighlight
{
  DossierRow parent_instance;

  DossierHighlightFields fields;
};

G_END_DECLS
