/* Words of dates in any order, in texts, in entries and counted from events: something that is not
 * asked for may come of it, but nothing that is no date, and nothing out of its place. */
#include <string.h>

#include "base/edtf-event-words.h"
#include "base/edtf.h"
#include "base/error.h"
#include "dates/date-finder.h"
#include "fuzz.h"

static const char *const words[] = {
  "Monday",
  "Tuesday",
  "Friday",
  "Jan.",
  "January",
  "Feb.",
  "February",
  "May",
  "Sept",
  "December",
  "1",
  "2",
  "3rd",
  "9",
  "23",
  "29",
  "30",
  "31st",
  "80th",
  "44",
  "79",
  "999",
  "1985",
  "2000",
  "2024",
  "2024-02-29",
  "2024-13",
  "2024-W05",
  "24/12/2024",
  "3/4/2025",
  "0000",
  "9999",
  "10000",
  "99999999999",
  "1980s",
  "’90s",
  "'68",
  "BC",
  "AD",
  "century",
  "decade",
  "decades",
  "millennium",
  "early",
  "mid",
  "mid-",
  "late",
  "end",
  "the end of",
  "beginning",
  "first",
  "second",
  "third",
  "quarter",
  "half",
  "Q1",
  "Q3",
  "spring",
  "summer",
  "autumn",
  "fall",
  "winter",
  "Easter",
  "Christmas",
  "New Year’s Eve",
  "Ramadan",
  "today",
  "yesterday",
  "tomorrow",
  "tonight",
  "now",
  "last",
  "this",
  "next",
  "previous",
  "past",
  "coming",
  "following",
  "same",
  "other",
  "every",
  "each",
  "day",
  "days",
  "week",
  "weeks",
  "fortnight",
  "month",
  "months",
  "year",
  "years",
  "weekend",
  "morning",
  "afternoon",
  "night",
  "noon",
  "midnight",
  "5 p.m.",
  "05:30",
  "hours",
  "two",
  "three",
  "a",
  "an",
  "several",
  "some",
  "a few",
  "a couple of",
  "dozen",
  "ago",
  "earlier",
  "later",
  "before",
  "after",
  "since",
  "until",
  "till",
  "by",
  "from",
  "to",
  "through",
  "between",
  "and",
  "or",
  "of",
  "in",
  "on",
  "at",
  "the",
  "during",
  "throughout",
  "within",
  "anniversary",
  "birthday",
  "eve",
  "about",
  "around",
  "circa",
  "c.",
  "probably",
  "maybe",
  "?",
  "~",
  "%",
  "–",
  "—",
  "-",
  ",",
  ".",
  ";",
  ":",
  "(",
  ")",
  "“",
  "”",
  "/",
  "..",
  "[",
  "]",
  "{",
  "}",
  "the vote",
  "the raid",
  "attack",
  "said",
  "will",
  "would",
  "met",
  "was",
  "is",
  "had been",
  "who was",
  "officials said",
  "X",
  "XX",
  "Y",
  "E8",
  "S2",
  "Z",
  "T10:00:00",
  "é",
  "북한",
  "2024년",
  "\n",
  "\n\n",
  "\t",
  "\302\240",
  "\xe2\x80\x8b",
  "😀",
};

static const char *const values[] = {
  "2024-01-16",
  "2024",
  "2024-02",
  "2019-03-25/2019-04-07",
  "[2019-03-25..2019-04-07]",
  "2012/..",
  "../2012",
  "XXXX-01-23",
  "XXXX",
  "198X",
  "2024-23",
  "2024-02-29~",
  "-0043-03-15",
  "0000",
  "9999-12-31",
  "Y170000002",
  "Y-9999999999999999",
  "Y9999999999999999",
  "{2018,2020}",
  "[..2020]",
  "/2020",
  "2024-01-16T10:00:00+14:00",
  "20XX-02-3X",
  "garbage",
  "",
  "1950S2",
  "Y17E8",
};

static char *
make_text (guint most)
{
  GString *text = g_string_new (NULL);

  for (guint n = 1 + fuzz_below (most); n > 0; n--)
    {
      g_string_append (text, words[fuzz_below (G_N_ELEMENTS (words))]);
      if (!fuzz_one_in (6))
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static const char *
any_value (void)
{
  return fuzz_one_in (4) ? NULL : values[fuzz_below (G_N_ELEMENTS (values))];
}

static void
assert_value (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, &error);
  g_autofree char *in_words = NULL, *in_short = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (edtf->day_min, <=, edtf->day_max);
  in_words = dossier_edtf_to_words (edtf);
  in_short = dossier_edtf_to_words_short (edtf);
  g_assert_true (in_words[0] != '\0' && in_short[0] != '\0');
}

static void
assert_date_or_sentence (const DossierEdtf *edtf, const GError *error)
{
  g_assert_true ((edtf == NULL) == (error != NULL));
  if (edtf == NULL)
    {
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  assert_value (edtf->text);
}

/* What a person may make of a date. */
static void
change (const DossierEdtf *edtf)
{
  static const DossierEdtfKind kinds[] = { DOSSIER_EDTF_SPAN, DOSSIER_EDTF_ONE_OF,
                                           DOSSIER_EDTF_ALL_OF };
  static const gint64 days[] = { 1, -1, 31, 365, -400000, 3000000, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) other = dossier_edtf_with_kind (edtf, kinds[i], &error);

      assert_date_or_sentence (other, error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) other = dossier_edtf_shift (edtf, days[i], &error);

      assert_date_or_sentence (other, error);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DossierEdtf) other =
        dossier_edtf_with_doubt (edtf, fuzz_one_in (2), fuzz_one_in (2), &error);

    assert_date_or_sentence (other, error);
  }
}

static void
test_entries (void)
{
  Fuzz fuzz = fuzz_begin (20000);

  while (fuzz_next (&fuzz))
    {
      g_autofree char *text = make_text (9);
      g_autoptr (GError) error = NULL, event_error = NULL;
      const char *value = any_value ();
      gint64 anchor = fuzz_one_in (5) ? G_MAXINT64 - fuzz_below (3) : fuzz_below (800000);
      g_autoptr (DossierEdtf) event = value != NULL ? dossier_edtf_parse (value, NULL) : NULL;
      g_autoptr (DossierEdtf) edtf =
          dossier_edtf_from_words (text, fuzz_one_in (2) ? anchor : -anchor, &error);
      g_autofree char *name = dossier_edtf_find_event_name (text);

      assert_date_or_sentence (edtf, error);
      if (edtf != NULL)
        change (edtf);
      if (event != NULL)
        {
          g_autoptr (DossierEdtf) counted =
              dossier_edtf_from_event_words (text, event, &event_error);

          assert_date_or_sentence (counted, event_error);
          g_assert_true (counted == NULL || name != NULL);
        }
    }
}

static void
test_values (void)
{
  Fuzz fuzz = fuzz_begin (G_N_ELEMENTS (values));

  while (fuzz_next (&fuzz))
    {
      g_autoptr (DossierEdtf) edtf =
          dossier_edtf_parse (values[fuzz.round % G_N_ELEMENTS (values)], NULL);

      if (edtf != NULL)
        change (edtf);
    }
}

/* Recorded dates at any place, also at none that the text has, with any anchor. */
static void
fill_known (DossierKnownDate *known, guint n, guint length)
{
  for (guint i = 0; i < n; i++)
    {
      guint start = fuzz_one_in (8) ? G_MAXUINT - fuzz_below (5) : fuzz_below (length + 5);

      known[i] = (DossierKnownDate){ .start = start,
                                     .end = fuzz_one_in (8) ? fuzz_below (length + 1)
                                                            : start + fuzz_below (12),
                                     .edtf = any_value (),
                                     .has_anchor = fuzz_one_in (2),
                                     .anchor = fuzz_below (4),
                                     .anchor_known = fuzz_below (n + 1),
                                     .anchor_edtf = any_value () };
    }
}

static void
assert_found (GPtrArray *found, guint length)
{
  guint end = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *one = found->pdata[i];

      g_assert_cmpuint (one->start, >=, end);
      g_assert_cmpuint (one->start, <, one->end);
      g_assert_cmpuint (one->end, <=, length);
      end = one->end;
      g_assert_nonnull (one->rule);
      if (one->edtf != NULL)
        assert_value (one->edtf);
      g_assert_cmpint (one->candidate, <, (int) one->candidates->len);
      for (guint c = 0; c < one->candidates->len; c++)
        assert_value (((DossierDateCandidate *) one->candidates->pdata[c])->edtf);
      if (one->anchor == DOSSIER_DATE_ANCHOR_DATE)
        g_assert_cmpuint (one->anchor_index, <, found->len);
    }
}

static void
test_texts (void)
{
  Fuzz fuzz = fuzz_begin (3000);

  while (fuzz_next (&fuzz))
    {
      g_autofree char *text = make_text (fuzz_one_in (50) ? 2000 : 60);
      guint length = (guint) g_utf8_strlen (text, -1);
      DossierTextRange skip[] = { { fuzz_below (length + 1), length } };
      DossierKnownDate known[8];
      DossierDateContext context = { .published = any_value (),
                                     .skip = skip,
                                     .n_skip = fuzz_one_in (4) ? 1 : 0,
                                     .known = known,
                                     .n_known = fuzz_below (G_N_ELEMENTS (known) + 1) };
      g_autoptr (GPtrArray) found = NULL;

      fill_known (known, (guint) context.n_known, length);
      found = dossier_dates_find (text, strlen (text), fuzz_one_in (20) ? "xx" : "en", &context);
      assert_found (found, length);
    }
}

/* What random rounds brought to light. */
static void
test_found_once (void)
{
  static const struct
  {
    const char *text;
    const char *published;
    DossierKnownDate known;
    const char *found; /* places and values */
  } table[] = {
    /* a mark in the middle of a word, on beyond the sentence, beyond the text */
    { "It was on Monday Tuesday.", "2024-06-08", { .start = 12, .end = 24 }, "12-24 2024-06-04;" },
    { "It was on Monday. May 2024 was warm.",
      "2024-06-08",
      { .start = 10, .end = 21 },
      "10-21 2024-06-03;" },
    { "It was on Monday.",
      "2024-06-08",
      { .start = 10, .end = G_MAXUINT - 1 },
      "10-16 2024-06-03;" },
    /* one of several spans */
    { "All past week it rained.",
      "198X",
      { 0 },
      "4-13 [1979-12-25..1980-01-01,1980-01-04..1980-01-11,1980-01-14..1980-01-21,"
      "1980-01-24..1980-01-31,1980-02-03..1980-02-10,1980-02-13..1980-02-20,"
      "1980-02-23..1980-03-01,1980-03-04..1989-12-31];" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DossierDateContext context = { .published = table[i].published,
                                     .known = &table[i].known,
                                     .n_known = table[i].known.end > 0 ? 1 : 0 };
      g_autoptr (GPtrArray) found =
          dossier_dates_find (table[i].text, strlen (table[i].text), "en", &context);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint f = 0; f < found->len; f++)
        {
          const DossierFoundDate *one = found->pdata[f];

          g_string_append_printf (all, "%u-%u %s;", one->start, one->end, one->edtf);
        }
      g_test_message ("%s: %s", table[i].text, all->str);
      assert_found (found, (guint) strlen (table[i].text));
      g_assert_cmpstr (all->str, ==, table[i].found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz-dates/entries", test_entries);
  g_test_add_func ("/fuzz-dates/values", test_values);
  g_test_add_func ("/fuzz-dates/found-once", test_found_once);
  g_test_add_func ("/fuzz-dates/texts", test_texts);
  return g_test_run ();
}
