/* Finding the dates of 10,000 articles, beside a bare pass that counts their words: DESIGN.md
 * section 7. Run: meson test --benchmark dates -v. With a number: so many articles. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dates/date-finder.h"

#define N_ARTICLES 10000
#define N_TEXTS    64
#define N_ROUNDS   5
#define TEXT_SIZE  3500

/* Sentences as news has them: a date in every second or third, one in about thirty words. */
static const char *const sentences[] = {
  "The ministry said on %s that the talks on grain and energy would go on without a pause. ",
  "Nobody in the harbour office could say how long the repairs of the northern pier may take. ",
  "A second round is due to begin on %s, when the two sides return to the mill above the river. ",
  "The company, which employs 1,984 people in three towns, said its costs had risen by a fifth. ",
  "Prices fell by 3.4 per cent in %s, and the bank's governor called the figures encouraging. ",
  "“We have waited long enough,” said the mayor, who is 61 and has run the town since %s. ",
  "Officials from both capitals have met in a hotel near the border, far from the newspapers. ",
  "The court heard that the clerk had moved the money between accounts in the names of others. ",
};

static const char *const dates[] = {
  "Monday",    "9 October",      "Oct. 14, 2025",     "last week",
  "September", "2012",           "the third quarter", "early next year",
  "the 1990s", "Friday evening", "two days later",    "the end of June",
};

typedef struct
{
  double values[N_ROUNDS];
  guint n;
} Times;

static int
compare_times (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
add_time (Times *times, gint64 began)
{
  times->values[times->n++] = (double) (g_get_monotonic_time () - began) / 1000;
  qsort (times->values, times->n, sizeof (double), compare_times);
}

static char *
make_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  while (text->len < TEXT_SIZE)
    {
      const char *date = dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))];
      g_auto (GStrv) parts =
          g_strsplit (sentences[g_rand_int_range (rand, 0, G_N_ELEMENTS (sentences))], "%s", 2);
      g_autofree char *sentence = g_strjoinv (date, parts);

      g_string_append (text, sentence);
    }
  return g_string_free (text, FALSE);
}

/* The yardstick: every byte is looked at once, and words are counted. */
static guint
count_words (const char *text)
{
  gboolean is_inside = FALSE;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_letter = g_ascii_isalnum (*p) || (guchar) *p >= 0x80;
      n += is_letter && !is_inside;
      is_inside = is_letter;
    }
  return n;
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_ARTICLES;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  DossierDateContext context = { .published = "2025-10-09" };
  Times ours = { .n = 0 }, yardstick = { .n = 0 };
  char *texts[N_TEXTS];
  guint64 n_bytes = 0, n_words = 0, n_found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    texts[i] = make_text (rand);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 began = g_get_monotonic_time ();

      n_bytes = n_words = n_found = 0;
      for (guint i = 0; i < n; i++)
        n_words += count_words (texts[i % N_TEXTS]);
      add_time (&yardstick, began);
      began = g_get_monotonic_time ();
      for (guint i = 0; i < n; i++)
        {
          const char *text = texts[i % N_TEXTS];
          gsize length = strlen (text);
          g_autoptr (GPtrArray) found = dossier_dates_find (text, length, "en", &context);

          n_found += found->len;
          n_bytes += length;
        }
      add_time (&ours, began);
    }
  printf ("| work | median | 5 %% – 95 %% | yardstick | ratio |\n|---|---|---|---|---|\n");
  printf ("| dates in %u articles of 3.5 KB, ms | %.0f | %.0f – %.0f | %.0f | %.1f |\n", n,
          ours.values[ours.n / 2], ours.values[0], ours.values[ours.n - 1],
          yardstick.values[yardstick.n / 2],
          ours.values[ours.n / 2] / yardstick.values[yardstick.n / 2]);
  printf ("\n%" G_GUINT64_FORMAT " dates in %" G_GUINT64_FORMAT
          " words; %.1f MB/s, %.0f articles/s\n",
          n_found, n_words, (double) n_bytes / 1000 / ours.values[ours.n / 2],
          n * 1000.0 / ours.values[ours.n / 2]);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (texts[i]);
  return 0;
}
