#include "corpus/content.h"

/**
 * dossier_content_put_text:
 * @text: UTF-8 with LF line ends, without NUL
 *
 * Keeps a text, once for all who have the same. Store's thread.
 *
 * Returns: (transfer full): its SHA-256 as hexadecimal digits
 */
char *
dossier_content_put_text (DossierAct *act, GBytes *text, const char *media_type, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);

  /* Texts are bound as blobs to spare a walk for the NUL, and cast once inside SQLite. A row that
   * holds the same bytes as an original gains the text. */
  if (!dossier_act_run (
          act, error,
          "INSERT INTO content (sha256, media_type, text) VALUES (?, ?, CAST (? AS TEXT)) "
          "ON CONFLICT (sha256) DO UPDATE SET text = excluded.text WHERE text IS NULL",
          "ttb", sha256, media_type, text))
    return NULL;
  return g_steal_pointer (&sha256);
}

/**
 * dossier_content_put_bytes:
 * @bytes: anything
 *
 * Keeps an original. When the same bytes are there as a text, that row serves. Store's thread.
 *
 * Returns: (transfer full): its SHA-256 as hexadecimal digits
 */
char *
dossier_content_put_bytes (DossierAct *act, GBytes *bytes, const char *media_type, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (!dossier_act_run (act, error,
                        "INSERT INTO content (sha256, media_type, bytes) VALUES (?, ?, ?) "
                        "ON CONFLICT (sha256) DO NOTHING",
                        "ttb", sha256, media_type, bytes))
    return NULL;
  return g_steal_pointer (&sha256);
}

/**
 * dossier_content_find_article:
 *
 * Returns: an article that was made from these bytes or has this text, else 0
 */
gint64
dossier_content_find_article (DossierDatabase *database, const char *sha256)
{
  gint64 article;

  if (dossier_database_get_int (database, &article, NULL,
                                "SELECT article FROM source WHERE content = ? ORDER BY id LIMIT 1",
                                "t", sha256)
      || dossier_database_get_int (
          database, &article, NULL,
          "SELECT article FROM revision WHERE content = ? ORDER BY id LIMIT 1", "t", sha256))
    return article;
  return 0;
}
