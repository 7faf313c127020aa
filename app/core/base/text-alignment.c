#include "base/text-alignment.h"

#include <string.h>

/*
 * What two versions of a text have in common, in order. Both are cut into chunks, at line feeds and
 * behind full stops (a news article may be a single line). Chunks that stand once in either version
 * are paired; of the pairs, the longest chain that rises in both is kept and grown by equal
 * neighbours. All of it takes n log n.
 */

typedef struct
{
  gsize start; /* bytes */
  gsize end;
} Chunk;

/* A stretch of code points that is the same in both versions. */
typedef struct
{
  guint from;
  guint to;
  guint length;
} Run;

typedef struct
{
  guint count;
  guint position;
} Seen;

struct _DossierTextAlignment
{
  GArray *runs; /* of Run, rising */
};

static GArray *
cut (const char *text, gsize n_bytes)
{
  GArray *chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  gsize start = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      gboolean ends = text[i] == '\n' || i + 1 == n_bytes
                      || (text[i] == ' ' && i > 0 && strchr (".?!", text[i - 1]) != NULL)
                      || (i >= 2 && memcmp (text + i - 2, "。", 3) == 0);
      Chunk chunk = { start, i + 1 };

      if (!ends)
        continue;
      g_array_append_val (chunks, chunk);
      start = i + 1;
    }
  return chunks;
}

static GBytes *
make_key (const char *text, const Chunk *chunk)
{
  return g_bytes_new_static (text + chunk->start, chunk->end - chunk->start);
}

/* The chunks by their text: how often, and where (the last time). */
static GHashTable *
count_chunks (const char *text, GArray *chunks)
{
  GHashTable *table =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);

  for (guint i = 0; i < chunks->len; i++)
    {
      g_autoptr (GBytes) key = make_key (text, &g_array_index (chunks, Chunk, i));
      Seen *seen = g_hash_table_lookup (table, key);

      if (seen == NULL)
        {
          seen = g_new0 (Seen, 1);
          g_hash_table_insert (table, g_steal_pointer (&key), seen);
        }
      seen->count++;
      seen->position = i;
    }
  return table;
}

/* For each chunk of @from its only equal in @to, G_MAXUINT where there is none. */
static guint *
pair_unique (const char *from, GArray *from_chunks, const char *to, GArray *to_chunks)
{
  g_autoptr (GHashTable) in_from = count_chunks (from, from_chunks);
  g_autoptr (GHashTable) in_to = count_chunks (to, to_chunks);
  guint *pairs = g_new (guint, MAX (from_chunks->len, 1));

  for (guint i = 0; i < from_chunks->len; i++)
    {
      g_autoptr (GBytes) key = make_key (from, &g_array_index (from_chunks, Chunk, i));
      const Seen *here = g_hash_table_lookup (in_from, key);
      const Seen *there = g_hash_table_lookup (in_to, key);

      pairs[i] =
          here->count == 1 && there != NULL && there->count == 1 ? there->position : G_MAXUINT;
    }
  return pairs;
}

/* Leaves of @pairs only a longest chain whose second members rise. */
static void
keep_rising (guint *pairs, guint n)
{
  g_autofree guint *tails = g_new (guint, MAX (n, 1)); /* last index of the best chain by length */
  g_autofree guint *before = g_new (guint, MAX (n, 1));
  guint length = 0;
  guint at;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0;
      guint high = length;

      if (pairs[i] == G_MAXUINT)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (pairs[tails[middle]] < pairs[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  at = length > 0 ? tails[length - 1] : G_MAXUINT;
  for (guint i = n; i-- > 0;)
    if (i == at)
      at = before[i];
    else
      pairs[i] = G_MAXUINT;
}

static gboolean
is_same (const char *from, const Chunk *a, const char *to, const Chunk *b)
{
  return a->end - a->start == b->end - b->start
         && memcmp (from + a->start, to + b->start, a->end - a->start) == 0;
}

/* Pairs equal chunks next to paired ones: forwards, then backwards. */
static void
grow (guint *pairs, const char *from, GArray *from_chunks, const char *to, GArray *to_chunks)
{
  guint n = from_chunks->len;
  guint limit = to_chunks->len;

#define SAME(i, k)                                                                                 \
  is_same (from, &g_array_index (from_chunks, Chunk, i), to, &g_array_index (to_chunks, Chunk, k))
  if (n > 0 && limit > 0 && pairs[0] == G_MAXUINT && SAME (0, 0))
    pairs[0] = 0;
  for (guint i = n; i-- > 0;)
    {
      if (pairs[i] == G_MAXUINT)
        continue;
      /* The chunk that is paired next keeps its own. */
      for (guint k = i + 1;
           k < n && pairs[k] == G_MAXUINT && pairs[k - 1] + 1 < limit && SAME (k, pairs[k - 1] + 1);
           k++)
        pairs[k] = pairs[k - 1] + 1;
      limit = pairs[i];
    }
  limit = 0;
  for (guint i = 0; i < n; i++)
    {
      if (pairs[i] == G_MAXUINT)
        continue;
      for (guint k = i;
           k > 0 && pairs[k - 1] == G_MAXUINT && pairs[k] > limit && SAME (k - 1, pairs[k] - 1);
           k--)
        pairs[k - 1] = pairs[k] - 1;
      limit = pairs[i] + 1;
    }
#undef SAME
}

static void
add_run (DossierTextAlignment *alignment, DossierTextMap *from, const Chunk *a, DossierTextMap *to,
         const Chunk *b)
{
  guint start = dossier_text_map_offset_at_byte (from, a->start);
  Run run = { start, dossier_text_map_offset_at_byte (to, b->start),
              dossier_text_map_offset_at_byte (from, a->end) - start };
  Run *last = alignment->runs->len > 0
                  ? &g_array_index (alignment->runs, Run, alignment->runs->len - 1)
                  : NULL;

  if (last != NULL && last->from + last->length == run.from && last->to + last->length == run.to)
    last->length += run.length;
  else
    g_array_append_val (alignment->runs, run);
}

/**
 * dossier_text_alignment_new:
 * @from: the earlier version
 * @to: the later one
 *
 * Returns: (transfer full): what did not change. Any thread.
 */
DossierTextAlignment *
dossier_text_alignment_new (DossierTextMap *from, DossierTextMap *to)
{
  DossierTextAlignment *alignment = g_new0 (DossierTextAlignment, 1);
  gsize n_from;
  gsize n_to;
  const char *from_text = dossier_text_map_get_data (from, &n_from);
  const char *to_text = dossier_text_map_get_data (to, &n_to);
  g_autoptr (GArray) from_chunks = cut (from_text, n_from);
  g_autoptr (GArray) to_chunks = cut (to_text, n_to);
  g_autofree guint *pairs = pair_unique (from_text, from_chunks, to_text, to_chunks);

  alignment->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  keep_rising (pairs, from_chunks->len);
  grow (pairs, from_text, from_chunks, to_text, to_chunks);
  for (guint i = 0; i < from_chunks->len; i++)
    if (pairs[i] != G_MAXUINT)
      add_run (alignment, from, &g_array_index (from_chunks, Chunk, i), to,
               &g_array_index (to_chunks, Chunk, pairs[i]));
  return alignment;
}

/**
 * dossier_text_alignment_free:
 * @alignment: (transfer full): an alignment
 *
 * Frees it.
 */
void
dossier_text_alignment_free (DossierTextAlignment *alignment)
{
  g_array_unref (alignment->runs);
  g_free (alignment);
}

/**
 * dossier_text_alignment_map:
 * @alignment: an alignment
 * @start: code points in the earlier version
 * @end: likewise
 * @mapped: (out): where @start is in the later version, or about where it would be
 *
 * Returns: whether the whole range lies in what did not change: then it stands at @mapped.
 * Any thread.
 */
gboolean
dossier_text_alignment_map (DossierTextAlignment *alignment, guint start, guint end, guint *mapped)
{
  guint low = 0;
  guint high = alignment->runs->len;
  const Run *run;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (alignment->runs, Run, middle).from <= start)
        low = middle + 1;
      else
        high = middle;
    }
  *mapped = start;
  if (low == 0)
    return FALSE;
  run = &g_array_index (alignment->runs, Run, low - 1);
  *mapped = run->to + (start - run->from);
  return end <= run->from + run->length && end >= start;
}
