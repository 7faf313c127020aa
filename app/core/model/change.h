#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *author;
  char *verb;
  gint64 made_at; /* milliseconds since 1970 */
  gint64 subject; /* the record it is about, or 0 */
  gint64 article; /* the article it is about, or 0 */
  guint state;    /* 0 done, 1 undone, 2 can no longer be redone */
} DossierChangeFields;

/* An act of the history. The fields are read only. */
#define DOSSIER_TYPE_CHANGE (dossier_change_get_type ())
G_DECLARE_FINAL_TYPE (DossierChange, dossier_change, DOSSIER, CHANGE, DossierRow)

struct _DossierChange
{
  DossierRow parent_instance;

  DossierChangeFields fields;
};

G_END_DECLS
