#include "net/fetched.h"

/**
 * dossier_fetched_free:
 * @fetched: (nullable) (transfer full): what a fetch returned
 *
 * Any thread.
 */
void
dossier_fetched_free (DossierFetched *fetched)
{
  if (!fetched)
    return;
  g_free (fetched->requested);
  g_free (fetched->address);
  g_strfreev (fetched->redirects);
  g_free (fetched->headers);
  g_free (fetched->content_type);
  g_free (fetched->charset);
  g_free (fetched->retrieved_at);
  g_clear_pointer (&fetched->bytes, g_bytes_unref);
  g_free (fetched);
}
