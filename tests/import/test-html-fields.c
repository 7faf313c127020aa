#include "import/found-date.h"
#include "import/html.h"
#include "import/json-ld.h"

#include <string.h>

static DossierHtml *
read_page (const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  DossierHtml *page =
      dossier_html_read (bytes, "utf-8", NULL, "https://www.example.org/news/1?a=b", NULL, &error);

  g_assert_no_error (error);
  return page;
}

/* The candidates of a field as "*value@origin", chosen ones with the star. */
static char *
list_field (const DossierHtml *page, const char *name)
{
  GPtrArray *all = dossier_html_fields_get_all (page->fields);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      DossierHtmlField *field = all->pdata[i];

      if (strcmp (field->field, name) != 0)
        continue;
      g_string_append_printf (list, "%s%s%s@%s", list->len ? " " : "", field->is_chosen ? "*" : "",
                              field->value, field->origin);
      if (field->found)
        g_string_append_printf (list, "<%s>", field->found);
    }
  return g_string_free (list, FALSE);
}

static void
assert_field (const char *html, const char *field, const char *expected)
{
  g_autoptr (DossierHtml) page = read_page (html);
  g_autofree char *list = list_field (page, field);

  g_assert_cmpstr (list, ==, expected);
}

#define LD(json) "<script type='application/ld+json'>" json "</script><p>text"

static const char everything[] =
    "<html lang=de><head><title>T | Site</title>"
    "<meta name=author content='Meta Author'><meta name=date content=2024-01-03>"
    "<meta property=og:title content='OG title'><meta property=article:author "
    "content='https://social.example/x'><meta property=article:author content='OG Author'>"
    "<meta property='article:published_time' content='2024-01-02T23:30:00-05:00'>"
    "<meta property=og:locale content=en_US><link rel='x canonical' href='/news/one'>"
    "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
    "\"NewsArticle\",\"headline\":\"LD  title\",\"author\":[{\"@type\":\"Person\",\"name\":\"A "
    "One\"},"
    "\"B Two\",{\"name\":\"A One\"}],\"datePublished\":\"2024-01-01T00:10:00+09:00\","
    "\"publisher\":{\"name\":\"The Paper\"}}</script></head>"
    "<body><article><h1>Seen title</h1><time datetime=2024-01-04>x</time>text</article>";

static void
test_precedence (void)
{
  assert_field (everything, "title",
                "T | Site@title OG title@opengraph *LD title@json-ld Seen title@visible");
  assert_field (everything, "author",
                "Meta Author@meta @opengraph<https://social.example/x> OG Author@opengraph "
                "*A One@json-ld *B Two@json-ld");
  assert_field (everything, "published",
                "2024-01-03@meta 2024-01-02@opengraph<2024-01-02T23:30:00-05:00> "
                "*2024-01-01@json-ld<2024-01-01T00:10:00+09:00> 2024-01-04@time");
  assert_field (everything, "outlet", "example.org@address *The Paper@json-ld");
  assert_field (everything, "language", "de@html *en-US@opengraph<en_US>");
  assert_field (everything, "url",
                "https://www.example.org/news/1?a=b@address *https://www.example.org/news/one@meta"
                "</news/one>");
  assert_field (everything, "genre", "*news@json-ld");
}

/* Without the better origin the next one is chosen, down to what is seen. */
static void
test_falling_back (void)
{
  assert_field ("<title>T</title><article><h1>Seen</h1>x</article>", "title",
                "T@title *Seen@visible");
  assert_field ("<title>T</title><p>x", "title", "*T@title");
  assert_field ("<p>x", "outlet", "*example.org@address");
  assert_field ("<article><time datetime='2024-02-30'>x</time><time datetime='2024-03-01 10:00'>"
                "y</time></article>",
                "published", "@time<2024-02-30> *2024-03-01@time<2024-03-01 10:00>");
  assert_field ("<time datetime=2020-01-01>teaser</time><article>long enough text</article>",
                "published", "");
  assert_field ("<meta name=date content='yesterday'><article><time datetime=2024-03-01>x</time>",
                "published", "@meta<yesterday> *2024-03-01@time");
  assert_field ("<article><a rel=author href=/x>Jane\n Roe</a> text</article>", "author",
                "*Jane Roe@visible");
}

static void
test_json_ld_shapes (void)
{
  assert_field (
      LD ("{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"page\"},{\"@type\":[\"Article\","
          "\"OpinionNewsArticle\"],\"headline\":\"H\",\"author\":{\"@id\":\"#p\"}},"
          "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"P\"}]}"),
      "author", "*P@json-ld");
  assert_field (
      LD ("[{\"@type\":\"https://schema.org/AnalysisNewsArticle\",\"genre\":[\"Essay\"]}]"),
      "genre", "*Essay@json-ld analysis@json-ld");
  assert_field (
      LD ("{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Report\",\"headline\":\"R\"}}"),
      "title", "*R@json-ld");
  assert_field (LD ("[{\"@type\":\"Article\",\"author\":\"Teaser\",\"url\":\"/news/2\"},"
                    "{\"@type\":\"Article\",\"author\":\"Own\",\"mainEntityOfPage\":{\"@id\":"
                    "\"https://www.example.org/news/1\"}}]"),
                "author", "*Own@json-ld");
  assert_field (LD ("{\"@type\":\"Product\",\"name\":\"ad\"}"), "title", "");
  assert_field (LD ("{\"@type\":7,\"headline\":{},\"author\":[null,[],3,{\"name\":[]}]}"), "author",
                "");
}

static void
assert_passed_over (const char *json, gsize length, const char *words)
{
  g_autoptr (DossierHtmlFields) fields = dossier_html_fields_new (NULL);
  GPtrArray *notes = dossier_html_fields_get_notes (fields);

  dossier_json_ld_read (json, length, fields);
  g_assert_cmpuint (dossier_html_fields_get_all (fields)->len, ==, 0);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (notes->pdata[0], words));
}

static void
test_hostile_json_ld (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *long_text = g_strnfill (3000000, ' ');
  /* In a comment or in single quotes, which are not JSON, a quote could hide the brackets. */
  g_autofree char *comment = g_strconcat ("/* \" */", deep, NULL);
  g_autofree char *single = g_strconcat ("['\"',", deep, NULL);

  assert_passed_over (deep, strlen (deep), "nested too deeply");
  assert_passed_over (comment, strlen (comment), "not valid");
  assert_passed_over (single, strlen (single), "not valid");
  assert_passed_over (long_text, strlen (long_text), "larger than 2 MB");
  assert_passed_over ("{\"@type\":", 9, "not valid");
  assert_passed_over ("{\"a\":\"\\", 7, "not valid");
}

static void
test_many_fields (void)
{
  GString *html = g_string_new ("<p>text");
  g_autoptr (DossierHtml) page = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (html, "<meta name=author content='author %d'>", i);
  page = read_page (html->str);
  g_assert_cmpuint (dossier_html_fields_get_all (page->fields)->len, <=, 200);
  g_string_free (html, TRUE);
}

static void
test_dates (void)
{
  static const char *const dates[][2] = {
    { "2024-05-06", "2024-05-06" },
    { " 2024-05-06T23:30:00+09:00 ", "2024-05-06" },
    { "2024-05-06 23:30", "2024-05-06" },
    { "2024.5.6", "2024-05-06" },
    { "2024. 5. 6. 오후 3:00", "2024-05-06" },
    { "2024/05/06", "2024-05-06" },
    { "2024년 5월 6일", "2024-05-06" },
    { "2024年5月6日", "2024-05-06" },
    { "20240506", "2024-05-06" },
    { "20240506T143000Z", "2024-05-06" },
    { "Mon, 06 May 2024 23:30:00 GMT", "2024-05-06" },
    { "6 September 2024", "2024-09-06" },
    { "May 6, 2024", "2024-05-06" },
    { "Monday, May 6, 2024", "2024-05-06" },
    { "2024-05", "2024-05" },
    { "2024", "2024" },
    { "2024-02-29", "2024-02-29" },
    { "2023-02-29", NULL },
    { "2024-13-01", NULL },
    { "05/06/2024", NULL },
    { "6 Foo 2024", NULL },
    { "1714982400", NULL },
    { "2024-13", NULL },
    { "0000-00-00", NULL },
    { "", NULL },
    { "today", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *edtf = dossier_found_date_to_edtf (dates[i][0]);

      g_assert_cmpstr (edtf, ==, dates[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-fields/precedence", test_precedence);
  g_test_add_func ("/html-fields/falling-back", test_falling_back);
  g_test_add_func ("/html-fields/json-ld-shapes", test_json_ld_shapes);
  g_test_add_func ("/html-fields/hostile-json-ld", test_hostile_json_ld);
  g_test_add_func ("/html-fields/many-fields", test_many_fields);
  g_test_add_func ("/html-fields/dates", test_dates);
  return g_test_run ();
}
