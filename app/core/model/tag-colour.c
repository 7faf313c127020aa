#include "model/tag-colour.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Neighbours differ in lightness as well as in hue, and no pair rests on red against green: blue,
 * orange and dark teal stay apart under every common colour blindness. A test holds the contrasts. */
static const DossierTagColour colours[DOSSIER_N_TAG_COLOURS] = {
  { N_ ("Amber"), 0xfde7a2, 0xe0a100, 0x7a5600, 0x57430f, 0xe8b53a, 0xf0c968 },
  { N_ ("Teal"), 0xc6ece3, 0x1a9c86, 0x0b6657, 0x124a42, 0x3dbfa8, 0x7fd9c9 },
  { N_ ("Rose"), 0xf6cde4, 0xc25aa0, 0x8d2e6e, 0x5a2a4a, 0xdb80bb, 0xeda9d4 },
  { N_ ("Blue"), 0xcde0fa, 0x3476d6, 0x1c4f9c, 0x1f3d6b, 0x6a9fee, 0x9dc1f7 },
  { N_ ("Brown"), 0xe9d7c8, 0x96673f, 0x694324, 0x4c3a2c, 0xbd8f68, 0xd9b596 },
  { N_ ("Red"), 0xf9cfc9, 0xc3332b, 0x95211b, 0x632a27, 0xea776d, 0xf4a29a },
  { N_ ("Green"), 0xd7ebc0, 0x5d9732, 0x3b6618, 0x354c20, 0x8cc262, 0xb1d991 },
  { N_ ("Violet"), 0xdfd5f7, 0x7a55c7, 0x55349b, 0x42336a, 0xa48ae4, 0xc5b3f2 },
  { N_ ("Orange"), 0xfdd9ba, 0xe0731d, 0x8f430a, 0x633a16, 0xf0965a, 0xf7b98e },
  { N_ ("Slate"), 0xd9dee4, 0x5d6b7a, 0x414c58, 0x3a424b, 0x98a6b5, 0xbcc6d1 },
};

/**
 * dossier_tag_colour_get:
 * @index: of the colour; what is beyond the palette begins anew
 *
 * Returns: (transfer none): the colour. Any thread.
 */
const DossierTagColour *
dossier_tag_colour_get (guint index)
{
  return &colours[index % DOSSIER_N_TAG_COLOURS];
}

static double
linear (guint32 channel)
{
  double value = (channel & 0xff) / 255.0;

  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * linear (rgb >> 16) + 0.7152 * linear (rgb >> 8) + 0.0722 * linear (rgb);
}

/**
 * dossier_tag_colour_contrast:
 * @one: a colour, 0xRRGGBB
 * @other: another
 *
 * Returns: the contrast ratio of WCAG 2, between 1 and 21. Any thread.
 */
double
dossier_tag_colour_contrast (guint32 one, guint32 other)
{
  double a = luminance (one) + 0.05;
  double b = luminance (other) + 0.05;

  return a > b ? a / b : b / a;
}
