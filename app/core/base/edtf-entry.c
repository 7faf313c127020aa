#include "base/edtf-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More is no date that somebody types; EDTF itself may be longer. */
#define MAX_WORDS_BYTES 300
#define MAX_LIST        16
/* Years of an anchor, so that what is counted from it still has four digits. */
#define MAX_ANCHOR_YEAR 8999

typedef struct
{
  const char *mark; /* ~, ?, % or nothing, for every date that is written */
  GString *text;
} Output;

static gboolean
is_words (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalpha (*p) && strchr ("XYESTZ", *p) == NULL)
      return TRUE;
  return strstr (text, "–") != NULL || strstr (text, "—") != NULL || strstr (text, " - ") != NULL
         || (strspn (text, "0123456789") == 4 && text[4] == '-'
             && strspn (text + 5, "0123456789") == 4 && text[9] == '\0');
}

/* An anchor so far away that nothing counted from it can be written is none. */
static gint64
usable_anchor (gint64 day)
{
  gboolean is_near = day >= dossier_day_from_civil (-MAX_ANCHOR_YEAR, 1, 1)
                     && day <= dossier_day_from_civil (MAX_ANCHOR_YEAR, 12, 31);

  return is_near ? day : DOSSIER_DAY_NONE;
}

static void
write_date (Output *output, const char *date)
{
  g_string_append (output->text, date);
  g_string_append (output->text, output->mark);
}

static void
write_member (Output *output, const EntryDate *date)
{
  g_autofree char *first = NULL, *last = NULL;

  entry_write_ends (date, &first, &last);
  write_date (output, first);
  if (last != NULL)
    {
      g_string_append (output->text, "..");
      write_date (output, last);
    }
}

/* The early (or late) end of @date, which may itself be a range. */
static void
write_end (Output *output, const EntryDate *date, gboolean is_late)
{
  g_autofree char *first = NULL, *last = NULL;

  entry_write_ends (date, &first, &last);
  write_date (output, is_late && last != NULL ? last : first);
}

static gboolean
write_pair (Entry *entry, Output *output, EntryDate *first, EntryDate *last, const char *shape)
{
  entry_share (first, last);
  if (!entry_complete (entry, first) || !entry_complete (entry, last))
    return FALSE;
  if (shape[0] == '[')
    g_string_append_c (output->text, '[');
  write_end (output, first, FALSE);
  g_string_append (output->text, shape[0] == '[' ? ".." : "/");
  write_end (output, last, TRUE);
  if (shape[0] == '[')
    g_string_append_c (output->text, ']');
  return TRUE;
}

static gboolean
read_complete (Entry *entry, EntryDate *date)
{
  return entry_read_date (entry, date) && entry_complete (entry, date);
}

static gboolean
read_between (Entry *entry, Output *output)
{
  EntryDate first, last;

  if (!entry_read_date (entry, &first))
    return FALSE;
  if (!entry_take_word (entry, "and") && !entry_take (entry, ENTRY_DASH))
    return edtf_fail (&entry->scan, first.at, _ ("“between” needs two dates with “and”"));
  return entry_read_date (entry, &last) && write_pair (entry, output, &first, &last, "[");
}

static gboolean
take_to (Entry *entry)
{
  return entry_take (entry, ENTRY_DASH) || entry_take_word (entry, "to until till through");
}

static gboolean
read_from (Entry *entry, Output *output)
{
  EntryDate first, last;

  if (!entry_read_date (entry, &first))
    return FALSE;
  if (take_to (entry))
    return entry_read_date (entry, &last) && write_pair (entry, output, &first, &last, "/");
  entry_take_word (entry, "on onward onwards");
  if (!entry_complete (entry, &first))
    return FALSE;
  write_end (output, &first, FALSE);
  g_string_append (output->text, "/..");
  return TRUE;
}

/* Reads “before 2012” and “after May 2025”: the days next to what is said. */
static gboolean
read_beyond (Entry *entry, Output *output, gboolean is_before)
{
  g_autofree char *first = NULL, *last = NULL;
  EntryDate date;

  if (!read_complete (entry, &date))
    return FALSE;
  entry_write_ends (&date, &first, &last);
  g_autoptr (DossierEdtf) edge =
      dossier_edtf_parse (is_before || last == NULL ? first : last, entry->scan.error);
  if (edge == NULL)
    return FALSE;
  g_autofree char *day =
      dossier_edtf_day_to_string (is_before ? edge->day_min - 1 : edge->day_max + 1);
  g_string_append (output->text, is_before ? "[.." : "[");
  write_date (output, day);
  g_string_append (output->text, is_before ? "]" : "..]");
  return TRUE;
}

static gboolean
read_until (Entry *entry, Output *output, const char *before, const char *behind)
{
  EntryDate date;

  if (!read_complete (entry, &date))
    return FALSE;
  g_string_append (output->text, before);
  write_end (output, &date, TRUE);
  g_string_append (output->text, behind);
  return TRUE;
}

static gboolean
read_every (Entry *entry, Output *output)
{
  g_autofree char *text = NULL;
  EntryDate date;

  if (!entry_read_date (entry, &date))
    return FALSE;
  if (date.is_fixed || date.has_year || date.portion != 0 || (date.month == 0 && date.season == 0))
    return edtf_fail (&entry->scan, date.at, _ ("“every” goes with a month, a day or a season"));
  text = g_strdup_printf ("XXXX-%02d", date.season != 0 ? date.season : date.month);
  if (date.day != 0)
    {
      g_autofree char *month = g_steal_pointer (&text);
      text = g_strdup_printf ("%s-%02d", month, date.day);
    }
  write_date (output, text);
  return TRUE;
}

static void
write_single (Output *output, const EntryDate *date)
{
  g_autofree char *first = NULL, *last = NULL;

  entry_write_ends (date, &first, &last);
  if (last != NULL)
    g_string_append_c (output->text, '[');
  write_member (output, date);
  if (last != NULL)
    g_string_append_c (output->text, ']');
}

static gboolean
read_within (Entry *entry, Output *output)
{
  EntryDate date;

  if (!read_complete (entry, &date))
    return FALSE;
  date.is_within = TRUE;
  write_single (output, &date);
  return TRUE;
}

/* Reads on after the first date: “… or 12 May 2025”, “… and 2019”. @word is “or” or “and”. */
static gboolean
read_list (Entry *entry, Output *output, const EntryDate *first, const char *word)
{
  gboolean is_one = g_str_equal (word, "or");
  EntryDate dates[MAX_LIST] = { *first };
  int n = 1;

  while (n == 1 || entry_take_word (entry, word))
    {
      if (n == MAX_LIST)
        return edtf_fail (&entry->scan, dates[n - 1].at, _ ("the list is too long"));
      if (!entry_read_date (entry, &dates[n++]))
        return FALSE;
    }
  for (int i = n - 2; i >= 0; i--)
    entry_share (&dates[i], &dates[i + 1]);
  g_string_append_c (output->text, is_one ? '[' : '{');
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        entry_share (&dates[i - 1], &dates[i]);
      if (!entry_complete (entry, &dates[i]))
        return FALSE;
      if (i > 0)
        g_string_append_c (output->text, ',');
      write_member (output, &dates[i]);
    }
  g_string_append_c (output->text, is_one ? ']' : '}');
  return TRUE;
}

static gboolean
read_or (Entry *entry, Output *output, EntryDate *first)
{
  gboolean is_later = entry_take_word (entry, "later after");

  if (!is_later && !entry_take_word (entry, "earlier before"))
    return read_list (entry, output, first, "or");
  if (!entry_complete (entry, first))
    return FALSE;
  g_string_append (output->text, is_later ? "[" : "[..");
  write_end (output, first, !is_later);
  g_string_append (output->text, is_later ? "..]" : "]");
  return TRUE;
}

static gboolean
read_plain (Entry *entry, Output *output)
{
  EntryDate first, last;

  entry_take_word (entry, "either");
  if (!entry_read_date (entry, &first))
    return FALSE;
  if (take_to (entry))
    return entry_read_date (entry, &last) && write_pair (entry, output, &first, &last, "/");
  if (entry_take_word (entry, "or"))
    return read_or (entry, output, &first);
  if (entry_take_word (entry, "and"))
    return read_list (entry, output, &first, "and");
  if (!entry_complete (entry, &first))
    return FALSE;
  write_single (output, &first);
  return TRUE;
}

static gboolean
take_one_day (Entry *entry)
{
  const EntryToken *day = entry_peek (entry, 1), *after = entry_peek (entry, 2);

  if (day->type != ENTRY_WORD || !g_str_equal (day->word, "day") || after->type != ENTRY_WORD
      || (!g_str_equal (after->word, "in") && !g_str_equal (after->word, "between")
          && !g_str_equal (after->word, "of"))
      || !entry_take_word (entry, "one a some"))
    return FALSE;
  entry->next++;
  return TRUE;
}

static gboolean
read_phrase (Entry *entry, Output *output)
{
  gboolean is_one_day = take_one_day (entry);

  if (entry_take_word (entry, "between"))
    return read_between (entry, output);
  if (is_one_day)
    {
      entry->next++;
      return read_within (entry, output);
    }
  if (entry_take_word (entry, "from since"))
    return read_from (entry, output);
  if (entry_take_word (entry, "before"))
    return read_beyond (entry, output, TRUE);
  if (entry_take_word (entry, "after"))
    return read_beyond (entry, output, FALSE);
  if (entry_take_word (entry, "by"))
    return read_until (entry, output, "[..", "]");
  if (entry_take_word (entry, "until till"))
    return read_until (entry, output, "../", "");
  if (entry_take_word (entry, "every"))
    return read_every (entry, output);
  return read_plain (entry, output);
}

/* Takes the words of doubt at the beginning and the end, wherever they stand. */
static const char *
take_doubt (Entry *entry)
{
  static const char *const marks[] = { "", "?", "~", "%" };
  int flags = 0;

  for (gboolean more = TRUE; more;)
    {
      int taken = 0;
      if (entry_take_word (entry, "about around approximately circa ca c roughly"))
        taken = EDTF_APPROXIMATE;
      else if (entry_take_word (entry, "maybe perhaps possibly probably"))
        taken = EDTF_UNCERTAIN;
      flags |= taken;
      more = taken != 0;
    }
  const EntryToken *last = entry->tokens->len > entry->next
                               ? &g_array_index (entry->tokens, EntryToken, entry->tokens->len - 1)
                               : NULL;
  if (last != NULL && (last->type == ENTRY_QUESTION || g_str_equal (last->word, "uncertain")))
    {
      flags |= EDTF_UNCERTAIN;
      g_array_set_size (entry->tokens, entry->tokens->len - 1);
    }
  return marks[flags];
}

static char *
read_words (Entry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Output output = { .text = text };

  if (!entry_read_tokens (entry))
    return NULL;
  output.mark = take_doubt (entry);
  if (!read_phrase (entry, &output))
    return NULL;
  if (entry_peek (entry, 0)->type != ENTRY_END)
    {
      edtf_fail (&entry->scan, entry_peek (entry, 0)->at, _ ("this is not understood"));
      return NULL;
    }
  return g_strdup (text->str);
}

/**
 * dossier_edtf_from_words:
 * @words: a date as a person types it: EDTF, or English words
 * @anchor_day: the day from which “yesterday” and “last week” are counted, and near which a date
 *   without a year lies; or DOSSIER_DAY_NONE
 * @error: (out): DOSSIER_ERROR_BAD_INPUT with a sentence that says what is wrong and where
 *
 * Understood are “9 Oct 2025”, “Oct 9, 2025”, “autumn 2024”, “first quarter of 2025”, “the 1980s”,
 * “44 BC”, “between 3 and 5 May 2025” (one day of these), “from 3 to 5 May 2025” (all the time),
 * “since”, “until”, “by”, “before”, “after”, “every September”, “about”, “probably”, lists with
 * “or” and “and”, and what is counted from the anchor. A weekday beside a date must be right.
 * Early, mid and late are the days 1–10, 11–20 and 21 on of a month, four months of a year, and
 * the years 0–3, 4–6 and 7–9 of a decade; such a part, and a week, is read as one day (month,
 * year) in it. A date of which the order of day and month cannot be told is refused. Any thread.
 *
 * Returns: (transfer full) (nullable): the date, or NULL when @words is none
 */
DossierEdtf *
dossier_edtf_from_words (const char *words, gint64 anchor_day, GError **error)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (EntryToken));
  g_autoptr (GError) edtf_error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (words, &edtf_error);
  Entry entry = {
    .scan = { .text = words, .p = words, .end = words + strlen (words), .error = error },
    .tokens = tokens,
    .anchor = usable_anchor (anchor_day),
  };

  if (edtf != NULL)
    return g_steal_pointer (&edtf);
  if (strlen (words) <= MAX_WORDS_BYTES && entry_is_numeric (words))
    text = entry_read_numeric (&entry);
  else if (strlen (words) <= MAX_WORDS_BYTES && is_words (words))
    text = read_words (&entry);
  else
    g_propagate_error (error, g_steal_pointer (&edtf_error));
  return text != NULL ? dossier_edtf_parse (text, error) : NULL;
}
