#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CHANGE_NEW G_MAXUINT

/* A character of a changed text, and which character of the earlier text it was. */
typedef struct
{
  gunichar c;
  guint origin; /* CHANGE_NEW where it was not there */
} ChangeCell;

/* A text that is being changed: its cells, and the sentences that the earlier text had, as origins. */
typedef struct
{
  GArray *cells;     /* of ChangeCell */
  GArray *sentences; /* of DossierTextRange, in the earlier text; not owned */
  GRand *rand;
} ChangeText;

/* One way in which an article changes between two versions. */
typedef struct
{
  const char *name;
  void (*change) (ChangeText *text);
} ChangeWay;

const ChangeWay *change_ways_get (guint *n_ways);

G_END_DECLS
