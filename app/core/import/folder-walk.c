#include "import/folder-walk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/error.h"

#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE                                \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN                           \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK

typedef struct
{
  DossierFolderListing *listing;
  GCancellable *cancellable;
  gsize n_seen;
} Walk;

static void
found_file_free (gpointer data)
{
  DossierFoundFile *found = data;

  g_object_unref (found->file);
  g_free (found->reason);
  g_free (found);
}

/* Takes @reason. */
static void
add (GPtrArray *list, GFile *file, DossierFileKind kind, char *reason)
{
  DossierFoundFile *found = g_new0 (DossierFoundFile, 1);

  found->file = g_object_ref (file);
  found->kind = kind;
  found->reason = reason;
  g_ptr_array_add (list, found);
}

static void
skip (Walk *walk, GFile *file, const char *reason)
{
  add (walk->listing->skipped, file, DOSSIER_FILE_KIND_OTHER, g_strdup (reason));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (g_file_info_get_name (*(GFileInfo *const *) a),
                 g_file_info_get_name (*(GFileInfo *const *) b));
}

static GPtrArray *
list_sorted (Walk *walk, GFile *folder, GError **error)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, walk->cancellable, error);

  if (children == NULL)
    return NULL;
  while (walk->n_seen <= DOSSIER_FOLDER_MAX_FILES)
    {
      g_autoptr (GError) cause = NULL;
      GFileInfo *info = g_file_enumerator_next_file (children, walk->cancellable, &cause);

      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      if (info == NULL)
        break;
      walk->n_seen++;
      g_ptr_array_add (infos, info);
    }
  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

static void
visit_file (Walk *walk, GFile *file, GFileInfo *info)
{
  DossierFileKind kind = dossier_file_kind (g_file_info_get_name (info));

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    skip (walk, file, _ ("it is a link that leads nowhere, a device, a pipe or a socket"));
  else if (kind == DOSSIER_FILE_KIND_OTHER)
    skip (walk, file, _ ("its name does not end like that of a text or web page"));
  else
    add (walk->listing->files, file, kind, NULL);
}

static gboolean visit_folder (Walk *walk, GFile *folder, int depth, GError **error);

/* A folder below that cannot be read is told and does not end the walk. */
static gboolean
visit_subfolder (Walk *walk, GFile *folder, gboolean is_link, int depth, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (is_link)
    skip (walk, folder, _ ("it is a link to a folder, which may lead in a circle"));
  else if (depth > DOSSIER_FOLDER_MAX_DEPTH)
    skip (walk, folder, _ ("it lies deeper than 16 folders"));
  else if (!visit_folder (walk, folder, depth, &cause))
    {
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      skip (walk, folder, cause->message);
    }
  return TRUE;
}

static gboolean
visit_folder (Walk *walk, GFile *folder, int depth, GError **error)
{
  g_autoptr (GPtrArray) infos = list_sorted (walk, folder, error);

  if (infos == NULL)
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    {
      GFileInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GFile) child = g_file_get_child (folder, g_file_info_get_name (info));

      if (g_file_info_get_is_hidden (info))
        skip (walk, child, _ ("it is hidden"));
      else if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
        visit_file (walk, child, info);
      else if (!visit_subfolder (walk, child, g_file_info_get_is_symlink (info), depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_outcome (const Walk *walk, GFile *folder, GError *cause, GError **error)
{
  g_autofree char *base = g_file_get_basename (folder);
  g_autofree char *name =
      base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (folder);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else if (cause != NULL)
    g_set_error (error, DOSSIER_ERROR,
                 g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                     ? DOSSIER_ERROR_NOT_FOUND
                     : DOSSIER_ERROR_BAD_INPUT,
                 _ ("The folder “%s” cannot be read: %s."), name, cause->message);
  else if (walk->n_seen > DOSSIER_FOLDER_MAX_FILES)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("The folder “%s” holds more than %d files: import its folders one by one."),
                 name, DOSSIER_FOLDER_MAX_FILES);
  else
    return TRUE;
  return FALSE;
}

/**
 * dossier_folder_walk:
 * @folder: where to begin
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Finds the texts and web pages in a folder and the folders in it, at most 16 deep and 100,000
 * files. Hidden files and links to folders are left out; what is left out is listed. Takes as long
 * as the disk takes: call it in a worker thread.
 *
 * Returns: (transfer full): what was found, or NULL with DOSSIER_ERROR_NOT_FOUND,
 *   DOSSIER_ERROR_BAD_INPUT (no folder, unreadable, too many files) or G_IO_ERROR_CANCELLED
 */
DossierFolderListing *
dossier_folder_walk (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierFolderListing) listing = g_new0 (DossierFolderListing, 1);
  g_autoptr (GError) cause = NULL;
  Walk walk = { listing, cancellable, 0 };

  listing->files = g_ptr_array_new_with_free_func (found_file_free);
  listing->skipped = g_ptr_array_new_with_free_func (found_file_free);
  visit_folder (&walk, folder, 0, &cause);
  if (!check_outcome (&walk, folder, cause, error))
    return NULL;
  return g_steal_pointer (&listing);
}

/**
 * dossier_folder_listing_free:
 * @self: (transfer full): a listing
 *
 * Any thread.
 */
void
dossier_folder_listing_free (DossierFolderListing *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}
