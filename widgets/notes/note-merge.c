#include "notes/note-merge.h"

#include <string.h>

/* The one place where a text differs from the base, in bytes at character boundaries. */
typedef struct
{
  gsize from;      /* in both */
  gsize base_end;  /* in the base */
  gsize other_end; /* in the other */
} Difference;

static gboolean
is_boundary (char byte)
{
  return (byte & 0xc0) != 0x80;
}

static Difference
compare (const char *base, const char *other)
{
  gsize n_base = strlen (base);
  gsize n_other = strlen (other);
  gsize n = MIN (n_base, n_other);
  gsize from = 0;
  gsize behind = 0;

  while (from < n && base[from] == other[from])
    from++;
  while (from > 0 && !(is_boundary (base[from]) && is_boundary (other[from])))
    from--;
  while (behind < n - from && base[n_base - 1 - behind] == other[n_other - 1 - behind])
    behind++;
  while (behind > 0 && !is_boundary (base[n_base - behind]))
    behind--;
  return (Difference){ from, n_base - behind, n_other - behind };
}

static void
append_span (GString *text, const char *source, gsize from, gsize to)
{
  g_string_append_len (text, source + from, (gssize) (to - from));
}

/**
 * dossier_note_merge:
 * @base: what both began from
 * @mine: what a person has written since
 * @theirs: what else became of it meanwhile
 *
 * Joins two changes of a text when they are in different places. Two that add at the same place
 * both stay, mine in front. Any thread.
 *
 * Returns: (transfer full) (nullable): the text with both; NULL when they changed the same words
 */
char *
dossier_note_merge (const char *base, const char *mine, const char *theirs)
{
  Difference my = compare (base, mine);
  Difference their = compare (base, theirs);
  gboolean mine_first =
      my.base_end < their.from || (my.base_end == their.from && my.from <= their.from);
  const Difference *first = mine_first ? &my : &their;
  const Difference *second = mine_first ? &their : &my;
  const char *first_text = mine_first ? mine : theirs;
  const char *second_text = mine_first ? theirs : mine;
  GString *text;

  if (g_str_equal (mine, theirs) || g_str_equal (base, theirs))
    return g_strdup (mine);
  if (g_str_equal (base, mine))
    return g_strdup (theirs);
  if (first->base_end > second->from)
    return NULL;

  text = g_string_new (NULL);
  append_span (text, base, 0, first->from);
  append_span (text, first_text, first->from, first->other_end);
  append_span (text, base, first->base_end, second->from);
  append_span (text, second_text, second->from, second->other_end);
  g_string_append (text, base + second->base_end);
  return g_string_free (text, FALSE);
}
