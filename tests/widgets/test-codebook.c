/* The codebook and the selected highlight by real keys, read back from the file. */
#include "dossier-window.h"

#include "corpus/lists.h"
#include "inspector/codebook.h"
#include "inspector/inspector.h"
#include "model/tag.h"

#include <adwaita.h>
#include <string.h>

#define TEXT "Sora Han signed the letter last week in Dalpo. Nobody saw her do it.\n"

typedef struct
{
  DossierWindow w;
  DossierInspector *inspector;
  DossierCodebook *codebook;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_rows (gpointer data)
{
  GListModel *model = dossier_codebook_get_model (data);
  g_autoptr (DossierRow) row = g_list_model_get_item (model, 0);

  return g_list_model_get_n_items (model) == 3 && dossier_row_is_loaded (row);
}

static gint64
add_tag (Fixture *f, const char *name)
{
  return dossier_window_act (&f->w, "tag.create",
                             dossier_args_new ("name", g_variant_new_string (name), NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  dossier_window_open (&f->w, NULL);
  add_tag (f, "Trade");
  add_tag (f, "Grain");
  add_tag (f, "Visit");
  f->inspector = DOSSIER_INSPECTOR (dossier_inspector_new (f->w.sample.session, f->w.index));
  dossier_window_show (&f->w, GTK_WIDGET (f->inspector));
  f->codebook = DOSSIER_CODEBOOK (find (GTK_WIDGET (f->inspector), DOSSIER_TYPE_CODEBOOK));
  dossier_window_wait (has_rows, f->codebook);
  dossier_codebook_focus_list (f->codebook);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  dossier_window_close (&f->w);
}

static void
expect (Fixture *f, const char *sql, const char *expected)
{
  dossier_window_expect (&f->w, sql, expected);
}

#define TREE                                                                                       \
  "WITH RECURSIVE tree (id, path, depth) AS (SELECT id, printf ('%04d', position), 0 FROM tag "    \
  "WHERE parent IS NULL UNION ALL SELECT t.id, path || printf ('%04d', t.position), depth + 1 "    \
  "FROM tag t JOIN tree ON t.parent = tree.id) SELECT group_concat (line, ' ') FROM "              \
  "(SELECT substr ('--', 1, depth) || t.name AS line FROM tree JOIN tag t ON t.id = tree.id "      \
  "ORDER BY path)"

static GtkWidget *
find_open_popover (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static gboolean
can_type (gpointer data)
{
  Fixture *f = data;
  GtkWidget *popover = find_open_popover (GTK_WIDGET (f->codebook));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->w.window));

  return popover != NULL && focus != NULL && gtk_widget_is_ancestor (focus, popover);
}

static void
test_rename (Fixture *f, gconstpointer data)
{
  dossier_window_keys ("key", "F2", NULL);
  dossier_window_wait (can_type, f);
  dossier_window_keys ("key", "ctrl+a", NULL);
  dossier_window_keys ("type", "Commerce", NULL);
  dossier_window_keys ("key", "Return", NULL);
  expect (f, TREE, "Commerce Grain Visit");
}

typedef struct
{
  Fixture *f;
  guint position;
  const char *name;
} Place;

static gboolean
stands_at (gpointer data)
{
  Place *place = data;
  g_autoptr (DossierTag) tag =
      g_list_model_get_item (dossier_codebook_get_model (place->f->codebook), place->position);

  return tag != NULL && dossier_row_is_loaded (DOSSIER_ROW (tag))
         && g_strcmp0 (tag->fields.name, place->name) == 0;
}

static void
wait_for_place (Fixture *f, guint position, const char *name)
{
  Place place = { f, position, name };

  dossier_window_wait (stands_at, &place);
}

static void
test_reorder_and_nest (Fixture *f, gconstpointer data)
{
  dossier_window_keys ("key", "alt+Down", NULL);
  expect (f, TREE, "Grain Trade Visit");
  wait_for_place (f, 0, "Grain");
  dossier_window_keys ("key", "alt+Right", NULL);
  expect (f, TREE, "Grain -Trade Visit");
  dossier_window_keys ("key", "alt+Left", NULL);
  expect (f, TREE, "Grain Trade Visit");
  dossier_window_keys ("key", "alt+Up", NULL);
  expect (f, TREE, "Trade Grain Visit");
}

static void
test_digit_and_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  dossier_window_keys ("key", "ctrl+7", NULL);
  expect (f, "SELECT name FROM tag WHERE digit = 7", "Trade");
  dossier_window_keys ("key", "Delete", NULL);
  expect (f, TREE, "Grain Visit");
  label = dossier_corpus_undo (f->w.sample.corpus, &error);
  g_assert_no_error (error);
  expect (f, TREE, "Trade Grain Visit");
}

static gboolean
has_child (gpointer data)
{
  g_autoptr (DossierTag) tag = g_list_model_get_item (dossier_codebook_get_model (data), 0);

  return tag != NULL && tag->fields.n_children == 1;
}

static gboolean
has_two_rows (gpointer data)
{
  return g_list_model_get_n_items (dossier_codebook_get_model (data)) == 2;
}

static void
test_collapse (Fixture *f, gconstpointer data)
{
  gint64 trade = sample_dossier_get_int (&f->w.sample, "SELECT id FROM tag WHERE name = 'Trade'");
  gint64 grain = sample_dossier_get_int (&f->w.sample, "SELECT id FROM tag WHERE name = 'Grain'");

  dossier_window_act (&f->w, "tag.move",
                      dossier_args_new ("tag", g_variant_new_int64 (grain), "parent",
                                        g_variant_new_int64 (trade), NULL));
  dossier_window_wait (has_child, f->codebook);
  dossier_window_keys ("key", "Left", NULL);
  dossier_window_wait (has_two_rows, f->codebook);
  dossier_window_keys ("key", "Right", NULL);
  dossier_window_wait (has_rows, f->codebook);
}

static void
test_create_by_typing (Fixture *f, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->codebook), "tags.new", NULL));
  dossier_window_keys ("type", "Trade/Squid", NULL);
  dossier_window_keys ("key", "Return", NULL);
  expect (f, TREE, "Trade -Squid Grain Visit");
}

static gint64
make_highlight (Fixture *f)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_builder_add_value (
      &builder,
      dossier_args_new ("title", g_variant_new_string ("Letter"), "text",
                        g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE), NULL));
  dossier_window_act (&f->w, "article.import",
                      dossier_args_new ("articles", g_variant_builder_end (&builder), NULL));
  return dossier_window_act (
      &f->w, "highlight.add",
      dossier_args_new (
          "revision",
          g_variant_new_int64 (sample_dossier_get_int (&f->w.sample, "SELECT id FROM revision")),
          "start", g_variant_new_int64 (0), "end", g_variant_new_int64 (8), NULL));
}

static gboolean
is_card_shown (gpointer data)
{
  GtkWidget *view = find (data, GTK_TYPE_TEXT_VIEW);

  return view != NULL && gtk_widget_get_mapped (view);
}

static void
test_comment_is_one_act (Fixture *f, gconstpointer data)
{
  dossier_session_set_record (f->w.sample.session, make_highlight (f));
  dossier_window_wait (is_card_shown, f->inspector);
  gtk_widget_grab_focus (find (GTK_WIDGET (f->inspector), GTK_TYPE_TEXT_VIEW));
  dossier_window_keys ("type", "Who is she", NULL);
  dossier_window_keys ("key", "ctrl+Return", NULL);
  expect (f, "SELECT comment FROM highlight", "Who is she");
  expect (f, "SELECT count(*) FROM change WHERE verb = 'highlight.comment'", "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/codebook/rename", test_rename);
  ADD ("/codebook/reorder-and-nest", test_reorder_and_nest);
  ADD ("/codebook/digit-and-delete", test_digit_and_delete);
  ADD ("/codebook/collapse", test_collapse);
  ADD ("/codebook/create-by-typing", test_create_by_typing);
  ADD ("/codebook/comment-is-one-act", test_comment_is_one_act);
#undef ADD
  return g_test_run ();
}
