#include "reader/reader-keys.h"
#include "reader/reader.h"

#include <adwaita.h>
#include <string.h>

/* A key has one meaning in one context: this fails as soon as a line clashes with another. */
static void
test_no_clashes (void)
{
  guint n_keys;
  const DossierReaderKey *keys = dossier_reader_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    for (guint j = 0; j < i; j++)
      {
        g_autofree char *label = dossier_reader_keys_dup_accelerator (&keys[i]);
        gboolean same = gdk_keyval_to_lower (keys[i].keyval) == gdk_keyval_to_lower (keys[j].keyval)
                        && keys[i].modifiers == keys[j].modifiers;

        if (same)
          g_error ("%s means both “%s” and “%s”", label, keys[i].title, keys[j].title);
      }
}

static void
test_every_key_has_an_action (void)
{
  GtkWidgetClass *class = g_type_class_ref (DOSSIER_TYPE_READER);
  guint n_keys;
  const DossierReaderKey *keys = dossier_reader_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      const char *name = NULL;
      const char *property = NULL;
      const GVariantType *type = NULL;
      GType owner;
      gboolean found = FALSE;

      for (guint j = 0;
           !found && gtk_widget_class_query_action (class, j, &owner, &name, &type, &property); j++)
        found = strcmp (name, keys[i].action) == 0;
      if (!found)
        g_error ("No action %s for “%s”", keys[i].action, keys[i].title);
      g_assert_true ((type != NULL) == keys[i].has_parameter);
    }
  g_type_class_unref (class);
}

/* Hardware keys as X and Wayland number them: 10 is the first digit, 43 is where US has h. */
static void
test_layouts (void)
{
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_ampersand, 10, 0), ==, GDK_KEY_1);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_eacute, 11, GDK_ALT_MASK), ==, GDK_KEY_2);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_Cyrillic_er, 43, 0), ==, GDK_KEY_h);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_Cyrillic_I, 56, GDK_SHIFT_MASK), ==,
                    GDK_KEY_B);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_Cyrillic_hardsign, 35, 0), ==,
                    GDK_KEY_bracketright);
  /* What a Latin layout says is what is meant, wherever its keys are. */
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_a, 24, 0), ==, GDK_KEY_a);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_exclam, 10, GDK_SHIFT_MASK), ==,
                    GDK_KEY_exclam);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_KP_3, 89, 0), ==, GDK_KEY_3);
  g_assert_cmpuint (dossier_reader_keys_to_us (GDK_KEY_ISO_Left_Tab, 23, GDK_SHIFT_MASK), ==,
                    GDK_KEY_Tab);
}

static void
test_labels (void)
{
  const DossierReaderKey *digit = dossier_reader_keys_find (GDK_KEY_2, 0, 0);
  const DossierReaderKey *kind = dossier_reader_keys_find (GDK_KEY_B, GDK_SHIFT_MASK, 0);
  g_autofree char *two = dossier_reader_keys_dup_label (digit);
  g_autofree char *shift_b = dossier_reader_keys_dup_label (kind);
  g_autofree char *accelerator = dossier_reader_keys_dup_accelerator (kind);

  g_assert_cmpint (digit->parameter, ==, 2);
  g_assert_cmpstr (two, ==, "2");
  g_assert_cmpstr (shift_b, ==, "Shift+B");
  g_assert_cmpstr (accelerator, ==, "<Shift>b");
  g_assert_null (dossier_reader_keys_find (GDK_KEY_2, GDK_CONTROL_MASK, 0));
}

/* The table in HACKING.md is the table of the program. */
static void
test_hacking_shows_the_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "HACKING.md", NULL);
  g_autofree char *hacking = NULL;
  g_autofree char *table = dossier_reader_keys_to_markdown ();
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &hacking, NULL, &error);
  g_assert_no_error (error);
  if (strstr (hacking, table) == NULL)
    g_error ("HACKING.md shows another table of keys than this one:\n%s", table);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader-keys/no-clashes", test_no_clashes);
  g_test_add_func ("/reader-keys/every-key-has-an-action", test_every_key_has_an_action);
  g_test_add_func ("/reader-keys/layouts", test_layouts);
  g_test_add_func ("/reader-keys/labels", test_labels);
  g_test_add_func ("/reader-keys/hacking-shows-the-table", test_hacking_shows_the_table);
  return g_test_run ();
}
