#pragma once

#include "model/conflict.h"
#include "store/database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 actor; /* with merges looked through */
  char *name;
  gboolean absent;
} DossierAccountPerson;

typedef struct
{
  gint64 date; /* an expression */
  char *edtf;
  gint64 day_min;
  gint64 day_max;
} DossierAccountDate;

/* An event as one account of what happened: what can be compared with other accounts. */
typedef struct
{
  gint64 event;
  char *title;
  char *status;
  char *factuality; /* nullable */
  char *edtf;       /* nullable */
  gint64 day_min;   /* only with a date */
  gint64 day_max;
  gint64 place;     /* an actor with merges looked through, or 0 */
  char *place_name; /* nullable */
  GArray *people;   /* of DossierAccountPerson */
  GArray *dates;    /* of DossierAccountDate: what texts say of when it was */
} DossierAccount;

GPtrArray *dossier_accounts_load (DossierDatabase *database, const char *set, gboolean many,
                                  GError **error);
GArray *dossier_accounts_find_same (DossierDatabase *database, gint64 event, GError **error);
char *dossier_accounts_set (const GArray *events);
GPtrArray *dossier_accounts_compare (DossierAccount *const *accounts, guint n_accounts);
gboolean dossier_account_denies (const DossierAccount *self);

G_END_DECLS
