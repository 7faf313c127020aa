#include "key-table.h"
#include "window-private.h"

#include "palette/command-list.h"
#include "parts/action-probe.h"
#include "reader/reader-keys.h"

#include <glib/gi18n.h>

/* Commands of the reader are numbered from here, those of the window from 0. */
#define READER_COMMANDS 1000

static DossierReader *
get_reader (DossierWindow *self)
{
  if (self->workspace == NULL || g_strcmp0 (dossier_session_get_view (self->session), "read") != 0
      || dossier_session_get_text (self->session) == NULL)
    return NULL;
  return dossier_reader_page_get_reader (
      dossier_reading_view_get_page (dossier_workspace_get_reading_view (self->workspace)));
}

static void
chosen_cb (DossierCommandList *list, guint command, DossierWindow *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  guint n_keys;

  if (command >= READER_COMMANDS)
    {
      const DossierReaderKey *key = &dossier_reader_keys_get (&n_keys)[command - READER_COMMANDS];
      GtkWidget *reader = GTK_WIDGET (get_reader (self));

      if (reader == NULL)
        return;
      gtk_widget_grab_focus (reader);
      gtk_widget_activate_action_variant (
          reader, key->action, key->has_parameter ? g_variant_new_int32 (key->parameter) : NULL);
    }
  else if (g_action_parse_detailed_name (dossier_keys_get (&n_keys)[command].action, &name, &target,
                                         NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->bin), name, target);
}

/* A digit is called by its tag; a digit without one does nothing and is no command. */
static char *
dup_title (DossierReader *reader, const DossierReaderKey *key)
{
  GArray *tags = reader != NULL ? dossier_reader_get_digit_tags (reader) : NULL;

  if (!g_str_equal (key->action, "reader.tag-digit"))
    return g_strdup (_ (key->title));
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      const DossierTagFact *tag = &g_array_index (tags, DossierTagFact, i);

      if ((int) tag->digit == key->parameter)
        return g_strdup_printf (_ ("Tag “%s” on or off"), tag->name);
    }
  return NULL;
}

static void
add_reader_commands (DossierWindow *self, DossierCommandList *list)
{
  DossierReader *reader = get_reader (self);
  guint n_keys;
  const DossierReaderKey *keys = dossier_reader_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *label = dossier_reader_keys_dup_label (&keys[i]);
      g_autofree char *detailed =
          keys[i].has_parameter ? g_strdup_printf ("%s(%d)", keys[i].action, keys[i].parameter)
                                : g_strdup (keys[i].action);

      g_autofree char *title = dup_title (reader, &keys[i]);

      /* One act may have two keys. */
      if (title == NULL || (i > 0 && g_str_equal (keys[i].title, keys[i - 1].title)))
        continue;
      dossier_command_list_add (list, READER_COMMANDS + i, title, _ (keys[i].group), label,
                                reader != NULL
                                    && dossier_action_is_possible (GTK_WIDGET (reader), detailed));
    }
}

static void
add_window_commands (DossierWindow *self, DossierCommandList *list)
{
  guint n_keys;
  const DossierKey *keys = dossier_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *label = dossier_key_dup_label (&keys[i], 0);

      if (g_str_equal (keys[i].action, "win.commands"))
        continue;
      dossier_command_list_add (
          list, i, _ (keys[i].title), _ (keys[i].group), label,
          dossier_action_is_possible (GTK_WIDGET (self->bin), keys[i].action));
    }
}

/* Every command by name, in the upper middle of the window. */
void
dossier_window_show_commands (DossierWindow *self)
{
  GtkPopover *list = dossier_command_list_new ();
  GdkRectangle area = { gtk_widget_get_width (GTK_WIDGET (self->bin)) / 2, 48, 1, 1 };

  add_reader_commands (self, DOSSIER_COMMAND_LIST (list));
  add_window_commands (self, DOSSIER_COMMAND_LIST (list));
  dossier_command_list_show (DOSSIER_COMMAND_LIST (list));
  g_signal_connect_object (list, "chosen", G_CALLBACK (chosen_cb), self, 0);
  dossier_popover_bin_show (self->bin, list, &area);
}
