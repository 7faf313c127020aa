#include "base/gram-index.h"

/*
 * Where each run of three code points stands in a text: one array of positions sorted by hash, and
 * where each hash begins. Two grams may share a hash, so positions are to be checked.
 */
struct _DossierGramIndex
{
  guint *heads; /* n_hashes + 1 */
  guint *positions;
  guint32 mask;
};

static inline guint32
hash_gram (const gunichar *c, guint32 mask)
{
  guint64 mixed = ((guint64) c[0] << 42) ^ ((guint64) c[1] << 21) ^ c[2];

  mixed *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (mixed >> 40) & mask;
}

/**
 * dossier_gram_index_new:
 * @text: code points; not kept
 * @length: how many
 *
 * Returns: (transfer full): the index; four bytes a code point. Any thread.
 */
DossierGramIndex *
dossier_gram_index_new (const gunichar *text, guint length)
{
  DossierGramIndex *index = g_new0 (DossierGramIndex, 1);
  guint n = length >= DOSSIER_GRAM ? length - DOSSIER_GRAM + 1 : 0;

  index->mask = 0xffff;
  while (index->mask < n && index->mask < 0xfffff)
    index->mask = index->mask << 1 | 1;
  index->heads = g_new0 (guint, (gsize) index->mask + 2);
  index->positions = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    index->heads[hash_gram (text + i, index->mask) + 1]++;
  for (guint32 i = 0; i <= index->mask; i++)
    index->heads[i + 1] += index->heads[i];
  /* Filling from behind with falling ends leaves every head where its list begins. */
  for (guint i = n; i-- > 0;)
    index->positions[--index->heads[hash_gram (text + i, index->mask) + 1]] = i;
  for (guint32 i = 0; i <= index->mask; i++)
    index->heads[i] = index->heads[i + 1];
  index->heads[index->mask + 1] = n;
  return index;
}

/**
 * dossier_gram_index_free:
 * @index: (transfer full): an index
 *
 * Frees it.
 */
void
dossier_gram_index_free (DossierGramIndex *index)
{
  g_free (index->heads);
  g_free (index->positions);
  g_free (index);
}

/**
 * dossier_gram_index_get:
 * @index: an index
 * @gram: three code points
 * @n: (out): how many positions
 *
 * Returns: (transfer none) (array length=n): rising positions where @gram may stand. Any thread.
 */
const guint *
dossier_gram_index_get (DossierGramIndex *index, const gunichar *gram, guint *n)
{
  guint32 hash = hash_gram (gram, index->mask);

  *n = index->heads[hash + 1] - index->heads[hash];
  return index->positions + index->heads[hash];
}

/**
 * dossier_gram_index_get_nearest:
 * @index: an index
 * @gram: three code points
 * @position: where
 * @max: how many at most
 * @n: (out): how many positions
 *
 * Returns: (transfer none) (array length=n): as dossier_gram_index_get(), of too many those around
 * @position. Any thread.
 */
const guint *
dossier_gram_index_get_nearest (DossierGramIndex *index, const gunichar *gram, guint position,
                                guint max, guint *n)
{
  const guint *positions = dossier_gram_index_get (index, gram, n);
  guint low = 0;
  guint high = *n;

  if (*n <= max)
    return positions;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (positions[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }
  low = low > max / 2 ? low - max / 2 : 0;
  low = MIN (low, *n - max);
  *n = max;
  return positions + low;
}

/**
 * dossier_gram_index_rarest:
 * @index: an index
 * @chars: code points
 * @length: how many, three at least
 * @n: (out): how many positions it has
 *
 * Returns: where in @chars the gram begins that has the fewest positions in the text. Any thread.
 */
guint
dossier_gram_index_rarest (DossierGramIndex *index, const gunichar *chars, guint length, guint *n)
{
  guint best = 0;

  *n = G_MAXUINT;
  for (guint i = 0; i + DOSSIER_GRAM <= length && *n > 0; i++)
    {
      guint count;

      dossier_gram_index_get (index, chars + i, &count);
      if (count < *n)
        {
          *n = count;
          best = i;
        }
    }
  return best;
}
