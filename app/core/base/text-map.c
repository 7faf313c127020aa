#include "base/text-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

/*
 * Every 64th code point is indexed by its byte and by the number of code points beyond U+FFFF
 * before it (each takes two units in UTF-16). A look-up is one step into the index and a walk of
 * at most 63 code points; ASCII text needs no index at all.
 */
#define BLOCK 64

typedef struct
{
  guint32 byte;
  guint32 astral;
} Mark;

struct _DossierTextMap
{
  gatomicrefcount ref_count;
  GBytes *bytes;
  const char *data;
  gsize n_bytes;
  guint length;
  guint n_astral;
  Mark *marks; /* NULL for ASCII */
  guint n_marks;
};

static inline gboolean
is_lead (char c)
{
  return ((guchar) c & 0xc0) != 0x80;
}

static void
build_index (DossierTextMap *map)
{
  guint offset = 0;
  guint astral = 0;

  map->n_marks = map->length / BLOCK + 1;
  map->marks = g_new (Mark, map->n_marks);
  for (gsize i = 0; i < map->n_bytes; i++)
    {
      if (!is_lead (map->data[i]))
        continue;
      if (offset % BLOCK == 0)
        map->marks[offset / BLOCK] = (Mark){ (guint32) i, astral };
      if ((guchar) map->data[i] >= 0xf0)
        astral++;
      offset++;
    }
  if (offset % BLOCK == 0)
    map->marks[offset / BLOCK] = (Mark){ (guint32) map->n_bytes, astral };
  map->n_astral = astral;
}

/**
 * dossier_text_map_new:
 * @text: UTF-8 without NUL; the map keeps a reference
 * @error: return location
 *
 * An immutable view of a text by code points. Takes time in the length of the text once; every
 * look-up afterwards is constant or logarithmic.
 *
 * Returns: (transfer full): the map, or NULL with DOSSIER_ERROR_BAD_INPUT where @text is not UTF-8,
 * holds a NUL or is 4 GB or longer. Any thread; a map may be shared between threads.
 */
DossierTextMap *
dossier_text_map_new (GBytes *text, GError **error)
{
  g_autoptr (DossierTextMap) map = g_new0 (DossierTextMap, 1);
  const char *invalid = NULL;

  g_atomic_ref_count_init (&map->ref_count);
  map->bytes = g_bytes_ref (text);
  map->data = g_bytes_get_data (text, &map->n_bytes);
  if (map->data == NULL)
    map->data = "";
  if (map->n_bytes >= G_MAXUINT32)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("The text cannot be used: it is 4 GB or longer."));
      return NULL;
    }
  if (!g_utf8_validate_len (map->data, map->n_bytes, &invalid))
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("The text cannot be used: byte %lu is not valid UTF-8."),
                   (gulong) (invalid - map->data));
      return NULL;
    }
  for (gsize i = 0; i < map->n_bytes; i++)
    map->length += is_lead (map->data[i]);
  if (map->length < map->n_bytes)
    build_index (map);

  return g_steal_pointer (&map);
}

/**
 * dossier_text_map_new_for_string:
 * @text: UTF-8; copied
 * @error: return location
 *
 * Returns: (transfer full): as dossier_text_map_new(). Any thread.
 */
DossierTextMap *
dossier_text_map_new_for_string (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dossier_text_map_new (bytes, error);
}

/**
 * dossier_text_map_ref:
 * @map: a map
 *
 * Returns: (transfer full): @map. Any thread.
 */
DossierTextMap *
dossier_text_map_ref (DossierTextMap *map)
{
  g_atomic_ref_count_inc (&map->ref_count);
  return map;
}

/**
 * dossier_text_map_unref:
 * @map: (transfer full): a map
 *
 * Drops a reference; the last one frees the map and its text. Any thread.
 */
void
dossier_text_map_unref (DossierTextMap *map)
{
  if (!g_atomic_ref_count_dec (&map->ref_count))
    return;
  g_clear_pointer (&map->bytes, g_bytes_unref);
  g_free (map->marks);
  g_free (map);
}

/**
 * dossier_text_map_get_data:
 * @map: a map
 * @n_bytes: (out) (optional): the length in bytes
 *
 * Returns: (transfer none): the text; not NUL-terminated. Any thread.
 */
const char *
dossier_text_map_get_data (DossierTextMap *map, gsize *n_bytes)
{
  if (n_bytes != NULL)
    *n_bytes = map->n_bytes;
  return map->data;
}

/**
 * dossier_text_map_get_length:
 * @map: a map
 *
 * Returns: the length in code points. Any thread.
 */
guint
dossier_text_map_get_length (DossierTextMap *map)
{
  return map->length;
}

/**
 * dossier_text_map_byte_at:
 * @map: a map
 * @offset: code points; beyond the end counts as the end
 *
 * Returns: where the code point at @offset starts, in bytes. Any thread.
 */
gsize
dossier_text_map_byte_at (DossierTextMap *map, guint offset)
{
  const char *p;

  if (offset >= map->length)
    return map->n_bytes;
  if (map->marks == NULL)
    return offset;
  p = map->data + map->marks[offset / BLOCK].byte;
  for (guint i = offset % BLOCK; i > 0; i--)
    p = g_utf8_next_char (p);
  return (gsize) (p - map->data);
}

/* The last mark whose @field is not beyond the value sought. */
static guint
find_block (DossierTextMap *map, gsize value, gboolean utf16)
{
  guint low = 0;
  guint high = map->n_marks;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const Mark *mark = &map->marks[middle];
      gsize at = utf16 ? (gsize) middle * BLOCK + mark->astral : mark->byte;

      if (at <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_text_map_offset_at_byte:
 * @map: a map
 * @byte: bytes; beyond the end counts as the end
 *
 * Returns: the code point that holds @byte. Any thread.
 */
guint
dossier_text_map_offset_at_byte (DossierTextMap *map, gsize byte)
{
  guint block;
  guint offset;

  if (byte >= map->n_bytes)
    return map->length;
  if (map->marks == NULL)
    return (guint) byte;
  block = find_block (map, byte, FALSE);
  offset = block * BLOCK;
  for (gsize i = map->marks[block].byte + 1; i <= byte; i++)
    offset += is_lead (map->data[i]);
  return offset;
}

/**
 * dossier_text_map_char_at:
 * @map: a map
 * @offset: code points
 *
 * Returns: the code point at @offset, 0 at the end and beyond. Any thread.
 */
gunichar
dossier_text_map_char_at (DossierTextMap *map, guint offset)
{
  if (offset >= map->length)
    return 0;
  return g_utf8_get_char (map->data + dossier_text_map_byte_at (map, offset));
}

/**
 * dossier_text_map_dup_slice:
 * @map: a map
 * @start: code points
 * @end: code points; beyond the end counts as the end, before @start as @start
 *
 * Returns: (transfer full): the text of the range. Any thread.
 */
char *
dossier_text_map_dup_slice (DossierTextMap *map, guint start, guint end)
{
  gsize from = dossier_text_map_byte_at (map, start);
  gsize to = dossier_text_map_byte_at (map, MAX (start, end));

  return g_strndup (map->data + from, to - from);
}

/**
 * dossier_text_map_to_utf16:
 * @map: a map
 * @offset: code points; beyond the end counts as the end
 *
 * For formats that count in UTF-16 units, as JavaScript does.
 *
 * Returns: the units before @offset. Any thread.
 */
gsize
dossier_text_map_to_utf16 (DossierTextMap *map, guint offset)
{
  const Mark *mark;
  const char *p;
  gsize units;

  if (map->marks == NULL)
    return MIN (offset, map->length);
  if (offset >= map->length)
    return (gsize) map->length + map->n_astral;
  mark = &map->marks[offset / BLOCK];
  units = (gsize) offset + mark->astral;
  p = map->data + mark->byte;
  for (guint i = offset % BLOCK; i > 0; i--, p = g_utf8_next_char (p))
    units += (guchar) *p >= 0xf0;
  return units;
}

/**
 * dossier_text_map_from_utf16:
 * @map: a map
 * @utf16: UTF-16 units; beyond the end counts as the end
 *
 * Returns: the code point that holds the unit @utf16: inside a surrogate pair, the pair's.
 * Any thread.
 */
guint
dossier_text_map_from_utf16 (DossierTextMap *map, gsize utf16)
{
  guint block;
  gsize units;
  const char *p;
  guint offset;

  if (map->marks == NULL)
    return (guint) MIN (utf16, map->length);
  if (utf16 >= (gsize) map->length + map->n_astral)
    return map->length;
  block = find_block (map, utf16, TRUE);
  units = (gsize) block * BLOCK + map->marks[block].astral;
  p = map->data + map->marks[block].byte;
  for (offset = block * BLOCK;; offset++, p = g_utf8_next_char (p))
    {
      units += 1 + ((guchar) *p >= 0xf0);
      if (units > utf16)
        return offset;
    }
}
