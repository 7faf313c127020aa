#include "base/find-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "base/words.h"

/* How much backtracking an expression may do at one place before it is called too slow. */
#define MATCH_LIMIT "(*LIMIT_MATCH=500000)"

typedef struct
{
  gunichar chars[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_chars;
} Folded;

static gboolean
is_mark (gunichar c)
{
  return c >= 0x300 && g_unichar_ismark (c);
}

static void
fold (gunichar c, DossierFindFlags flags, Folded *folded)
{
  gsize n = 0;

  if (c < 0x80)
    {
      folded->chars[0] =
          (flags & DOSSIER_FIND_CASE) != 0 ? c : (gunichar) g_ascii_tolower ((char) c);
      folded->n_chars = 1;
      return;
    }
  /* Decomposed also where accents count, so that both ways of writing one letter are found. */
  folded->n_chars =
      g_unichar_fully_decompose (c, FALSE, folded->chars, G_N_ELEMENTS (folded->chars));
  for (gsize i = 0; i < folded->n_chars; i++)
    {
      gunichar part = folded->chars[i];

      if ((flags & DOSSIER_FIND_ACCENTS) == 0 && is_mark (part))
        continue;
      folded->chars[n++] = (flags & DOSSIER_FIND_CASE) != 0 ? part : g_unichar_tolower (part);
    }
  folded->n_chars = n;
}

static GArray *
fold_all (const char *text, DossierFindFlags flags)
{
  GArray *chars = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      Folded folded;
      fold (g_utf8_get_char (p), flags, &folded);
      g_array_append_vals (chars, folded.chars, (guint) folded.n_chars);
    }
  return chars;
}

/* Where the words end that begin at @p; NULL when others stand there. Marks that follow the last
 * letter belong to it. */
static const char *
match_at (const char *p, const char *end, GArray *sought, DossierFindFlags flags)
{
  guint matched = 0;

  while (p < end && matched < sought->len)
    {
      Folded folded;

      fold (g_utf8_get_char (p), flags, &folded);
      for (gsize i = 0; i < folded.n_chars; i++, matched++)
        if (matched == sought->len || folded.chars[i] != g_array_index (sought, gunichar, matched))
          return NULL;
      p = g_utf8_next_char (p);
    }
  if (matched < sought->len)
    return NULL;
  while (p < end && is_mark (g_utf8_get_char (p)))
    {
      if ((flags & DOSSIER_FIND_ACCENTS) != 0)
        return NULL;
      p = g_utf8_next_char (p);
    }
  return p;
}

/* Korean and Chinese write no blanks: there every place is between words. */
static gboolean
joins (gunichar c)
{
  return (g_unichar_isalnum (c) || is_mark (c)) && !dossier_words_is_cjk (c);
}

static gboolean
is_whole (const char *text, const char *start, const char *stop, const char *end)
{
  return (start == text || !joins (g_utf8_get_char (g_utf8_prev_char (start)))
          || !joins (g_utf8_get_char (start)))
         && (stop == end || !joins (g_utf8_get_char (stop))
             || !joins (g_utf8_get_char (g_utf8_prev_char (stop))));
}

static gboolean
add_hit (GArray *hits, DossierTextMap *map, gsize start, gsize end)
{
  DossierTextRange hit = { dossier_text_map_offset_at_byte (map, start),
                           dossier_text_map_offset_at_byte (map, end) };

  g_array_append_val (hits, hit);
  return hits->len < DOSSIER_FIND_MAX_HITS;
}

static void
find_plain (DossierTextMap *map, const char *sought, DossierFindFlags flags, GArray *hits)
{
  g_autoptr (GArray) chars = fold_all (sought, flags);
  gsize n_bytes;
  const char *text = dossier_text_map_get_data (map, &n_bytes);
  const char *end = text + n_bytes;
  const char *p = text;

  while (chars->len > 0 && p < end)
    {
      const char *stop = is_mark (g_utf8_get_char (p)) ? NULL : match_at (p, end, chars, flags);

      if (stop == NULL
          || ((flags & DOSSIER_FIND_WHOLE_WORDS) != 0 && !is_whole (text, p, stop, end)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (!add_hit (hits, map, (gsize) (p - text), (gsize) (stop - text)))
        return;
      p = stop;
    }
}

static GRegex *
compile (const char *sought, DossierFindFlags flags, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *pattern = g_strdup_printf (
      (flags & DOSSIER_FIND_WHOLE_WORDS) != 0 ? MATCH_LIMIT "\\b(?:%s)\\b" : MATCH_LIMIT "%s",
      sought);
  GRegexCompileFlags options = G_REGEX_MULTILINE | G_REGEX_OPTIMIZE;
  GRegex *regex;

  if ((flags & DOSSIER_FIND_CASE) == 0)
    options |= G_REGEX_CASELESS;
  regex = g_regex_new (pattern, options, 0, &local_error);
  if (regex == NULL)
    g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                 _ ("“%s” is no regular expression: %s"), sought, local_error->message);
  return regex;
}

static gboolean
find_regex (DossierTextMap *map, const char *sought, DossierFindFlags flags, GArray *hits,
            GError **error)
{
  g_autoptr (GRegex) regex = compile (sought, flags, error);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize n_bytes;
  const char *text = dossier_text_map_get_data (map, &n_bytes);
  int start;
  int end;

  if (regex == NULL)
    return FALSE;
  g_regex_match_full (regex, text, (gssize) n_bytes, 0, 0, &match, &local_error);
  while (local_error == NULL && g_match_info_matches (match))
    {
      /* An expression that matches nothing, "x*", has no words to show. */
      if (g_match_info_fetch_pos (match, 0, &start, &end) && end > start
          && !add_hit (hits, map, (gsize) start, (gsize) end))
        return TRUE;
      g_match_info_next (match, &local_error);
    }
  if (local_error == NULL)
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("“%s” takes too long in this text: make it simpler"), sought);
  return FALSE;
}

/**
 * dossier_find_text:
 * @map: a text
 * @sought: what is sought
 *
 * Returns: (transfer full) (element-type DossierTextRange): the hits in code points, ascending,
 *   without overlaps, at most DOSSIER_FIND_MAX_HITS; NULL with BAD_INPUT for an expression that
 *   cannot be read or takes too long. Any thread.
 */
GArray *
dossier_find_text (DossierTextMap *map, const char *sought, DossierFindFlags flags, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));

  if (sought[0] == '\0')
    return g_steal_pointer (&hits);
  if ((flags & DOSSIER_FIND_REGEX) == 0)
    find_plain (map, sought, flags, hits);
  else if (!find_regex (map, sought, flags, hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}
