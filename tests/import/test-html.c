#include "import/html.h"

#include <string.h>

#include "base/error.h"
#include "import/html-tree.h"

static DossierHtml *
read_page (const char *html, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, length < 0 ? strlen (html) : (gsize) length);

  return dossier_html_read (bytes, "utf-8", NULL, "https://example.org/news/1", NULL, error);
}

static void
assert_text (const char *html, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtml) page = read_page (html, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (page->text->text, ==, expected);
  g_assert_cmpint (page->text->code_points, ==, g_utf8_strlen (expected, -1));
}

static void
assert_refused (const char *html, gsize length, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtml) page = read_page (html, length, &error);

  g_assert_null (page);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, words));
}

/* The spans as "kind(value)=words", one a line. */
static char *
list_spans (const DossierHtml *page)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < page->text->spans->len; i++)
    {
      DossierHtmlSpan *span = &g_array_index (page->text->spans, DossierHtmlSpan, i);
      g_autofree char *words = g_utf8_substring (page->text->text, span->start, span->end);

      g_string_append_printf (list, "%s(%s)=%s\n", span->kind, span->value ? span->value : "",
                              words);
    }
  return g_string_free (list, FALSE);
}

static void
test_white_space (void)
{
  assert_text ("<p> one\n\t two <b> three</b>four </p>\n<p>\n</p><p>five",
               "one two threefour\n\nfive");
  assert_text ("<p>one<br>two<br><br>three<br><br><br>four<br></p>", "one\ntwo\n\nthree\n\nfour");
  assert_text ("<p>one</p><p>&nbsp;</p><p>10&nbsp;km &nbsp;</p>", "one\n\n10\302\240km");
  assert_text ("one<div>two</div>three", "one\n\ntwo\n\nthree");
  assert_text ("<p>as</p><pre>\n  is\n    it\n</pre><p>was", "as\n\n  is\n    it\n\nwas");
  assert_text ("<pre>\n\n\n  is\n\n\nit</pre>", "  is\n\n\nit");
  assert_text ("<p>soft\302\255ly", "softly");
  assert_text ("<p>a<span> </span>b<i> </i> c", "a b c");
}

static void
test_entities (void)
{
  assert_text (
      "<p>&lt;b&gt; &amp;amp; &quot;&#8220;&#x4e2d;&rdquo; &hellip; &nosuch; AT&T &#0; &#x110000;",
      "<b> &amp; \"“中” … &nosuch; AT&T \357\277\275 \357\277\275");
}

static void
test_malformed (void)
{
  assert_text ("<p>one<p>two</b></i></div><td>three", "one\n\ntwothree");
  assert_text ("<b><p>one</b>two</p><a href=<<<>three", "one"
                                                        "two\n\nthree");
  assert_text ("<p>unclosed <b", "unclosed");
  assert_text ("<!-- <p>no --><p>yes<!-- never closed", "yes");
  assert_text ("<table><p>before<tr><td>in</table>after", "before\n\nin\n\nafter");
}

static void
test_tables (void)
{
  assert_text (
      "<p>x<table><caption>Seats</caption><tr><th>Party<th>Seats<tr><td>A<td> 12 </table>y",
      "x\n\nSeats\n\nParty\tSeats\nA\t12\n\ny");
}

static void
test_passed_over (void)
{
  assert_text (
      "<nav>menu</nav><p>one<script>x</script><style>y</style><noscript>z</noscript>"
      "<aside>aside</aside><form><p>mail</p><input value=q><button>go</button></form>"
      "<p hidden>h</p><p style='color:red; DISPLAY : none'>h</p><div role=navigation>n</div>"
      "<template>t</template><svg><title>s</title><text>s</text></svg><p>two, twice as long"
      "<footer>foot</footer>",
      "one\n\ntwo, twice as long");
  assert_text ("<form id=aspnetForm><div><p>The whole page stands in a form.</p></div></form>",
               "The whole page stands in a form.");
  assert_text ("<p>a<figure><img alt=x><div>credit</div><figcaption>shown</figcaption></figure>"
               "<figure><table><tr><td>kept</table></figure>",
               "a\n\nshown\n\nkept");
}

static void
test_choice (void)
{
  assert_text ("<body>top<main>around<article><h1>Long one</h1><p>with much more text than there "
               "is around it</p></article></main>end",
               "Long one\n\nwith much more text than there is around it");
  assert_text ("<main>the text stands here, and goes on<article>teaser one</article>"
               "<article>teaser two</article></main>",
               "the text stands here, and goes on\n\nteaser one\n\nteaser two");
  assert_text ("<article></article><main></main><p>body", "body");
  assert_text ("<div>menu</div><div itemprop=articleBody>text</div>", "text");
}

static void
test_spans (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtml) page = read_page (
      "<base href='/a/'><h2>서울 <a href='b?x=1#y'>둘</a></h2><ul><li>one<li>two <a "
      "href=''></a></ul>"
      "<blockquote cite='//c.org/d'><p>said</p></blockquote><figure><figcaption>cap</figcaption>"
      "</figure><a href='javascript:x()'>no</a><a href='#top'>up</a>",
      -1, &error);
  g_autofree char *spans = NULL;

  g_assert_no_error (error);
  spans = list_spans (page);
  g_assert_cmpstr (spans, ==,
                   "heading(2)=서울 둘\n"
                   "link(https://example.org/a/b?x=1#y)=둘\n"
                   "list-item()=one\n"
                   "list-item()=two\n"
                   "quote(https://c.org/d)=said\n"
                   "caption()=cap\n");
}

static void
test_nesting (void)
{
  GString *html = g_string_new (NULL);

  for (int i = 0; i < 500; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "deep");
  assert_text (html->str, "deep");
  for (int i = 0; i < 20000; i++)
    g_string_append (html, "<section>");
  assert_refused (html->str, html->len, "nested deeper");
  /* Formatting nests for the parser too, but such pages exist; the walk over them may not recurse. */
  g_string_truncate (html, 0);
  for (int i = 0; i < 9000; i++)
    g_string_append_printf (html, "<font size=%d>", i % 7);
  g_string_append (html, "sloppy");
  assert_text (html->str, "sloppy");
  for (int i = 0; i < 9000; i++)
    g_string_append (html, "<b>");
  assert_refused (html->str, html->len, "nested deeper");
  /* What looks like tags in a script, a comment or an attribute is none. */
  g_string_truncate (html, 0);
  g_string_append (html, "<p>flat<script>");
  for (int i = 0; i < 1000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "</script><!--");
  for (int i = 0; i < 1000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "--><p title='");
  for (int i = 0; i < 1000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "'>flat");
  assert_text (html->str, "flat\n\nflat");
  g_string_free (html, TRUE);
}

static void
test_hostile_sizes (void)
{
  g_autofree char *angles = g_strnfill (10000000, '<');
  g_autofree char *value = g_strnfill (10000000, 'v');
  g_autofree char *big_value = g_strconcat ("<p title='", value, "'>small", NULL);
  g_autofree char *big = g_strnfill (25000001, 'a');
  GString *attributes = g_string_new ("<p ");

  assert_text (angles, angles);
  assert_text (big_value, "small");
  assert_refused (big, 25000001, "larger than 25.0");
  for (int i = 0; i < 60000; i++)
    g_string_append_printf (attributes, "a%d=1 ", i);
  g_string_append (attributes, ">x");
  assert_refused (attributes->str, attributes->len, "more attributes");
  g_string_free (attributes, TRUE);
}

/* Each new paragraph opens all earlier formatting again: nodes grow with the square of the page. */
static void
test_hostile_growth (void)
{
  GString *html = g_string_new (NULL);

  for (int i = 0; i < 9999; i++)
    g_string_append_printf (html, "<p><b id=%d>", i);
  assert_refused (html->str, html->len, "to parse");
  g_string_free (html, TRUE);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtmlTree) tree = NULL;

  g_cancellable_cancel (cancellable);
  tree = dossier_html_tree_new ("<p>x", 4, "x", cancellable, &error);
  g_assert_null (tree);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nothing_to_read (void)
{
  assert_refused ("", 0, "empty");
  assert_refused ("<script>render()</script><div id=app></div>", 43, "holds no text");
  assert_refused ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", 23, "PDF");
}

#define KOREAN "북한은 26일 평양에서 회담을 열고 새로운 합의를 발표했다고 통신이 전했다."

static void
assert_encoding (const char *head, const char *encoding, const char *header, const char *chosen,
                 const char *expected, const char *origin)
{
  g_autofree char *html = g_strconcat (head, "<p>", KOREAN, NULL);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *coded = g_convert (html, -1, encoding, "UTF-8", NULL, &length, &error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (coded, length);
  g_autoptr (DossierHtml) page = NULL;

  g_assert_no_error (error);
  page = dossier_html_read (bytes, header, chosen, "https://example.org/", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (page->text->text, ==, KOREAN);
  g_assert_cmpstr (page->charset.encoding, ==, expected);
  g_assert_cmpstr (page->charset.origin, ==, origin);
}

static void
test_encodings (void)
{
  const char *meta = "<html><head><meta charset='euc-kr'></head>";
  const char *old = "<meta http-equiv=Content-Type content='text/html; charset=ks_c_5601-1987'>";

  assert_encoding (meta, "EUC-KR", NULL, NULL, "EUC-KR", "meta");
  assert_encoding (old, "CP949", NULL, NULL, "EUC-KR", "meta");
  assert_encoding (meta, "EUC-KR", "EUC-KR", NULL, "EUC-KR", "header");
  assert_encoding ("", "EUC-KR", NULL, NULL, "EUC-KR", "guess");
  assert_encoding ("\357\273\277", "UTF-8", "euc-kr", NULL, "UTF-8", "mark");
  assert_encoding ("\357\273\277", "UTF-16LE", NULL, NULL, "UTF-16LE", "mark");
  assert_encoding ("", "UTF-8", NULL, NULL, "UTF-8", "form");
  /* Declared wrongly. */
  assert_encoding (meta, "UTF-8", "ISO-8859-1", NULL, "UTF-8", "form");
  assert_encoding ("<meta charset=utf-8>", "EUC-KR", NULL, NULL, "EUC-KR", "guess");
  assert_encoding ("<meta charset=latin1>", "EUC-KR", NULL, "EUC-KR", "EUC-KR", "chosen");
}

/* What a person chose is not replaced by a guess behind their back. */
static void
test_wrong_choice (void)
{
  g_autofree char *bytes = g_strnfill (1000, '\xb0');
  g_autoptr (GBytes) page_bytes = g_bytes_new (bytes, 1000);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtml) page =
      dossier_html_read (page_bytes, "EUC-KR", "UTF-8", "https://example.org/", NULL, &error);

  g_assert_null (page);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "as UTF-8"));
}

static void
test_broken_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtml) page = read_page ("<p>caf\xc3 and \xff tea \xed\x95\x9c", -1, &error);
  GPtrArray *notes = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (page->text->text, ==, "caf\357\277\275 and \357\277\275 tea 한");
  notes = dossier_html_fields_get_notes (page->fields);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (g_str_has_prefix (notes->pdata[0], "2 bytes could not be read as UTF-8"));
}

/* Whatever the markup, the text is tidy and the spans lie in it. */
static void
test_random_soup (void)
{
  static const char *const pieces[] = {
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<td>",
    "</table>",
    "<li>",
    "<ul>",
    "</ul>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<pre>",
    "</pre>",
    "<h2>",
    "</h3>",
    "<blockquote>",
    "</blockquote>",
    "<br>",
    "<form>",
    "</form>",
    "<article>",
    "</article>",
    "<main>",
    "</main>",
    "<select>",
    "<svg>",
    "</svg>",
    "<math>",
    "<template>",
    "</template>",
    "<body>",
    "</html>",
    "<frameset>",
    "<q>",
    "&nbsp;",
    "&#13;",
    " ",
    "\n",
    "one",
    "둘",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "\"",
    "'",
    "=",
  };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (DossierHtml) page = NULL;
      GString *html = g_string_new ("<p>word");

      for (int i = g_test_rand_int_range (1, 60); i > 0; i--)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      page = read_page (html->str, html->len, NULL);
      g_string_free (html, TRUE);
      if (!page)
        continue;
      g_assert_true (g_utf8_validate (page->text->text, -1, NULL));
      g_assert_cmpint (page->text->code_points, ==, g_utf8_strlen (page->text->text, -1));
      g_assert_true (*page->text->text != '\n' && !g_str_has_suffix (page->text->text, "\n"));
      for (guint i = 0; i < page->text->spans->len; i++)
        {
          DossierHtmlSpan *span = &g_array_index (page->text->spans, DossierHtmlSpan, i);

          g_assert_cmpint (span->start, >=, 0);
          g_assert_cmpint (span->start, <, span->end);
          g_assert_cmpint (span->end, <=, page->text->code_points);
          g_assert_true (i == 0 || span[-1].start <= span->start);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/white-space", test_white_space);
  g_test_add_func ("/html/entities", test_entities);
  g_test_add_func ("/html/malformed", test_malformed);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/passed-over", test_passed_over);
  g_test_add_func ("/html/choice", test_choice);
  g_test_add_func ("/html/spans", test_spans);
  g_test_add_func ("/html/nesting", test_nesting);
  g_test_add_func ("/html/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/html/hostile-growth", test_hostile_growth);
  g_test_add_func ("/html/cancelled", test_cancelled);
  g_test_add_func ("/html/nothing-to-read", test_nothing_to_read);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/wrong-choice", test_wrong_choice);
  g_test_add_func ("/html/broken-bytes", test_broken_bytes);
  g_test_add_func ("/html/random-soup", test_random_soup);
  return g_test_run ();
}
