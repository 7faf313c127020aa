#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 parent; /* 0 at the top */
  char *name;
  char *parent_name; /* nullable */
  guint colour;      /* index of a tag colour */
  guint digit;       /* 1 to 9, or 0 */
  char *description; /* nullable */
  guint position;    /* among its siblings */
  guint depth;       /* 0 at the top */
  guint n_uses;      /* highlights that carry it */
  guint n_children;
} DossierTagFields;

/* A tag of the codebook. The fields are read only. */
#define DOSSIER_TYPE_TAG (dossier_tag_get_type ())
G_DECLARE_FINAL_TYPE (DossierTag, dossier_tag, DOSSIER, TAG, DossierRow)

struct _DossierTag
{
  DossierRow parent_instance;

  DossierTagFields fields;
};

G_END_DECLS
