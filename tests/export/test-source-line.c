#include "export/source-line.h"

#include <string.h>

static const DossierSourceLine full = { .outlet = "Harbour <Courier>",
                                        .title = "Ferry & town",
                                        .published = "2025-10-09",
                                        .address = "https://example.org/a?b=1&c=2",
                                        .locator = "¶2, s. 1" };

static void
test_forms (void)
{
  g_autofree char *plain = dossier_source_line_format (&full, DOSSIER_SOURCE_PLAIN);
  g_autofree char *html = dossier_source_line_format (&full, DOSSIER_SOURCE_HTML);

  g_assert_cmpstr (plain, ==,
                   "Harbour <Courier>, “Ferry & town”, 9 October 2025, ¶2, s. 1, "
                   "https://example.org/a?b=1&c=2");
  g_assert_cmpstr (html, ==,
                   "Harbour &lt;Courier&gt;, “Ferry &amp; town”, 9 October 2025, ¶2, s. 1, "
                   "<a href=\"https://example.org/a?b=1&amp;c=2\">"
                   "https://example.org/a?b=1&amp;c=2</a>");
}

static void
test_gaps (void)
{
  const DossierSourceLine bare = { .title = "Untitled", .outlet = "", .address = "" };
  const DossierSourceLine odd = { .title = "T", .published = "soon", .address = "javascript:x()" };
  g_autofree char *plain = dossier_source_line_format (&bare, DOSSIER_SOURCE_PLAIN);
  g_autofree char *html = dossier_source_line_format (&odd, DOSSIER_SOURCE_HTML);

  g_assert_cmpstr (plain, ==, "“Untitled”, undated");
  g_assert_cmpstr (html, ==, "“T”, soon, javascript:x()");
}

static void
test_quote (void)
{
  g_autofree char *plain =
      dossier_source_line_format_quote (&full, "One.\n\nTwo <3.", DOSSIER_SOURCE_PLAIN);
  g_autofree char *html =
      dossier_source_line_format_quote (&full, "One.\n\nTwo <3.", DOSSIER_SOURCE_HTML);

  g_assert_true (g_str_has_prefix (plain, "“One.\n\nTwo <3.”\nHarbour <Courier>, "));
  g_assert_true (g_str_has_prefix (
      html, "<blockquote><p>One.</p><p>Two &lt;3.</p></blockquote>\n<p>Harbour "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-line/forms", test_forms);
  g_test_add_func ("/source-line/gaps", test_gaps);
  g_test_add_func ("/source-line/quote", test_quote);
  return g_test_run ();
}
