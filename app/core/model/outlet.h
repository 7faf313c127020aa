#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *reliability; /* A to F, nullable */
  char *reason;      /* why, nullable */
  guint n_articles;
} DossierOutletFields;

/* An outlet as lists show it. The fields are read only. */
#define DOSSIER_TYPE_OUTLET (dossier_outlet_get_type ())
G_DECLARE_FINAL_TYPE (DossierOutlet, dossier_outlet, DOSSIER, OUTLET, DossierRow)

struct _DossierOutlet
{
  DossierRow parent_instance;

  DossierOutletFields fields;
};

G_END_DECLS
