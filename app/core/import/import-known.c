#include "import/import-known.h"

#include "corpus/content.h"
#include "import/import-item-private.h"

static gpointer
find_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *items = data;

  for (guint i = 0; i < items->len; i++)
    {
      DossierImportItem *item = items->pdata[i];
      g_autofree char *sha256 = NULL;
      gint64 article;

      if (item->state != DOSSIER_IMPORT_READY || item->original == NULL)
        continue;
      sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, item->original);
      article = dossier_content_find_article (database, sha256);
      if (article != 0)
        dossier_import_item_set_article (item, article, TRUE);
    }
  return items;
}

/**
 * dossier_import_find_known:
 * @items: (element-type DossierImportItem): what was prepared
 *
 * Finds those whose bytes are in the dossier already, so that a person is told before anything is
 * committed; they are KNOWN from then on. Waits: a worker thread.
 */
gboolean
dossier_import_find_known (DossierCorpus *corpus, GPtrArray *items, GError **error)
{
  return dossier_store_read (dossier_corpus_get_store (corpus), find_thread, items, NULL, error)
         != NULL;
}
