#include "base/text-diff.h"

#include "base/words.h"

/*
 * Myers' greedy algorithm over words. Each round keeps its row of furthest points, so the memory is
 * the square of the number of differences: beyond MAX_EDITS the middle counts as replaced, which is
 * how a person would read two texts that have that little in common.
 */
#define MAX_EDITS 1500

typedef struct
{
  GArray *ids;    /* guint: equal words have equal numbers */
  GArray *starts; /* guint: where each begins, and one more for the end */
} Words;

static gboolean
joins (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !dossier_words_is_cjk (c);
}

static void
add_word (Words *words, GHashTable *numbers, DossierTextMap *map, guint start, guint end)
{
  char *text = dossier_text_map_dup_slice (map, start, end);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, text));

  if (id == 0)
    {
      id = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, text, GUINT_TO_POINTER (id));
    }
  else
    g_free (text);
  g_array_append_val (words->ids, id);
  g_array_append_val (words->starts, start);
}

/* Runs of letters and digits; every other character is one by itself. */
static void
words_init (Words *words, DossierTextMap *map, GHashTable *numbers)
{
  guint length = dossier_text_map_get_length (map);
  guint start = 0;

  words->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  words->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  while (start < length)
    {
      guint end = start + 1;

      if (joins (dossier_text_map_char_at (map, start)))
        while (end < length && joins (dossier_text_map_char_at (map, end)))
          end++;
      add_word (words, numbers, map, start, end);
      start = end;
    }
  g_array_append_val (words->starts, length);
}

static void
words_clear (Words *words)
{
  g_array_unref (words->ids);
  g_array_unref (words->starts);
}

static gboolean
is_same (const Words *before, guint i, const Words *after, guint j)
{
  return g_array_index (before->ids, guint, i) == g_array_index (after->ids, guint, j);
}

static guint
at (const Words *words, guint word)
{
  return g_array_index (words->starts, guint, word);
}

static void
add_part (GArray *parts, DossierDiffKind kind, const Words *before, guint i, guint i_end,
          const Words *after, guint j, guint j_end)
{
  DossierDiffPart part = { kind,
                           { at (before, i), at (before, i_end) },
                           { at (after, j), at (after, j_end) } };
  DossierDiffPart *last =
      parts->len > 0 ? &g_array_index (parts, DossierDiffPart, parts->len - 1) : NULL;

  if (i == i_end && j == j_end)
    return;
  if (last != NULL && last->kind == kind)
    {
      last->before.end = part.before.end;
      last->after.end = part.after.end;
      return;
    }
  g_array_append_val (parts, part);
}

/* What stands between the common beginning and the common end of two texts. */
typedef struct
{
  const Words *before;
  const Words *after;
  guint start; /* words that both begin with */
  int n;
  int m;
} Middle;

static int
follow_same (const Middle *middle, int x, int y)
{
  while (x < middle->n && y < middle->m
         && is_same (middle->before, middle->start + (guint) x, middle->after,
                     middle->start + (guint) y))
    x++, y++;
  return x;
}

/* Whether the way to diagonal @k goes down, by a word added, after @d edits. */
static gboolean
comes_down (const int *furthest, int d, int k)
{
  return k == -d || (k != d && furthest[k - 1] < furthest[k + 1]);
}

/* The furthest points before each round, until both ends are reached; NULL for too many edits. */
static GPtrArray *
search (const Middle *middle)
{
  int most = MIN (MAX_EDITS, middle->n + middle->m);
  g_autofree int *points = g_new0 (int, 2 * most + 3);
  int *furthest = points + most + 1;
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_free);

  for (int d = 0; d <= most; d++)
    {
      g_ptr_array_add (rounds, g_memdup2 (furthest - d, (gsize) (2 * d + 1) * sizeof (int)));
      for (int k = -d; k <= d; k += 2)
        {
          int x = comes_down (furthest, d, k) ? furthest[k + 1] : furthest[k - 1] + 1;

          if (d == 0)
            x = 0;
          x = follow_same (middle, x, x - k);
          furthest[k] = x;
          if (x >= middle->n && x - k >= middle->m)
            return g_steal_pointer (&rounds);
        }
    }
  return NULL;
}

/* The way back from both ends to both beginnings, as kinds of steps from the last to the first. */
static GByteArray *
trace_back (const Middle *middle, GPtrArray *rounds)
{
  GByteArray *steps = g_byte_array_new ();
  int x = middle->n;
  int y = middle->m;

  for (int d = (int) rounds->len - 1; d >= 0; d--)
    {
      const int *furthest = (const int *) g_ptr_array_index (rounds, (guint) d) + d;
      int k = x - y;
      gboolean down = d > 0 && comes_down (furthest, d, k);
      int from_x = d == 0 ? 0 : down ? furthest[k + 1] : furthest[k - 1];
      int from_y = d == 0 ? 0 : from_x - (down ? k + 1 : k - 1);
      guint8 step = down ? DOSSIER_DIFF_ADDED : DOSSIER_DIFF_REMOVED;

      for (; x > from_x && y > from_y; x--, y--)
        g_byte_array_append (steps, &(guint8){ DOSSIER_DIFF_SAME }, 1);
      if (d > 0)
        g_byte_array_append (steps, &step, 1);
      x = from_x;
      y = from_y;
    }
  return steps;
}

static void
add_middle (GArray *parts, const Middle *middle)
{
  g_autoptr (GPtrArray) rounds = search (middle);
  g_autoptr (GByteArray) steps = rounds != NULL ? trace_back (middle, rounds) : NULL;
  guint i = middle->start;
  guint j = middle->start;
  guint i_end = i + (guint) middle->n;
  guint j_end = j + (guint) middle->m;

  for (guint s = steps != NULL ? steps->len : 0; s > 0; s--)
    {
      DossierDiffKind kind = steps->data[s - 1];
      guint next_i = i + (kind != DOSSIER_DIFF_ADDED ? 1 : 0);
      guint next_j = j + (kind != DOSSIER_DIFF_REMOVED ? 1 : 0);

      add_part (parts, kind, middle->before, i, next_i, middle->after, j, next_j);
      i = next_i;
      j = next_j;
    }
  add_part (parts, DOSSIER_DIFF_REMOVED, middle->before, i, i_end, middle->after, j, j);
  add_part (parts, DOSSIER_DIFF_ADDED, middle->before, i_end, i_end, middle->after, j, j_end);
}

/**
 * dossier_text_diff:
 * @before: a text
 * @after: the text that it became
 *
 * Compares by words: what only white space or a sign differs in differs in that alone.
 *
 * Returns: (transfer full) (element-type DossierDiffPart): parts from the beginning to the end of
 *   both; texts with little in common differ as a whole between their common ends. Any thread.
 */
GArray *
dossier_text_diff (DossierTextMap *before, DossierTextMap *after)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (DossierDiffPart));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Words a, b;
  Middle middle = { .before = &a, .after = &b };
  guint end = 0;

  words_init (&a, before, numbers);
  words_init (&b, after, numbers);
  while (middle.start < MIN (a.ids->len, b.ids->len)
         && is_same (&a, middle.start, &b, middle.start))
    middle.start++;
  while (end < MIN (a.ids->len, b.ids->len) - middle.start
         && is_same (&a, a.ids->len - end - 1, &b, b.ids->len - end - 1))
    end++;
  middle.n = (int) (a.ids->len - end - middle.start);
  middle.m = (int) (b.ids->len - end - middle.start);

  add_part (parts, DOSSIER_DIFF_SAME, &a, 0, middle.start, &b, 0, middle.start);
  add_middle (parts, &middle);
  add_part (parts, DOSSIER_DIFF_SAME, &a, a.ids->len - end, a.ids->len, &b, b.ids->len - end,
            b.ids->len);
  words_clear (&a);
  words_clear (&b);
  return parts;
}
