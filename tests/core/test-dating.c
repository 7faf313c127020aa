/* Dating an article by evidence, what hangs on its day, and what a person makes of an expression. */
#include <string.h>

#include "corpus/date-dependents.h"
#include "corpus/date-draft.h"
#include "corpus/date-evidence.h"
#include "dossier-fixture.h"

#define TEXT                                                                                       \
  "DALPO, Jan. 23 – President Ilyin said on Tuesday, Jan. 23 that he had met the envoys on "     \
  "Friday. The hall burnt on 3 May 2022.\n"

typedef struct
{
  DossierFixture f;
  gint64 article;
  gint64 revision;
} Fixture;

static void
undo (Fixture *x)
{
  g_autofree char *label = dossier_corpus_undo (x->f.corpus, NULL);

  g_assert_nonnull (label);
}

static gint64
ask_id (Fixture *x, const char *sql)
{
  g_autofree char *answer = dossier_fixture_ask (&x->f, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

static gint64
act (Fixture *x, const char *verb, GVariant *args)
{
  g_autoptr (GVariant) result = dossier_fixture_do (&x->f, verb, args);

  return dossier_args_get_id (result, "id");
}

static gint64
place_of (const char *words)
{
  const char *at = strstr (TEXT, words);

  g_assert_nonnull (at);
  return g_utf8_pointer_to_offset (TEXT, at);
}

static GVariant *
target (Fixture *x, const char *words, const char *key, GVariant *value, const char *key_2,
        GVariant *value_2)
{
  gint64 start = place_of (words);

  return dossier_args_new (
      "revision", g_variant_new_int64 (x->revision), "start", g_variant_new_int64 (start), "end",
      g_variant_new_int64 (start + g_utf8_strlen (words, -1)), key, value, key_2, value_2, NULL);
}

static void
set_up (Fixture *x, gconstpointer data)
{
  dossier_fixture_set_up (&x->f, data);
  x->article = dossier_fixture_import (&x->f, "Talks", TEXT);
  x->revision = ask_id (x, "SELECT id FROM revision");
}

static void
tear_down (Fixture *x, gconstpointer data)
{
  dossier_fixture_tear_down (&x->f, data);
}

typedef struct
{
  Fixture *x;
  const char *published;
  guint start, end;
} Question;

static gpointer
read_case (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_date_case_read (database, ((Question *) data)->x->article,
                                 dossier_day_from_civil (2025, 10, 9), error);
}

static gpointer
read_dependents (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  Question *question = data;

  return dossier_date_dependents_read (database, question->x->article, question->published, error);
}

static gpointer
read_draft (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_date_draft_read (database, question->x->revision, question->start, question->end,
                                  error);
}

static gpointer
ask (Fixture *x, DossierReadFunc func, Question question)
{
  g_autoptr (GError) error = NULL;
  gpointer answer;

  question.x = x;
  answer =
      dossier_store_read (dossier_corpus_get_store (x->f.corpus), func, &question, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

static const DossierDateEvidence *
find (DossierDateCase *known, DossierEvidenceKind kind)
{
  for (guint i = 0; i < known->evidence->len; i++)
    {
      const DossierDateEvidence *evidence = known->evidence->pdata[i];

      if (evidence->kind == kind)
        return evidence;
    }
  return NULL;
}

static void
assert_verdict (const DossierDateEvidence *evidence, const char *edtf,
                DossierEvidenceVerdict expected)
{
  g_autoptr (DossierEdtf) published = dossier_edtf_parse (edtf, NULL);

  g_assert_nonnull (evidence);
  g_assert_cmpint (dossier_date_evidence_weigh (evidence, published), ==, expected);
}

/* 23 January was a Tuesday in 2024 and 2018; the office and the fire leave 2024. */
static void
test_evidence (Fixture *x, gconstpointer data)
{
  gint64 ilyin = act (x, "actor.create",
                      target (x, "Ilyin", "name", g_variant_new_string ("Ilyin"), NULL, NULL));
  g_autoptr (DossierDateCase) known = NULL;
  const DossierDateGuess *best;

  act (x, "role.add",
       dossier_args_new ("actor", g_variant_new_int64 (ilyin), "title",
                         g_variant_new_string ("president"), "valid",
                         g_variant_new_string ("2020/2028"), NULL));
  known = ask (x, read_case, (Question){ 0 });
  assert_verdict (find (known, DOSSIER_EVIDENCE_WEEKDAY), "2024-01-23", DOSSIER_EVIDENCE_AGREES);
  assert_verdict (find (known, DOSSIER_EVIDENCE_WEEKDAY), "2022-01-23", DOSSIER_EVIDENCE_DISAGREES);
  assert_verdict (find (known, DOSSIER_EVIDENCE_DATELINE), "2022-01-23", DOSSIER_EVIDENCE_AGREES);
  assert_verdict (find (known, DOSSIER_EVIDENCE_DATELINE), "2022-03-01",
                  DOSSIER_EVIDENCE_DISAGREES);
  assert_verdict (find (known, DOSSIER_EVIDENCE_OFFICE), "2018-01-23", DOSSIER_EVIDENCE_DISAGREES);
  assert_verdict (find (known, DOSSIER_EVIDENCE_OFFICE), "2024-01-23", DOSSIER_EVIDENCE_AGREES);
  assert_verdict (find (known, DOSSIER_EVIDENCE_NAMED), "2018-01-23", DOSSIER_EVIDENCE_DISAGREES);
  g_assert_null (find (known, DOSSIER_EVIDENCE_RETRIEVED));
  best = known->guesses->pdata[0];
  g_assert_cmpstr (best->edtf, ==, "2024-01-23");
  g_assert_cmpuint (best->n_disagree, ==, 0);
  g_assert_cmpuint (best->n_agree, ==, known->evidence->len);
}

/* Nothing later than that; then no day fits all that is told. */
static void
test_retrieved (Fixture *x, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT "More.\n", strlen (TEXT "More.\n"));
  g_autoptr (DossierDateCase) known = NULL;
  GVariant *article =
      dossier_args_new ("title", g_variant_new_string ("Fetched"), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE),
                        "retrieved-at", g_variant_new_string ("2023-06-01T10:00:00Z"), NULL);

  act (x, "article.import",
       dossier_args_new ("articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1),
                         NULL));
  x->article = ask_id (x, "SELECT id FROM article WHERE title = 'Fetched'");
  known = ask (x, read_case, (Question){ 0 });
  assert_verdict (find (known, DOSSIER_EVIDENCE_RETRIEVED), "2024-01-23",
                  DOSSIER_EVIDENCE_DISAGREES);
  g_assert_cmpstr (((DossierDateGuess *) known->guesses->pdata[0])->edtf, ==, "2023-01-23");
}

/* A time of retrieval that no clock ever showed, as a file may say it, is none. */
static void
test_retrieved_in_no_time (Fixture *x, gconstpointer data)
{
  static const char *const times[] = { "9999-12-31T10:00:00Z", "XXXX-01-01", "../..",
                                       "Y999999999",           "",           "some day" };
  static const char text[] = "They met again on Friday, Dec. 31 in the hall.";

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *title = g_strdup_printf ("Fetched %u", i);
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM article WHERE title = '%s'", title);
      g_autofree char *words = g_strdup_printf ("%s %u", text, i);
      g_autoptr (DossierDateCase) known = NULL;
      GVariant *article = dossier_args_new (
          "title", g_variant_new_string (title), "text",
          g_variant_new_from_data (G_VARIANT_TYPE ("ay"), words, strlen (words), TRUE, NULL, NULL),
          "retrieved-at", g_variant_new_string (times[i]), NULL);

      act (x, "article.import",
           dossier_args_new ("articles", g_variant_new_array (G_VARIANT_TYPE_VARDICT, &article, 1),
                             NULL));
      x->article = ask_id (x, sql);
      known = ask (x, read_case, (Question){ 0 });
      g_assert_cmpuint (known->evidence->len, ==, 1);
      g_assert_cmpstr (((DossierDateGuess *) known->guesses->pdata[0])->edtf, ==,
                       "[2021-12-31..2022-01-07]");
    }
}

static char *
dup_dependents (Fixture *x, const char *published)
{
  g_autoptr (GPtrArray) all = ask (x, read_dependents, (Question){ .published = published });
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const DossierDateDependent *one = all->pdata[i];

      g_string_append_printf (text, "%s%s%s: %s → %s%s", i > 0 ? "; " : "",
                              one->date != 0 ? "" : "?", one->quote,
                              one->now != NULL ? one->now : "", one->then != NULL ? one->then : "",
                              one->is_own ? " own" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_dependents (Fixture *x, const char *published, const char *expected)
{
  g_autofree char *found = dup_dependents (x, published);

  g_assert_cmpstr (found, ==, expected);
}

static void
publish (Fixture *x, const char *edtf, gint64 move)
{
  act (x, "article.set",
       dossier_args_new ("article", g_variant_new_int64 (x->article), "published",
                         g_variant_new_string (edtf), "move-dates",
                         dossier_args_ids (&move, move != 0 ? 1 : 0), NULL));
}

/* What would move is what moves; the analyst's own value stays, and is told apart. */
static void
test_dependents (Fixture *x, gconstpointer data)
{
  gint64 friday;

  publish (x, "2025-10-09", 0);
  friday = act (x, "date.add",
                target (x, "Friday", "edtf", g_variant_new_string ("2025-10-03"), "anchor-kind",
                        g_variant_new_string ("publication")));
  assert_dependents (x, "2024-01-23",
                     "Friday: 2025-10-03 → 2024-01-19; ?Jan. 23: 2025-01-23 → 2024-01-23; "
                     "?Tuesday, Jan. 23: 2024-01-23 → 2024-01-23");
  publish (x, "2024-01-23", friday);
  dossier_fixture_assert (&x->f, "SELECT edtf || edtf_proposed FROM date_expression",
                          "2024-01-192024-01-19");
  undo (x);
  dossier_fixture_assert (&x->f,
                          "SELECT d.edtf || a.published FROM date_expression d JOIN article a",
                          "2025-10-032025-10-09");
  act (x, "date.set",
       dossier_args_new ("date", g_variant_new_int64 (friday), "edtf",
                         g_variant_new_string ("2025-09-26"), NULL));
  publish (x, "2024-01-23", 0);
  dossier_fixture_assert (&x->f, "SELECT edtf || ' ' || edtf_proposed FROM date_expression",
                          "2025-09-26 2024-01-19");
}

/* The reasons stand in their order, each on its words, and come back after opening again. */
static void
test_reasons (Fixture *x, gconstpointer data)
{
  const char *reasons[] = { "A note of the library", "The text says “Jan. 23”", NULL };
  gint64 start = place_of ("Jan. 23");
  GVariantBuilder places;

  g_variant_builder_init (&places, G_VARIANT_TYPE ("a(xxx)"));
  g_variant_builder_add (&places, "(xxx)", (gint64) 0, (gint64) 0, (gint64) 0);
  g_variant_builder_add (&places, "(xxx)", x->revision, start, start + 7);
  act (x, "article.set",
       dossier_args_new ("article", g_variant_new_int64 (x->article), "published",
                         g_variant_new_string ("2024-01-23"), "reasons",
                         g_variant_new_strv (reasons, -1), "reason-places",
                         g_variant_builder_end (&places), NULL));
  dossier_fixture_close (&x->f);
  dossier_fixture_open (&x->f);
  dossier_fixture_assert (&x->f,
                          "SELECT group_concat (q, '|') FROM (SELECT coalesce (p.quote, '-') q "
                          "FROM article_reason r LEFT JOIN passage p ON p.id = r.passage "
                          "ORDER BY r.position)",
                          "-|Jan. 23");
  undo (x);
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM article_reason", "0");
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM passage", "0");
}

static DossierDateDraft *
draft_of (Fixture *x, const char *words)
{
  guint start = (guint) place_of (words);

  return ask (x, read_draft,
              (Question){ .start = start, .end = start + (guint) g_utf8_strlen (words, -1) });
}

static void
record (Fixture *x, DossierDateDraft *draft)
{
  const char *verb = NULL;
  GVariant *args = dossier_date_draft_make_act (draft, &verb);

  g_assert_nonnull (args);
  act (x, verb, args);
}

/* From a suggestion by steps to the value that a person means. */
static void
test_draft (Fixture *x, gconstpointer data)
{
  g_autoptr (DossierDateDraft) draft = NULL;
  g_autoptr (DossierDateDraft) again = NULL;

  publish (x, "2025-10-09", 0);
  draft = draft_of (x, "Frid");
  g_assert_true (dossier_date_draft_is_suggestion (draft));
  g_assert_cmpuint (draft->end - draft->start, ==, 6);
  g_assert_cmpstr (draft->edtf, ==, "2025-10-03");
  g_assert_true (dossier_date_draft_step (draft, -1));
  g_assert_cmpstr (draft->edtf, ==, "2025-09-26");
  g_assert_true (dossier_date_draft_look_ahead (draft));
  g_assert_cmpstr (draft->edtf, ==, "2025-10-10");
  g_assert_false (dossier_date_draft_set_kind (draft, DOSSIER_EDTF_SPAN));
  g_assert_true (dossier_date_draft_doubt (draft, '?'));
  g_assert_cmpstr (draft->edtf, ==, "2025-10-10?");
  g_assert_true (dossier_date_draft_doubt (draft, '%'));
  g_assert_cmpstr (draft->edtf, ==, "2025-10-10%");
  g_assert_true (dossier_date_draft_doubt (draft, '%'));
  g_assert_cmpstr (draft->edtf, ==, "2025-10-10");
  record (x, draft);
  dossier_fixture_assert (&x->f,
                          "SELECT edtf || ' ' || edtf_proposed || ' ' || anchor_kind "
                          "FROM date_expression",
                          "2025-10-10 2025-10-03 publication");

  again = draft_of (x, "Friday");
  g_assert_cmpstr (again->edtf, ==, "2025-10-10");
  g_assert_cmpstr (again->follows, ==, "2025-10-03");
  dossier_date_draft_set_edtf (again, "[2025-10-03..2025-10-09]", NULL);
  g_assert_true (dossier_date_draft_set_kind (again, DOSSIER_EDTF_SPAN));
  g_assert_cmpstr (again->edtf, ==, "2025-10-03/2025-10-09");
  g_assert_true (dossier_date_draft_set_kind (again, DOSSIER_EDTF_SPAN));
  g_assert_cmpstr (again->edtf, ==, "[2025-10-03..2025-10-09]");
  record (x, again);
  dossier_fixture_assert (&x->f, "SELECT count(*) || edtf FROM date_expression",
                          "1[2025-10-03..2025-10-09]");
}

/* Counted from another expression that is only suggested: that one is recorded with it. */
static void
test_other_anchor (Fixture *x, gconstpointer data)
{
  g_autoptr (DossierDateDraft) draft = NULL;
  guint choice = G_MAXUINT;

  publish (x, "2025-10-09", 0);
  draft = draft_of (x, "Friday");
  for (guint i = 0; i < draft->choices->len; i++)
    if (g_str_equal (((DossierDateChoice *) draft->choices->pdata[i])->title, "Tuesday, Jan. 23"))
      choice = i;
  g_assert_cmpuint (choice, !=, G_MAXUINT);
  g_assert_true (dossier_date_draft_choose_anchor (draft, choice));
  g_assert_cmpstr (draft->edtf, ==, "2024-01-19");
  record (x, draft);
  dossier_fixture_assert (&x->f,
                          "SELECT d.edtf || ' ' || o.edtf FROM date_expression d "
                          "JOIN date_expression o ON o.id = d.anchor WHERE d.anchor_kind = 'date'",
                          "2024-01-19 2024-01-23");
  undo (x);
  dossier_fixture_assert (&x->f, "SELECT count(*) FROM date_expression", "0");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *x, gconstpointer data);
  } tests[] = {
    { "/dating/evidence", test_evidence },
    { "/dating/retrieved", test_retrieved },
    { "/dating/retrieved-in-no-time", test_retrieved_in_no_time },
    { "/dating/dependents", test_dependents },
    { "/dating/reasons", test_reasons },
    { "/dating/draft", test_draft },
    { "/dating/other-anchor", test_other_anchor },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
