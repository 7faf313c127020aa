#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;         /* may be empty */
  char *start;         /* the first words of the body */
  gint64 article;      /* 0 for a free note */
  char *article_title; /* nullable */
  guint n_citations;
  gint64 changed_at; /* milliseconds since 1970 */
} DossierNoteFields;

/* A note as lists show it. The fields are read only. */
#define DOSSIER_TYPE_NOTE (dossier_note_get_type ())
G_DECLARE_FINAL_TYPE (DossierNote, dossier_note, DOSSIER, NOTE, DossierRow)

struct _DossierNote
{
  DossierRow parent_instance;

  DossierNoteFields fields;
};

G_END_DECLS
