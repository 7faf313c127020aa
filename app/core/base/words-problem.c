#include "base/words-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/words-query.h"

/* What dossier_words_query() reads; what is beyond it would be left out without a word. */
#define MAX_BYTES 4096

static gboolean
has_open_quote (const char *words)
{
  guint n = 0;

  for (const char *p = words; *p != '\0'; p++)
    n += *p == '"';
  return n % 2 == 1;
}

/* Whether there is a NEAR( that is read as words, since it is not complete. */
static gboolean
has_broken_near (const char *words, const char *match)
{
  guint n_typed = 0;
  guint n_read = 0;

  for (const char *p = words; (p = strstr (p, "NEAR(")) != NULL; p++)
    n_typed++;
  for (const char *p = match; (p = strstr (p, "NEAR(")) != NULL; p++)
    n_read += p == match || p[-1] != '"';
  return n_typed > n_read;
}

/* OR, AND and NOT join what stands on both sides of them. */
static gboolean
has_loose_operator (const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n", -1);
  guint n = g_strv_length (parts);
  static const char *const operators[] = { "OR", "AND", "NOT", NULL };

  return n > 1
         && (g_strv_contains (operators, parts[0]) || g_strv_contains (operators, parts[n - 1]));
}

/**
 * dossier_words_problem:
 * @words: (nullable): what a person typed
 *
 * Says why words are not searched for in the way they seem to be meant.
 *
 * Returns: (transfer full) (nullable): a sentence; NULL when all is well. Any thread.
 */
char *
dossier_words_problem (const char *words)
{
  g_autofree char *match = dossier_words_query (words, DOSSIER_WORDS_QUERY_WHOLE);
  g_autofree char *stripped = words != NULL ? g_strstrip (g_strdup (words)) : g_strdup ("");

  if (stripped[0] == '\0')
    return NULL;
  if (strlen (stripped) > MAX_BYTES)
    return g_strdup (_ ("That is too long to search for: a few words find more."));
  if (match == NULL)
    return g_strdup_printf (_ ("There is no word to search for in “%s”."), stripped);
  if (has_open_quote (stripped))
    return g_strdup (_ ("A quotation mark is open: the words behind it are taken as a phrase."));
  if (has_broken_near (stripped, match))
    return g_strdup (_ ("NEAR needs two words or more in brackets, as in NEAR(grain envoy, 5): it "
                        "is taken as a word."));
  if (has_loose_operator (stripped))
    return g_strdup (_ ("OR, AND and NOT stand between words: here they are taken as words."));
  return NULL;
}
