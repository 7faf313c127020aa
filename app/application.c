#include "application.h"

#include "base/file-name.h"
#include "config.h"
#include "key-table.h"
#include "parts/settings.h"
#include "sample.h"
#include "window.h"

#include <glib/gi18n.h>

struct _DossierApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

static GtkWindow *
get_window_with (DossierApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *open =
          DOSSIER_IS_WINDOW (l->data) ? dossier_window_get_file (DOSSIER_WINDOW (l->data)) : NULL;

      if (DOSSIER_IS_WINDOW (l->data)
          && (file == NULL ? open == NULL : open != NULL && g_file_equal (open, file)))
        return l->data;
    }
  return NULL;
}

/* A dossier that is open has its window already; an empty window is used before a new one. */
static void
open_file (DossierApplication *self, GFile *file, gboolean create)
{
  GtkWindow *window = get_window_with (self, file);

  if (window == NULL)
    {
      window = get_window_with (self, NULL);
      if (window == NULL)
        window = GTK_WINDOW (dossier_window_new (ADW_APPLICATION (self), self->settings));
      dossier_window_open (DOSSIER_WINDOW (window), file, create);
    }
  gtk_window_present (window);
}

static void
dossier_application_activate (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (dossier_window_new (ADW_APPLICATION (self), self->settings));
  gtk_window_present (window);
}

static void
dossier_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (DOSSIER_APPLICATION (application), files[i], FALSE);
}

static void
sample_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierApplication *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_sample_copy_finish (result, &error);

  if (file != NULL)
    open_file (self, file, FALSE);
  else
    {
      dossier_application_activate (G_APPLICATION (self));
      dossier_window_fail (
          DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))),
          error->message);
    }
  g_application_release (G_APPLICATION (self));
  g_object_unref (self);
}

static void
open_sample (DossierApplication *self)
{
  g_application_hold (G_APPLICATION (self));
  dossier_sample_copy_async (sample_cb, g_object_ref (self));
}

static int
dossier_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  const char *new_file = NULL;
  gboolean did = FALSE;

  if (g_variant_dict_contains (options, "sample"))
    {
      open_sample (self);
      did = TRUE;
    }
  if (g_variant_dict_lookup (options, "new", "^&ay", &new_file))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, new_file);

      open_file (self, file, TRUE);
      did = TRUE;
    }
  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);

      open_file (self, file, FALSE);
      did = TRUE;
    }
  if (!did)
    dossier_application_activate (application);
  return 0;
}

static int
dossier_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("dossier %s\n", DOSSIER_VERSION);
  return 0;
}

static void
remember_folder (DossierApplication *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *address = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (address != NULL)
    g_settings_set_string (self->settings, "last-folder", address);
}

/* A dossier without the ending would not be among those that Open offers. */
static GFile *
add_ending (GFile *file)
{
  g_autofree char *address = g_file_get_uri (file);
  g_autofree char *whole = dossier_file_name_complete (address);

  return g_file_new_for_uri (whole);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierApplication *self)
{
  gboolean create =
      gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autoptr (GFile) whole = create ? add_ending (file) : g_object_ref (file);

      remember_folder (self, whole);
      open_file (self, whole, create);
    }
  g_object_unref (chooser);
}

static void
choose (DossierApplication *self, GtkFileChooserAction action, const char *title,
        const char *accept)
{
  g_autofree char *address = g_settings_get_string (self->settings, "last-folder");
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, gtk_application_get_active_window (GTK_APPLICATION (self)), action, accept, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Dossiers"));
  gtk_file_filter_add_suffix (filter, "dossier");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (address[0] != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (address);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
    }
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Untitled.dossier"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("New Dossier"), _ ("_Create"));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose (data, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a Dossier"), _ ("_Open"));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_sample (data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (data), "application-name", _ ("Dossier"),
      "application-icon", DOSSIER_APP_ID, "version", DOSSIER_VERSION, "license-type",
      GTK_LICENSE_GPL_3_0, "comments",
      _ ("A workbench for reading what was published: mark, name, date, and take "
         "out notes in which every sentence leads back to its passage."),
      "developer-name", _ ("The Dossier authors"), NULL);
}

/* Every window is closed as its button would close it, so that every file is whole. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
dossier_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "open", .activate = open_cb },
    { .name = "sample", .activate = open_sample_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  DossierApplication *self = DOSSIER_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (application);
  self->settings = dossier_settings_new (&error);
  if (self->settings == NULL)
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  dossier_keys_install (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (DOSSIER_APP_ID);
}

static void
dossier_application_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_APPLICATION (object)->settings);
  G_OBJECT_CLASS (dossier_application_parent_class)->dispose (object);
}

static void
dossier_application_class_init (DossierApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_application_dispose;
  application_class->startup = dossier_application_startup;
  application_class->activate = dossier_application_activate;
  application_class->open = dossier_application_open;
  application_class->command_line = dossier_application_command_line;
  application_class->handle_local_options = dossier_application_handle_local_options;
}

static void
dossier_application_init (DossierApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample dossier"), NULL },
    { "new", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Make a new dossier"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * dossier_application_new:
 *
 * Returns: (transfer full): the program, to be run. Main thread.
 */
DossierApplication *
dossier_application_new (void)
{
  return g_object_new (DOSSIER_TYPE_APPLICATION, "application-id", DOSSIER_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/dossier/Dossier", NULL);
}
