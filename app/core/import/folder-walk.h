#pragma once

#include <gio/gio.h>

#include "import/file-source.h"

G_BEGIN_DECLS

#define DOSSIER_FOLDER_MAX_DEPTH 16
#define DOSSIER_FOLDER_MAX_FILES 100000

/* A file found in a folder: one to import, with what it seems to be, or one left out and why. */
typedef struct
{
  GFile *file;
  DossierFileKind kind;
  char *reason; /* (nullable): why it was left out, in words */
} DossierFoundFile;

typedef struct
{
  GPtrArray *files;   /* (element-type DossierFoundFile): to import, folder by folder, by name */
  GPtrArray *skipped; /* (element-type DossierFoundFile): left out, in the order met */
} DossierFolderListing;

DossierFolderListing *dossier_folder_walk (GFile *folder, GCancellable *cancellable,
                                           GError **error);
void dossier_folder_listing_free (DossierFolderListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFolderListing, dossier_folder_listing_free)

G_END_DECLS
