#include "base/words-query.h"

#include <string.h>

#include "base/words.h"

/*
 * What a person types becomes a MATCH expression of FTS5 in which every word stands in quotes, so
 * that nothing typed can be taken for syntax. Operators are kept only where they join two things;
 * anywhere else OR, NOT, AND and NEAR are words like others.
 */

#define MAX_BYTES 4096 /* of what is typed; beyond it nothing is read */
#define MAX_ITEMS 64   /* words and operators */
#define MAX_NEAR  9999

typedef enum
{
  ITEM_TERM,
  ITEM_OR,
  ITEM_AND,
  ITEM_NOT,
} ItemKind;

typedef struct
{
  ItemKind kind;
  gboolean is_bare;
  char *match; /* as FTS5 is to read it; for an operator, as the word it would be */
} Item;

typedef struct
{
  int n_tokens;
  gboolean ends_alone; /* the last token is one CJK character: a prefix of pairs */
} Shape;

static void
clear_item (gpointer item)
{
  g_free (((Item *) item)->match);
}

static int
note_token_cb (gpointer data, const char *token, int length, int start, int end)
{
  Shape *shape = data;
  gunichar c = g_utf8_get_char (token);

  shape->n_tokens++;
  shape->ends_alone = g_unichar_to_utf8 (c, NULL) == length && dossier_words_is_cjk (c);
  return 0;
}

static void
append_quoted (GString *out, const char *text, gsize length, gboolean is_prefix)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, text[i]);
    }
  g_string_append (out, is_prefix ? "\" *" : "\"");
}

/* The term for @text, or NULL where there is no word in it. */
static char *
make_term (const char *text, gsize length, gboolean is_prefix)
{
  Shape shape = { 0 };
  GString *out;

  dossier_words_tokenize (text, length, DOSSIER_WORDS_QUERY, note_token_cb, &shape);
  if (shape.n_tokens == 0)
    return NULL;
  out = g_string_new (NULL);
  append_quoted (out, text, length, is_prefix || shape.ends_alone);
  return g_string_free (out, FALSE);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f;
}

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Reads one word or one quoted phrase; @stop ends a bare word besides spaces. */
static const char *
read_term (const char *p, const char *stop, char **match, gboolean *is_bare)
{
  gunichar first = g_utf8_get_char (p);
  const char *start = is_quote (first) ? g_utf8_next_char (p) : p;
  const char *end;
  gboolean is_prefix;

  *is_bare = start == p;
  for (end = start; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      if (is_quote (c)
          || (*is_bare && (g_unichar_isspace (c) || (c < 0x80 && strchr (stop, (int) c)))))
        break;
    }
  p = end;
  if (!*is_bare && *p != '\0')
    p = g_utf8_next_char (p);
  is_prefix = *is_bare ? end > start && end[-1] == '*' : *p == '*';
  if (!*is_bare && is_prefix)
    p++;
  *match = make_term (start, (gsize) (end - start), is_prefix);
  return p;
}

/* Reads the ", 5)" or ")" behind the words of a NEAR; NULL where it is something else. */
static const char *
read_distance (const char *p, guint64 *distance)
{
  char *end = NULL;

  if (*p == ',')
    {
      p = skip_spaces (p + 1);
      if (!g_ascii_isdigit (*p))
        return NULL;
      *distance = g_ascii_strtoull (p, &end, 10);
      if (*distance > MAX_NEAR)
        return NULL;
      p = skip_spaces (end);
    }
  return *p == ')' ? p + 1 : NULL;
}

/* NEAR(a b, 5) with two words or more; NULL, and nothing read, where it is not well-formed. */
static const char *
read_near (const char *p, char **match)
{
  g_autoptr (GString) out = g_string_new ("NEAR(");
  guint64 distance = 10;
  int n_terms = 0;

  if (!g_str_has_prefix (p, "NEAR("))
    return NULL;
  p = skip_spaces (p + strlen ("NEAR("));
  while (*p != '\0' && *p != ',' && *p != ')')
    {
      g_autofree char *term = NULL;
      gboolean is_bare;

      p = skip_spaces (read_term (p, ",)", &term, &is_bare));
      if (term == NULL || ++n_terms > MAX_ITEMS)
        return NULL;
      g_string_append_printf (out, "%s ", term);
    }
  p = read_distance (p, &distance);
  if (p == NULL || n_terms < 2)
    return NULL;
  g_string_append_printf (out, ", %" G_GUINT64_FORMAT ")", distance);
  *match = g_string_free (g_steal_pointer (&out), FALSE);
  return p;
}

static ItemKind
get_operator (const char *word, gsize length)
{
  if (length == 2 && memcmp (word, "OR", 2) == 0)
    return ITEM_OR;
  if (length == 3 && memcmp (word, "AND", 3) == 0)
    return ITEM_AND;
  if (length == 3 && memcmp (word, "NOT", 3) == 0)
    return ITEM_NOT;
  return ITEM_TERM;
}

static GArray *
read_items (const char *p, DossierWordsQueryFlags flags)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, clear_item);
  for (p = skip_spaces (p); *p != '\0' && items->len < MAX_ITEMS; p = skip_spaces (p))
    {
      Item item = { ITEM_TERM, FALSE, NULL };
      const char *start = p;
      const char *behind = read_near (p, &item.match);

      if (behind != NULL)
        p = behind;
      else
        p = read_term (p, "", &item.match, &item.is_bare);
      if (item.is_bare)
        item.kind = get_operator (start, (gsize) (p - start));
      if ((flags & DOSSIER_WORDS_QUERY_TYPING) != 0 && *p == '\0' && item.match != NULL
          && item.is_bare && !g_str_has_suffix (item.match, "*"))
        {
          g_autofree char *whole = g_steal_pointer (&item.match);

          item.match = g_strconcat (whole, " *", NULL);
        }
      if (item.match != NULL)
        g_array_append_val (items, item);
    }
  return items;
}

static void
join_group (GString *out, GString *wanted, GString *unwanted)
{
  if (out->len > 0)
    g_string_append (out, " OR ");
  if (unwanted->len > 0)
    g_string_append_printf (out, "((%s) NOT (%s))", wanted->str, unwanted->str);
  else
    g_string_append_printf (out, "(%s)", wanted->str);
  g_string_truncate (wanted, 0);
  g_string_truncate (unwanted, 0);
}

static void
append_joined (GString *out, const char *joint, const char *match)
{
  if (out->len > 0)
    g_string_append (out, joint);
  g_string_append (out, match);
}

/**
 * dossier_words_query:
 * @words: (nullable): what a person typed
 * @flags: whether the last word is complete
 *
 * Words must all be found; "words in quotes" are a phrase; word* is a prefix; a OR b, a NOT b,
 * NEAR(a b, 5) are operators where they are complete. CJK characters are found wherever they stand
 * side by side. The result is for a table with the tokenizer `dossier`, and no input makes FTS5
 * report a syntax error.
 *
 * Returns: (transfer full) (nullable): a MATCH expression, NULL where there is nothing to search
 * for. Any thread.
 */
char *
dossier_words_query (const char *words, DossierWordsQueryFlags flags)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);
  g_autofree char *valid = NULL;
  g_autoptr (GArray) items = NULL;

  if (words == NULL)
    return NULL;
  valid = g_utf8_make_valid (words, (gssize) strnlen (words, MAX_BYTES));
  items = read_items (valid, flags);
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);
      gboolean joins = wanted->len > 0 && i + 1 < items->len;

      if (item->kind == ITEM_TERM || !joins)
        {
          append_joined (wanted, " AND ", item->match);
          continue;
        }
      /* What follows an operator is its operand, whatever it looks like. */
      item++;
      i++;
      if (item[-1].kind == ITEM_OR)
        join_group (out, wanted, unwanted);
      if (item[-1].kind == ITEM_NOT)
        append_joined (unwanted, " OR ", item->match);
      else
        append_joined (wanted, " AND ", item->match);
    }
  if (wanted->len > 0)
    join_group (out, wanted, unwanted);

  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
