#pragma once

#include "reader/ink.h"
#include "timeline/timeline-canvas-private.h"
#include "timeline/timeline-pen.h"

G_BEGIN_DECLS

#define DOSSIER_FRAME_PAD 14.0 /* left of the names */

/* One frame of the canvas, and what its parts have in common. */
typedef struct
{
  DossierTimelineCanvas *self;
  GtkSnapshot *snapshot;
  DossierInk ink;
  GdkRGBA page;
  double names; /* width of the names */
  double time;  /* width of the lanes */
  double lanes; /* height of the lanes */
  double width;
  double height;
  GArray *ticks;
  DossierTimelineSnapshotPen pen;
} DossierCanvasFrame;

GdkRGBA dossier_rgba_with_alpha (GdkRGBA colour, double alpha);
DossierTimelineColour dossier_colour_from_rgba (const GdkRGBA *rgba);
GdkRGBA dossier_colour_to_rgba (const DossierTimelineColour *colour, double alpha);

void dossier_frame_fill (DossierCanvasFrame *f, double x, double y, double width, double height,
                         GdkRGBA colour);
void dossier_frame_write_layout (DossierCanvasFrame *f, PangoLayout *layout, double x, double y,
                                 const GdkRGBA *colour);
double dossier_frame_write_word (DossierCanvasFrame *f, const char *word, double size,
                                 PangoWeight weight, double x, double y, const GdkRGBA *colour);
void dossier_frame_write_short (DossierCanvasFrame *f, const char *word, double size,
                                PangoWeight weight, double x, double y, double room,
                                const GdkRGBA *colour);
DossierTimelineInk dossier_frame_get_ink (DossierCanvasFrame *f, const DossierLanePlace *place,
                                          guint number);

/* timeline-draw-lanes.c */
void dossier_frame_paint_lanes (DossierCanvasFrame *f);
void dossier_frame_paint_names (DossierCanvasFrame *f);

/* timeline-draw-time.c */
void dossier_frame_paint_header (DossierCanvasFrame *f);
void dossier_frame_paint_coverage (DossierCanvasFrame *f);
void dossier_frame_paint_overview (DossierCanvasFrame *f);

G_END_DECLS
