#pragma once

#include "timeline/date-strip-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierDateStripPainter:
 *
 * Draws the strip and remembers where each date was drawn, for the pointer.
 */
typedef struct
{
  GArray *areas; /* graphene_rect_t, two an item: shape, label */
  GArray *order; /* guint: of the dates, as they are drawn, the topmost last */
} DossierDateStripPainter;

void dossier_date_strip_painter_init (DossierDateStripPainter *self);
void dossier_date_strip_painter_clear (DossierDateStripPainter *self);
void dossier_date_strip_painter_paint (DossierDateStripPainter *self, GtkWidget *widget,
                                       GtkSnapshot *snapshot, const DossierDateItem *items,
                                       guint n_items, int selected);
int dossier_date_strip_painter_find (DossierDateStripPainter *self, double x, double y);

G_END_DECLS
