#include "base/edtf.h"
#include "base/error.h"

#include <string.h>

/* The anchor is Thursday, 9 October 2025, or none where the year is said. */
static const struct
{
  const char *words, *text;
} entries[] = {
  { "2025-10-09", "2025-10-09" },
  { "[2019-03-25..2019-04-07]", "[2019-03-25..2019-04-07]" },
  { "9 Oct 2025", "2025-10-09" },
  { "9th of October, 2025", "2025-10-09" },
  { "Oct 9, 2025", "2025-10-09" },
  { "Oct. 9th 2025", "2025-10-09" },
  { "the 9th of OCTOBER 2025", "2025-10-09" },
  { "October 2025", "2025-10" },
  { "Sept 2025", "2025-09" },
  { "2025", "2025" },
  { "autumn 2024", "2024-23" },
  { "the fall of 2024", "2024-23" },
  { "Q1 2025", "2025-33" },
  { "first quarter of 2025", "2025-33" },
  { "4th quarter 2025", "2025-36" },
  { "second half of 2025", "2025-41" },
  { "the 1980s", "198X" },
  { "early 1980s", "[1980..1983]" },
  { "late 1980s", "[1987..1989]" },
  { "early September 2025", "[2025-09-01..2025-09-10]" },
  { "mid-September 2025", "[2025-09-11..2025-09-20]" },
  { "late Feb 2024", "[2024-02-21..2024-02-29]" },
  { "the end of February 2025", "[2025-02-21..2025-02-28]" },
  { "mid 2025", "[2025-05..2025-08]" },
  { "the 19th century", "18XX" },
  { "in May 2025", "2025-05" },
  { "during 2012", "2012" },
  { "in early 2012", "[2012-01..2012-04]" },
  { "Thursday, 9 October 2025", "2025-10-09" },
  { "Thu Oct 9 2025", "2025-10-09" },
  { "44 BC", "-0043" },
  { "15 March 44 BC", "-0043-03-15" },
  { "AD 79", "0079" },
  { "August 79 AD", "0079-08" },

  { "between 3 and 5 May 2025", "[2025-05-03..2025-05-05]" },
  { "one day between 25 March and 7 April 2019", "[2019-03-25..2019-04-07]" },
  { "between 2025-05-03 and 2025-05-05", "[2025-05-03..2025-05-05]" },
  { "between 1670 and 1672", "[1670..1672]" },
  { "from 3 to 5 May 2025", "2025-05-03/2025-05-05" },
  { "3–5 May 2025", "2025-05-03/2025-05-05" },
  { "Oct 9-12, 2025", "2025-10-09/2025-10-12" },
  { "1964–2008", "1964/2008" },
  { "1964-2008", "1964/2008" },
  { "1964 - 2008", "1964/2008" },
  { "March to May 2025", "2025-03/2025-05" },
  { "30 December 2024 until 2 January 2025", "2024-12-30/2025-01-02" },
  { "from 12 November to 3 February 2025", "2024-11-12/2025-02-03" },
  { "from early September to late October 2025", "2025-09-01/2025-10-31" },
  { "one day in June 2004", "2004-06-XX" },
  { "a day in 2004", "2004-XX-XX" },

  { "since 2012", "2012/.." },
  { "from May 2012 onwards", "2012-05/.." },
  { "until 2012", "../2012" },
  { "by 7 April 2019", "[..2019-04-07]" },
  { "before 2012", "[..2011-12-31]" },
  { "before 2025-05", "[..2025-04-30]" },
  { "since 2025-21", "2025-21/.." },
  { "early 2025-05", "[2025-05-01..2025-05-10]" },
  { "before early May 2012", "[..2012-04-30]" },
  { "after 28 February 2025", "[2025-03-01..]" },
  { "after 2012", "[2013-01-01..]" },
  { "2012 or later", "[2012..]" },
  { "7 April 2019 or earlier", "[..2019-04-07]" },
  { "every September", "XXXX-09" },
  { "every 25 December", "XXXX-12-25" },
  { "every spring", "XXXX-21" },
  { "1667, 1668", NULL },
  { "1667 or 1668", "[1667,1668]" },
  { "either 29 March, or 5 or 12 April 2019", "[2019-03-29,2019-04-05,2019-04-12]" },
  { "2018 and 2019", "{2018,2019}" },

  { "about 1985", "1985~" },
  { "c. 1985", "1985~" },
  { "1985?", "1985?" },
  { "May 1985?", "1985-05?" },
  { "probably about May 1985", "1985-05%" },
  { "1985, uncertain", "1985?" },
  { "about 3 to 5 May 2025", "2025-05-03~/2025-05-05~" },
  { "around the 1980s", "198X~" },

  { "25/12/2025", "2025-12-25" },
  { "12/25/2025", "2025-12-25" },
  { "4.4.2025", "2025-04-04" },
};

static const struct
{
  const char *words, *text;
} anchored[] = {
  { "today", "2025-10-09" },
  { "Yesterday", "2025-10-08" },
  { "tomorrow", "2025-10-10" },
  { "last week", "[2025-09-29..2025-10-05]" },
  { "this week", "[2025-10-06..2025-10-12]" },
  { "next week", "[2025-10-13..2025-10-19]" },
  { "last month", "2025-09" },
  { "next year", "2026" },
  { "Monday", "2025-10-06" },
  { "on Thursday", "2025-10-09" },
  { "Friday", "2025-10-03" },
  { "last Thursday", "2025-10-02" },
  { "this Friday", "2025-10-10" },
  { "next Monday", "2025-10-13" },
  { "next Thursday", "2025-10-16" },
  { "two days ago", "2025-10-07" },
  { "3 days later", "2025-10-12" },
  { "in 10 days", "2025-10-19" },
  { "two weeks ago", "[2025-09-22..2025-09-28]" },
  { "ten months ago", "2024-12" },
  { "5 years ago", "2020" },
  { "before yesterday", "[..2025-10-07]" },
  { "since last Monday", "2025-10-06/.." },
  { "between Monday and yesterday", "[2025-10-06..2025-10-08]" },
  { "last September", "2025-09" },
  { "last October", "2024-10" },
  { "next October", "2026-10" },
  { "this March", "2025-03" },
  { "next spring", "2026-21" },
  { "last fall", "2025-23" },
  { "early last month", "[2025-09-01..2025-09-10]" },
  { "the end of next year", "[2026-09..2026-12]" },
  { "in two days", "2025-10-11" },
  { "Wednesday, 2 April", "2025-04-02" },
  { "early September", "[2025-09-01..2025-09-10]" },
  { "between 3 and 5 May", "[2025-05-03..2025-05-05]" },
  { "2 January", "2026-01-02" },
  { "May", "2025-05" },
  { "29 February", "2024-02-29" },
  { "autumn", "2025-23" },
};

static void
check_entry (const char *words, gint64 anchor, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdtf) edtf = dossier_edtf_from_words (words, anchor, &error);

  g_test_message ("%s", words);
  if (text == NULL)
    {
      g_assert_null (edtf);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (edtf->text, ==, text);
}

static void
test_entries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    check_entry (entries[i].words, DOSSIER_DAY_NONE, entries[i].text);
}

static void
test_anchored (void)
{
  gint64 anchor = dossier_day_from_civil (2025, 10, 9);

  for (guint i = 0; i < G_N_ELEMENTS (anchored); i++)
    check_entry (anchored[i].words, anchor, anchored[i].text);
}

static const struct
{
  const char *words, *cause;
} refused[] = {
  { "3/4/2025", "it can be 3 April or 4 March" },
  { "3.4.2025", "it can be 3 April or 4 March" },
  { "3/14/25", "four digits" },
  { "13/13/2025", "a month is 01 to 12" },
  { "30 February 2025", "February has no day 30" },
  { "29 February 2023", "not a leap year" },
  { "32 May 2025", "a day is 1 to 31" },
  { "9 October 25", "four digits" },
  { "9 October", "the year is missing" },
  { "between 3 and 5", "the month is missing" },
  { "between May 2025", "needs two dates" },
  { "between 5 and 3 May 2025", "reversed" },
  { "yesterday", "no day from which" },
  { "Friday, 9 October 2025", "does not fall on this weekday" },
  { "Friday, October 2025", "a weekday goes with a day" },
  { "1900s", "decade or a century" },
  { "1985s", "a decade is written" },
  { "every 2025", "“every” goes with" },
  { "early 9 May 2025", "no early or late part" },
  { "early spring 2025", "go with a month" },
  { "before the vote", "a date is expected" },
  { "about", "a date is expected" },
  { "May 2025 sharp", "not understood" },
  { "supercalifragilistic 2025", "word is not known" },
  { "May @ 2025", "sign is not known" },
  { "May 1234567890123", "too long" },
  { "mai 2025", "a date is expected" },
  { "1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 or 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 May 2025",
    "the list is too long" },
  { "2016-13", "a month is 01 to 12" },
  { "early 2025-13", "a month is 01 to 12" },
  { "before 2025-00", "a month is 01 to 12" },
  { "late 2025-21", "go with a month" },
  { "before 2025-05-00", "a day is 1 to 31" },
  { "before 2025-05-32", "a day is 1 to 31" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (dossier_edtf_from_words (refused[i].words, DOSSIER_DAY_NONE, &error));
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].cause));
    }
}

/* Any heap of known words gives a date or a sentence. */
static void
test_random_words (void)
{
  static const char *const words[] = {
    "early",   "mid",     "late",    "the",        "of",     "May",        "9",       "31",
    "2025",    "1980s",   "44",      "BC",         "AD",     "first",      "half",    "century",
    "spring",  "next",    "Q",       "to",         "from",   "-",          "or",      "and",
    "or",      "later",   "last",    "week",       "Monday", "in",         "2",       "days",
    "ago",     "every",   "?",       "about",      "one",    "day",        "between", "by",
    "until",   "winter",  "999",     "years",      "0",      "2024-02-29", "after",   "before",
    "2025-13", "2025-00", "2024-21", "2025-02-30",
  };
  gint64 anchors[] = { DOSSIER_DAY_NONE, 20370, dossier_day_from_civil (DOSSIER_YEAR_MAX, 1, 1),
                       dossier_day_from_civil (-DOSSIER_YEAR_MAX, 1, 1),
                       DOSSIER_DAY_PLUS_INFINITY };
  guint n_accepted = 0;

  for (int i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      for (int k = g_test_rand_int_range (1, 8); k > 0; k--)
        g_string_append_printf (text, "%s ",
                                words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      g_autoptr (DossierEdtf) edtf =
          dossier_edtf_from_words (text->str, anchors[i % G_N_ELEMENTS (anchors)], &error);
      g_assert_true ((edtf == NULL) == (error != NULL));
      if (edtf == NULL)
        continue;
      g_assert_cmpint (edtf->day_min, <=, edtf->day_max);
      n_accepted++;
    }
  g_assert_cmpuint (n_accepted, >, 1000);
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (1 << 20, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_edtf_from_words (text, DOSSIER_DAY_NONE, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf-entry/entries", test_entries);
  g_test_add_func ("/edtf-entry/anchored", test_anchored);
  g_test_add_func ("/edtf-entry/refused", test_refused);
  g_test_add_func ("/edtf-entry/random-words", test_random_words);
  g_test_add_func ("/edtf-entry/long", test_long);
  return g_test_run ();
}
