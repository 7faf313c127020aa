#include "base/id.h"

#include <string.h>

/**
 * dossier_id_new:
 *
 * Returns: a new random id between 1 and G_MAXINT64. Any thread.
 */
gint64
dossier_id_new (void)
{
  guint64 id;

  do
    id = (((guint64) g_random_int () << 32) | g_random_int ()) & G_MAXINT64;
  while (id == 0);

  return (gint64) id;
}

/**
 * dossier_id_parse:
 * @text: a decimal number
 * @id: (out): the id
 *
 * Returns: whether the whole of @text is an id (positive, 63 bits). Any thread.
 */
gboolean
dossier_id_parse (const char *text, gint64 *id)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    return FALSE;

  *id = (gint64) value;
  return TRUE;
}

/**
 * dossier_id_guid:
 * @dossier_uuid: the UUID of the dossier, 36 characters
 * @id: a record's id
 *
 * The name of a record outside this dossier: a version 5 UUID (RFC 4122, section 4.3) in the
 * name space of the dossier, so that every export of one record shows the same GUID.
 *
 * Returns: (transfer full): 36 characters. Any thread.
 */
char *
dossier_id_guid (const char *dossier_uuid, gint64 id)
{
  g_autoptr (GChecksum) sha1 = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  guint8 digest[20];
  gsize length = sizeof digest;

  for (const char *p = dossier_uuid; p[0] != '\0';)
    {
      if (p[0] == '-')
        {
          p++;
          continue;
        }
      int high = g_ascii_xdigit_value (p[0]);
      int low = p[1] != '\0' ? g_ascii_xdigit_value (p[1]) : -1;
      g_return_val_if_fail (high >= 0 && low >= 0, NULL);
      guint8 byte = (guint8) (high << 4 | low);
      g_checksum_update (sha1, &byte, 1);
      p += 2;
    }
  g_checksum_update (sha1, (const guint8 *) name, (gssize) strlen (name));
  g_checksum_get_digest (sha1, digest, &length);
  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5],
                          digest[6], digest[7], digest[8], digest[9], digest[10], digest[11],
                          digest[12], digest[13], digest[14], digest[15]);
}
