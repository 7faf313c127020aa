#pragma once

#include "import/import-item.h"

G_BEGIN_DECLS

/* A file or an address that one item comes from. */
typedef struct
{
  GFile *file;             /* NULL for an address */
  char *address;           /* NULL for a file */
  DossierImportItem *item; /* NULL, or what could not even be tried */
} DossierImportPlace;

GPtrArray *dossier_import_places_find (const char *const *places, GCancellable *cancellable,
                                       GError **error);
DossierImportItem *dossier_import_place_read (DossierImportPlace *self, const char *encoding,
                                              GCancellable *cancellable);

G_END_DECLS
