/* The commands of the window: each has a name, a key means one of them, and one types to find them. */
#include "key-table.h"
#include "palette/command-list.h"
#include "parts/popover-bin.h"
#include "until.h"
#include "window.h"

#include <string.h>

/* Needs something that no list can offer. */
static const char *const elsewhere[] = { "win.open-folder", NULL };

static gboolean
is_named (const char *action)
{
  g_autofree char *with_target = g_strconcat (action, "::", NULL);
  guint n_keys;
  const DossierKey *keys = dossier_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (strcmp (keys[i].action, action) == 0 || g_str_has_prefix (keys[i].action, with_target))
      return TRUE;
  return g_strv_contains (elsewhere, action);
}

/* What the window can do can be found by its name. */
static void
test_every_action_has_a_name (void)
{
  GtkWidgetClass *class = g_type_class_ref (DOSSIER_TYPE_WINDOW);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &type, &property); i++)
    if (g_str_has_prefix (name, "win.") && !is_named (name))
      g_error ("No line for %s in app/key-table.c: nobody finds it by its name", name);
  g_type_class_unref (class);
}

static void
test_no_clashes (void)
{
  guint n_keys;
  const DossierKey *keys = dossier_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys[i].keys) && keys[i].keys[j] != NULL; j++)
      {
        guint key;
        GdkModifierType modifiers;

        if (!gtk_accelerator_parse (keys[i].keys[j], &key, &modifiers))
          g_error ("%s is no key", keys[i].keys[j]);
        if (dossier_keys_find (key, modifiers) != &keys[i])
          g_error ("%s means both “%s” and “%s”", keys[i].keys[j], keys[i].title,
                   dossier_keys_find (key, modifiers)->title);
      }
}

/* The table in HACKING.md is the table of the program. */
static void
test_hacking_shows_the_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "HACKING.md", NULL);
  g_autofree char *hacking = NULL;
  g_autofree char *table = dossier_keys_to_markdown ();
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &hacking, NULL, &error);
  g_assert_no_error (error);
  if (strstr (hacking, table) == NULL)
    g_error ("HACKING.md shows another table of keys than this one:\n%s", table);
}

static GtkWidget *
find (GtkWidget *below, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (below), type))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* Whether a label with these words is on the screen. */
static gboolean
says (GtkWidget *below, const char *words)
{
  gboolean found = GTK_IS_LABEL (below) && gtk_widget_get_mapped (below)
                   && strcmp (gtk_label_get_label (GTK_LABEL (below)), words) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, words);
  return found;
}

static void
chosen_cb (DossierCommandList *list, guint command, guint *chosen)
{
  *chosen = command;
}

static void
press_return (void)
{
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "xdotool", "key", "Return", NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

/* By the beginning of a word, by the group, and never what cannot be done; it says when there is none. */
static void
test_list (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bin = dossier_popover_bin_new (gtk_label_new ("Below"));
  GtkPopover *list = dossier_command_list_new ();
  DossierCommandList *commands = DOSSIER_COMMAND_LIST (list);
  guint chosen = 0;
  GtkEditable *entry;

  dossier_command_list_add (commands, 1, "Export", "Dossier", "Ctrl+E", FALSE);
  dossier_command_list_add (commands, 2, "Keyboard shortcuts", "Help", "F1", TRUE);
  dossier_command_list_add (commands, 3, "Éxport of all", "Articles", NULL, TRUE);
  dossier_command_list_show (commands);
  g_signal_connect (list, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_window_set_child (GTK_WINDOW (window), bin);
  gtk_window_present (GTK_WINDOW (window));
  until (gtk_window_is_active (GTK_WINDOW (window)));
  dossier_popover_bin_show (DOSSIER_POPOVER_BIN (bin), list, &(GdkRectangle){ 10, 10, 1, 1 });
  entry = GTK_EDITABLE (find (GTK_WIDGET (list), GTK_TYPE_ENTRY));
  until (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (entry))));
  gtk_editable_set_text (entry, "zzz");
  until (says (GTK_WIDGET (list), "No command is called so"));
  gtk_editable_set_text (entry, "export");
  g_assert_false (says (GTK_WIDGET (list), "No command is called so"));
  press_return ();
  until (chosen == 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/commands/every-action-has-a-name", test_every_action_has_a_name);
  g_test_add_func ("/commands/no-clashes", test_no_clashes);
  g_test_add_func ("/commands/hacking-shows-the-table", test_hacking_shows_the_table);
  g_test_add_func ("/commands/list", test_list);
  return g_test_run ();
}
