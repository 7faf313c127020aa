#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* Where words stand that somebody quoted. Code points of the newest revision. */
typedef struct
{
  gint64 article;
  gint64 revision;
  guint start;
  guint end;
} DossierQuotedPlace;

gboolean dossier_quoted_place_find (DossierDatabase *database, gint64 article, const char *quote,
                                    guint nth, DossierQuotedPlace *place, GError **error);

G_END_DECLS
