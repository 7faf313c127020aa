#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *kind;      /* "name", "note", "comment", "title", "text" */
  gint64 record;   /* the actor, note, highlight or article */
  gint64 article;  /* that it belongs to, or 0 */
  char *title;     /* of the article or note, name of the actor */
  char *outlet;    /* nullable */
  char *published; /* EDTF, nullable */
  char *locator;   /* ¶2, s. 1; nullable */
  guint start;     /* of the best match, in code points of what was searched */
  guint end;
  char *snippet;     /* what stands around it, on one line */
  gboolean is_cut;   /* the text has more before the snippet */
  gboolean goes_on;  /* and behind it */
  GArray *marks;     /* of DossierTextRange: the matches in the snippet, in its code points */
  gint64 highlight;  /* whose comment it is, or 0 */
  guint quote_start; /* its passage, in code points of the article */
  guint quote_end;
} DossierFoundFields;

/* A hit of a search through the dossier. The fields are read only. */
#define DOSSIER_TYPE_FOUND (dossier_found_get_type ())
G_DECLARE_FINAL_TYPE (DossierFound, dossier_found, DOSSIER, FOUND, DossierRow)

struct _DossierFound
{
  DossierRow parent_instance;

  DossierFoundFields fields;
};

G_END_DECLS
