#include "key-table.h"

#include "reader/reader-keys.h"
#include "timeline/timeline-canvas.h"

#include <glib/gi18n.h>

/* Every command of the window and the program: its key, if it has one, and its name. */
static const DossierKey keys[] = {
  { "app.new", { "<Control>n" }, N_ ("Dossier"), N_ ("New dossier") },
  { "app.open", { "<Control>o" }, N_ ("Dossier"), N_ ("Open a dossier") },
  { "app.sample", { NULL }, N_ ("Dossier"), N_ ("Open the sample") },
  { "win.rename", { NULL }, N_ ("Dossier"), N_ ("Title of the dossier") },
  { "win.continue", { NULL }, N_ ("Dossier"), N_ ("Continue where I left off") },
  { "win.save-copy", { "<Control><Shift>s" }, N_ ("Dossier"), N_ ("Save a copy") },
  { "win.export", { "<Control>e" }, N_ ("Dossier"), N_ ("Export") },
  { "win.restore-backup", { NULL }, N_ ("Dossier"), N_ ("Restore a backup") },
  { "win.close-dossier", { NULL }, N_ ("Dossier"), N_ ("Close the dossier") },
  { "window.close", { "<Control>w" }, N_ ("Dossier"), N_ ("Close the window") },
  { "app.quit", { "<Control>q" }, N_ ("Dossier"), N_ ("Quit") },

  { "win.import-files", { "<Control><Shift>i" }, N_ ("Articles"), N_ ("Add files") },
  { "win.import-folder", { NULL }, N_ ("Articles"), N_ ("Add a folder") },
  { "win.import-link", { "<Control>i" }, N_ ("Articles"), N_ ("Add a link") },
  { "win.paste-article", { "<Control><Shift>v" }, N_ ("Articles"), N_ ("Add pasted text") },
  { "win.article-details", { "<Alt>Return" }, N_ ("Articles"), N_ ("Details of the article") },
  { "win.revise", { "<Control>r" }, N_ ("Articles"), N_ ("Correct the text") },
  { "win.review", { "<Control><Shift>r" }, N_ ("Articles"), N_ ("Moved and lost passages") },
  { "win.article-published", { "<Control>d" }, N_ ("Articles"), N_ ("Date of publication") },
  { "win.open-address", { NULL }, N_ ("Articles"), N_ ("Open the address of the article") },
  { "win.compare-texts", { NULL }, N_ ("Articles"), N_ ("Compare with an earlier text") },
  { "win.earlier-text", { NULL }, N_ ("Articles"), N_ ("Read an earlier text") },
  { "win.article-state::unread", { NULL }, N_ ("Articles"), N_ ("Article is unread") },
  { "win.article-state::reading", { NULL }, N_ ("Articles"), N_ ("Article is being read") },
  { "win.article-state::curated", { NULL }, N_ ("Articles"), N_ ("Article is curated") },
  { "win.article-state::aside", { NULL }, N_ ("Articles"), N_ ("Set the article aside") },
  { "win.article-delete", { NULL }, N_ ("Articles"), N_ ("Delete the article") },

  { "win.undo", { "<Control>z" }, N_ ("Acts"), N_ ("Undo") },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_ ("Acts"), N_ ("Redo") },

  { "win.find", { "<Control>f" }, N_ ("Finding"), N_ ("Find in this article") },
  { "win.find-all", { "<Control><Shift>f" }, N_ ("Finding"), N_ ("Find everywhere") },
  { "win.search-library", { "<Control>l" }, N_ ("Finding"), N_ ("Narrow the library") },
  { "win.find-next", { "<Control>g" }, N_ ("Finding"), N_ ("Next hit") },
  { "win.find-previous", { "<Control><Shift>g" }, N_ ("Finding"), N_ ("Previous hit") },
  { "win.back", { "<Alt>Left" }, N_ ("Finding"), N_ ("Back"), TRUE },
  { "win.forward", { "<Alt>Right" }, N_ ("Finding"), N_ ("Forward"), TRUE },

  { "win.next-pane", { "F6" }, N_ ("Panes"), N_ ("Next pane") },
  { "win.previous-pane", { "<Shift>F6" }, N_ ("Panes"), N_ ("Previous pane") },
  { "win.toggle-library", { "F9" }, N_ ("Panes"), N_ ("Show or hide the library") },
  { "win.toggle-inspector", { "<Shift>F9" }, N_ ("Panes"), N_ ("Show or hide the inspector") },
  { "win.view::read", { "<Control>1" }, N_ ("Panes"), N_ ("Read") },
  { "win.view::passages", { "<Control>2" }, N_ ("Panes"), N_ ("Passages") },
  { "win.view::notes", { "<Control>3" }, N_ ("Panes"), N_ ("Notes") },
  { "win.view::timeline", { "<Control>4" }, N_ ("Panes"), N_ ("Timeline") },
  { "win.conflicts", { "F7" }, N_ ("Panes"), N_ ("Disagreements between accounts") },
  { "win.dates", { NULL }, N_ ("Panes"), N_ ("Show or hide the dates below the text") },
  { "win.suggest-dates", { NULL }, N_ ("Panes"), N_ ("Suggest dates in the text, or not") },
  { "win.larger",
    { "<Control>plus", "<Control>equal", "<Control>KP_Add" },
    N_ ("Panes"),
    N_ ("Larger text") },
  { "win.smaller",
    { "<Control>minus", "<Control>KP_Subtract" },
    N_ ("Panes"),
    N_ ("Smaller text") },
  { "win.usual-size", { "<Control>0" }, N_ ("Panes"), N_ ("Text in its usual size") },

  { "win.commands", { "<Control>k" }, N_ ("Help"), N_ ("Every command by name") },
  { "win.shortcuts", { "<Control>question", "F1" }, N_ ("Help"), N_ ("Keyboard shortcuts") },
  { "app.about", { NULL }, N_ ("Help"), N_ ("About Dossier") },
};

/**
 * dossier_keys_get:
 *
 * Returns: (transfer none): the table. Any thread.
 */
const DossierKey *
dossier_keys_get (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * dossier_keys_install:
 *
 * Makes the keys of the table work in all windows, those apart that what has the focus comes before:
 * each window adds them with dossier_keys_add_to().
 */
void
dossier_keys_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *accels[G_N_ELEMENTS (keys[i].keys) + 1] = { keys[i].keys[0], keys[i].keys[1],
                                                              keys[i].keys[2], NULL };

      if (accels[0] != NULL && !keys[i].after_focus)
        gtk_application_set_accels_for_action (application, keys[i].action, accels);
    }
}

/**
 * dossier_keys_find:
 * @keyval: a key, as on a US keyboard
 * @modifiers: of Shift, Control and Alt
 *
 * Returns: (transfer none) (nullable): the line of that key. Main thread.
 */
const DossierKey *
dossier_keys_find (guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys[i].keys) && keys[i].keys[j] != NULL; j++)
      {
        guint key;
        GdkModifierType with;

        if (gtk_accelerator_parse (keys[i].keys[j], &key, &with)
            && key == gdk_keyval_to_lower (keyval) && with == modifiers)
          return &keys[i];
      }
  return NULL;
}

/**
 * dossier_keys_to_markdown:
 *
 * Returns: (transfer full): the commands that have keys, as HACKING.md shows them
 */
char *
dossier_keys_to_markdown (void)
{
  g_autoptr (GString) text = g_string_new ("| key | action | does |\n|---|---|---|\n");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keys[0] == NULL)
        continue;
      g_string_append (text, "| ");
      for (guint j = 0; j < G_N_ELEMENTS (keys[i].keys) && keys[i].keys[j] != NULL; j++)
        {
          g_autofree char *label = dossier_key_dup_label (&keys[i], j);

          g_string_append_printf (text, "%s`%s`", j > 0 ? ", " : "", label);
        }
      g_string_append_printf (text, " | `%s` | %s |\n", keys[i].action, keys[i].title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dossier_key_dup_label:
 * @index: which of its keys
 *
 * Returns: (transfer full) (nullable): the key as a person reads it: "Ctrl+K"
 */
char *
dossier_key_dup_label (const DossierKey *self, guint index)
{
  guint key;
  GdkModifierType modifiers;

  if (index >= G_N_ELEMENTS (self->keys) || self->keys[index] == NULL
      || !gtk_accelerator_parse (self->keys[index], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

/* One group of the shortcuts window, as the builder reads it. */
static void
begin_group (GString *ui, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append_printf (ui,
                          "<child><object class='GtkShortcutsGroup'>"
                          "<property name='title'>%s</property>",
                          escaped);
}

static void
add_shortcut (GString *ui, const char *title, const char *accelerator)
{
  g_autofree char *name = g_markup_escape_text (title, -1);
  g_autofree char *keys_text = g_markup_escape_text (accelerator, -1);

  g_string_append_printf (ui,
                          "<child><object class='GtkShortcutsShortcut'>"
                          "<property name='title'>%s</property>"
                          "<property name='accelerator'>%s</property></object></child>",
                          name, keys_text);
}

static void
add_section (GString *ui, const char *name, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  g_string_append_printf (ui,
                          "<child><object class='GtkShortcutsSection'>"
                          "<property name='section-name'>%s</property>"
                          "<property name='title'>%s</property>"
                          "<property name='max-height'>12</property>",
                          name, escaped);
}

static void
add_window_keys (GString *ui)
{
  const char *group = NULL;

  add_section (ui, "window", _ ("Window"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keys[0] == NULL)
        continue;
      if (g_strcmp0 (group, keys[i].group) != 0)
        {
          if (group != NULL)
            g_string_append (ui, "</object></child>");
          group = keys[i].group;
          begin_group (ui, _ (group));
        }
      add_shortcut (ui, _ (keys[i].title), keys[i].keys[0]);
    }
  g_string_append (ui, "</object></child></object></child>");
}

static void
add_reader_keys (GString *ui)
{
  guint n_keys;
  const DossierReaderKey *table = dossier_reader_keys_get (&n_keys);
  const char *group = NULL;

  add_section (ui, "reading", _ ("Reading"));
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *accelerator = dossier_reader_keys_dup_accelerator (&table[i]);

      if (g_strcmp0 (group, table[i].group) != 0)
        {
          if (group != NULL)
            g_string_append (ui, "</object></child>");
          group = table[i].group;
          begin_group (ui, _ (group));
        }
      add_shortcut (ui, _ (table[i].title), accelerator);
    }
  g_string_append (ui, "</object></child></object></child>");
}

static void
add_timeline_keys (GString *ui)
{
  guint n_keys;
  const DossierTimelineKey *table = dossier_timeline_keys_get (&n_keys);

  add_section (ui, "timeline", _ ("Timeline"));
  begin_group (ui, _ ("Events"));
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *accelerator = gtk_accelerator_name (table[i].key, table[i].modifiers);

      if (table[i].title != NULL)
        add_shortcut (ui, _ (table[i].title), accelerator);
    }
  g_string_append (ui, "</object></child></object></child>");
}

/**
 * dossier_keys_create_window:
 * @parent: what the shortcuts window stands before
 *
 * Returns: (transfer none): a window with every key of the three tables; it belongs to the toolkit
 */
GtkWidget *
dossier_keys_create_window (GtkWindow *parent)
{
  g_autoptr (GString) ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='keys'>"
                                         "<property name='modal'>True</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;

  add_reader_keys (ui);
  add_timeline_keys (ui);
  add_window_keys (ui);
  g_string_append (ui, "</object></interface>");
  builder = gtk_builder_new_from_string (ui->str, -1);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "keys"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  return window;
}
