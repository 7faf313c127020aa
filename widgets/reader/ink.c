#include "reader/ink.h"

#include "model/tag-colour.h"

#include <adwaita.h>

static GdkRGBA
from_rgb (guint32 rgb)
{
  GdkRGBA colour = { (float) (rgb >> 16 & 0xff) / 255.f, (float) (rgb >> 8 & 0xff) / 255.f,
                     (float) (rgb & 0xff) / 255.f, 1.f };

  return colour;
}

static GdkRGBA
with_alpha (GdkRGBA colour, float alpha)
{
  colour.alpha = alpha;
  return colour;
}

/**
 * dossier_ink_init:
 * @self: (out caller-allocates): filled
 * @widget: whose style counts
 *
 * Main thread.
 */
void
dossier_ink_init (DossierInk *self, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  self->is_dark = adw_style_manager_get_dark (manager);
  self->is_high_contrast = adw_style_manager_get_high_contrast (manager);
  gtk_style_context_get_color (style, &self->text);
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &self->accent))
    self->accent = from_rgb (0x3584e4);

  self->dim = with_alpha (self->text, self->is_high_contrast ? 0.95f : 0.62f);
  self->line = with_alpha (self->text, self->is_high_contrast ? 0.9f : 0.42f);
  self->claim = with_alpha (self->text, self->is_high_contrast ? 1.f : 0.72f);
  self->outline = with_alpha (self->text, self->is_high_contrast ? 0.6f : 0.16f);
  self->date = from_rgb (self->is_dark ? 0xff9a4a : 0xc64600);
  self->search = from_rgb (self->is_dark ? 0x7a6400 : 0xffe14d);
}

/**
 * dossier_ink_get_tint:
 * @self: the inks
 * @band: a tag colour, or the one behind the last for no tag
 *
 * Returns: what lies behind highlighted words
 */
GdkRGBA
dossier_ink_get_tint (const DossierInk *self, guint band)
{
  const DossierTagColour *colour = dossier_tag_colour_get (band);

  if (band >= DOSSIER_N_TAG_COLOURS)
    return with_alpha (self->text, self->is_dark ? 0.2f : 0.12f);
  return from_rgb (self->is_dark ? colour->dark_tint : colour->light_tint);
}

/**
 * dossier_ink_get_stripe:
 * @self: the inks
 * @band: a tag colour, or the one behind the last for no tag
 *
 * Returns: the colour of its stripe in the margin
 */
GdkRGBA
dossier_ink_get_stripe (const DossierInk *self, guint band)
{
  const DossierTagColour *colour = dossier_tag_colour_get (band);

  if (band >= DOSSIER_N_TAG_COLOURS)
    return self->dim;
  return from_rgb (self->is_dark ? colour->dark_stripe : colour->light_stripe);
}

/**
 * dossier_ink_get_name:
 * @self: the inks
 * @band: a tag colour, or the one behind the last for no tag
 *
 * Returns: the colour in which its name is written on the page
 */
GdkRGBA
dossier_ink_get_name (const DossierInk *self, guint band)
{
  const DossierTagColour *colour = dossier_tag_colour_get (band);

  if (band >= DOSSIER_N_TAG_COLOURS || self->is_high_contrast)
    return self->text;
  return from_rgb (self->is_dark ? colour->dark_ink : colour->light_ink);
}
