#include "change-ways.h"

#include <string.h>

#include "base/text-map.h"

/* Each way touches the cells so that it stays known which character came from where. */

static GArray *
new_cells (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ChangeCell));
}

static void
push (GArray *cells, gunichar c, guint origin)
{
  ChangeCell cell = { c, origin };

  g_array_append_val (cells, cell);
}

static void
push_words (GArray *cells, const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    push (cells, g_utf8_get_char (p), CHANGE_NEW);
}

static ChangeCell
cell_at (GArray *cells, guint i)
{
  return i < cells->len ? g_array_index (cells, ChangeCell, i) : (ChangeCell){ 0, CHANGE_NEW };
}

static void
take (ChangeText *self, GArray *cells)
{
  g_array_unref (self->cells);
  self->cells = cells;
}

/* The number of the sentence that @origin was in, or -1. */
static int
sentence_of (ChangeText *self, guint origin)
{
  for (guint i = 0; i < self->sentences->len; i++)
    {
      DossierTextRange range = g_array_index (self->sentences, DossierTextRange, i);
      if (origin >= range.start && origin < range.end)
        return (int) i;
    }
  return -1;
}

/* Paragraphs, as arrays of cells without the blank line between. */
static GPtrArray *
split (GArray *cells)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *part = new_cells ();

  for (guint i = 0; i < cells->len; i++)
    if (cell_at (cells, i).c == '\n' && cell_at (cells, i + 1).c == '\n')
      {
        g_ptr_array_add (parts, g_steal_pointer (&part));
        part = new_cells ();
        i++;
      }
    else
      g_array_append_val (part, g_array_index (cells, ChangeCell, i));
  g_ptr_array_add (parts, part);
  return parts;
}

static GArray *
join (GPtrArray *parts, const char *between)
{
  GArray *cells = new_cells ();

  for (guint i = 0; i < parts->len; i++)
    {
      GArray *part = parts->pdata[i];

      if (i > 0)
        push_words (cells, between);
      g_array_append_vals (cells, part->data, part->len);
    }
  return cells;
}

/* Sentences of a paragraph, as arrays of cells without the space between. */
static GPtrArray *
split_sentences (ChangeText *self, GArray *paragraph)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  int last = -2;

  for (guint i = 0; i < paragraph->len; i++)
    {
      ChangeCell cell = cell_at (paragraph, i);
      int sentence = sentence_of (self, cell.origin);

      if (sentence < 0)
        continue;
      if (sentence != last)
        g_ptr_array_add (parts, new_cells ());
      last = sentence;
      g_array_append_val (parts->pdata[parts->len - 1], cell);
    }
  return parts;
}

static void
insert_paragraph (ChangeText *self, double where, const char *words)
{
  g_autoptr (GPtrArray) parts = split (self->cells);
  GArray *cells = new_cells ();

  push_words (cells, words);
  g_ptr_array_insert (parts, (int) (where * parts->len), cells);
  take (self, join (parts, "\n\n"));
}

#define NEWS                                                                                       \
  "Update: the first lorries have since returned, the ministry said on Thursday. Nobody was hurt " \
  "when one of them lost its load near Dorn."

static void
insert_at_start (ChangeText *self)
{
  insert_paragraph (self, 0, NEWS);
}

static void
insert_in_middle (ChangeText *self)
{
  insert_paragraph (self, 0.5, NEWS);
}

static void
add_footer (ChangeText *self)
{
  insert_paragraph (self, 1, "© The Ostra Courier. All rights reserved. Subscribe to our letter.");
}

static void
insert_everywhere (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  take (self, join (parts, "\n\nRead more: our guide to the salt road\n\n"));
}

static gboolean
begins_with (GArray *part, const char *words)
{
  for (guint i = 0; words[i] != '\0'; i++)
    if (cell_at (part, i).c != (gunichar) words[i])
      return FALSE;
  return TRUE;
}

static void
drop_captions (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  for (guint i = parts->len; i > 0; i--)
    if (begins_with (parts->pdata[i - 1], "Photo:") || i == 2)
      g_ptr_array_remove_index (parts, i - 1);
  take (self, join (parts, "\n\n"));
}

static void
drop_paragraph (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  g_ptr_array_remove_index (parts, parts->len / 2);
  take (self, join (parts, "\n\n"));
}

static void
move_paragraph (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  g_ptr_array_insert (parts, -1, g_ptr_array_steal_index (parts, 2));
  take (self, join (parts, "\n\n"));
}

static void
reverse_paragraphs (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_insert (parts, (int) i, g_ptr_array_steal_index (parts, parts->len - 1));
  take (self, join (parts, "\n\n"));
}

static void
merge_paragraphs (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  take (self, join (parts, " "));
}

static void
repeat_lead (ChangeText *self)
{
  g_autoptr (GPtrArray) parts = split (self->cells);
  GArray *lead = parts->pdata[2 % parts->len];
  GArray *copy = new_cells ();

  for (guint i = 0; i < lead->len; i++)
    push (copy, cell_at (lead, i).c, CHANGE_NEW);
  g_ptr_array_insert (parts, 0, copy);
  take (self, join (parts, "\n\n"));
}

/* Sentences, one paragraph after the other, between @between. */
static void
change_sentences (ChangeText *self, void (*change) (GPtrArray *sentences), const char *between)
{
  g_autoptr (GPtrArray) parts = split (self->cells);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GPtrArray) sentences = split_sentences (self, parts->pdata[i]);

      if (change != NULL)
        change (sentences);
      g_array_unref (parts->pdata[i]);
      parts->pdata[i] = join (sentences, between);
    }
  take (self, join (parts, "\n\n"));
}

static void
swap (GPtrArray *sentences)
{
  for (guint i = 0; i + 1 < sentences->len; i += 3)
    {
      gpointer first = sentences->pdata[i];
      sentences->pdata[i] = sentences->pdata[i + 1];
      sentences->pdata[i + 1] = first;
    }
}

static void
swap_sentences (ChangeText *self)
{
  change_sentences (self, swap, " ");
}

static void
drop_second (GPtrArray *sentences)
{
  if (sentences->len > 2)
    g_ptr_array_remove_index (sentences, 1);
}

static void
delete_sentences (ChangeText *self)
{
  change_sentences (self, drop_second, " ");
}

static void
rewrite_second (GPtrArray *sentences)
{
  if (sentences->len > 2)
    {
      g_array_set_size (sentences->pdata[1], 0);
      push_words (sentences->pdata[1], "What followed surprised even those who had planned it.");
    }
}

static void
rewrite_sentences (ChangeText *self)
{
  change_sentences (self, rewrite_second, " ");
}

static void
split_paragraphs (ChangeText *self)
{
  change_sentences (self, NULL, "\n\n");
}

static void
double_spaces (ChangeText *self)
{
  change_sentences (self, NULL, "  ");
}

/* Every character by a rule: what stands for it, in UTF-8, or NULL for itself. */
typedef const char *(*Rule) (ChangeText *self, GArray *cells, guint i);

static void
change_characters (ChangeText *self, Rule rule)
{
  GArray *out = new_cells ();

  for (guint i = 0; i < self->cells->len; i++)
    {
      ChangeCell cell = cell_at (self->cells, i);
      const char *with = rule (self, self->cells, i);

      if (with == NULL)
        g_array_append_val (out, cell);
      for (; with != NULL && *with != '\0'; with = g_utf8_next_char (with))
        push (out, g_utf8_get_char (with), cell.origin);
    }
  take (self, out);
}

static const char *
curl (ChangeText *self, GArray *cells, guint i)
{
  gunichar c = cell_at (cells, i).c;
  gboolean opens = i == 0 || g_unichar_isspace (cell_at (cells, i - 1).c);

  return c == '"' ? (opens ? "“" : "”") : c == '\'' ? "’" : NULL;
}

static void
curly_quotes (ChangeText *self)
{
  change_characters (self, curl);
}

static const char *
straighten (ChangeText *self, GArray *cells, guint i)
{
  gunichar c = cell_at (cells, i).c;

  return c == 0x201c || c == 0x201d || c == 0x201e ? "\"" : c == 0x2018 || c == 0x2019 ? "'" : NULL;
}

static void
straight_quotes (ChangeText *self)
{
  change_characters (self, straighten);
}

static const char *
dash (ChangeText *self, GArray *cells, guint i)
{
  gunichar c = cell_at (cells, i).c;

  return c == '-' ? "‑" : c == ';' ? " –" : NULL;
}

static void
dashes (ChangeText *self)
{
  change_characters (self, dash);
}

static const char *
hard_space (ChangeText *self, GArray *cells, guint i)
{
  gboolean is_number = i > 0 && g_unichar_isdigit (cell_at (cells, i - 1).c);

  return cell_at (cells, i).c == ' ' && (is_number || i % 7 == 0) ? "\u00a0" : NULL;
}

static void
hard_spaces (ChangeText *self)
{
  change_characters (self, hard_space);
}

static const char *
break_line (ChangeText *self, GArray *cells, guint i)
{
  return cell_at (cells, i).c == ' ' && i % 60 < 8 ? "\n" : NULL;
}

static void
reflow (ChangeText *self)
{
  change_characters (self, break_line);
}

/* Takes the word at a space on: only some characters, so that a word stays whole. */
static const char *
soft_hyphen (ChangeText *self, GArray *cells, guint i)
{
  static char with[16];
  gunichar c = cell_at (cells, i).c;

  if (i % 11 != 0 || !g_unichar_isalpha (c) || !g_unichar_isalpha (cell_at (cells, i + 1).c))
    return NULL;
  with[g_unichar_to_utf8 (c, with)] = '\0';
  return strcat (with, "\u00ad");
}

static void
soft_hyphens (ChangeText *self)
{
  change_characters (self, soft_hyphen);
}

static const char *
decompose (ChangeText *self, GArray *cells, guint i)
{
  static char with[64];
  char one[8] = "";
  g_autofree char *normal = NULL;

  one[g_unichar_to_utf8 (cell_at (cells, i).c, one)] = '\0';
  normal = g_utf8_normalize (one, -1, G_NORMALIZE_NFD);
  g_strlcpy (with, normal, sizeof with);
  return with;
}

static void
nfd (ChangeText *self)
{
  change_characters (self, decompose);
}

/* One sentence in four. */
static gboolean
is_chosen (ChangeText *self, guint origin)
{
  int sentence = sentence_of (self, origin);

  return sentence >= 0 && sentence % 4 == 1;
}

static const char *
mistype (ChangeText *self, GArray *cells, guint i)
{
  ChangeCell cell = cell_at (cells, i);
  int sentence = sentence_of (self, cell.origin);
  DossierTextRange range;

  if (!is_chosen (self, cell.origin))
    return NULL;
  range = g_array_index (self->sentences, DossierTextRange, sentence);
  return cell.origin == range.start + (range.end - range.start) / 2 ? "x" : NULL;
}

static void
typing_errors (ChangeText *self)
{
  change_characters (self, mistype);
}

static const char *
capital (ChangeText *self, GArray *cells, guint i)
{
  static char with[16];
  ChangeCell cell = cell_at (cells, i);
  gboolean is_first = i == 0 || !g_unichar_isalpha (cell_at (cells, i - 1).c);

  if (!is_first || !is_chosen (self, cell.origin) || !g_unichar_isalpha (cell.c))
    return NULL;
  with[g_unichar_to_utf8 (g_unichar_toupper (cell.c), with)] = '\0';
  return with;
}

static void
title_case (ChangeText *self)
{
  change_characters (self, capital);
}

static const char *
count_anew (ChangeText *self, GArray *cells, guint i)
{
  gunichar c = cell_at (cells, i).c;

  return c == '1' ? "2" : c == '4' ? "5" : NULL;
}

static void
numbers (ChangeText *self)
{
  change_characters (self, count_anew);
}

/* A letter in a hundred, as a poor scan has it. */
static const char *
misread (ChangeText *self, GArray *cells, guint i)
{
  gunichar c = cell_at (cells, i).c;

  if (g_rand_int_range (self->rand, 0, 100) != 0 || !g_unichar_isalpha (c))
    return NULL;
  return c == 'l' ? "1" : c == 'm' ? "rn" : c == 'e' ? "c" : "o";
}

static void
bad_scan (ChangeText *self)
{
  change_characters (self, misread);
}

/* A word more in one sentence of four, at the first space after its middle. */
static void
insert_words (ChangeText *self)
{
  GArray *out = new_cells ();
  int done = -1;

  for (guint i = 0; i < self->cells->len; i++)
    {
      ChangeCell cell = cell_at (self->cells, i);
      int sentence = sentence_of (self, cell.origin);

      g_array_append_val (out, cell);
      if (cell.c != ' ' || sentence == done || !is_chosen (self, cell.origin))
        continue;
      if (cell.origin * 2 < g_array_index (self->sentences, DossierTextRange, sentence).start
                                + g_array_index (self->sentences, DossierTextRange, sentence).end)
        continue;
      push_words (out, "reportedly ");
      done = sentence;
    }
  take (self, out);
}

static void
another_article (ChangeText *self)
{
  g_array_set_size (self->cells, 0);
  push_words (self->cells, NEWS "\n\nThe harbour of Tarno was built by monks. Its lighthouse is "
                                "older than the town. Fishing ended there in 1987.");
}

static void
everything (ChangeText *self)
{
  drop_captions (self);
  insert_in_middle (self);
  swap_sentences (self);
  typing_errors (self);
  curly_quotes (self);
  hard_spaces (self);
  add_footer (self);
}

static const ChangeWay ways[] = {
  { "paragraph inserted at the start", insert_at_start },
  { "paragraph inserted in the middle", insert_in_middle },
  { "footer added", add_footer },
  { "advertisement between paragraphs", insert_everywhere },
  { "captions and byline dropped", drop_captions },
  { "paragraph dropped", drop_paragraph },
  { "paragraph moved to the end", move_paragraph },
  { "paragraphs in reverse order", reverse_paragraphs },
  { "paragraphs merged", merge_paragraphs },
  { "paragraph for each sentence", split_paragraphs },
  { "lead repeated at the top", repeat_lead },
  { "sentences swapped", swap_sentences },
  { "sentences deleted", delete_sentences },
  { "sentences rewritten", rewrite_sentences },
  { "two spaces between sentences", double_spaces },
  { "lines broken anew", reflow },
  { "hard spaces", hard_spaces },
  { "soft hyphens", soft_hyphens },
  { "curly quotes", curly_quotes },
  { "straight quotes", straight_quotes },
  { "dashes", dashes },
  { "NFD", nfd },
  { "typing errors", typing_errors },
  { "words capitalised", title_case },
  { "other numbers", numbers },
  { "bad scan", bad_scan },
  { "words inserted", insert_words },
  { "another article", another_article },
  { "many at once", everything },
};

/* Thirty or so ways, each on a text whose cells are as they were. */
const ChangeWay *
change_ways_get (guint *n_ways)
{
  *n_ways = G_N_ELEMENTS (ways);
  return ways;
}
