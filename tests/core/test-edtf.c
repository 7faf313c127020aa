#include "base/edtf.h"
#include "base/error.h"

#include <string.h>

typedef void (*RowFunc) (char **columns);

static guint
read_table (const char *name, RowFunc check_row)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_autofree char *padded = g_strconcat (lines[i], "\t\t\t\t", NULL);
      g_auto (GStrv) columns = g_strsplit (padded, "\t", -1);
      check_row (columns);
      n_rows++;
    }
  return n_rows;
}

static DossierEdtf *
check_verdict (const char *text, const char *verdict)
{
  g_autoptr (GError) error = NULL;
  DossierEdtf *edtf = dossier_edtf_parse (text, &error);

  if (g_str_equal (verdict, "valid"))
    {
      g_assert_no_error (error);
      g_assert_nonnull (edtf);
      return edtf;
    }
  if (edtf != NULL)
    g_error ("“%s” should be refused", text);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_suffix (error->message, "."));
  return NULL;
}

static void
check_bounds (const DossierEdtf *edtf, const char *first, const char *last)
{
  g_autofree char *min = dossier_edtf_day_to_string (edtf->day_min);
  g_autofree char *max = dossier_edtf_day_to_string (edtf->day_max);

  if (*first == '\0')
    return;
  g_test_message ("%s", edtf->text);
  g_assert_cmpstr (min, ==, first);
  g_assert_cmpstr (max, ==, last);
}

static void
check_vector (char **columns)
{
  g_autoptr (DossierEdtf) edtf = check_verdict (columns[0], columns[1]);

  if (edtf == NULL)
    return;
  check_bounds (edtf, columns[3], columns[4]);
  /* One of the suites lists negative years at level 0; the Library of Congress has them at 1. */
  if (*columns[2] != '\0' && !g_str_equal (columns[0], "-0002")
      && !g_str_equal (columns[0], "-9999"))
    {
      g_test_message ("level of %s", edtf->text);
      g_assert_cmpint (edtf->level, ==, *columns[2] - '0');
    }
}

static void
check_decided (char **columns)
{
  g_autoptr (DossierEdtf) edtf = check_verdict (columns[0], columns[1]);

  g_assert_cmpuint (strlen (columns[4]), >, 10);
  if (edtf != NULL)
    check_bounds (edtf, columns[2], columns[3]);
}

static void
test_vectors (void)
{
  /* The row with the empty string starts with a tab and is a row all the same. */
  g_assert_cmpuint (read_table ("edtf-vectors.tsv", check_vector), ==, 380);
}

static void
test_decided (void)
{
  g_assert_cmpuint (read_table ("edtf-decided.tsv", check_decided), ==, 106);
}

static const struct
{
  const char *text, *normal, *first, *last;
  DossierEdtfKind kind;
  gboolean uncertain, approximate, lasts;
} values[] = {
  { "2025-10-09", NULL, "2025-10-09", "2025-10-09", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { " 2025-10 ", "2025-10", "2025-10-01", "2025-10-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-02", NULL, "2024-02-01", "2024-02-29", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-02~", NULL, "2024-02-01", "2024-02-29", DOSSIER_EDTF_DAY, 0, 1, 0 },
  { "1985?", NULL, "1985-01-01", "1985-12-31", DOSSIER_EDTF_DAY, 1, 0, 0 },
  { "%2001", NULL, "2001-01-01", "2001-12-31", DOSSIER_EDTF_DAY, 1, 1, 0 },
  { "[ 2019-03-25..2019-04-07 ]", "[2019-03-25..2019-04-07]", "2019-03-25", "2019-04-07",
    DOSSIER_EDTF_ONE_OF, 0, 0, 0 },
  { "2019-03-25/2019-04-07", NULL, "2019-03-25", "2019-04-07", DOSSIER_EDTF_SPAN, 0, 0, 1 },
  { "{2018 , 2019}", "{2018,2019}", "2018-01-01", "2019-12-31", DOSSIER_EDTF_ALL_OF, 0, 0, 1 },
  { "[1668,..1667]", NULL, NULL, NULL, 0, 0, 0, 0 },
  { "[1668,1667?]", NULL, "1667-01-01", "1668-12-31", DOSSIER_EDTF_ONE_OF, 1, 0, 0 },
  { "[..2019-04-07]", NULL, "-inf", "2019-04-07", DOSSIER_EDTF_ONE_OF, 0, 0, 0 },
  { "[2019-03-25..]", NULL, "2019-03-25", "inf", DOSSIER_EDTF_ONE_OF, 0, 0, 0 },
  { "2012/..", NULL, "2012-01-01", "inf", DOSSIER_EDTF_SPAN, 0, 0, 1 },
  { "2012/", NULL, "2012-01-01", "2022-01-01", DOSSIER_EDTF_SPAN, 0, 0, 1 },
  { "19XX/", NULL, "1900-01-01", "1999-12-31", DOSSIER_EDTF_SPAN, 0, 0, 1 },
  { "../..", NULL, "-inf", "inf", DOSSIER_EDTF_SPAN, 0, 0, 1 },
  { "XXXX-09", NULL, "0000-09-01", "9999-09-30", DOSSIER_EDTF_RECURRING, 0, 0, 0 },
  { "XXXX-02-29", NULL, "0000-02-29", "9996-02-29", DOSSIER_EDTF_RECURRING, 0, 0, 0 },
  { "XXXX-XX", NULL, "0000-01-01", "9999-12-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "-XXXX-02-29", NULL, "-9996-02-29", "-0004-02-29", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "-000X", NULL, "-0009-01-01", "-0001-12-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "20X3-0X-3X", NULL, "2003-01-30", "2093-09-30", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "1985-XX-31", NULL, "1985-01-31", "1985-12-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-24", NULL, "2024-12-01", "2024-12-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-32", NULL, "2024-06-01", "2024-08-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-33", NULL, "2024-01-01", "2024-03-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-37", NULL, "2024-01-01", "2024-04-30", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "2024-41", NULL, "2024-07-01", "2024-12-31", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "20XX-23", NULL, "2000-09-01", "2099-11-30", DOSSIER_EDTF_DAY, 0, 0, 0 },
  { "Y9999999999999999", NULL, "9999999999999999-01-01", "9999999999999999-12-31", DOSSIER_EDTF_DAY,
    0, 0, 0 },
  { "Y-170002~", NULL, "-170002-01-01", "-170002-12-31", DOSSIER_EDTF_DAY, 0, 1, 0 },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (DossierEdtf) edtf =
          check_verdict (values[i].text, values[i].first != NULL ? "valid" : "invalid");
      if (edtf == NULL)
        continue;
      check_bounds (edtf, values[i].first, values[i].last);
      g_assert_cmpstr (edtf->text, ==,
                       values[i].normal != NULL ? values[i].normal : values[i].text);
      g_assert_cmpint (edtf->kind, ==, values[i].kind);
      g_assert_cmpint (edtf->uncertain, ==, values[i].uncertain);
      g_assert_cmpint (edtf->approximate, ==, values[i].approximate);
      g_assert_cmpint (dossier_edtf_lasts (edtf), ==, values[i].lasts);
    }
}

/* What is wrong, as a part of the sentence, and the character it is at. */
static const struct
{
  const char *text, *cause;
  int at;
} malformed[] = {
  { "2016-04-31", "April has no day 31", 9 },
  { "2023-02-29", "2023 is not a leap year", 9 },
  { "-0001-02-29", "-0001 is not a leap year", 10 },
  { "2024-02-30", "February has no day 30", 9 },
  { "XX01-02-29", "not a leap year", 9 },
  { "2024-0X-00", "a day is 01 to 31", 9 },
  { "156X-XX-32", "a day is 01 to 31", 9 },
  { "2000-XX-4X", "a day is 01 to 31", 9 },
  { "2016-13", "a month is 01 to 12", 6 },
  { "2016-42", "a month is 01 to 12", 6 },
  { "2016-21-03", "has no day", 9 },
  { "2016-1", "a month of two digits", 6 },
  { "2016-01-1", "a day of two digits", 9 },
  { "2016-", "a month of two digits", 6 },
  { "2016-01-01-01", "should end here", 11 },
  { "197", "a decade is written", 1 },
  { "-19", "a century is written", 2 },
  { "12345", "begins with Y", 1 },
  { "-0000", "no year -0000", 2 },
  { "+2016", "no plus sign", 1 },
  { "--2016", "a year of four digits", 2 },
  { "20uu", "capital X", 3 },
  { "2004-uu", "capital X", 6 },
  { "uuuu", "capital X", 1 },
  { "xxxx-12", "capital X", 1 },
  { "1985~?", "write % for both", 6 },
  { "?~1985", "only one of", 2 },
  { "1985??", "write % for both", 6 },
  { "1985-04-12T23:20", "a time is written", 11 },
  { "1985-04T23:20:30", "only a full day", 8 },
  { "1985-04-XXT23:20:30", "only a full day", 11 },
  { "1985-04-12~T23:20:30", "neither uncertain", 12 },
  { "1985-04-12T23:20:30+0430", "a time shift is written", 20 },
  { "2005/2004", "reversed", 1 },
  { "2005/2004/2003", "one slash", 10 },
  { "1985-04-12T23:20:30/..", "cannot be part", 1 },
  { "Y20000/..", "cannot be part", 1 },
  { "[1950S2]", "cannot be part", 2 },
  { "[]", "a date is missing", 2 },
  { "[..]", "beside the two dots", 2 },
  { "[", "not closed", 2 },
  { "[1985}", "not closed", 7 },
  { "[1985,]", "a date is missing", 7 },
  { "[1985,,1986]", "a date is missing", 7 },
  { "[1985..,1986]", "open to the future", 6 },
  { "[1985,..1986]", "open to the past", 7 },
  { "[1986..1985]", "reversed", 2 },
  { "[1985...1986]", "a year of four digits", 8 },
  { "[1985/1986]", "should end here", 6 },
  { "[[1985]]", "a year of four digits", 2 },
  { "{[1985],1986}", "a year of four digits", 2 },
  { "Y", "followed by a year", 2 },
  { "Y-", "followed by a year", 3 },
  { "Y1E", "followed by an exponent", 3 },
  { "Y20E2", "without Y", 1 },
  { "Y10000000000000000", "too far away", 1 },
  { "Y1E16", "too far away", 1 },
  { "Y1E99999999999999999999", "too far away", 1 },
  { "Y99999999999999999999999999", "too far away", 1 },
  { "1950S0", "number of significant digits", 5 },
  { "1950S", "number of significant digits", 5 },
  { "19XXS2", "no significant digits", 5 },
  { "1950S99999999999999999999", "number of significant digits", 5 },
  { "", "nothing is written", 1 },
  { " \t\n", "nothing is written", 4 },
  { "９９９９", "a year of four digits", 1 },
  { "\xff\xfe", "a year of four digits", 1 },
  { "1985\xc3", "should end here", 5 },
  { "2016\xe2\x80\x93"
    "2017",
    "should end here", 5 },
};

static void
test_malformed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (malformed[i].text, &error);
      g_autofree char *place = g_strdup_printf ("(at character %d).", malformed[i].at);
      g_assert_null (edtf);
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, malformed[i].cause));
      g_assert_true (g_str_has_suffix (error->message, place));
    }
}

/* Whatever is accepted has ordered days, and its text is read as the same again. */
static gboolean
check_stable (const char *text)
{
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, NULL);

  if (edtf == NULL)
    return FALSE;
  g_assert_cmpint (edtf->day_min, <=, edtf->day_max);
  g_autoptr (DossierEdtf) again = dossier_edtf_parse (edtf->text, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->text, ==, edtf->text);
  g_assert_cmpint (again->kind, ==, edtf->kind);
  g_assert_cmpint (again->level, ==, edtf->level);
  g_assert_cmpint (again->day_min, ==, edtf->day_min);
  g_assert_cmpint (again->day_max, ==, edtf->day_max);
  g_assert_cmpint (again->uncertain, ==, edtf->uncertain);
  g_assert_cmpint (again->approximate, ==, edtf->approximate);

  g_autofree char *words = dossier_edtf_to_words (edtf);
  g_autofree char *short_words = dossier_edtf_to_words_short (edtf);
  g_assert_cmpuint (strlen (words), >, 0);
  g_assert_cmpuint (strlen (short_words), >, 0);
  g_assert_true (g_utf8_validate (words, -1, NULL));

  g_autoptr (DossierEdtf) doubted = dossier_edtf_with_doubt (edtf, TRUE, FALSE, NULL);
  g_autoptr (DossierEdtf) span = dossier_edtf_with_kind (edtf, DOSSIER_EDTF_SPAN, NULL);
  if (doubted != NULL)
    {
      g_assert_cmpint (doubted->day_min, ==, edtf->day_min);
      g_assert_cmpint (doubted->day_max, ==, edtf->day_max);
    }
  if (span != NULL)
    g_assert_cmpint (span->day_max, ==, edtf->day_max);
  return TRUE;
}

static void
append_random_date (GString *text)
{
  static const char *const months[] = {
    "01", "02", "12", "XX", "1X", "X2", "21", "24", "33", "41"
  };
  static const char *const days[] = { "01", "29", "30", "31", "XX", "3X", "X9", "2X" };
  static const char *const marks[] = { "", "", "", "", "?", "~", "%" };
#define PICK(array) (array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))]

  g_string_append (text, PICK (marks));
  if (g_test_rand_int_range (0, 5) == 0)
    g_string_append_c (text, '-');
  for (int i = 0; i < 4; i++)
    g_string_append_c (text, PICK ("0123456789XX19"));
  g_string_truncate (text, strlen (text->str));
  g_string_append (text, PICK (marks));
  if (g_test_rand_bit ())
    g_string_append_printf (text, "-%s%s%s", PICK (marks), PICK (months), PICK (marks));
  if (g_test_rand_bit ())
    g_string_append_printf (text, "-%s%s%s", PICK (marks), PICK (days), PICK (marks));
}

static void
test_random_dates (void)
{
  static const char *const shapes[] = { "#",  "#",     "#/#",    "#/..",    "../#",
                                        "/#", "[#,#]", "{#..#}", "[..#,#]", "{#, # , #..}" };
  guint n_accepted = 0;

  for (int i = 0; i < 100000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (const char *p = shapes[g_test_rand_int_range (0, G_N_ELEMENTS (shapes))]; *p; p++)
        if (*p == '#')
          append_random_date (text);
        else
          g_string_append_c (text, *p);
      n_accepted += check_stable (text->str);
    }
  /* The generator must reach the accepted ones, or nothing was tested. */
  g_assert_cmpuint (n_accepted, >, 10000);
}

static void
test_random_bytes (void)
{
  static const char letters[] = "0123456789XXYSETZ-?~%/.,[]{}: +\xc3\xa9";

  for (int i = 0; i < 300000; i++)
    {
      char text[24] = { 0 };
      int length = g_test_rand_int_range (0, sizeof text);
      for (int k = 0; k < length; k++)
        text[k] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      check_stable (text);
    }
}

static void
test_mutations (void)
{
  static const char *const seeds[] = { "2004-06~-11/2004-08-%12", "[1667,1668,1670..1672]",
                                       "1985-04-12T23:20:30+04:30", "Y-3388E2S3", "156X-12-25" };

  for (int i = 0; i < 200000; i++)
    {
      g_autofree char *text = g_strdup (seeds[i % G_N_ELEMENTS (seeds)]);
      for (int k = g_test_rand_int_range (1, 4); k > 0; k--)
        text[g_test_rand_int_range (0, (int) strlen (text))] =
            (char) g_test_rand_int_range (1, 256);
      check_stable (text);
    }
}

static char *
repeat (const char *unit, gsize bytes)
{
  GString *text = g_string_sized_new (bytes);

  while (text->len + strlen (unit) <= bytes)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

/* One megabyte is refused by its length; what just fits is read in a time that nobody notices. */
static void
test_long (void)
{
  static const char *const units[] = { "[",    "9",     "X",    "1985,",       "1985..",
                                       "/",    "{[",    "~",    "XXX1-02-29,", "X000-02-29,",
                                       "Y1E9", "-",     " ",    "\xff",        "9X01-12-31..",
                                       "..",   "1985/", "E999", "S1",          "T24:00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *huge = repeat (units[i], 1 << 20);
      g_autoptr (GError) error = NULL;
      g_assert_null (dossier_edtf_parse (huge, &error));
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_assert_cmpuint (strlen (error->message), <, 500);

      g_autofree char *fits = repeat (units[i], DOSSIER_EDTF_MAX_BYTES - 8);
      g_autofree char *set = g_strconcat ("[", fits, "1985]", NULL);
      g_autofree char *year = g_strconcat ("Y1", fits, NULL);
      check_stable (fits);
      check_stable (set);
      check_stable (year);
    }
}

static const struct
{
  const char *text;
  DossierEdtfKind kind;
  const char *changed;
} kinds[] = {
  { "[2019-03-25..2019-04-07]", DOSSIER_EDTF_SPAN, "2019-03-25/2019-04-07" },
  { "2019-03-25~/2019-04", DOSSIER_EDTF_ONE_OF, "[2019-03-25~..2019-04]" },
  { "2025-09", DOSSIER_EDTF_ONE_OF, "[2025-09-01..2025-09-30]" },
  { "2025-09", DOSSIER_EDTF_SPAN, "2025-09-01/2025-09-30" },
  { "2025-09-03", DOSSIER_EDTF_SPAN, "2025-09-03" },
  { "2012/..", DOSSIER_EDTF_ONE_OF, "[2012..]" },
  { "/2012", DOSSIER_EDTF_ONE_OF, "[..2012]" },
  { "[..2012]", DOSSIER_EDTF_SPAN, "../2012" },
  { "{2012..}", DOSSIER_EDTF_SPAN, "2012/.." },
  { "{2018,2019}", DOSSIER_EDTF_ONE_OF, "[2018,2019]" },
  { "[2018,2019..2020]", DOSSIER_EDTF_ALL_OF, "{2018,2019..2020}" },
  { "{2018,2019}", DOSSIER_EDTF_SPAN, "2018-01-01/2019-12-31" },
  { "[2018]", DOSSIER_EDTF_ALL_OF, "{2018-01-01..2018-12-31}" },
  { "../..", DOSSIER_EDTF_ONE_OF, NULL },
  { "Y20000", DOSSIER_EDTF_SPAN, NULL },
};

static void
test_with_kind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (kinds[i].text, NULL);
      g_autoptr (DossierEdtf) changed = dossier_edtf_with_kind (edtf, kinds[i].kind, &error);
      g_test_message ("%s", kinds[i].text);
      if (kinds[i].changed == NULL)
        {
          g_assert_null (changed);
          g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (changed->text, ==, kinds[i].changed);
    }
}

static const struct
{
  const char *text;
  gboolean uncertain, approximate;
  const char *changed;
} doubts[] = {
  { "1985", TRUE, FALSE, "1985?" },
  { "1985?", FALSE, TRUE, "1985~" },
  { "?2004-06-~11", TRUE, TRUE, "2004-06-11%" },
  { "1985%", FALSE, FALSE, "1985" },
  { "2012/..", FALSE, TRUE, "2012~/.." },
  { "2012?/2013-05", FALSE, TRUE, "2012~/2013-05~" },
  { "[1667,1670..1672]", TRUE, FALSE, "[1667?,1670?..1672?]" },
  { "[..1672]", TRUE, FALSE, "[..1672?]" },
  { "1985-04-12T23:20:30", TRUE, FALSE, NULL },
};

static void
test_with_doubt (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (doubts[i].text, NULL);
      g_autoptr (DossierEdtf) changed =
          dossier_edtf_with_doubt (edtf, doubts[i].uncertain, doubts[i].approximate, &error);
      g_test_message ("%s", doubts[i].text);
      if (doubts[i].changed == NULL)
        {
          g_assert_null (changed);
          g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (changed->text, ==, doubts[i].changed);
      g_assert_cmpint (changed->day_min, ==, edtf->day_min);
      g_assert_cmpint (changed->day_max, ==, edtf->day_max);
      g_assert_cmpint (changed->uncertain, ==, doubts[i].uncertain);
      g_assert_cmpint (changed->approximate, ==, doubts[i].approximate);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/vectors", test_vectors);
  g_test_add_func ("/edtf/decided", test_decided);
  g_test_add_func ("/edtf/values", test_values);
  g_test_add_func ("/edtf/malformed", test_malformed);
  g_test_add_func ("/edtf/with-kind", test_with_kind);
  g_test_add_func ("/edtf/with-doubt", test_with_doubt);
  g_test_add_func ("/edtf/random-dates", test_random_dates);
  g_test_add_func ("/edtf/random-bytes", test_random_bytes);
  g_test_add_func ("/edtf/mutations", test_mutations);
  g_test_add_func ("/edtf/long", test_long);
  return g_test_run ();
}
