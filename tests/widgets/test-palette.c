/* The palette: what it offers, and what real keys do with it. */
#include "dossier-window.h"

#include "base/day.h"
#include "palette/marking-area.h"
#include "palette/palette.h"

#include <adwaita.h>
#include <string.h>

#define TEXT "Sora Han signed the letter last week in Dalpo. Nobody saw her do it.\n"

static void
add_tag (DossierNameTable *table, gint64 id, const char *name, gint64 parent)
{
  DossierNamed *named = dossier_named_new (DOSSIER_NAMED_TAG, id, name);

  named->parent = parent;
  dossier_name_table_take (table, named);
}

static DossierNameTable *
make_table (void)
{
  DossierNameTable *table = dossier_name_table_new ();
  DossierNamed *actor = dossier_named_new (DOSSIER_NAMED_ACTOR, 10, "Grant Voss");

  actor->detail = g_strdup ("person");
  dossier_named_add_text (actor, "the envoy");
  dossier_name_table_take (table, actor);
  add_tag (table, 1, "Trade", 0);
  add_tag (table, 2, "Grain and energy", 1);
  add_tag (table, 3, "Grace period", 0);
  return table;
}

/* The lines as "title|detail", joined. */
static void
assert_items (DossierPaletteScope scope, const char *text, const char *expected)
{
  g_autoptr (DossierNameTable) table = make_table ();
  g_autoptr (GPtrArray) items =
      dossier_palette_items_build (table, scope, text, dossier_day_from_civil (2025, 10, 9), 0);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DossierPaletteItem *item = items->pdata[i];

      g_string_append_printf (found, "%s%s|%s", i > 0 ? "; " : "", item->title,
                              item->detail != NULL ? item->detail : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_items (void)
{
  assert_items (DOSSIER_PALETTE_ALL, "gra",
                "Grace period|; Grain and energy|under Trade; Grant Voss|person; New tag “gra”|");
  assert_items (DOSSIER_PALETTE_ALL, "grace PERIOD", "Grace period|");
  assert_items (DOSSIER_PALETTE_ALL, "trade/gr",
                "Grain and energy|under Trade; New tag “trade/gr”|");
  assert_items (DOSSIER_PALETTE_ALL, "trade/grain and energy", "Grain and energy|under Trade");
  assert_items (DOSSIER_PALETTE_ALL, "@envoy",
                "Grant Voss|“the envoy” · person; New person “envoy”|; New state “envoy”|; "
                "New organisation “envoy”|; New place “envoy”|");
  assert_items (DOSSIER_PALETTE_ALL, "=9 Oct 2025", "9 October 2025|2025-10-09");
  assert_items (DOSSIER_PALETTE_ALL, "=before the vote",
                "What counts from an event is written on the card: d on the words|");
  assert_items (DOSSIER_PALETTE_DATES, "July 2019", "July 2019|2019-07");
  assert_items (DOSSIER_PALETTE_TAGS, "zzz", "Nothing has such a name|");
  assert_items (DOSSIER_PALETTE_ACTORS, "", "Grant Voss|person");
}

typedef struct
{
  DossierWindow w;
  DossierReader *reader;
} Fixture;

static gboolean
has_text (gpointer data)
{
  return dossier_session_get_text (data) != NULL;
}

static void
import_text (DossierWindow *w)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_builder_add_value (
      &builder,
      dossier_args_new ("title", g_variant_new_string ("Letter"), "published",
                        g_variant_new_string ("2025-10-09"), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), NULL));
  dossier_window_act (w, "article.import",
                      dossier_args_new ("articles", g_variant_builder_end (&builder), NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *page = dossier_reader_page_new ();

  dossier_window_open (&f->w, NULL);
  import_text (&f->w);
  dossier_session_open_article (f->w.sample.session,
                                sample_dossier_get_int (&f->w.sample, "SELECT id FROM article"));
  dossier_window_wait (has_text, f->w.sample.session);
  f->reader = dossier_reader_page_get_reader (DOSSIER_READER_PAGE (page));
  dossier_window_show (&f->w, dossier_marking_area_new (f->w.sample.session, f->w.index,
                                                        DOSSIER_READER_PAGE (page)));
  dossier_reader_set_article (f->reader, TEXT);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dossier_window_close (&f->w);
}

static GtkWidget *
find_popover (Fixture *f)
{
  GtkWidget *area = gtk_window_get_child (GTK_WINDOW (f->w.window));

  for (GtkWidget *child = gtk_widget_get_first_child (area); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static gboolean
can_type (gpointer data)
{
  GtkWidget *popover = find_popover (data);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((Fixture *) data)->w.window));

  return popover != NULL && focus != NULL && gtk_widget_is_ancestor (focus, popover);
}

static gboolean
is_closed (gpointer data)
{
  return find_popover (data) == NULL;
}

/* Where the words stand under the pages's own title, the area is known once they are laid out. */
static gboolean
has_area (gpointer data)
{
  GdkRectangle area;

  return dossier_reader_get_area (((Fixture *) data)->reader, 0, 8, &area);
}

static void
ask (Fixture *f, const char *mode, guint start, guint end)
{
  dossier_window_wait (has_area, f);
  dossier_session_request_palette (f->w.sample.session, mode, start, end);
  dossier_window_wait (can_type, f);
}

static void
expect (Fixture *f, const char *sql, const char *expected)
{
  dossier_window_expect (&f->w, sql, expected);
}

#define TAGS_OF_WORDS                                                                              \
  "SELECT group_concat (name, ', ') FROM (SELECT t.name AS name FROM highlight h "                 \
  "JOIN passage p ON p.id = h.passage JOIN highlight_tag x ON x.highlight = h.id "                 \
  "JOIN tag t ON t.id = x.tag WHERE p.quote = 'Sora Han' ORDER BY x.position)"

static void
test_new_nested_tag_is_one_step (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  ask (f, "tag", 0, 8);
  dossier_window_keys ("type", "Trade/Grain", NULL);
  dossier_window_keys ("key", "ctrl+Return", NULL);
  expect (f, TAGS_OF_WORDS, "Grain");
  expect (f, "SELECT b.name FROM tag a JOIN tag b ON b.id = a.parent WHERE a.name = 'Grain'",
          "Trade");
  dossier_window_wait (is_closed, f);
  label = dossier_corpus_undo (f->w.sample.corpus, &error);
  g_assert_no_error (error);
  expect (f, "SELECT (SELECT count(*) FROM tag) + (SELECT count(*) FROM highlight)", "0");
}

static void
test_stays_for_several (Fixture *f, gconstpointer data)
{
  dossier_window_act (&f->w, "tag.create",
                      dossier_args_new ("name", g_variant_new_string ("Signal"), NULL));
  dossier_window_act (&f->w, "tag.create",
                      dossier_args_new ("name", g_variant_new_string ("Visit"), NULL));
  ask (f, "tag", 0, 8);
  dossier_window_keys ("type", "vis", NULL);
  dossier_window_keys ("key", "shift+Return", NULL);
  expect (f, TAGS_OF_WORDS, "Visit");
  g_assert_nonnull (find_popover (f));
  dossier_window_keys ("type", "sig", NULL);
  dossier_window_keys ("key", "Return", NULL);
  expect (f, TAGS_OF_WORDS, "Visit, Signal");
  dossier_window_wait (is_closed, f);
}

static void
test_escape_does_nothing (Fixture *f, gconstpointer data)
{
  ask (f, "tag", 0, 8);
  dossier_window_keys ("type", "Nothing", NULL);
  dossier_window_keys ("key", "Escape", NULL);
  dossier_window_wait (is_closed, f);
  expect (f, "SELECT count(*) FROM highlight", "0");
}

static void
test_actor (Fixture *f, gconstpointer data)
{
  ask (f, "actor", 0, 8);
  /* The words are there already; the second line makes a state of it, the first a person. */
  dossier_window_keys ("key", "Return", NULL);
  expect (f, "SELECT a.kind || ' ' || a.name FROM mention m JOIN actor a ON a.id = m.actor",
          "person Sora Han");
  dossier_window_wait (is_closed, f);
}

static void
test_date_in_words (Fixture *f, gconstpointer data)
{
  ask (f, "date", 27, 36);
  dossier_window_keys ("key", "ctrl+a", NULL);
  dossier_window_keys ("type", "2 Oct 2025", NULL);
  dossier_window_keys ("key", "Return", NULL);
  expect (
      f,
      "SELECT p.quote || ' ' || d.edtf FROM date_expression d JOIN passage p ON p.id = d.passage",
      "last week 2025-10-02");
}

static void
test_comment (Fixture *f, gconstpointer data)
{
  ask (f, "comment", 0, 8);
  dossier_window_keys ("type", "Who is she", NULL);
  dossier_window_keys ("key", "ctrl+Return", NULL);
  expect (f, "SELECT comment FROM highlight", "Who is she");
}

static void
test_event (Fixture *f, gconstpointer data)
{
  ask (f, "event", 0, 46);
  dossier_window_keys ("key", "ctrl+a", NULL);
  dossier_window_keys ("type", "Letter signed", NULL);
  dossier_window_keys ("key", "Tab", NULL);
  dossier_window_keys ("type", "2025-10", NULL);
  dossier_window_keys ("key", "Return", NULL);
  expect (f,
          "SELECT e.title || ' ' || e.edtf || ' ' || e.status || ' ' || p.start_at FROM event e "
          "JOIN evidence x ON x.record = e.id JOIN passage p ON p.id = x.passage",
          "Letter signed 2025-10 reported 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/palette/items", test_items);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/palette/new-nested-tag-is-one-step", test_new_nested_tag_is_one_step);
  ADD ("/palette/stays-for-several", test_stays_for_several);
  ADD ("/palette/escape-does-nothing", test_escape_does_nothing);
  ADD ("/palette/actor", test_actor);
  ADD ("/palette/date-in-words", test_date_in_words);
  ADD ("/palette/comment", test_comment);
  ADD ("/palette/event", test_event);
#undef ADD
  return g_test_run ();
}
