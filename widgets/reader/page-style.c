#include "reader/page-style.h"

#include <adwaita.h>
#include <string.h>

/* The spacing of the page as it is drawn for the setting's default: the reader's 1. */
#define USUAL_SPACING 1.45

#define SIZE_STEP 1.0 /* points a press of a key */

typedef struct
{
  DossierReaderPage *page; /* not owned: the style lives as long as it */
  GSettings *settings;
} PageStyle;

static void
page_style_free (gpointer data)
{
  PageStyle *self = data;

  g_object_unref (self->settings);
  g_free (self);
}

/* Points are those of the desktop: its text scale counts. */
static double
get_pixels (GtkWidget *widget, double points)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return points * (dpi > 0 ? (double) dpi / 1024.0 : 96.0) / 72.0;
}

static void
update_font (PageStyle *self)
{
  DossierReader *reader = dossier_reader_page_get_reader (self->page);
  g_autofree char *family = g_settings_get_string (self->settings, "page-font");
  double size = g_settings_get_double (self->settings, "page-font-size");
  double spacing = g_settings_get_double (self->settings, "line-spacing");

  dossier_reader_set_font (reader, *family != '\0' ? family : NULL,
                           get_pixels (GTK_WIDGET (reader), size),
                           (spacing - 1.0) / (USUAL_SPACING - 1.0));
}

/**
 * dossier_page_style_set_scheme:
 * @settings: of the program
 *
 * Makes the windows light or dark as the page is: a dark page in a light window would be read
 * against a glare. Main thread.
 */
void
dossier_page_style_set_scheme (GSettings *settings)
{
  static const struct
  {
    const char *colour;
    AdwColorScheme scheme;
  } schemes[] = {
    { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
    { "sepia", ADW_COLOR_SCHEME_FORCE_LIGHT },
  };
  g_autofree char *colour = g_settings_get_string (settings, "page-colour");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (colour, schemes[i].colour) == 0)
      scheme = schemes[i].scheme;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
update_colour (PageStyle *self)
{
  g_autofree char *colour = g_settings_get_string (self->settings, "page-colour");

  dossier_page_style_set_scheme (self->settings);
  dossier_reader_page_set_sepia (self->page, strcmp (colour, "sepia") == 0);
}

static void
changed_cb (PageStyle *self, const char *key)
{
  if (strcmp (key, "page-colour") == 0)
    update_colour (self);
  else if (strcmp (key, "page-measure") == 0)
    dossier_reader_set_measure (dossier_reader_page_get_reader (self->page),
                                g_settings_get_uint (self->settings, key));
  else if (strcmp (key, "page-font") == 0 || strcmp (key, "page-font-size") == 0
           || strcmp (key, "line-spacing") == 0)
    update_font (self);
}

static void
zoom_cb (DossierReader *reader, const char *name, int steps, PageStyle *self)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) wish = NULL;

  if (steps == 0)
    {
      g_settings_reset (self->settings, "page-font-size");
      return;
    }
  g_object_get (self->settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, "page-font-size");
  wish = g_variant_ref_sink (g_variant_new_double (
      g_settings_get_double (self->settings, "page-font-size") + SIZE_STEP * steps));
  if (g_settings_schema_key_range_check (key, wish))
    g_settings_set_value (self->settings, "page-font-size", wish);
  else
    gtk_widget_error_bell (GTK_WIDGET (reader));
}

static void
destroyed_cb (GtkWidget *page, PageStyle *self)
{
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_settings (page), self);
}

/**
 * dossier_page_style_follow:
 * @page: (transfer none): a page
 * @settings: (transfer none): of the program
 *
 * Gives the page the face, size, spacing, measure and colour that the settings have, now and
 * whenever they change, and lets the keys change its size. Once for a page. Main thread.
 */
void
dossier_page_style_follow (DossierReaderPage *page, GSettings *settings)
{
  static const char *const keys[] = { "page-font", "page-measure", "page-colour" };
  PageStyle *self = g_new0 (PageStyle, 1);

  self->page = page;
  self->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (page), "dossier-page-style", self, page_style_free);
  g_signal_connect_swapped (settings, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (gtk_widget_get_settings (GTK_WIDGET (page)), "notify::gtk-xft-dpi",
                            G_CALLBACK (update_font), self);
  g_signal_connect (dossier_reader_page_get_reader (page), "page-act::zoom", G_CALLBACK (zoom_cb),
                    self);
  g_signal_connect (page, "destroy", G_CALLBACK (destroyed_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    changed_cb (self, keys[i]);
}
