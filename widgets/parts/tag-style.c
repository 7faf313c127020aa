#include "parts/tag-style.h"

#include "model/tag-colour.h"

#include <adwaita.h>

/* The tag palette as style classes, `tag-colour-0` and so on: its one source is the table that the
 * reader draws with, so a chip and a band never differ. */

#define KEY "dossier-tag-style"

static void
append_colour (GString *css, guint index, gboolean dark, gboolean high_contrast)
{
  const DossierTagColour *colour = dossier_tag_colour_get (index);
  guint32 tint = dark ? colour->dark_tint : colour->light_tint;
  guint32 stripe = dark ? colour->dark_stripe : colour->light_stripe;
  guint32 ink = dark ? 0xffffff : 0x1d1d20;

  g_string_append_printf (css,
                          ".tag-chip.tag-colour-%u { background-color: #%06x; color: #%06x;%s }\n"
                          ".tag-dot.tag-colour-%u { background-color: #%06x; }\n",
                          index, tint, ink,
                          high_contrast ? " box-shadow: inset 0 0 0 1px currentColor;" : "", index,
                          stripe);
}

static void
write_style (GtkCssProvider *provider)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GString) css = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_N_TAG_COLOURS; i++)
    append_colour (css, i, adw_style_manager_get_dark (manager),
                   adw_style_manager_get_high_contrast (manager));
  gtk_css_provider_load_from_data (provider, css->str, (gssize) css->len);
}

static void
style_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  write_style (provider);
}

/**
 * dossier_tag_style_ensure:
 * @widget: on the display that needs the classes `tag-chip` and `tag-dot` with `tag-colour-N`
 *
 * Main thread. Once for each display; the colours follow light, dark and high contrast.
 */
void
dossier_tag_style_ensure (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), KEY) != NULL)
    return;
  provider = gtk_css_provider_new ();
  write_style (provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), provider, 0);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb),
                           provider, 0);
  g_object_set_data_full (G_OBJECT (display), KEY, g_steal_pointer (&provider), g_object_unref);
}

/**
 * dossier_tag_style_set_colour:
 * @widget: with the class `tag-chip` or `tag-dot`
 * @colour: of the tag palette; what is beyond it begins anew, as in the reader
 */
void
dossier_tag_style_set_colour (GtkWidget *widget, guint colour)
{
  for (guint i = 0; i < DOSSIER_N_TAG_COLOURS; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag-colour-%u", i);

      if (i == colour % DOSSIER_N_TAG_COLOURS)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}
