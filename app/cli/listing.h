#pragma once

#include "output.h"

G_BEGIN_DECLS

/* What `dossier-cli list` can list: an entry of a table, and a file list-NAME.c. The names of the
 * columns are the keys of the objects, with the signs that dossier_output_value() knows. */
typedef struct
{
  const char *name;
  const char *sql;
  const char *lines; /* the columns that a line has, in order: "id published title" */
} DossierListing;

extern const DossierListing dossier_listing_articles;
extern const DossierListing dossier_listing_tags;
extern const DossierListing dossier_listing_actors;
extern const DossierListing dossier_listing_events;
extern const DossierListing dossier_listing_highlights;
extern const DossierListing dossier_listing_history;

gboolean dossier_listing_write (const DossierListing *self, DossierDatabase *database,
                                DossierOutput *output, GError **error);

G_END_DECLS
