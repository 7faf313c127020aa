#include "library/welcome-page.h"

#include "base/file-name.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More would be a list to search, not a reminder. */
#define MAX_SHOWN 8

struct _DossierWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *new_button;
  GtkWidget *recent_box;
  GtkListBox *recent;

  GCancellable *cancellable;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_FORGET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierWelcomePage, dossier_welcome_page, GTK_TYPE_WIDGET)

static void
row_activated_cb (DossierWelcomePage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, g_object_get_data (G_OBJECT (row), "address"));
}

static void
forget_cb (GtkButton *button, DossierWelcomePage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit (self, signals[SIGNAL_FORGET], 0, g_object_get_data (G_OBJECT (row), "address"));
}

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return dossier_file_name_dup_stem (name);
}

/* "~/Documents", as people know their folders. */
static char *
dup_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = folder != NULL ? g_file_get_relative_path (home, folder) : NULL;

  if (relative != NULL)
    return g_strconcat ("~/", relative, NULL);
  if (folder != NULL && g_file_equal (folder, home))
    return g_strdup ("~");
  return folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
}

static void
add_row (DossierWelcomePage *self, const char *address)
{
  g_autoptr (GFile) file = g_file_new_for_uri (address);
  g_autofree char *name = dup_name (file);
  g_autofree char *folder = dup_folder (file);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "address", g_strdup (address), g_free);
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (forget, _ ("No longer show it here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No longer show it here"), -1);
  gtk_widget_add_css_class (forget, "flat");
  g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  gtk_list_box_append (self->recent, row);
}

static void
clear (DossierWelcomePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);
}

/* A file on a network drive may take long to answer; the page does not wait for it. */
static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *const *addresses = data;
  g_autoptr (GStrvBuilder) there = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; addresses[i] != NULL && n < MAX_SHOWN; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (addresses[i]);

      if (!g_file_query_exists (file, cancellable))
        continue;
      g_strv_builder_add (there, addresses[i]);
      n++;
    }
  g_task_return_pointer (task, g_strv_builder_end (there), (GDestroyNotify) g_strfreev);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierWelcomePage *self = DOSSIER_WELCOME_PAGE (source);
  g_auto (GStrv) addresses = g_task_propagate_pointer (G_TASK (result), NULL);

  if (addresses == NULL)
    return;
  clear (self);
  for (guint i = 0; addresses[i] != NULL; i++)
    add_row (self, addresses[i]);
  gtk_widget_set_visible (self->recent_box, addresses[0] != NULL);
}

static gboolean
dossier_welcome_page_grab_focus (GtkWidget *widget)
{
  DossierWelcomePage *self = DOSSIER_WELCOME_PAGE (widget);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->recent));

  return gtk_widget_grab_focus (first != NULL ? first : self->new_button);
}

static void
dossier_welcome_page_dispose (GObject *object)
{
  DossierWelcomePage *self = DOSSIER_WELCOME_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_welcome_page_parent_class)->dispose (object);
}

static void
dossier_welcome_page_class_init (DossierWelcomePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_welcome_page_dispose;
  widget_class->grab_focus = dossier_welcome_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWelcomePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWelcomePage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, DossierWelcomePage, recent);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "welcomepage");

  signals[SIGNAL_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FORGET] = g_signal_new ("forget", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_welcome_page_init (DossierWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_welcome_page_set_recent:
 * @addresses: of dossiers, the latest first; those that are gone are not shown
 */
void
dossier_welcome_page_set_recent (DossierWelcomePage *self, const char *const *addresses)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_task_data (task, g_strdupv ((char **) addresses), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, look_thread);
}
