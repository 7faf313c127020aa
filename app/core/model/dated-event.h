#pragma once

#include "model/row.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *status;
  char *edtf;  /* nullable */
  char *lanes; /* that it stands in, joined with commas; nullable */
} DossierDatedEventFields;

/* An event as a line of a timeline's list. The fields are read only. */
#define DOSSIER_TYPE_DATED_EVENT (dossier_dated_event_get_type ())
G_DECLARE_FINAL_TYPE (DossierDatedEvent, dossier_dated_event, DOSSIER, DATED_EVENT, DossierRow)

struct _DossierDatedEvent
{
  DossierRow parent_instance;

  DossierDatedEventFields fields;
};

G_END_DECLS
