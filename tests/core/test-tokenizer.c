#include <string.h>

#include "base/words-query.h"
#include "store/tokenizer.h"

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *find;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &fixture->db), ==, SQLITE_OK);
  g_assert_true (dossier_tokenizer_register (fixture->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_exec (fixture->db,
                                 "CREATE VIRTUAL TABLE t USING fts5(title, body, detail=full, "
                                 "tokenize='" DOSSIER_TOKENIZER "')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db,
                                       "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rowid", -1,
                                       &fixture->find, NULL),
                   ==, SQLITE_OK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sqlite3_finalize (fixture->find);
  g_assert_cmpint (sqlite3_close (fixture->db), ==, SQLITE_OK);
}

static void
add (Fixture *fixture, const char *body)
{
  char *sql = sqlite3_mprintf ("INSERT INTO t(body) VALUES(%Q)", body);

  g_assert_cmpint (sqlite3_exec (fixture->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_free (sql);
}

/* The ids of the rows found; fails on any error of FTS5. */
static char *
find (Fixture *fixture, const char *words, DossierWordsQueryFlags flags)
{
  g_autofree char *query = dossier_words_query (words, flags);
  GString *ids = g_string_new (NULL);
  int rc;

  if (query == NULL)
    return g_string_free (ids, FALSE);
  sqlite3_bind_text (fixture->find, 1, query, -1, SQLITE_TRANSIENT);
  while ((rc = sqlite3_step (fixture->find)) == SQLITE_ROW)
    g_string_append_printf (ids, "%d ", sqlite3_column_int (fixture->find, 0));
  if (rc != SQLITE_DONE)
    g_error ("“%s” became %s: %s", words, query, sqlite3_errmsg (fixture->db));
  sqlite3_reset (fixture->find);
  return g_string_free (ids, FALSE);
}

static void
assert_found (Fixture *fixture, const char *words, const char *expected)
{
  g_autofree char *ids = find (fixture, words, DOSSIER_WORDS_QUERY_WHOLE);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Kim Jong-un met Putin in Vladivostok.");
  add (fixture, "북한이 미국과 회담했다");
  add (fixture, "朝鲜核问题 and the DPRK");
  add (fixture, "Élysée: Macron rencontre Poutine");
  assert_found (fixture, "kim", "1 ");
  assert_found (fixture, "\"jong un met\"", "1 ");
  assert_found (fixture, "\"met jong\"", "");
  assert_found (fixture, "vlad*", "1 ");
  assert_found (fixture, "elysee", "4 ");
  assert_found (fixture, "북한", "2 ");
  assert_found (fixture, "한이", "2 ");
  assert_found (fixture, "북", "2 ");
  assert_found (fixture, "\"한이 미국\"", "2 ");
  assert_found (fixture, "\"问题 and\"", "3 ");
  assert_found (fixture, "核", "3 ");
  assert_found (fixture, "putin OR poutine", "1 4 ");
  assert_found (fixture, "NEAR(kim putin, 4)", "1 ");
  assert_found (fixture, "NEAR(kim vladivostok, 1)", "");
  assert_found (fixture, "k OR m OR 국 NOT 회담", "");
}

/* What stands here is what a full scan finds; the index must find neither more nor less. */
static void
test_equals_full_scan (Fixture *fixture, gconstpointer data)
{
  static const char *const alphabet[] = { "북", "한", "이", "국", "中", "核", "ー", " ", "a", "." };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_found = 0;

  for (int i = 0; i < 400; i++)
    {
      GString *text = g_string_new (NULL);

      for (int k = g_test_rand_int_range (0, 30); k > 0; k--)
        g_string_append (text, alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))]);
      add (fixture, text->str);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  for (int round = 0; round < 1200; round++)
    {
      g_autoptr (GString) sought = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);

      for (int k = 0; k < 1 + round % 6; k++)
        g_string_append (sought, alphabet[g_test_rand_int_range (0, 7)]);
      for (guint i = 0; i < texts->len; i++)
        if (strstr (g_ptr_array_index (texts, i), sought->str) != NULL)
          g_string_append_printf (expected, "%u ", i + 1);
      n_found += expected->len > 0;
      assert_found (fixture, sought->str, expected->str);
    }
  g_assert_cmpuint (n_found, >, 300);
}

static void
test_no_input_is_a_syntax_error (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = {
    "a",
    "kim",
    "\"",
    "'",
    "*",
    "(",
    ")",
    "NEAR(",
    "NEAR",
    "OR",
    "NOT",
    "AND",
    "+",
    "^",
    ":",
    "{",
    "}",
    ",",
    "5",
    "99999999999",
    " ",
    "  ",
    "-",
    "북",
    "中国",
    "\\",
    "body:",
    "“",
    "”",
    "\t",
    ";",
    "--",
    "%",
    "\xff",
    "\xf0\x9f",
    "é",
    "\xe2\x80\x8b",
    "NULL",
    "?1",
    "$x",
    "\x01",
  };

  add (fixture, "kim a 북한 中国 near or not and 5");
  for (int round = 0; round < 30000; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *ids = NULL;

      for (int k = g_test_rand_int_range (0, round % 100 == 0 ? 400 : 14); k > 0; k--)
        g_string_append (words, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      ids = find (fixture, words->str, (DossierWordsQueryFlags) (round % 2));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tokenizer/finds", Fixture, NULL, set_up, test_finds, tear_down);
  g_test_add ("/tokenizer/equals-full-scan", Fixture, NULL, set_up, test_equals_full_scan,
              tear_down);
  g_test_add ("/tokenizer/no-input-is-a-syntax-error", Fixture, NULL, set_up,
              test_no_input_is_a_syntax_error, tear_down);
  return g_test_run ();
}
