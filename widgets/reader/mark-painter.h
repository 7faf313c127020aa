#pragma once

#include "reader/ink.h"
#include "reader/mark-set.h"
#include "reader/page-lines.h"

G_BEGIN_DECLS

/**
 * DossierPainter:
 *
 * What the parts of one frame have in common. Everything in it is borrowed for that frame.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  GtkTextView *view;
  DossierPageText *page;
  DossierMarkSet *marks;
  DossierMarkSet *hits;
  GArray *lines; /* DossierPageLine */
  DossierLineEdges *edges;
  DossierInk ink;
  double scale; /* of what is written beside the text; 1 beside a text of the usual size */
  gboolean show_actor_kinds;
} DossierPainter;

void dossier_painter_paint_marks (DossierPainter *self);
void dossier_painter_outline (DossierPainter *self, guint start, guint end, const GdkRGBA *colour,
                              float width, float grow);
void dossier_painter_paint_paragraph_bar (DossierPainter *self, guint start, guint end);
void dossier_painter_paint_breaks (DossierPainter *self, int width);
void dossier_painter_dots (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y,
                           float width, float thickness);

G_END_DECLS
