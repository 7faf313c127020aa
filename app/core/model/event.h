#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *kind; /* nullable */
  char *status;
  char *edtf;     /* nullable */
  gint64 day_min; /* 0 where there is no date */
  gint64 day_max;
  char *place;        /* an actor's name or words, nullable */
  char *participants; /* joined with commas, nullable */
  guint n_evidence;   /* passages */
  guint n_articles;
  char *outside_source; /* nullable */
  guint n_differing;    /* dates in its words from whose anchors another value follows now */
} DossierEventFields;

/* An event as lists show it. The fields are read only. */
#define DOSSIER_TYPE_EVENT (dossier_event_get_type ())
G_DECLARE_FINAL_TYPE (DossierEvent, dossier_event, DOSSIER, EVENT, DossierRow)

struct _DossierEvent
{
  DossierRow parent_instance;

  DossierEventFields fields;
};

G_END_DECLS
