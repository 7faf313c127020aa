#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  guint position;      /* N of [^N] in the note */
  gint64 record;       /* what is cited */
  char *quote;         /* the passage, or the title of the event or article */
  gint64 article;      /* 0 when there is none */
  char *article_title; /* nullable */
  char *outlet;        /* nullable */
  char *published;     /* EDTF, nullable */
  char *locator;       /* ¶2, s. 1; nullable */
  guint start;         /* code points */
  guint end;           /* code points */
  char *state;         /* of the passage: exact, moved, lost; nullable */
} DossierCitationFields;

/* What a note cites, as the note shows it. The fields are read only. */
#define DOSSIER_TYPE_CITATION (dossier_citation_get_type ())
G_DECLARE_FINAL_TYPE (DossierCitation, dossier_citation, DOSSIER, CITATION, DossierRow)

struct _DossierCitation
{
  DossierRow parent_instance;

  DossierCitationFields fields;
};

G_END_DECLS
