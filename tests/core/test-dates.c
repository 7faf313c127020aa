#include "base/edtf.h"
#include "base/segments.h"
#include "dates/date-finder.h"

#include <string.h>

#include "date-rows.h"

/* Publication, where nothing else is said. */
#define THURSDAY "2025-10-09"

static char *
describe (const char *text, GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];
      g_autofree char *words = g_utf8_substring (text, date->start, date->end);

      g_string_append_printf (out, "%s%s = %s", i > 0 ? "; " : "", words,
                              date->edtf != NULL ? date->edtf : "open");
    }
  return g_string_free (out, FALSE);
}

static GPtrArray *
find (const char *text, const char *published)
{
  DossierDateContext context = { .published = published };

  return dossier_dates_find (text, strlen (text), "en-GB", &context);
}

static void
assert_found (const char *text, const char *published, const char *expected)
{
  g_autoptr (GPtrArray) found = find (text, published);
  g_autofree char *description = describe (text, found);

  g_assert_cmpstr (description, ==, expected);
}

static void
test_rows (gconstpointer data)
{
  const DateRows *rows = data;

  for (gsize i = 0; i < rows->n; i++)
    assert_found (rows->rows[i].text, THURSDAY, rows->rows[i].found);
}

static void
test_traps (void)
{
  for (guint i = 0; date_traps[i] != NULL; i++)
    assert_found (date_traps[i], THURSDAY, "");
}

static void
test_unknown_publication (void)
{
  assert_found ("It opened on Jan. 23.", NULL, "Jan. 23 = XXXX-01-23");
  assert_found ("It opened on Tuesday, last week and last year.", NULL,
                "Tuesday = open; last week = open; last year = open");
  assert_found ("It opened in May 2012, on Tuesday.", "nonsense",
                "May 2012 = 2012-05; Tuesday = open");
  assert_found ("It closed on Jan. 21. The next day it opened.", "XXXX-01-23",
                "Jan. 21 = XXXX-01-21; The next day = XXXX-01-22");
  assert_found ("It closed yesterday.", "XXXX-03-01", "yesterday = open");
  assert_found ("Members will visit on Friday.", "[2019-03-25..2019-04-07]",
                "Friday = [2019-03-29,2019-04-05,2019-04-12]");
  assert_found ("He said so last week, this year.", "[2019-03-25..2019-04-07]",
                "last week = [2019-03-18..2019-03-31]; this year = 2019");
  assert_found ("He left on Tuesday.", "[2012..]", "Tuesday = open");
  assert_found ("It snowed this winter.", "2025-02-01", "this winter = 2024-24");
}

/* What a person marked is read whatever stands around it. */
static void
test_given (void)
{
  static const struct
  {
    const char *words, *edtf;
  } given[] = {
    { "May", "2025-05" },
    { "2000", "2000" },
    { "the month", "2025-10" },
    { "Mon", "2025-10-06" },
    { "now", "2025-10-09" },
    { "recently", "[..2025-10-09]" },
    { "the near future", "[2025-10-09..]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *text = g_strconcat ("So much for ", given[i].words, " cakes.", NULL);
      DossierKnownDate known = { .start = 12, .end = 12 + (guint) strlen (given[i].words) };
      DossierDateContext context = { THURSDAY, NULL, 0, &known, 1 };
      g_autoptr (GPtrArray) found = dossier_dates_find (text, strlen (text), "en", &context);

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((DossierFoundDate *) found->pdata[0])->edtf, ==, given[i].edtf);
    }
}

/* A person steps to the one before or after: in the order of time, the proposal among them. */
static void
test_candidates (void)
{
  static const char *const expected[] = { "2025-09-30", "2025-10-07", "2025-10-14" };
  g_autoptr (GPtrArray) found = find ("He said so on Tuesday.", THURSDAY);
  const DossierFoundDate *date = found->pdata[0];

  g_assert_cmpuint (date->candidates->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpint (date->candidate, ==, 1);
  for (guint i = 0; i < date->candidates->len; i++)
    {
      const DossierDateCandidate *candidate = date->candidates->pdata[i];
      g_assert_cmpstr (candidate->edtf, ==, expected[i]);
      g_assert_cmpstr (candidate->rule, !=, "");
    }
}

/* Since, until and by leave the words outside; the open time is a candidate. */
static void
test_open_candidates (void)
{
  g_autoptr (GPtrArray) found = find ("He has ruled since 2012.", THURSDAY);
  const DossierFoundDate *date = found->pdata[0];
  const DossierDateCandidate *candidate;

  g_assert_cmpstr (date->edtf, ==, "2012");
  g_assert_cmpuint (date->candidates->len, ==, 2);
  candidate = date->candidates->pdata[1 - date->candidate];
  g_assert_cmpstr (candidate->edtf, ==, "2012/..");
}

static void
test_anchors (void)
{
  const char *text = "He came on 9 May 2020. A day later he left. Tuesday was the day after the "
                     "attack on Pell.";
  g_autoptr (GPtrArray) found = find (text, THURSDAY);
  static const DossierDateAnchor anchors[] = {
    DOSSIER_DATE_ANCHOR_NONE,
    DOSSIER_DATE_ANCHOR_DATE,
    DOSSIER_DATE_ANCHOR_PUBLICATION,
    DOSSIER_DATE_ANCHOR_EVENT,
  };

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (anchors));
  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];
      g_assert_cmpint (date->anchor, ==, anchors[i]);
      if (date->anchor == DOSSIER_DATE_ANCHOR_DATE)
        g_assert_cmpuint (date->anchor_index, ==, 0);
      if (date->anchor == DOSSIER_DATE_ANCHOR_EVENT)
        {
          g_autofree char *event = g_utf8_substring (text, date->anchor_start, date->anchor_end);
          g_assert_true (g_str_has_prefix (event, "the attack"));
        }
    }
}

static char *
repeat (const char *words, guint times)
{
  GString *text = g_string_new ("He came on 9 May 2020.");

  for (guint i = 0; i < times; i++)
    g_string_append (text, words);
  return g_string_free (text, FALSE);
}

static void
test_chain_of_ten (void)
{
  g_autofree char *text = repeat (" A day later he moved on.", 10);
  g_autoptr (GPtrArray) found = find (text, THURSDAY);
  const DossierFoundDate *last = found->pdata[10];

  g_assert_cmpuint (found->len, ==, 11);
  g_assert_cmpstr (last->edtf, ==, "2020-05-19");
}

/* What a person recorded is what others count from, and may lead in a circle. */
static void
test_recorded (void)
{
  const char *text = "He came on 9 May 2020. A day later he left. A day later he died.";
  DossierKnownDate known[] = {
    { .start = 11, .end = 21, .edtf = "2021-05-09" },
    { .start = 23,
      .end = 34,
      .has_anchor = TRUE,
      .anchor = DOSSIER_DATE_ANCHOR_DATE,
      .anchor_known = 0 },
    { .start = 44, .end = 55 },
  };
  DossierDateContext context = { THURSDAY, NULL, 0, known, G_N_ELEMENTS (known) };
  g_autoptr (GPtrArray) found = dossier_dates_find (text, strlen (text), "en", &context);
  g_autofree char *counted_from = describe (text, found);
  g_autoptr (GPtrArray) circle = NULL;

  g_assert_cmpstr (counted_from, ==,
                   "9 May 2020 = 2020-05-09; A day later = 2021-05-10; A day later = 2021-05-11");
  known[1].anchor_known = 2;
  known[2] = (DossierKnownDate){ .start = 44,
                                 .end = 55,
                                 .has_anchor = TRUE,
                                 .anchor = DOSSIER_DATE_ANCHOR_DATE,
                                 .anchor_known = 1 };
  circle = dossier_dates_find (text, strlen (text), "en", &context);
  for (guint i = 1; i < circle->len; i++)
    g_assert_null (((DossierFoundDate *) circle->pdata[i])->edtf);
  known[1].anchor_known = 1;
  g_clear_pointer (&circle, g_ptr_array_unref);
  circle = dossier_dates_find (text, strlen (text), "en", &context);
  g_assert_null (((DossierFoundDate *) circle->pdata[1])->edtf);
}

static void
test_event_anchor (void)
{
  const char *text = "He came two days after the vote.";
  DossierKnownDate known = { .start = 8,
                             .end = 22,
                             .has_anchor = TRUE,
                             .anchor = DOSSIER_DATE_ANCHOR_EVENT,
                             .anchor_edtf = "2025-05-01" };
  DossierDateContext context = { THURSDAY, NULL, 0, &known, 1 };
  g_autoptr (GPtrArray) found = dossier_dates_find (text, strlen (text), "en", &context);
  const DossierFoundDate *date = found->pdata[0];

  g_assert_cmpstr (date->edtf, ==, "2025-05-03");
  g_assert_cmpint (date->known, ==, 0);
}

static void
test_skipped_and_languages (void)
{
  const char *text = "Monday 6 October 2025\nIt opened yesterday.";
  DossierTextRange skip = { 0, 21 };
  DossierDateContext context = { THURSDAY, &skip, 1, NULL, 0 };
  g_autoptr (GPtrArray) found = dossier_dates_find (text, strlen (text), "en", &context);
  g_autoptr (GPtrArray) none = dossier_dates_find (text, strlen (text), "ko", &context);
  g_autoptr (GPtrArray) bare = dossier_dates_find (text, strlen (text), "en", NULL);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (bare->len, ==, 2);
  g_assert_true (dossier_dates_has_language ("en-US"));
  g_assert_false (dossier_dates_has_language ("eng"));
  g_assert_false (dossier_dates_has_language (NULL));
}

/* Spans lie in the text, in order and apart, on the borders of what a reader sees as one sign; a
 * value is valid EDTF. */
static void
check_properties (const char *text, gsize n_bytes, const char *published)
{
  DossierDateContext context = { .published = published };
  g_autoptr (GPtrArray) found = dossier_dates_find (text, n_bytes, "en", &context);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, n_bytes);
  g_autoptr (DossierTextMap) map = dossier_text_map_new (bytes, NULL);
  DossierSegments *segments = dossier_segments_new (map, "en", NULL, 0);
  guint end = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];
      DossierTextRange range = { date->start, date->end };

      g_assert_cmpuint (date->start, >=, end);
      g_assert_cmpuint (date->start, <, date->end);
      end = date->end;
      g_assert_cmpuint (end, <=, dossier_text_map_get_length (map));
      if (i < 200)
        dossier_segments_round (segments, &range);
      g_assert_cmpuint (range.start, ==, date->start);
      g_assert_cmpuint (range.end, ==, date->end);
      g_assert_nonnull (date->rule);
      if (date->edtf != NULL)
        {
          g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (date->edtf, NULL);
          if (edtf == NULL)
            g_test_message ("%s in: %s", date->edtf, text);
          g_assert_nonnull (edtf);
          g_assert_cmpint (edtf->day_min, <=, edtf->day_max);
        }
      if (date->anchor == DOSSIER_DATE_ANCHOR_DATE)
        g_assert_cmpuint (date->anchor_index, <, found->len);
      if (date->candidates->len > 0 && date->edtf != NULL)
        g_assert_cmpint (date->candidate, >=, 0);
    }
  dossier_segments_free (segments);
}

static const char *const pieces[] = {
  "the",
  "last",
  "first",
  "of",
  "October",
  "May",
  "9",
  "31",
  "2025",
  "29",
  "Monday",
  "week",
  "ago",
  "a",
  "hundred",
  "years",
  "and",
  "between",
  "to",
  "–",
  "-",
  ",",
  ".",
  "\n",
  "\n\n",
  "early",
  "end",
  "mid",
  "'s",
  "’s",
  "Easter",
  "quarter",
  "1990–95",
  "12/31/99",
  "3.4.2025",
  "in",
  "from",
  "until",
  "later",
  "next",
  "century",
  "BC",
  "day",
  "after",
  "before",
  "that",
  "this",
  "spring",
  "half",
  "80th",
  "anniversary",
  "every",
  "two",
  "é",
  "\u0301",
  "年",
  "🙂",
  "\u200d",
  "season",
  "said",
  "will",
  "9999",
  "0",
  "30 February",
  "1e9",
  "999999",
  "10000 years ago",
  "about",
  "circa",
  "(",
  "'80s",
  "'92",
  "year-ago",
  "today",
  "the rest of the",
  "Labor Day weekend",
  "the same period",
  "latest",
  "three summers",
  "3/4/96",
  "15/3/96",
  "end-",
};

static void
test_random_words (void)
{
  static const char *const days[] = { THURSDAY,     NULL,
                                      "XXXX-02-29", "[2019-03-25..2019-04-07]",
                                      "2024",       "-0044-03-15",
                                      "9999-12-31", "[..2020]" };

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int n = g_test_rand_int_range (1, 120); n > 0; n--)
        {
          g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          if (g_test_rand_int_range (0, 5) > 0)
            g_string_append_c (text, ' ');
        }
      check_properties (text->str, text->len, days[round % (int) G_N_ELEMENTS (days)]);
    }
}

/* Long texts without an end to a word, a number or a sentence. Each is read in one pass; a walk
 * that is not linear would take hours here and run into the time limit of the test. */
static void
test_hostile (void)
{
  static const char *const units[] = { "1",        "9",         "12/",
                                       "1-",       "a ",        "about ",
                                       "later ",   "the last ", "the day after ",
                                       "between ", "Oct. ",     "((",
                                       "of the ",  "9 and ",    "A day later. ",
                                       "’s",       "20",        "early " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize size = i == 0 ? 10 * 1000 * 1000 : 200 * 1000;
      g_autoptr (GString) text = g_string_sized_new (size + 16);

      while (text->len < size)
        g_string_append (text, units[i]);
      check_properties (text->str, text->len, THURSDAY);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < date_n_rows; i++)
    g_test_add_data_func (date_rows[i].path, &date_rows[i], test_rows);
  g_test_add_func ("/dates/traps", test_traps);
  g_test_add_func ("/dates/unknown-publication", test_unknown_publication);
  g_test_add_func ("/dates/candidates", test_candidates);
  g_test_add_func ("/dates/open-candidates", test_open_candidates);
  g_test_add_func ("/dates/anchors", test_anchors);
  g_test_add_func ("/dates/chain-of-ten", test_chain_of_ten);
  g_test_add_func ("/dates/recorded", test_recorded);
  g_test_add_func ("/dates/given", test_given);
  g_test_add_func ("/dates/event-anchor", test_event_anchor);
  g_test_add_func ("/dates/skipped-and-languages", test_skipped_and_languages);
  g_test_add_func ("/dates/random-words", test_random_words);
  g_test_add_func ("/dates/hostile", test_hostile);
  return g_test_run ();
}
