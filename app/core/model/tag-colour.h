#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_N_TAG_COLOURS 10

/**
 * DossierTagColour:
 *
 * One colour that a tag can have, as 0xRRGGBB. The tint lies behind text and leaves it readable;
 * the stripe stands in margins and on chips; the ink writes the tag's name on the page.
 */
typedef struct
{
  const char *name; /* for a person, translated */
  guint32 light_tint;
  guint32 light_stripe;
  guint32 light_ink;
  guint32 dark_tint;
  guint32 dark_stripe;
  guint32 dark_ink;
} DossierTagColour;

const DossierTagColour *dossier_tag_colour_get (guint index);
double dossier_tag_colour_contrast (guint32 one, guint32 other);

G_END_DECLS
