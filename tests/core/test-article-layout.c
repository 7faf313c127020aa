#include "corpus/article-layout.h"

#include "base/error.h"

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) spans = dossier_article_layout_parse (
      "[{\"kind\":\"heading\",\"start\":0,\"end\":5,\"value\":\"3\"},"
      " {\"start\":7,\"end\":9,\"kind\":\"link\",\"value\":\"https://example.org/ü\","
      "\"new\":null},"
      " {\"kind\":\"list-item\",\"start\":9,\"end\":20}]",
      20, &error);
  const DossierTextSpan *span;

  g_assert_no_error (error);
  g_assert_cmpuint (spans->len, ==, 3);
  span = &g_array_index (spans, DossierTextSpan, 0);
  g_assert_cmpint (span->kind, ==, DOSSIER_SPAN_HEADING);
  g_assert_cmpuint (span->level, ==, 3);
  span = &g_array_index (spans, DossierTextSpan, 1);
  g_assert_cmpint (span->kind, ==, DOSSIER_SPAN_LINK);
  g_assert_cmpuint (span->range.start, ==, 7);
  g_assert_cmpuint (span->range.end, ==, 9);
  g_assert_cmpstr (span->value, ==, "https://example.org/ü");
}

/* What does not fit the text is left out, whatever it says. */
static void
test_outside (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) spans = dossier_article_layout_parse (
      "[{\"kind\":\"quote\",\"start\":-1,\"end\":5},"
      " {\"kind\":\"quote\",\"start\":5,\"end\":5},"
      " {\"kind\":\"quote\",\"start\":2,\"end\":11},"
      " {\"kind\":\"quote\",\"start\":4294967296,\"end\":4294967298},"
      " {\"kind\":\"blink\",\"start\":1,\"end\":2},"
      " {\"kind\":7,\"start\":1,\"end\":2},"
      " {\"kind\":\"heading\",\"start\":1,\"end\":2,\"value\":\"999999999999\"}]",
      10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpuint (g_array_index (spans, DossierTextSpan, 0).level, ==, 6);
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "", "{}", "7", "[1]", "[{\"kind\":[]}]", "[{\"kind\":\"quote\"", "[[[[[[[["
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_article_layout_parse (bad[i], 10, &error));
      g_assert_nonnull (error);
    }
}

static void
test_many (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) spans = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append (json, i > 0 ? ",{\"kind\":\"quote\",\"start\":1,\"end\":2}"
                                 : "{\"kind\":\"quote\",\"start\":1,\"end\":2}");
  g_string_append_c (json, ']');
  spans = dossier_article_layout_parse (json->str, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spans->len, ==, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-layout/reads", test_reads);
  g_test_add_func ("/article-layout/outside", test_outside);
  g_test_add_func ("/article-layout/bad", test_bad);
  g_test_add_func ("/article-layout/many", test_many);
  return g_test_run ();
}
