#include "reader/reading-settings.h"

#include <glib/gi18n.h>
#include <string.h>

/* Faces that every computer has under these names, before its own. */
#define N_GENERIC 2

static const char *const keys[] = { "page-font", "page-font-size", "line-spacing", "page-measure",
                                    "page-colour" };

struct _DossierReadingSettings
{
  GtkPopover parent_instance;

  GtkDropDown *face;
  GtkSpinButton *size;
  GtkSpinButton *spacing;
  GtkSpinButton *measure;

  GSettings *settings;
  GPtrArray *families; /* names as the settings have them, in the order of the list */
};

G_DEFINE_FINAL_TYPE (DossierReadingSettings, dossier_reading_settings, GTK_TYPE_POPOVER)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The families of this computer; one that the settings name and that is not here stays chosen. */
static GPtrArray *
list_families (DossierReadingSettings *self, const char *chosen)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree PangoFontFamily **families = NULL;
  int n_families;

  pango_context_list_families (context, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, g_strdup (pango_font_family_get_name (families[i])));
  if (!g_ptr_array_find_with_equal_func (names, chosen, g_str_equal, NULL)
      && strcmp (chosen, "serif") != 0 && strcmp (chosen, "sans") != 0)
    g_ptr_array_add (names, g_strdup (chosen));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_insert (names, 0, g_strdup ("serif"));
  g_ptr_array_insert (names, 1, g_strdup ("sans"));
  return names;
}

static void
face_cb (DossierReadingSettings *self)
{
  guint i = gtk_drop_down_get_selected (self->face);

  if (self->families != NULL && i < self->families->len)
    g_settings_set_string (self->settings, "page-font", self->families->pdata[i]);
}

static void
face_changed_cb (DossierReadingSettings *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "page-font");
  guint i;

  if (g_ptr_array_find_with_equal_func (self->families, chosen, g_str_equal, &i))
    gtk_drop_down_set_selected (self->face, i);
}

/* Reading all fonts takes a moment: only when somebody looks. */
static void
dossier_reading_settings_map (GtkWidget *widget)
{
  DossierReadingSettings *self = DOSSIER_READING_SETTINGS (widget);

  if (self->families == NULL)
    {
      g_autofree char *chosen = g_settings_get_string (self->settings, "page-font");
      g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
      g_autoptr (GPtrArray) families = list_families (self, chosen);

      gtk_string_list_append (list, _ ("Serif"));
      gtk_string_list_append (list, _ ("Sans"));
      for (guint i = N_GENERIC; i < families->len; i++)
        gtk_string_list_append (list, families->pdata[i]);
      gtk_drop_down_set_model (self->face, G_LIST_MODEL (list));
      self->families = g_steal_pointer (&families);
      face_changed_cb (self);
      g_signal_connect_object (self->face, "notify::selected", G_CALLBACK (face_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::page-font", G_CALLBACK (face_changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  GTK_WIDGET_CLASS (dossier_reading_settings_parent_class)->map (widget);
}

static void
reset_cb (DossierReadingSettings *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
}

static void
dossier_reading_settings_dispose (GObject *object)
{
  DossierReadingSettings *self = DOSSIER_READING_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->families, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_reading_settings_parent_class)->dispose (object);
}

static void
dossier_reading_settings_class_init (DossierReadingSettingsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_reading_settings_dispose;
  widget_class->map = dossier_reading_settings_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/reading-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReadingSettings, face);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingSettings, size);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingSettings, spacing);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingSettings, measure);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
dossier_reading_settings_init (DossierReadingSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (
      self->face, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
}

/**
 * dossier_reading_settings_new:
 * @settings: (transfer none): of the program
 *
 * Returns: (transfer floating): a popover for a menu button. Main thread.
 */
GtkWidget *
dossier_reading_settings_new (GSettings *settings)
{
  DossierReadingSettings *self = g_object_new (DOSSIER_TYPE_READING_SETTINGS, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) colour = g_settings_create_action (settings, "page-colour");

  self->settings = g_object_ref (settings);
  g_action_map_add_action (G_ACTION_MAP (group), colour);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reading", G_ACTION_GROUP (group));
  g_settings_bind (settings, "page-font-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-spacing", self->spacing, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "page-measure", self->measure, "value", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
