#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierInk:
 *
 * The colours that a page is drawn with, as the style in force has them. Tag tints come from the
 * tag palette; nothing here is a tag's.
 */
typedef struct
{
  gboolean is_dark;
  gboolean is_high_contrast;
  GdkRGBA text;
  GdkRGBA dim;     /* second lines, signs in the margin */
  GdkRGBA line;    /* under a mention */
  GdkRGBA date;    /* under a date */
  GdkRGBA claim;   /* a claim's bracket */
  GdkRGBA search;  /* behind a search hit */
  GdkRGBA accent;  /* around the current mark */
  GdkRGBA outline; /* around what a key will hit */
} DossierInk;

void dossier_ink_init (DossierInk *self, GtkWidget *widget);
GdkRGBA dossier_ink_get_tint (const DossierInk *self, guint band);
GdkRGBA dossier_ink_get_stripe (const DossierInk *self, guint band);
GdkRGBA dossier_ink_get_name (const DossierInk *self, guint band);

G_END_DECLS
