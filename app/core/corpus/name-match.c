#define _GNU_SOURCE /* memmem */

#include "corpus/name-match.h"

#include <string.h>

/**
 * dossier_name_fold:
 * @text: UTF-8; anything else reads as far as it is valid
 *
 * Returns: (transfer full): @text without case, accents and outer blanks, so that names typed on
 *   another keyboard are found. Hangul is taken apart, so that a syllable is found while it is
 *   still being typed. Any thread.
 */
char *
dossier_name_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append_c (folded, ' ');
      else if (g_unichar_combining_class (c) == 0)
        g_string_append_unichar (folded, c);
    }
  return g_strstrip (g_string_free (folded, FALSE));
}

static gboolean
begins_word (const char *name, const char *place)
{
  return place == name || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

static gboolean
has_word (const char *name, gsize length, const char *word, gsize word_length)
{
  const char *end = name + length;
  const char *place = name;

  while (place + word_length <= end
         && (place = memmem (place, (gsize) (end - place), word, word_length)))
    {
      if (begins_word (name, place))
        return TRUE;
      place++;
    }
  return FALSE;
}

static gboolean
has_words (const char *name, gsize length, const char *text)
{
  while (*text != '\0')
    {
      gsize word_length = strcspn (text, " ");

      if (word_length > 0 && !has_word (name, length, text, word_length))
        return FALSE;
      text += word_length;
      text += strspn (text, " ");
    }
  return TRUE;
}

static gboolean
has_sequence (const char *name, gsize length, const char *text)
{
  const char *end = name + length;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gsize n = (gsize) (g_utf8_next_char (text) - text);

      if (*text == ' ')
        continue;
      name = memmem (name, (gsize) (end - name), text, n);
      if (name == NULL)
        return FALSE;
      name += n;
    }
  return TRUE;
}

/**
 * dossier_name_rank:
 * @folded_name: as dossier_name_fold() gives it
 * @length: bytes of it
 * @folded_text: what was typed, folded; empty fits everything
 *
 * Any thread.
 */
DossierNameRank
dossier_name_rank (const char *folded_name, gsize length, const char *folded_text)
{
  gsize text_length = strlen (folded_text);

  if (length >= text_length && memcmp (folded_name, folded_text, text_length) == 0)
    return length == text_length ? DOSSIER_NAME_RANK_EXACT : DOSSIER_NAME_RANK_PREFIX;
  if (has_words (folded_name, length, folded_text))
    return DOSSIER_NAME_RANK_WORDS;
  if (memmem (folded_name, length, folded_text, text_length) != NULL)
    return DOSSIER_NAME_RANK_INSIDE;
  return has_sequence (folded_name, length, folded_text) ? DOSSIER_NAME_RANK_SEQUENCE
                                                         : DOSSIER_NAME_RANK_NONE;
}
