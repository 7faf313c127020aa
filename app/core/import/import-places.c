#include "import/import-places.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "import/folder-walk.h"
#include "net/fetch.h"

static void
place_free (gpointer data)
{
  DossierImportPlace *place = data;

  g_clear_object (&place->file);
  g_clear_object (&place->item);
  g_free (place->address);
  g_free (place);
}

static DossierImportPlace *
add_place (GPtrArray *places)
{
  DossierImportPlace *place = g_new0 (DossierImportPlace, 1);

  g_ptr_array_add (places, place);
  return place;
}

static gboolean
is_address (const char *place)
{
  return g_ascii_strncasecmp (place, "http://", 7) == 0
         || g_ascii_strncasecmp (place, "https://", 8) == 0;
}

static void
add_left_out (GPtrArray *places, const DossierFoundFile *found)
{
  g_autofree char *name = g_file_get_parse_name (found->file);
  GError *error = g_error_new (DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, _ ("“%s” was left out: %s"),
                               name, found->reason);

  add_place (places)->item =
      dossier_import_item_new_for_error (name, DOSSIER_IMPORT_LEFT_OUT, error);
}

/* A folder that cannot be read is one that failed among others; only cancelling ends all. */
static gboolean
add_folder (GPtrArray *places, GFile *folder, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  g_autoptr (DossierFolderListing) listing = dossier_folder_walk (folder, cancellable, &cause);
  g_autofree char *name = g_file_get_parse_name (folder);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  if (listing == NULL)
    {
      add_place (places)->item =
          dossier_import_item_new_for_error (name, DOSSIER_IMPORT_FAILED, cause);
      return TRUE;
    }
  for (guint i = 0; i < listing->files->len; i++)
    {
      const DossierFoundFile *found = listing->files->pdata[i];
      add_place (places)->file = g_object_ref (found->file);
    }
  for (guint i = 0; i < listing->skipped->len; i++)
    add_left_out (places, listing->skipped->pdata[i]);
  return TRUE;
}

/**
 * dossier_import_places_find:
 * @places: paths of files and folders, and addresses that begin with http:// or https://
 *
 * Looks into the folders. A worker thread.
 *
 * Returns: (transfer full) (element-type DossierImportPlace): what there is to read, in order;
 *   NULL with G_IO_ERROR_CANCELLED
 */
GPtrArray *
dossier_import_places_find (const char *const *places, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (place_free);

  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autoptr (GFile) file = NULL;

      if (is_address (places[i]))
        {
          add_place (found)->address = g_strdup (places[i]);
          continue;
        }
      file = g_file_new_for_commandline_arg (places[i]);
      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable)
          != G_FILE_TYPE_DIRECTORY)
        add_place (found)->file = g_steal_pointer (&file);
      else if (!add_folder (found, file, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * dossier_import_place_read:
 * @encoding: (nullable): read it so
 *
 * Reads the file or fetches the address. A worker thread.
 *
 * Returns: (transfer full): the item, failed where it cannot be had
 */
DossierImportItem *
dossier_import_place_read (DossierImportPlace *self, const char *encoding,
                           GCancellable *cancellable)
{
  g_autoptr (DossierFetch) fetch = NULL;
  DossierFetched *fetched;
  GError *error = NULL;

  if (self->item != NULL)
    return g_object_ref (self->item);
  if (self->file != NULL)
    return dossier_import_item_new_for_file (self->file, encoding, cancellable);
  fetch = dossier_fetch_new ();
  fetched = dossier_fetch_run (fetch, self->address, cancellable, NULL, NULL, &error);
  if (fetched == NULL)
    return dossier_import_item_new_for_error (self->address, DOSSIER_IMPORT_FAILED, error);
  return dossier_import_item_new_for_fetched (fetched, encoding, cancellable);
}
