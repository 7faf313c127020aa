#include "timeline/timeline-frame.h"

#include <math.h>

#define HEADER DOSSIER_CANVAS_HEADER

/* An event where it would stand, over what stands there. */
static void
paint_moved (DossierCanvasFrame *f)
{
  DossierTimelineCanvas *self = f->self;
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, self->held.place);
  const DossierTimelineLayout *layout = self->layouts->pdata[self->held.place];
  DossierTimelineInk ink = dossier_frame_get_ink (f, place, self->held.place);

  gtk_snapshot_push_clip (f->snapshot, &GRAPHENE_RECT_INIT ((float) f->names, (float) HEADER,
                                                            (float) f->time, (float) f->lanes));
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (
      f->snapshot,
      &GRAPHENE_POINT_INIT ((float) f->names, (float) (HEADER + place->y - self->scrolled)));
  for (guint i = 0; layout != NULL && i < layout->items->len; i++)
    {
      DossierTimelineItem item = g_array_index (layout->items, DossierTimelineItem, i);
      const DossierTimelineEvent *event = dossier_timeline_index_get (self->index, item.slot);
      gint64 day = dossier_day_is_finite (event->first) ? event->first : event->last;
      double x = dossier_axis_get_x (&self->axis, day + self->drag_days)
                 - dossier_axis_get_x (&self->axis, day);

      if (item.slot != self->held.slot)
        continue;
      item.x0 += x;
      item.x1 += x;
      dossier_timeline_paint_ring (&f->pen.pen, &ink, &item, FALSE);
      dossier_timeline_paint_item (&f->pen.pen, &ink, event, &item);
    }
  gtk_snapshot_restore (f->snapshot);
  gtk_snapshot_pop (f->snapshot);
}

/* What an event would become, beside the pointer. */
static void
paint_drag (DossierCanvasFrame *f)
{
  DossierTimelineCanvas *self = f->self;
  PangoLayout *layout;
  int width, height;
  double x, y;
  GskRoundedRect frame;
  GdkRGBA line = dossier_rgba_with_alpha (f->ink.text, 0.25);

  if (self->drag_edtf == NULL)
    return;
  if (self->drag_days != 0 && self->held.place < self->plan->len)
    paint_moved (f);
  layout =
      dossier_timeline_labels_get_word (self->labels, self->drag_edtf, 13.0, PANGO_WEIGHT_BOLD);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (self->pointer_x + 14.0, f->names, f->width - width - 22.0);
  y = CLAMP (self->pointer_y + 22.0, HEADER, f->height - 40.0);
  gsk_rounded_rect_init_from_rect (
      &frame,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width + 18.f, (float) height + 10.f), 7.f);
  gtk_snapshot_push_rounded_clip (f->snapshot, &frame);
  dossier_frame_fill (f, x, y, width + 18.0, height + 10.0, f->page);
  gtk_snapshot_pop (f->snapshot);
  gtk_snapshot_append_border (f->snapshot, &frame, (float[4]){ 1.f, 1.f, 1.f, 1.f },
                              (GdkRGBA[4]){ line, line, line, line });
  dossier_frame_write_layout (f, layout, x + 9.0, y + 5.0, &f->ink.text);
}

static void
paint_scroll_mark (DossierCanvasFrame *f)
{
  double all = dossier_canvas_get_plan_height (f->self);
  double height = f->lanes * f->lanes / MAX (all, 1.0);

  if (all > f->lanes + 1.0)
    dossier_frame_fill (f, f->width - 5.0, HEADER + f->self->scrolled * f->lanes / all, 3.0, height,
                        dossier_rgba_with_alpha (f->ink.text, 0.25));
}

/* The titles that this frame left out come with the next. */
static gboolean
draw_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* Draws the widget; the work goes by what is seen. */
void
dossier_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  DossierCanvasFrame f = { .self = self, .snapshot = snapshot };

  f.width = gtk_widget_get_width (widget);
  f.height = gtk_widget_get_height (widget);
  if (self->index == NULL)
    return;
  dossier_timeline_snapshot_pen_init (&f.pen, snapshot);
  dossier_ink_init (&f.ink, widget);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "view_bg_color",
                                       &f.page))
    f.page = (GdkRGBA){ 1.f, 1.f, 1.f, 1.f };
  f.names = dossier_canvas_get_names_width (self);
  f.time = dossier_canvas_get_time_width (self);
  f.lanes = dossier_canvas_get_lanes_height (self);
  f.ticks = dossier_timeline_ticks_new (&self->axis, 0.0, f.time);
  dossier_timeline_labels_begin_frame (self->labels);
  dossier_timeline_sprites_set_view (self->sprites, gtk_widget_get_scale_factor (widget), f.time);
  dossier_canvas_ensure_placed (self);
  dossier_frame_paint_lanes (&f);
  dossier_frame_paint_names (&f);
  dossier_frame_paint_header (&f);
  dossier_frame_paint_coverage (&f);
  dossier_frame_paint_overview (&f);
  paint_scroll_mark (&f);
  paint_drag (&f);
  g_array_unref (f.ticks);
  if (dossier_timeline_labels_end_frame (self->labels))
    gtk_widget_add_tick_callback (widget, draw_again_cb, NULL, NULL);
}
