#include "timeline/timeline-legend.h"

#include "reader/ink.h"
#include "timeline/legend.h"
#include "timeline/painter.h"

#include <glib/gi18n.h>

/* Draws one sign, as the lanes do. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const DossierTimelineSign *sign = data;
  DossierTimelineCairoPen pen;
  DossierTimelineEvent event;
  DossierTimelineItem item;
  DossierTimelineInk ink = { 0 };
  DossierInk colours;

  dossier_ink_init (&colours, GTK_WIDGET (area));
  ink.page = colours.is_dark ? (DossierTimelineColour){ 0.22, 0.22, 0.22, 1.0 }
                             : (DossierTimelineColour){ 1.0, 1.0, 1.0, 1.0 };
  ink.lane = dossier_timeline_lane_colour (0, colours.is_dark);
  cairo_translate (cr, 0.0, height / 2.0 - dossier_timeline_row_y (0));
  dossier_timeline_cairo_pen_init (&pen, cr);
  dossier_timeline_sign_init (sign, 10.0, 0, &event, &item);
  dossier_timeline_paint_item (&pen.pen, &ink, &event, &item);
}

/**
 * dossier_timeline_legend_new:
 *
 * Returns: (transfer floating): a popover that says what each form means
 */
GtkWidget *
dossier_timeline_legend_new (void)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();
  guint n;
  const DossierTimelineSign *signs = dossier_timeline_signs_get (&n);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *area = gtk_drawing_area_new ();
      GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, signs[i].words));

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 64);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 27);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, (gpointer) &signs[i], NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), area, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 1, (int) i, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  return popover;
}
