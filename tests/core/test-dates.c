#include "base/edtf.h"
#include "base/segments.h"
#include "dates/date-finder.h"

#include <string.h>

/* A rule in a row: a text, when it was published, and what is found in it. Publication is
 * Thursday, 9 October 2025, where nothing else is said. */
#define THURSDAY "2025-10-09"

typedef struct
{
  const char *text, *found;
} Row;

static const Row calendar[] = {
  { "It opened on 9 October 2025.", "9 October 2025 = 2025-10-09" },
  { "It opened on Thursday, Oct. 9, 2025.", "Thursday, Oct. 9, 2025 = 2025-10-09" },
  { "It opened on the 9th of October, 2025, at noon.", "the 9th of October, 2025 = 2025-10-09" },
  { "It opened on 2025-10-09T08:30:00Z.", "2025-10-09T08:30:00Z = 2025-10-09" },
  { "A letter of 25/12/2025.", "25/12/2025 = 2025-12-25" },
  { "A letter of 3/4/2025.", "3/4/2025 = [2025-03-04,2025-04-03]" },
  { "A letter of 3.4.2025.", "3.4.2025 = 2025-04-03" },
  { "It closed in April 2009 and in Sept. 2010.", "April 2009 = 2009-04; Sept. 2010 = 2010-09" },
  { "It fell in 44 BC, rose in AD 79 and about 1985.",
    "44 BC = -0043; AD 79 = 0079; about 1985 = 1985~" },
  { "It was built in the 1980s, in the late nineties and in the 19th century.",
    "the 1980s = 198X; the late nineties = [1997..1999]; the 19th century = 18XX" },
  { "A temple of the 5th century BC.", "the 5th century BC = -04XX" },
  { "It grew in the third quarter of 2024, in Q1 2025 and the first half of 2018.",
    "the third quarter of 2024 = 2024-35; Q1 2025 = 2025-33; the first half of 2018 = 2018-40" },
  { "It opened in the spring of 1998.", "the spring of 1998 = 1998-21" },
  { "Sales of fiscal 2027.", "fiscal 2027 = 2027" },
  { "In early September 2024, by mid-2022 and at the end of June 2020.",
    "early September 2024 = [2024-09-01..2024-09-10]; mid-2022 = [2022-05..2022-08]; "
    "the end of June 2020 = [2020-06-21..2020-06-30]" },
  { "In the first half of June 2020.", "the first half of June 2020 = [2020-06-01..2020-06-15]" },
  { "In the first week of February 2024 and on the last Sunday in October 2024.",
    "the first week of February 2024 = [2024-02-01..2024-02-07]; "
    "the last Sunday in October 2024 = 2024-10-27" },
  { "Revenue rose in the first half but orders fell.", "the first half = 2025-40" },
};

static const Row unsaid_years[] = {
  { "It opened on 23 January.", "23 January = 2025-01-23" },
  { "It will open on 23 January.", "23 January = 2026-01-23" },
  { "It opened on Friday 3 November 1944. On 21 November it closed.",
    "Friday 3 November 1944 = 1944-11-03; 21 November = 1944-11-21" },
  { "She wrote it in 1912. In May it was printed.", "1912 = 1912; May = 1912-05" },
  { "8 January 2019 A crane, built about 2004, goes up.\n\n6 March He writes. On the 9th he signs.",
    "8 January 2019 = 2019-01-08; about 2004 = 2004~; 6 March = 2019-03-06; "
    "the 9th = 2019-03-09" },
  { "It will publish figures for September.", "September = 2025-09" },
  { "In 2023 it ended on 12 October.", "2023 = 2023; 12 October = 2023-10-12" },
  { "The company, founded in 1998, said on 3 May that it would close.",
    "1998 = 1998; 3 May = 2025-05-03" },
  { "It opened on Monday 9 October.", "Monday 9 October = 2023-10-09" },
  { "It opened in May last year, last November and in June of this year.",
    "May last year = 2024-05; last November = 2024-11; June of this year = 2025-06" },
  { "It opens next March.", "next March = 2026-03" },
  { "It was begun last autumn.", "last autumn = 2024-23" },
  { "An election was called for March.", "March = 2026-03" },
  { "It came later in October 1944.", "later in October 1944 = 1944-10" },
  { "They must answer by the 14th.", "the 14th = 2025-10-14" },
  { "It closed on 29 February.", "29 February = 2024-02-29" },
  { "The truce was signed on 30 June 2024. Monitors counted 112 breaches in August and 80 in "
    "September.",
    "30 June 2024 = 2024-06-30; August = 2025-08; September = 2025-09" },
  { "It began in the 1930s. By the end of the decade it was over.",
    "the 1930s = 193X; the end of the decade = [1937..1939]" },
};

/* Which verb a date goes with. */
static const Row clauses[] = {
  { "The minister, who was appointed last year, on Monday will announce a plan.",
    "last year = 2024; Monday = 2025-10-13" },
  { "On Monday, the court, which had adjourned in May, will rule.",
    "Monday = 2025-10-13; May = 2025-05" },
  { "The talks, which began in June, are due to end, officials said, on Friday.",
    "June = 2025-06; Friday = 2025-10-10" },
  { "He resigned, and on Monday his successor will be named.", "Monday = 2025-10-13" },
  { "He said that on Monday the court would rule.", "Monday = 2025-10-13" },
  { "The bill passed on Tuesday will raise taxes.", "Tuesday = 2025-10-07" },
  { "He is accused of stabbing a man on Saturday.", "Saturday = 2025-10-04" },
  { "Under the deal they were to pay by 1 June; they have not.", "1 June = 2025-06-01" },
  { "One of them has an election in April.", "April = 2026-04" },
  { "Objectors have until noon on the 14th to register.", "the 14th = 2025-10-14" },
  { "The council voted to approve the plan on Tuesday.", "Tuesday = 2025-10-07" },
  { "Polls taken ahead of Sunday's election show a dead heat.", "Sunday = 2025-10-12" },
  { "The holiday falls on Monday.", "Monday = 2025-10-13" },
  { "Rain today; sunny on Saturday.", "today = 2025-10-09; Saturday = 2025-10-11" },
  { "Parliament is to debate it on Tuesday, after a committee on Wednesday backed it.",
    "Tuesday = 2025-10-14; Wednesday = 2025-10-08" },
  { "After a meeting on Monday, the board said the plant would shut in June.",
    "Monday = 2025-10-06; June = 2026-06" },
  { "\"We leave on Monday,\" she said.", "Monday = 2025-10-13" },
  { "The ferry was to have sailed on Tuesday.", "Tuesday = 2025-10-07" },
  { "Snow is forecast for Saturday and Sunday.", "Saturday = 2025-10-11; Sunday = 2025-10-12" },
  { "Wheat for delivery in spring rose by a fifth.", "spring = 2026-21" },
  { "The mayor resigned in December.", "December = 2024-12" },
  { "In December the mayor resigned.", "December = 2024-12" },
  { "In late November the mayor resigned.", "late November = [2024-11-21..2024-11-30]" },
  { "By Tuesday the river had fallen by a metre.", "Tuesday = 2025-10-07" },
  { "He called for talks in November.", "November = 2025-11" },
  { "The bridge was shut in early November and reopened in March.",
    "early November = [2024-11-01..2024-11-10]; March = 2025-03" },
  { "The vaccine was approved for use in adults in December.", "December = 2024-12" },
  { "It rained in April, May and June.", "April = 2025-04; May = 2025-05; June = 2025-06" },
};

static const Row weekdays[] = {
  { "He said so on Tuesday.", "Tuesday = 2025-10-07" },
  { "He said so on Thursday.", "Thursday = 2025-10-09" },
  { "They will meet on Tuesday.", "Tuesday = 2025-10-14" },
  { "On Tuesday the court will rule.", "Tuesday = 2025-10-14" },
  { "The hearing was put off until Friday.", "Friday = 2025-10-10" },
  { "Last Thursday he left.", "Last Thursday = 2025-10-02" },
  { "He leaves next Friday.", "next Friday = 2025-10-17" },
  { "He left on Tuesday last week.", "Tuesday last week = 2025-09-30" },
  { "He leaves on Monday week.", "Monday week = 2025-10-20" },
  { "It was heard late on Tuesday night, the early hours of Wednesday.",
    "Tuesday night = 2025-10-07; the early hours of Wednesday = 2025-10-08" },
  { "It rained over the weekend.", "the weekend = [2025-10-04..2025-10-05]" },
  { "He was arrested on 3 May 2019. The following Wednesday he was freed.",
    "3 May 2019 = 2019-05-03; The following Wednesday = 2019-05-08" },
  { "He said that Monday's vote would go ahead.", "Monday = 2025-10-13" },
};

static const Row counted[] = {
  { "It closed yesterday and opens tomorrow morning.",
    "yesterday = 2025-10-08; tomorrow morning = 2025-10-10" },
  { "It burned overnight.", "overnight = 2025-10-08/2025-10-09" },
  { "It closed last week, last month and last year.",
    "last week = [2025-09-29..2025-10-05]; last month = 2025-09; last year = 2024" },
  { "It closed the week before last.", "the week before last = [2025-09-22..2025-09-28]" },
  { "It will open later this month, or next year.",
    "later this month = [2025-10-10..2025-10-31]; next year = 2026" },
  { "It closed earlier this year.", "earlier this year = [2025-01-01..2025-10-08]" },
  { "It closed three years ago.", "three years ago = 2022" },
  { "It closed a century and a half ago.", "a century and a half ago = 1875" },
  { "It will close by mid-week, or at year's end.",
    "mid-week = [2025-10-08..2025-10-10]; year's end = [2025-09..2025-12]" },
  { "It will close in two years and be gone within 30 days.",
    "in two years = 2027; within 30 days = 2025-10-09/2025-11-08" },
  { "It has stood for the past ten years.", "the past ten years = 2015/2025" },
  { "He came on 9 May 2020. Two days earlier he had left.",
    "9 May 2020 = 2020-05-09; Two days earlier = 2020-05-07" },
  { "He came on 9 May 2020 and fell ill the next day, and died a month later.",
    "9 May 2020 = 2020-05-09; the next day = 2020-05-10; a month later = 2020-06" },
  { "He came on 9 May 2020 and left the same evening.",
    "9 May 2020 = 2020-05-09; the same evening = 2020-05-09" },
  { "He came in 1949. The following spring he left.",
    "1949 = 1949; The following spring = 1950-21" },
  { "He came two days before Christmas 2020.", "two days before Christmas 2020 = 2020-12-23" },
  { "He came the day after the attack.", "the day after = open" },
  { "It was signed on 3 March 1949. The 75th anniversary was quiet.",
    "3 March 1949 = 1949-03-03; The 75th anniversary = 2024-03-03" },
  { "He called the election on 19 January, the day after his partners walked out.",
    "19 January = 2025-01-19; the day after = 2025-01-19" },
  { "The bank was sold on Tuesday, two days after its shares fell.",
    "Tuesday = 2025-10-07; two days after = 2025-10-07" },
  { "Results for the full year are due on 24 February.",
    "the full year = 2025; 24 February = 2026-02-24" },
  { "It will reopen in the new year.", "the new year = 2026" },
  { "He retires at the turn of the year.", "the turn of the year = [2025-12-31..2026-01-01]" },
  { "He came in 1968. Three years on he left.", "1968 = 1968; Three years on = 1971" },
};

static const Row ranges[] = {
  { "One day between 3 and 5 May 2025.", "between 3 and 5 May 2025 = [2025-05-03..2025-05-05]" },
  { "It ran from 29 to 30 October 2025.", "29 to 30 October 2025 = 2025-10-29/2025-10-30" },
  { "He will stay from Oct. 29 to 30.", "Oct. 29 to 30 = 2025-10-29/2025-10-30" },
  { "They will strike from Monday to Thursday.", "Monday to Thursday = 2025-10-13/2025-10-16" },
  { "He ruled 1990–95, then from 2001 to 2004.", "1990–95 = 1990/1995; 2001 to 2004 = 2001/2004" },
  { "They will strike on 5 and 6 November.", "5 and 6 November = {2025-11-05,2025-11-06}" },
  { "For three days from 12 March 2024 it rained.",
    "three days from 12 March 2024 = 2024-03-12/2024-03-14" },
  { "Sales in the year to March 2024.", "the year to March 2024 = 2023-04/2024-03" },
  { "It ran at 2% in the 12 months through June 2024.",
    "the 12 months through June 2024 = 2023-07/2024-06" },
  { "A cut by year-end is likely.", "year-end = 2025-12-31" },
  { "It returns every February.", "every February = XXXX-02" },
  { "It is held annually in September.", "annually in September = XXXX-09" },
  { "It rose in the previous three months. It fell in the three months to August 2024.",
    "the previous three months = open; the three months to August 2024 = 2024-06/2024-08" },
};

static const Row feasts[] = {
  { "It burned on Boxing Day 1998.", "Boxing Day 1998 = 1998-12-26" },
  { "It burned at Easter 2024 and on Good Friday 2025.",
    "Easter 2024 = 2024-03-31; Good Friday 2025 = 2025-04-18" },
  { "It burned on New Year's Eve 1999.", "New Year's Eve 1999 = 1999-12-31" },
  { "It burned on Whit Monday 1961.", "Whit Monday 1961 = 1961-05-22" },
  { "The market may have to move for Remembrance Sunday.", "Remembrance Sunday = 2025-11-09" },
};

/* Words that are no dates, however they look. */
static const char *const traps[] = {
  "They may march in a second, and prices fall.",
  "May I march? Theresa May and the Sunday Courier said no.",
  "The Financial Times and the Mail on Sunday paid $2000 for 2000 people.",
  "He is 34, ran 1,984 metres, scored 3-1 and flew an F-16 on Route 1990.",
  "Fraud Act 2006 says so; it lasted three days, and a five-day visit.",
  "It opens every Tuesday, on Saturdays and Friday nights, 24/7.",
  "It changed almost overnight.",
  "The works are to last six weeks.",
  "In the first half they scored twice; in the second half the goalkeeper saved a penalty.",
  "There were 1,100 packets. Today there are 64,000.",
  "The city will still be paying when today's children have children.",
  "The musician of today has no such luck, and even today the bell is rung.",
  "A tired man was there somewhere past midnight.",
  "Clerics said that Friday prayers would be held outdoors.",
  "The Saturday market may move.",
};

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
check_rows (const Row *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    assert_found (rows[i].text, THURSDAY, rows[i].found);
}

#define TEST_ROWS(name)                                                                            \
  static void test_##name (void)                                                                   \
  {                                                                                                \
    check_rows (name, G_N_ELEMENTS (name));                                                        \
  }

TEST_ROWS (calendar)
TEST_ROWS (unsaid_years)
TEST_ROWS (clauses)
TEST_ROWS (weekdays)
TEST_ROWS (counted)
TEST_ROWS (ranges)
TEST_ROWS (feasts)

static void
test_traps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (traps); i++)
    assert_found (traps[i], THURSDAY, "");
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
  g_test_add_func ("/dates/calendar", test_calendar);
  g_test_add_func ("/dates/unsaid-years", test_unsaid_years);
  g_test_add_func ("/dates/clauses", test_clauses);
  g_test_add_func ("/dates/weekdays", test_weekdays);
  g_test_add_func ("/dates/counted", test_counted);
  g_test_add_func ("/dates/ranges", test_ranges);
  g_test_add_func ("/dates/feasts", test_feasts);
  g_test_add_func ("/dates/traps", test_traps);
  g_test_add_func ("/dates/unknown-publication", test_unknown_publication);
  g_test_add_func ("/dates/candidates", test_candidates);
  g_test_add_func ("/dates/open-candidates", test_open_candidates);
  g_test_add_func ("/dates/anchors", test_anchors);
  g_test_add_func ("/dates/chain-of-ten", test_chain_of_ten);
  g_test_add_func ("/dates/recorded", test_recorded);
  g_test_add_func ("/dates/event-anchor", test_event_anchor);
  g_test_add_func ("/dates/skipped-and-languages", test_skipped_and_languages);
  g_test_add_func ("/dates/random-words", test_random_words);
  g_test_add_func ("/dates/hostile", test_hostile);
  return g_test_run ();
}
