#include "export/markdown.h"

#include <cmark.h>
#include <string.h>

/* All text that a reader of the Markdown sees in blocks of one type; anything but text, breaks and
 * the containers named fails. */
static char *
collect_text (const char *markdown, cmark_node_type block)
{
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  g_autoptr (GString) out = g_string_new (NULL);
  cmark_event_type event;
  guint blocks = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (event != CMARK_EVENT_ENTER)
        continue;
      if (type == CMARK_NODE_TEXT)
        g_string_append (out, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_SOFTBREAK)
        g_string_append_c (out, '\n');
      else if (type == block)
        g_string_append (out, blocks++ > 0 ? "\n\n" : "");
      else if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_BLOCK_QUOTE)
        g_error ("“%s” has a %s", markdown, cmark_node_get_type_string (node));
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_strdup (out->str);
}

static const char *const nasty[] = {
  "*",     "_",   "`",   "[",          "]",      "(",    ")",   "<", ">",   "&",
  "&amp;", "#",   "-",   "+",          "=",      "1.",   "2)",  "!", "|",   "~~",
  "\\",    "a",   "한",  " ",          "  ",     "\t",   "\"",  "'", "---", "<b>",
  "&#35;", "$",   "{",   "http://a.b", "[^1]",   "    ", "===", ":", "x_y", "^",
  "<!--",  "~~~", "```", "* * *",      "[a]: b", "0",
};

static char *
make_text (GRand *rand, guint pieces)
{
  GString *text = g_string_new ("a");

  for (guint i = 0; i < pieces; i++)
    g_string_append (text, nasty[g_rand_int_range (rand, 0, G_N_ELEMENTS (nasty))]);
  g_string_erase (text, 0, g_rand_boolean (rand) ? 1 : 0);
  if (text->len == 0)
    g_string_append_c (text, '#');
  return g_string_free (text, FALSE);
}

static void
test_text_stays_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = make_text (rand, g_rand_int_range (rand, 0, 7));
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *seen = NULL;

      dossier_markdown_append_text (out, text);
      seen = collect_text (out->str, CMARK_NODE_PARAGRAPH);
      g_assert_cmpstr (seen, ==, text);
    }
}

static void
test_headings_stay_headings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = make_text (rand, g_rand_int_range (rand, 0, 7));
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *seen = NULL;

      dossier_markdown_append_heading (out, 2, text);
      seen = collect_text (out->str, CMARK_NODE_HEADING);
      g_assert_cmpstr (seen, ==, g_strstrip (text));
    }
}

static void
test_quotation_keeps_its_lines (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *one = make_text (rand, 3);
      g_autofree char *two = make_text (rand, 3);
      g_autofree char *three = make_text (rand, 3);
      g_autofree char *text = g_strconcat (one, "\n", two, "\n\n", three, NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *seen = NULL;

      dossier_markdown_append_lines (out, "> ", text);
      seen = collect_text (out->str, CMARK_NODE_PARAGRAPH);
      g_assert_cmpstr (seen, ==, text);
    }
}

static void
test_address (void)
{
  static const struct
  {
    const char *address;
    const char *markdown;
  } table[] = {
    { "https://a.example/b_c?d=e&f", "<https://a.example/b_c?d=e&f>" },
    { "https://a.example/b c>d", "<https://a.example/b%20c%3Ed>" },
    { "javascript:alert(1)", "javascript:alert(1)" },
    { "JAVASCRIPT:alert([1])", "JAVASCRIPT:alert(\\[1\\])" },
    { "not an address", "not an address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      dossier_markdown_append_address (out, table[i].address);
      g_assert_cmpstr (out->str, ==, table[i].markdown);
    }
}

static void
test_note (void)
{
  static const struct
  {
    const char *body;
    const char *markdown;
  } table[] = {
    { "# A\ntext\n", "### A\ntext\n\n" },
    { "##### A", "##### A\n\n" },
    { "## A\n##### B", "### A\n###### B\n\n" },
    { "#hashtag", "#hashtag\n\n" },
    { "```\n# code\n``` x\n", "```\n# code\n``` x\n```\n\n" },
    { "~~~~\n# code\n~~~\n~~~~\n# A", "~~~~\n# code\n~~~\n~~~~\n### A\n\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      dossier_markdown_append_note (out, table[i].body, 2);
      g_assert_cmpstr (out->str, ==, table[i].markdown);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/text-stays-text", test_text_stays_text);
  g_test_add_func ("/markdown/headings-stay-headings", test_headings_stay_headings);
  g_test_add_func ("/markdown/quotation-keeps-its-lines", test_quotation_keeps_its_lines);
  g_test_add_func ("/markdown/address", test_address);
  g_test_add_func ("/markdown/note", test_note);
  return g_test_run ();
}
