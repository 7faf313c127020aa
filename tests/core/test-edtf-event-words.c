#include "base/edtf-event-words.h"

#include "base/error.h"

static const struct
{
  const char *words, *name;
} names[] = {
  { "before the vote", "vote" },
  { "After The Raid on Osk", "Raid on Osk" },
  { "two weeks after the raid", "raid" },
  { "the day before the vote", "vote" },
  { "on the eve of the vote?", "vote" },
  { "probably shortly before a strike", "strike" },
  { "the vote", "vote" },
  { "during the war of 1812", "war of 1812" },
  { "before the May Day parade", "May Day parade" },
  { "после", NULL },
  { "before выборы", "выборы" },
  { "after 選挙", "選挙" },
  { "vote", NULL },
  { "before 3 May", NULL },
  { "before the", NULL },
  { "after that", NULL },
  { "two weeks", NULL },
  { "shortly during the strike", NULL },
  { "before 2024 x", NULL },
  { "the 3rd", NULL },
  { "", NULL },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = dossier_edtf_find_event_name (names[i].words);

      g_test_message ("%s", names[i].words);
      g_assert_cmpstr (name, ==, names[i].name);
    }
}

static const struct
{
  const char *event, *words, *text;
} rows[] = {
  /* A day */
  { "2024-05-03", "before the vote", "[..2024-05-02]" },
  { "2024-05-03", "prior to the vote", "[..2024-05-02]" },
  { "2024-05-03", "after the vote", "[2024-05-04..]" },
  { "2024-05-03", "since the vote", "2024-05-03/.." },
  { "2024-05-03", "until the vote", "../2024-05-03" },
  { "2024-05-03", "by the vote", "[..2024-05-03]" },
  { "2024-05-03", "the vote", "2024-05-03" },
  { "2024-05-03", "on the day of the vote", "2024-05-03" },
  { "2024-05-03", "during the vote", "2024-05-03" },
  { "2024-05-03", "the day before the vote", "2024-05-02" },
  { "2024-05-03", "the eve of the vote", "2024-05-02" },
  { "2024-05-03", "three days after the vote", "2024-05-06" },
  { "2024-05-03", "two weeks after the vote", "2024-05-17" },
  { "2024-05-03", "a week before the vote", "2024-04-26" },
  { "2024-05-03", "the week after the vote", "[2024-05-06..2024-05-12]" },
  { "2024-05-03", "the week before the vote", "[2024-04-22..2024-04-28]" },
  { "2024-01-31", "one month after the vote", "2024-02" },
  { "2024-05-03", "10 months later than the vote", "2025-03" },
  { "2024-05-03", "the year before the vote", "2023" },
  { "2024-05-03", "80 years after the vote", "2104" },
  { "0001-01-01", "the day before the vote", "0000-12-31" },
  { "2024-03-01", "the day before the vote", "2024-02-29" },
  /* One time within several days: counted from each of them */
  { "2024-05", "before the vote", "[..2024-05-30]" },
  { "2024-05", "after the vote", "[2024-05-02..]" },
  { "2024-05", "until the vote", "../2024-05" },
  { "2024-05", "the day after the vote", "[2024-05-02..2024-06-01]" },
  { "[2024-05-03..2024-05-05]", "two weeks after the vote", "[2024-05-17..2024-05-19]" },
  { "[2024-05-03..2024-05-05]", "since the vote", "2024-05-03/.." },
  { "[2024-05-03..2024-05-05]", "the month after the vote", "2024-06" },
  { "[..2024-05-02]", "before the vote", "[..2024-05-01]" },
  /* What lasts */
  { "2024-05-03/2024-06-02", "before the strike", "[..2024-05-02]" },
  { "2024-05-03/2024-06-02", "after the strike", "[2024-06-03..]" },
  { "2024-05-03/2024-06-02", "two days after the strike", "2024-06-04" },
  { "2024-05-03/2024-06-02", "two days before the strike", "2024-05-01" },
  { "2024-05-03/2024-06-02", "until the strike", "../2024-05-03" },
  { "2024-05-03/2024-06-02", "since the strike", "2024-05-03/.." },
  { "2024-05-03/2024-06-02", "during the strike", "[2024-05-03..2024-06-02]" },
  { "2024-05-03/2024-06-02", "throughout the strike", "2024-05-03/2024-06-02" },
  { "2024-05-03/..", "before the strike", "[..2024-05-02]" },
  /* Doubts */
  { "2024-05-03?", "before the vote", "[..2024-05-02?]" },
  { "2024-05-03", "about two weeks after the vote", "2024-05-17~" },
  { "2024-05-03~", "perhaps the day before the vote", "2024-05-02%" },
  { "2024-05-03", "the day before the vote?", "2024-05-02?" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) event = dossier_edtf_parse (rows[i].event, &error);
      g_autoptr (DossierEdtf) date = NULL;

      g_assert_no_error (error);
      date = dossier_edtf_from_event_words (rows[i].words, event, &error);
      g_test_message ("%s, which is %s", rows[i].words, rows[i].event);
      g_assert_no_error (error);
      g_assert_cmpstr (date->text, ==, rows[i].text);
    }
}

static const struct
{
  const char *event, *words, *cause;
} refused[] = {
  { "2024-05-03/..", "after the strike", "open on the side" },
  { "[..2024-05-02]", "after the vote", "open on the side" },
  { "[..2024-05-02]", "the day before the vote", "open on the side" },
  { "XXXX-05-03", "before the feast", "recurs" },
  { "Y170000002", "before the flood", "open on the side" },
  { "2024-05-03", "yesterday", "No event is named" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdtf) event = dossier_edtf_parse (refused[i].event, NULL);

      g_assert_null (dossier_edtf_from_event_words (refused[i].words, event, &error));
      g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, refused[i].cause));
    }
}

/* Whatever is typed: a name or none, a date that lies in order or a sentence. */
static void
test_random_words (void)
{
  static const char *const words[] = { "before", "after", "the", "two",  "weeks", "day",  "vote",
                                       "eve",    "of",    "?",   "May",  "by",    "3",    "about",
                                       "since",  "on",    "é",   "same", "years", "until" };
  static const char *const events[] = { "2024-05-03", "2024",        "[..2024]",  "2024-05/..",
                                        "XXXX-12",    "-8998-12-31", "8999-12-31" };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DossierEdtf) event =
          dossier_edtf_parse (events[round % G_N_ELEMENTS (events)], NULL);
      g_autoptr (DossierEdtf) date = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append_printf (text, "%s ",
                                words[g_test_rand_int_range (0, (int) G_N_ELEMENTS (words))]);
      name = dossier_edtf_find_event_name (text->str);
      date = dossier_edtf_from_event_words (text->str, event, &error);
      g_assert_true ((date == NULL) == (error != NULL));
      g_assert_true (name != NULL || date == NULL);
      if (date != NULL)
        g_assert_cmpint (date->day_min, <=, date->day_max);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf-event-words/names", test_names);
  g_test_add_func ("/edtf-event-words/rows", test_rows);
  g_test_add_func ("/edtf-event-words/refused", test_refused);
  g_test_add_func ("/edtf-event-words/random", test_random_words);
  return g_test_run ();
}
