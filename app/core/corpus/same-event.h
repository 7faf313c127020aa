#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* What is known of an event for which other accounts are looked for. */
typedef struct
{
  gint64 event;         /* that is there, or 0 */
  const char *words;    /* its title, or the sentence that tells of it */
  const char *edtf;     /* nullable */
  const gint64 *actors; /* who takes part, or is said not to */
  guint n_actors;
} DossierSameEventWish;

/* An event that may be the same, and why. Derived, never stored. */
typedef struct
{
  gint64 event;
  char *title;
  char *edtf;   /* nullable */
  char *why;    /* "same days · Ilyin, Han · similar words" */
  char *source; /* titles of its articles, nullable */
  guint score;
} DossierSameEvent;

GArray *dossier_same_events_find (DossierDatabase *database, const DossierSameEventWish *wish,
                                  guint limit, GError **error);
GArray *dossier_same_events_find_for (DossierDatabase *database, gint64 event, guint limit,
                                      GError **error);

G_END_DECLS
