#include "opened.h"

#include <string.h>

/* Who acts, for the history: the person's name where the system knows it. */
static const char *
get_author (void)
{
  const char *name = g_get_real_name ();

  return name[0] != '\0' && strcmp (name, "Unknown") != 0 ? name : g_get_user_name ();
}

static DossierCorpus *
wrap (DossierStore *store)
{
  g_autoptr (DossierStore) owned = store;

  return owned != NULL ? dossier_corpus_new (owned, get_author ()) : NULL;
}

/**
 * dossier_opened:
 * @path: a dossier
 *
 * Returns: (transfer full): the open dossier; NULL with the errors of dossier_store_open()
 */
DossierCorpus *
dossier_opened (const char *path, GError **error)
{
  return wrap (dossier_store_open (path, error));
}

/**
 * dossier_opened_new:
 * @path: a file that does not exist
 *
 * Returns: (transfer full): a new dossier; NULL with the errors of dossier_store_create()
 */
DossierCorpus *
dossier_opened_new (const char *path, GError **error)
{
  return wrap (dossier_store_create (path, error));
}

/**
 * dossier_opened_close:
 * @corpus: (nullable) (transfer full):
 *
 * Closes the file and waits for that, and lets what was queued for a main loop go.
 */
void
dossier_opened_close (DossierCorpus *corpus)
{
  if (corpus == NULL)
    return;
  dossier_corpus_close (corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (corpus);
}
