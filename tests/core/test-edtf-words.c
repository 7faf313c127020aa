#include "base/edtf.h"

static const struct
{
  const char *text, *words, *short_words;
} readings[] = {
  { "2025-10-09", "9 October 2025", "9 Oct 2025" },
  { "2025-10", "October 2025", "Oct 2025" },
  { "2025", "2025", "2025" },
  { "2024-23", "autumn 2024", "autumn 2024" },
  { "2024-30", "southern summer 2024", "southern summer 2024" },
  { "2024-33", "first quarter of 2024", "first quarter of 2024" },
  { "2024-41", "second half of 2024", "second half of 2024" },
  { "-0043-03-15", "15 March 44 BC", "15 Mar 44 BC" },
  { "0000", "1 BC", "1 BC" },
  { "0079-08", "August AD 79", "Aug AD 79" },
  { "Y170000002", "170000002", "170000002" },
  { "Y-17E7", "170000001 BC", "170000001 BC" },
  { "1950S2", "1950, to 2 significant digits", "1950, to 2 significant digits" },
  { "1985-04-12T23:20:30", "12 April 1985, 23:20:30", "12 Apr 1985, 23:20:30" },
  { "1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC", "12 Apr 1985, 23:20:30 UTC" },
  { "1985-04-12T23:20:30-04", "12 April 1985, 23:20:30 UTC−04:00",
    "12 Apr 1985, 23:20:30 UTC−04:00" },

  { "1985~", "about 1985", "about 1985" },
  { "1985?", "1985, uncertain", "1985?" },
  { "1985-04%", "about April 1985, uncertain", "about Apr 1985?" },
  { "2004-06~-11", "11 June 2004, month approximate, year approximate",
    "11 Jun 2004, month approximate, year approximate" },
  { "2004-06-~11", "11 June 2004, day approximate", "11 Jun 2004, day approximate" },
  { "?2004-%06", "June 2004, month uncertain and approximate, year uncertain",
    "Jun 2004, month uncertain and approximate, year uncertain" },

  { "201X", "one year between 2010 and 2019", "one year, 2010 – 2019" },
  { "156X~", "about one year between 1560 and 1569", "about one year, 1560 – 1569" },
  { "-01XX", "one year between 200 BC and 101 BC", "one year, 200 BC – 101 BC" },
  { "2004-XX", "one month in 2004", "one month in 2004" },
  { "2004-XX-XX", "one day in 2004", "one day in 2004" },
  { "2004-06-XX", "one day in June 2004", "one day in Jun 2004" },
  { "156X-12-25", "25 December of one year between 1560 and 1569",
    "25 Dec of one year, 1560 – 1569" },
  { "20XX-21", "spring of one year between 2000 and 2099", "spring of one year, 2000 – 2099" },
  { "1X85-0X-03", "between 3 January 1085 and 3 September 1985, with the pattern 1X85-0X-03",
    "3 Jan 1085 – 3 Sep 1985, like 1X85-0X-03" },
  { "2024-02-3X", NULL, NULL },
  { "2024-01-3X", "between 30 January 2024 and 31 January 2024, with the pattern 2024-01-3X",
    "30 Jan 2024 – 31 Jan 2024, like 2024-01-3X" },
  { "XXXX", "an unknown year", "an unknown year" },
  { "XXXX-XX-XX", "an unknown day", "an unknown day" },
  { "XXXX-09", "every September", "every September" },
  { "XXXX-12-25", "every 25 December", "every 25 Dec" },
  { "XXXX-12-XX", "one day every December", "one day every December" },
  { "XXXX-XX-23", "day 23 of every month", "day 23 of every month" },
  { "XXXX-21", "every spring", "every spring" },

  { "2019-03-25/2019-04-07", "from 25 March to 7 April 2019", "25 Mar – 7 Apr 2019" },
  { "2025-05-03/2025-05-05", "from 3 to 5 May 2025", "3 – 5 May 2025" },
  { "2024-12-30/2025-01-02", "from 30 December 2024 to 2 January 2025",
    "30 Dec 2024 – 2 Jan 2025" },
  { "2025-03/2025-05", "from March to May 2025", "Mar – May 2025" },
  { "1964/2008", "from 1964 to 2008", "1964 – 2008" },
  { "1984~/2004-06", "from about 1984 to June 2004", "about 1984 – Jun 2004" },
  { "2025-05-03/2025-05-03", "3 May 2025", "3 May 2025" },
  { "2012/..", "from 2012, open", "from 2012, open" },
  { "2012/", "from 2012, end unknown", "from 2012, end unknown" },
  { "../2012", "until 2012, open start", "until 2012, open start" },
  { "/2012", "until 2012, start unknown", "until 2012, start unknown" },
  { "../..", "open at both ends", "open at both ends" },
  { "/..", "start unknown, open end", "start unknown, open end" },
  { "../", "open start, end unknown", "open start, end unknown" },

  { "[2019-03-25..2019-04-07]", "one day between 25 March and 7 April 2019",
    "one day, 25 Mar – 7 Apr 2019" },
  { "[2019-03-25..2019-03-31]", "one day between 25 and 31 March 2019",
    "one day, 25 – 31 Mar 2019" },
  { "[1670..1672]", "one year between 1670 and 1672", "one year, 1670 – 1672" },
  { "[2019-03..2019-05]", "one month between March and May 2019", "one month, Mar – May 2019" },
  { "[2019..2019-05]", "one date between 2019 and May 2019", "one date, 2019 – May 2019" },
  { "[..2019-04-07]", "7 April 2019 or earlier", "7 Apr 2019 or earlier" },
  { "[2019-03-25..]", "25 March 2019 or later", "25 Mar 2019 or later" },
  { "[2019-03-29,2019-04-05,2019-04-12]", "29 March 2019, 5 April 2019 or 12 April 2019",
    "29 Mar 2019, 5 Apr 2019 or 12 Apr 2019" },
  { "{2018,2019}", "2018 and 2019", "2018 and 2019" },
  { "{1667,1668,1670..1672}", "1667, 1668 and 1670 – 1672", "1667, 1668 and 1670 – 1672" },
  { "[1667,1668,1670,1672,1680]", "1667, 1668, 1670, 1672 or 1680", "1667, 1668, 1670 and 2 more" },
  { "{2019-03-25..2019-04-07}", "every day from 25 March to 7 April 2019",
    "every day, 25 Mar – 7 Apr 2019" },
  { "[1984]", "1984", "1984" },
};

static void
test_readings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (readings[i].text, &error);
      if (readings[i].words == NULL)
        {
          g_assert_null (edtf);
          continue;
        }
      g_assert_no_error (error);
      g_autofree char *words = dossier_edtf_to_words (edtf);
      g_autofree char *short_words = dossier_edtf_to_words_short (edtf);
      g_assert_cmpstr (words, ==, readings[i].words);
      g_assert_cmpstr (short_words, ==, readings[i].short_words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf-words/readings", test_readings);
  return g_test_run ();
}
