/* The lanes and their names. */
#include "timeline/timeline-frame.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEADER   DOSSIER_CANVAS_HEADER
#define OVERVIEW DOSSIER_CANVAS_OVERVIEW
#define FAINT    0.3 /* what was not told yet */

static gboolean
is_told (DossierCanvasFrame *f, const DossierTimelineEvent *event)
{
  return f->self->as_of == DOSSIER_DAY_NONE || event->told <= f->self->as_of;
}

/* Whether the selected event is counted here and not drawn by itself. */
static gboolean
hides_selected (DossierCanvasFrame *f, const DossierLanePlace *place,
                const DossierTimelineLayout *layout, const DossierTimelineCrowd *crowd)
{
  DossierTimelineCanvas *self = f->self;
  guint32 slot;
  gint64 first;

  if (self->selected == 0 || !dossier_timeline_index_find (self->index, self->selected, &slot)
      || !dossier_timeline_index_is_in (self->index, place->lane, slot))
    return FALSE;
  first = dossier_timeline_index_get (self->index, slot)->first;
  if (first < crowd->first_day || first > crowd->last_day)
    return FALSE;
  for (guint i = 0; i < layout->items->len; i++)
    if (g_array_index (layout->items, DossierTimelineItem, i).slot == slot)
      return FALSE;
  return TRUE;
}

static void
paint_shapes (DossierCanvasFrame *f, const DossierLanePlace *place,
              const DossierTimelineLayout *layout, const DossierTimelineInk *ink)
{
  DossierTimelineCanvas *self = f->self;
  DossierTimelineInk faint = *ink;

  faint.lane.alpha *= FAINT;
  for (guint i = 0; i < layout->crowds->len; i++)
    {
      const DossierTimelineCrowd *crowd = &g_array_index (layout->crowds, DossierTimelineCrowd, i);

      dossier_timeline_paint_crowd (&f->pen.pen, ink, crowd, place->n_rows,
                                    hides_selected (f, place, layout, crowd));
    }
  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *placed = &g_array_index (layout->items, DossierTimelineItem, i);
      const DossierTimelineEvent *event = dossier_timeline_index_get (self->index, placed->slot);
      DossierTimelineItem item = dossier_timeline_item_within (placed, event, 0.0, f->time);

      if (event->id == self->selected)
        dossier_timeline_paint_ring (&f->pen.pen, ink, &item,
                                     gtk_widget_has_focus (GTK_WIDGET (self)));
      dossier_timeline_sprites_paint_item (self->sprites, &f->pen,
                                           is_told (f, event) ? ink : &faint, event, &item);
    }
}

static void
write_titles (DossierCanvasFrame *f, const DossierLanePlace *place,
              const DossierTimelineLayout *layout)
{
  DossierTimelineCanvas *self = f->self;
  GdkRGBA faint = dossier_rgba_with_alpha (f->ink.text, 0.45);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const DossierTimelineItem *placed = &g_array_index (layout->items, DossierTimelineItem, i);
      const DossierTimelineEvent *event = dossier_timeline_index_get (self->index, placed->slot);
      DossierTimelineItem item = dossier_timeline_item_within (placed, event, 0.0, f->time);
      double shift = item.label_inside && (event->flags & DOSSIER_TIMELINE_UNCERTAIN) ? 6.0 : 0.0;
      PangoLayout *title;
      int height;

      if (item.label_width < 12.0 + shift)
        continue;
      title = dossier_timeline_labels_get_title (
          self->labels, place->lane, item.slot,
          dossier_timeline_index_get_title (self->index, item.slot), item.label_width - shift);
      if (title == NULL)
        continue;
      pango_layout_get_pixel_size (title, NULL, &height);
      dossier_frame_write_layout (f, title, item.label_x + shift,
                                  dossier_timeline_row_y (item.row) - height / 2.0,
                                  is_told (f, event) ? &f->ink.text : &faint);
    }
}

static void
write_counts (DossierCanvasFrame *f, const DossierLanePlace *place,
              const DossierTimelineLayout *layout)
{
  for (guint i = 0; i < layout->crowds->len; i++)
    {
      const DossierTimelineCrowd *crowd = &g_array_index (layout->crowds, DossierTimelineCrowd, i);
      double top = dossier_timeline_row_y (crowd->top_row) - DOSSIER_TIMELINE_ROW / 2.0;
      char text[24];

      if (crowd->n_events >= 10000)
        g_snprintf (text, sizeof text, "%uk", crowd->n_events / 1000);
      else
        g_snprintf (text, sizeof text, "%u", crowd->n_events);
      dossier_frame_write_word (f, text, 10.5, PANGO_WEIGHT_BOLD, crowd->x + 5.0, top + 10.0,
                                &f->ink.text);
    }
}

static void
paint_lane (DossierCanvasFrame *f, guint i)
{
  DossierTimelineCanvas *self = f->self;
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
  const DossierTimelineLayout *layout = self->layouts->pdata[i];
  DossierTimelineInk ink;

  if (layout == NULL)
    return;
  ink = dossier_frame_get_ink (f, place, i);
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (f->snapshot, &GRAPHENE_POINT_INIT (0.f, (float) place->y));
  paint_shapes (f, place, layout, &ink);
  write_titles (f, place, layout);
  write_counts (f, place, layout);
  gtk_snapshot_restore (f->snapshot);
}

static void
paint_lane_backs (DossierCanvasFrame *f)
{
  DossierTimelineCanvas *self = f->self;

  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
      DossierTimelineInk ink;

      if (self->layouts->pdata[i] == NULL)
        continue;
      ink = dossier_frame_get_ink (f, place, i);
      dossier_frame_fill (f, 0.0, place->y, f->time, place->height,
                          dossier_colour_to_rgba (&ink.lane, 0.028));
      dossier_frame_fill (f, -f->names, place->y + place->height - 1.0, f->width, 1.0,
                          dossier_rgba_with_alpha (f->ink.text, 0.1));
    }
}

static void
paint_folds (DossierCanvasFrame *f, double y, double height)
{
  DossierTimelineCanvas *self = f->self;

  for (guint i = 0; i < self->axis.n_folds; i++)
    {
      double x, width;

      if (dossier_axis_is_folded (&self->axis, i, &x, &width) && x < f->time && x + width > 0.0)
        {
          DossierTimelineInk ink = { .text = dossier_colour_from_rgba (&f->ink.text) };

          dossier_timeline_paint_fold (&f->pen.pen, &ink, x, y, width, height);
        }
    }
}

static void
paint_grid (DossierCanvasFrame *f, double height)
{
  for (guint i = 0; i < f->ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (f->ticks, DossierTimelineTick, i);

      if (tick->x >= 0.0)
        dossier_frame_fill (f, round (tick->x), 0.0, 1.0, height,
                            dossier_rgba_with_alpha (f->ink.text, tick->strong ? 0.13 : 0.06));
    }
}

/* Today as a thin line, the day as of which one looks as one that can be taken hold of. */
static void
paint_days (DossierCanvasFrame *f, double height)
{
  double today = dossier_axis_get_x (&f->self->axis, dossier_day_today ());
  gint64 as_of = f->self->as_of;

  if (today >= 0.0 && today < f->time)
    dossier_frame_fill (f, round (today), 0.0, 1.0, height,
                        dossier_rgba_with_alpha (f->ink.accent, 0.8));
  if (as_of != DOSSIER_DAY_NONE)
    {
      double x = dossier_axis_get_x (&f->self->axis, as_of + 1);

      dossier_frame_fill (f, MAX (0.0, round (x)), 0.0, f->time - MAX (0.0, x), height,
                          dossier_rgba_with_alpha (f->ink.text, 0.05));
      if (x >= 0.0 && x < f->time)
        dossier_frame_fill (f, round (x) - 1.0, 0.0, 2.0, height,
                            dossier_rgba_with_alpha (f->ink.text, 0.6));
    }
}

void
dossier_frame_paint_lanes (DossierCanvasFrame *f)
{
  DossierTimelineCanvas *self = f->self;

  gtk_snapshot_push_clip (f->snapshot, &GRAPHENE_RECT_INIT ((float) f->names, (float) HEADER,
                                                            (float) f->time, (float) f->lanes));
  gtk_snapshot_translate (f->snapshot, &GRAPHENE_POINT_INIT ((float) f->names, (float) HEADER));
  paint_grid (f, f->lanes);
  paint_folds (f, 0.0, f->lanes);
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (f->snapshot, &GRAPHENE_POINT_INIT (0.f, -(float) round (self->scrolled)));
  paint_lane_backs (f);
  for (guint i = 0; i < self->plan->len; i++)
    paint_lane (f, i);
  gtk_snapshot_restore (f->snapshot);
  paint_days (f, f->lanes);
  gtk_snapshot_pop (f->snapshot);
}

static void
write_name (DossierCanvasFrame *f, guint i)
{
  DossierTimelineCanvas *self = f->self;
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (self->index, place->lane);
  DossierTimelineInk ink = dossier_frame_get_ink (f, place, i);
  const char *name = lane->name != NULL ? lane->name : _ ("Unassigned");
  double y = place->y + (place->folded ? place->height / 2.0 : 20.0);
  double room = f->names - DOSSIER_FRAME_PAD - 30.0;
  g_auto (GStrv) lines = NULL;
  char count[16];

  dossier_frame_fill (f, DOSSIER_FRAME_PAD, y - 4.0, 8.0, 8.0,
                      dossier_colour_to_rgba (&ink.lane, 1.0));
  dossier_frame_write_short (f, name, 13.0, PANGO_WEIGHT_BOLD, DOSSIER_FRAME_PAD + 15.0, y, room,
                             &f->ink.text);
  if (place->folded)
    return;
  g_snprintf (count, sizeof count, "%u", lane->n_events);
  lines =
      g_strsplit (lane->detail != NULL && lane->detail[0] != '\0' ? lane->detail : count, "\n", 3);
  for (guint j = 0; lines[j] != NULL && j < 2; j++)
    if (y + 18.0 + 16.0 * j < place->y + place->height - 6.0)
      dossier_frame_write_short (f, lines[j], 11.5, PANGO_WEIGHT_NORMAL, DOSSIER_FRAME_PAD + 15.0,
                                 y + 18.0 + 16.0 * j, room, &f->ink.dim);
}

void
dossier_frame_paint_names (DossierCanvasFrame *f)
{
  DossierTimelineCanvas *self = f->self;

  gtk_snapshot_push_clip (
      f->snapshot, &GRAPHENE_RECT_INIT (0.f, (float) HEADER, (float) f->names, (float) f->lanes));
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (f->snapshot,
                          &GRAPHENE_POINT_INIT (0.f, (float) (HEADER - round (self->scrolled))));
  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);

      if (self->layouts->pdata[i] == NULL)
        continue;
      if (place->lane == self->selected_lane && self->selected != 0)
        dossier_frame_fill (f, 0.0, place->y, f->names, place->height,
                            dossier_rgba_with_alpha (f->ink.text, 0.05));
      dossier_frame_fill (f, 0.0, place->y + place->height - 1.0, f->names, 1.0,
                          dossier_rgba_with_alpha (f->ink.text, 0.1));
      write_name (f, i);
    }
  gtk_snapshot_restore (f->snapshot);
  gtk_snapshot_pop (f->snapshot);
  dossier_frame_fill (f, f->names - 1.0, HEADER, 1.0, f->height - HEADER - OVERVIEW,
                      dossier_rgba_with_alpha (f->ink.text, 0.12));
}
