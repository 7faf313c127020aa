/* The rules for dates against news that was marked by hand before there were any: see
 * tests/fixtures/dates-sample/GUIDELINES.md. With DATES_MISSES=1 the misses of dev are printed. */
#include "base/edtf.h"
#include "dates/date-finder.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define ENOUGH_F1     0.80
#define ENOUGH_VALUES 0.95

typedef struct
{
  guint start, end;
  char **cells;
} Marked;

typedef struct
{
  char *name, *text, *published, *language;
  GPtrArray *marked;
} Article;

typedef struct
{
  guint n_marked, n_found, n_equal, n_overlap, n_right;
} Score;

enum
{
  START,
  END,
  QUOTE,
  EDTF,
  ANCHOR,
  REASON,
  ALTERNATIVES,
  CATEGORY,
  N_CELLS,
};

static void
free_marked (gpointer data)
{
  Marked *marked = data;

  g_strfreev (marked->cells);
  g_free (marked);
}

static void
free_article (Article *article)
{
  g_free (article->name);
  g_free (article->text);
  g_free (article->published);
  g_free (article->language);
  g_ptr_array_unref (article->marked);
  g_free (article);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Article, free_article)

static char *
read_file (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "dates-sample", file, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static void
read_header (Article *article, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);

  if (g_str_equal (parts[0], "# published"))
    article->published = g_strdup (parts[1]);
  else if (g_str_equal (parts[0], "# language"))
    article->language = g_strdup (parts[1]);
}

static Article *
read_article (const char *name)
{
  Article *article = g_new0 (Article, 1);
  g_autofree char *table = read_file (name, ".tsv");
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  article->name = g_strdup (name);
  article->text = read_file (name, ".txt");
  article->marked = g_ptr_array_new_with_free_func (free_marked);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#')
        read_header (article, lines[i]);
      if (!g_ascii_isdigit (lines[i][0]))
        continue;
      Marked *marked = g_new0 (Marked, 1);
      marked->cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (marked->cells), >=, CATEGORY);
      marked->start = (guint) g_ascii_strtoull (marked->cells[START], NULL, 10);
      marked->end = (guint) g_ascii_strtoull (marked->cells[END], NULL, 10);
      g_ptr_array_add (article->marked, marked);
    }
  return article;
}

static GPtrArray *
list_articles (const char *half)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "dates-sample", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, half) && g_str_has_suffix (name, ".tsv"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - 4));
  g_ptr_array_sort (names, (GCompareFunc) (void (*) (void)) g_strcmp0);
  return names;
}

static gboolean
is_right (const Marked *marked, const char *edtf)
{
  g_auto (GStrv) others = g_strsplit (marked->cells[ALTERNATIVES], " ", -1);

  if (edtf == NULL)
    return marked->cells[EDTF][0] == '\0' || g_strv_contains ((const char *const *) others, "-");
  return g_str_equal (marked->cells[EDTF], edtf)
         || g_strv_contains ((const char *const *) others, edtf);
}

static gboolean
prints_misses (const Article *article)
{
  return g_getenv ("DATES_MISSES") != NULL && g_str_has_prefix (article->name, "dev-");
}

static void
print_miss (const Article *article, const char *what, guint start, guint end, const char *edtf,
            const char *right)
{
  const char *from = g_utf8_offset_to_pointer (article->text, start);
  const char *to = g_utf8_offset_to_pointer (article->text, end);
  const char *before = from - MIN (from - article->text, 50);
  g_autofree char *context = g_utf8_make_valid (before, from - before);
  g_autofree char *behind = g_utf8_make_valid (to, MIN ((gssize) strlen (to), 30));

  g_strdelimit (context, "\n", ' ');
  g_strdelimit (behind, "\n", ' ');
  printf ("# %s %s: %s[%.*s]%s", what, article->name, context, (int) (to - from), from, behind);
  printf (" = %s, not %s\n", right != NULL ? right : "nothing", edtf != NULL ? edtf : "open");
}

static gboolean
overlaps (GPtrArray *found, guint start, guint end, gboolean is_equal)
{
  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];
      if (is_equal ? date->start == start && date->end == end
                   : date->start < end && date->end > start)
        return TRUE;
    }
  return FALSE;
}

static void
score_spans (const Article *article, Score *score)
{
  DossierDateContext context = { .published = article->published };
  g_autoptr (GPtrArray) found =
      dossier_dates_find (article->text, strlen (article->text), article->language, &context);

  score->n_marked += article->marked->len;
  score->n_found += found->len;
  for (guint i = 0; i < article->marked->len; i++)
    {
      const Marked *marked = article->marked->pdata[i];
      gboolean is_equal = overlaps (found, marked->start, marked->end, TRUE);

      score->n_equal += is_equal ? 1 : 0;
      score->n_overlap += overlaps (found, marked->start, marked->end, FALSE) ? 1 : 0;
      if (!is_equal && prints_misses (article))
        print_miss (article, "not found", marked->start, marked->end, NULL, marked->cells[EDTF]);
    }
  for (guint i = 0; i < found->len && prints_misses (article); i++)
    {
      const DossierFoundDate *date = found->pdata[i];
      gboolean is_marked = FALSE;
      for (guint j = 0; j < article->marked->len; j++)
        {
          const Marked *marked = article->marked->pdata[j];
          is_marked = is_marked || (marked->start == date->start && marked->end == date->end);
        }
      if (!is_marked)
        print_miss (article, "not marked", date->start, date->end, date->edtf, NULL);
    }
}

static void
count_miss (GHashTable *misses, const char *category)
{
  g_hash_table_insert (
      misses, g_strdup (category),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (misses, category)) + 1));
}

/* The value for a marked span, whether or not it would be found: it is handed in as recorded. */
static void
score_values (const Article *article, Score *score, GHashTable *misses)
{
  g_autofree DossierKnownDate *known = g_new0 (DossierKnownDate, article->marked->len + 1);
  DossierDateContext context = { .published = article->published,
                                 .known = known,
                                 .n_known = article->marked->len };
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < article->marked->len; i++)
    {
      const Marked *marked = article->marked->pdata[i];
      known[i] = (DossierKnownDate){ .start = marked->start, .end = marked->end };
    }
  found = dossier_dates_find (article->text, strlen (article->text), article->language, &context);
  for (guint i = 0; i < article->marked->len; i++)
    {
      const Marked *marked = article->marked->pdata[i];
      const char *edtf = NULL;

      for (guint j = 0; j < found->len; j++)
        {
          const DossierFoundDate *date = found->pdata[j];
          if (date->known == (int) i)
            edtf = date->edtf;
        }
      if (is_right (marked, edtf))
        {
          score->n_right++;
          continue;
        }
      count_miss (misses, marked->cells[CATEGORY]);
      if (prints_misses (article))
        print_miss (article, "value", marked->start, marked->end, edtf, marked->cells[EDTF]);
    }
}

static double
f1 (guint n_equal, const Score *score)
{
  return 2.0 * n_equal / MAX (score->n_marked + score->n_found, 1);
}

static void
test_half (gconstpointer data)
{
  g_autoptr (GPtrArray) names = list_articles (data);
  g_autoptr (GHashTable) misses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer category, count;
  Score score = { 0 };

  if (names->len == 0 && g_str_equal (data, "fresh-"))
    {
      g_test_skip ("all articles have been looked at");
      return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (Article) article = read_article (names->pdata[i]);
      score_spans (article, &score);
      score_values (article, &score, misses);
    }
  g_assert_cmpuint (score.n_marked, >, 100);
  printf ("# %s: %u marked, %u found; F1 %.3f (precision %.3f, recall %.3f; overlapping %.3f); "
          "values %.3f\n",
          (const char *) data, score.n_marked, score.n_found, f1 (score.n_equal, &score),
          (double) score.n_equal / MAX (score.n_found, 1), (double) score.n_equal / score.n_marked,
          f1 (score.n_overlap, &score), (double) score.n_right / score.n_marked);
  g_hash_table_iter_init (&iter, misses);
  while (g_hash_table_iter_next (&iter, &category, &count))
    printf ("#   wrong values of %s: %u\n", (char *) category, GPOINTER_TO_UINT (count));
  g_assert_cmpfloat (f1 (score.n_equal, &score), >=, ENOUGH_F1);
  g_assert_cmpfloat ((double) score.n_right / score.n_marked, >=, ENOUGH_VALUES);
}

static void
score_curated (JsonObject *timex, const char *text, GPtrArray *found, Score *score)
{
  guint start = (guint) json_object_get_int_member (timex, "start");
  guint end = (guint) json_object_get_int_member (timex, "end");
  const char *right = json_object_get_null_member (timex, "edtf_from_text_and_publication")
                          ? NULL
                          : json_object_get_string_member (timex, "edtf_from_text_and_publication");

  score->n_marked++;
  for (guint i = 0; i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];

      if (date->start != start || date->end != end)
        continue;
      score->n_equal++;
      score->n_right += g_strcmp0 (date->edtf, right) == 0 ? 1 : 0;
      if (g_strcmp0 (date->edtf, right) != 0)
        printf ("# value curation-A: %s = %s, not %s\n",
                json_object_get_string_member (timex, "quote"), right, date->edtf);
      return;
    }
  printf ("# not found curation-A: %s\n", json_object_get_string_member (timex, "quote"));
}

/* An article that somebody else marked, by a guideline of their own: what both mark has its value;
 * vague words, bare lengths and events are not ours to find, and are listed. */
static void
test_curation (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", "curation-A.json", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *file = NULL, *text = NULL;
  g_autoptr (GPtrArray) found = NULL;
  DossierDateContext context = { 0 };
  Score score = { 0 };

  if (!json_parser_load_from_file (parser, path, NULL))
    {
      g_test_skip ("../shared/corpus is not here");
      return;
    }
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *article = json_object_get_object_member (root, "article");
  JsonObject *metadata = json_object_get_object_member (article, "metadata");
  JsonArray *timexes = json_object_get_array_member (article, "timexes");
  file = g_build_filename (folder, json_object_get_string_member (root, "article_file"), NULL);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  context.published =
      json_object_get_string_member (json_object_get_object_member (metadata, "published"), "edtf");
  found = dossier_dates_find (text, strlen (text), "en", &context);
  for (guint i = 0; i < json_array_get_length (timexes); i++)
    score_curated (json_array_get_object_element (timexes, i), text, found, &score);
  printf ("# curation-A: %u marked, %u of these found, %u more found, %u right\n", score.n_marked,
          score.n_equal, found->len - score.n_equal, score.n_right);
  g_assert_cmpuint (score.n_equal, >=, 8);
  g_assert_cmpfloat ((double) score.n_right / score.n_equal, >=, ENOUGH_VALUES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_data_func ("/dates-sample/dev", "dev-", test_half);
  g_test_add_data_func ("/dates-sample/fresh", "fresh-", test_half);
  g_test_add_func ("/dates-sample/curation-a", test_curation);
  return g_test_run ();
}
