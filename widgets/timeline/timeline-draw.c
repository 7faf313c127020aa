#include "timeline/timeline-canvas-private.h"

#include "reader/ink.h"
#include "timeline/timeline-pen.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEADER   DOSSIER_CANVAS_HEADER
#define COVERAGE DOSSIER_CANVAS_COVERAGE
#define OVERVIEW DOSSIER_CANVAS_OVERVIEW
#define NAME_PAD 14.0
#define FAINT    0.3 /* what was not told yet */

/* One frame. */
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
} Frame;

static GdkRGBA
with_alpha (GdkRGBA colour, double alpha)
{
  colour.alpha = (float) alpha;
  return colour;
}

static DossierTimelineColour
to_colour (const GdkRGBA *rgba)
{
  return (DossierTimelineColour){ rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

static GdkRGBA
to_rgba (const DossierTimelineColour *colour, double alpha)
{
  return (GdkRGBA){ (float) colour->red, (float) colour->green, (float) colour->blue,
                    (float) alpha };
}

static void
fill (Frame *f, double x, double y, double width, double height, GdkRGBA colour)
{
  if (width > 0.0 && height > 0.0)
    gtk_snapshot_append_color (
        f->snapshot, &colour,
        &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
write_layout (Frame *f, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (f->snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (f->snapshot, layout, colour);
  gtk_snapshot_restore (f->snapshot);
}

/* Returns: how wide it was */
static double
write_word (Frame *f, const char *word, double size, PangoWeight weight, double x, double y,
            const GdkRGBA *colour)
{
  PangoLayout *layout = dossier_timeline_labels_get_word (f->self->labels, word, size, weight);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  write_layout (f, layout, x, y - height / 2.0, colour);
  return width;
}

/* The same, no wider than @room. */
static void
write_short (Frame *f, const char *word, double size, PangoWeight weight, double x, double y,
             double room, const GdkRGBA *colour)
{
  PangoLayout *layout = dossier_timeline_labels_get_word (f->self->labels, word, size, weight);
  int height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, NULL, &height);
  write_layout (f, layout, x, y - height / 2.0, colour);
}

static DossierTimelineInk
get_ink (Frame *f, const DossierLanePlace *place, guint number)
{
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (f->self->index, place->lane);
  GdkRGBA stripe = dossier_ink_get_stripe (&f->ink, (guint) MAX (lane->colour, 0));
  DossierTimelineInk ink = { .page = to_colour (&f->page),
                             .text = to_colour (&f->ink.text),
                             .accent = to_colour (&f->ink.accent) };

  if (lane->name == NULL)
    ink.lane = (DossierTimelineColour){ f->ink.text.red, f->ink.text.green, f->ink.text.blue, 0.6 };
  else if (lane->colour >= 0)
    ink.lane = to_colour (&stripe);
  else
    ink.lane = dossier_timeline_lane_colour (number, f->ink.is_dark);
  return ink;
}

static gboolean
is_told (Frame *f, const DossierTimelineEvent *event)
{
  return f->self->as_of == DOSSIER_DAY_NONE || event->told <= f->self->as_of;
}

/* Whether the selected event is counted here and not drawn by itself. */
static gboolean
hides_selected (Frame *f, const DossierLanePlace *place, const DossierTimelineLayout *layout,
                const DossierTimelineCrowd *crowd)
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
paint_shapes (Frame *f, const DossierLanePlace *place, const DossierTimelineLayout *layout,
              const DossierTimelineInk *ink)
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
write_titles (Frame *f, const DossierLanePlace *place, const DossierTimelineLayout *layout)
{
  DossierTimelineCanvas *self = f->self;
  GdkRGBA faint = with_alpha (f->ink.text, 0.45);

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
      write_layout (f, title, item.label_x + shift,
                    dossier_timeline_row_y (item.row) - height / 2.0,
                    is_told (f, event) ? &f->ink.text : &faint);
    }
}

static void
write_counts (Frame *f, const DossierLanePlace *place, const DossierTimelineLayout *layout)
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
      write_word (f, text, 10.5, PANGO_WEIGHT_BOLD, crowd->x + 5.0, top + 10.0, &f->ink.text);
    }
}

static void
paint_lane (Frame *f, guint i)
{
  DossierTimelineCanvas *self = f->self;
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
  const DossierTimelineLayout *layout = self->layouts->pdata[i];
  DossierTimelineInk ink;

  if (layout == NULL)
    return;
  ink = get_ink (f, place, i);
  gtk_snapshot_save (f->snapshot);
  gtk_snapshot_translate (f->snapshot, &GRAPHENE_POINT_INIT (0.f, (float) place->y));
  paint_shapes (f, place, layout, &ink);
  write_titles (f, place, layout);
  write_counts (f, place, layout);
  gtk_snapshot_restore (f->snapshot);
}

static void
paint_lane_backs (Frame *f)
{
  DossierTimelineCanvas *self = f->self;

  for (guint i = 0; i < self->plan->len; i++)
    {
      const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
      DossierTimelineInk ink;

      if (self->layouts->pdata[i] == NULL)
        continue;
      ink = get_ink (f, place, i);
      fill (f, 0.0, place->y, f->time, place->height, to_rgba (&ink.lane, 0.028));
      fill (f, -f->names, place->y + place->height - 1.0, f->width, 1.0,
            with_alpha (f->ink.text, 0.1));
    }
}

static void
paint_folds (Frame *f, double y, double height)
{
  DossierTimelineCanvas *self = f->self;

  for (guint i = 0; i < self->axis.n_folds; i++)
    {
      double x, width;

      if (dossier_axis_is_folded (&self->axis, i, &x, &width) && x < f->time && x + width > 0.0)
        {
          DossierTimelineInk ink = { .text = to_colour (&f->ink.text) };

          dossier_timeline_paint_fold (&f->pen.pen, &ink, x, y, width, height);
        }
    }
}

static void
paint_grid (Frame *f, double height)
{
  for (guint i = 0; i < f->ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (f->ticks, DossierTimelineTick, i);

      if (tick->x >= 0.0)
        fill (f, round (tick->x), 0.0, 1.0, height,
              with_alpha (f->ink.text, tick->strong ? 0.13 : 0.06));
    }
}

/* A few words at the foot of a line across the lanes, on the side where there is room. */
static void
write_at_line (Frame *f, const char *text, double x, double height, const GdkRGBA *colour)
{
  PangoLayout *layout =
      dossier_timeline_labels_get_word (f->self->labels, text, 10.5, PANGO_WEIGHT_BOLD);
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  x = x + 4.0 + w <= f->time ? x + 4.0 : x - 4.0 - w;
  fill (f, x - 2.0, height - h - 3.0, w + 4.0, h + 2.0, with_alpha (f->page, 0.85));
  write_layout (f, layout, x, height - h - 2.0, colour);
}

/* Today as a thin line, the day as of which one looks as one that can be taken hold of. */
static void
paint_days (Frame *f, double height)
{
  double today = dossier_axis_get_x (&f->self->axis, dossier_day_today ());
  gint64 as_of = f->self->as_of;

  if (today >= 0.0 && today < f->time)
    {
      fill (f, round (today), 0.0, 1.0, height, with_alpha (f->ink.accent, 0.8));
      write_at_line (f, _ ("Today"), round (today), height, &f->ink.accent);
    }
  if (as_of != DOSSIER_DAY_NONE)
    {
      double x = dossier_axis_get_x (&f->self->axis, as_of + 1);

      fill (f, MAX (0.0, round (x)), 0.0, f->time - MAX (0.0, x), height,
            with_alpha (f->ink.text, 0.05));
      if (x >= 0.0 && x < f->time)
        {
          g_autofree char *day = dossier_timeline_day_to_label (as_of, DOSSIER_TICKS_DAYS);
          g_autofree char *text = g_strdup_printf (_ ("Told by %s"), day);

          fill (f, round (x) - 1.0, 0.0, 2.0, height, with_alpha (f->ink.text, 0.6));
          write_at_line (f, text, round (x), height - 18.0, &f->ink.text);
        }
    }
}

static void
paint_lanes (Frame *f)
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
write_name (Frame *f, guint i)
{
  DossierTimelineCanvas *self = f->self;
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, i);
  const DossierTimelineLane *lane = dossier_timeline_index_get_lane (self->index, place->lane);
  DossierTimelineInk ink = get_ink (f, place, i);
  const char *name = lane->name != NULL ? lane->name : _ ("Unassigned");
  double y = place->y + (place->folded ? place->height / 2.0 : 20.0);
  double room = f->names - NAME_PAD - 30.0;
  g_auto (GStrv) lines = NULL;
  char count[16];

  fill (f, NAME_PAD, y - 4.0, 8.0, 8.0, to_rgba (&ink.lane, 1.0));
  write_short (f, name, 13.0, PANGO_WEIGHT_BOLD, NAME_PAD + 15.0, y, room, &f->ink.text);
  if (place->folded)
    return;
  g_snprintf (count, sizeof count, "%u", lane->n_events);
  lines =
      g_strsplit (lane->detail != NULL && lane->detail[0] != '\0' ? lane->detail : count, "\n", 3);
  for (guint j = 0; lines[j] != NULL && j < 2; j++)
    if (y + 18.0 + 16.0 * j < place->y + place->height - 6.0)
      write_short (f, lines[j], 11.5, PANGO_WEIGHT_NORMAL, NAME_PAD + 15.0, y + 18.0 + 16.0 * j,
                   room, &f->ink.dim);
}

static void
paint_names (Frame *f)
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
        fill (f, 0.0, place->y, f->names, place->height, with_alpha (f->ink.text, 0.05));
      fill (f, 0.0, place->y + place->height - 1.0, f->names, 1.0, with_alpha (f->ink.text, 0.1));
      write_name (f, i);
    }
  gtk_snapshot_restore (f->snapshot);
  gtk_snapshot_pop (f->snapshot);
  fill (f, f->names - 1.0, HEADER, 1.0, f->height - HEADER - OVERVIEW,
        with_alpha (f->ink.text, 0.12));
}

/* Which days are seen, where no tick may say it. */
static void
write_seen (Frame *f)
{
  DossierTickUnit unit = dossier_timeline_ticks_get_unit (&f->self->axis);
  gint64 first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  dossier_timeline_canvas_get_seen (f->self, &first, &last);
  first = CLAMP (first, -G_GINT64_CONSTANT (3652425000000000000),
                 G_GINT64_CONSTANT (3652425000000000000));
  last = CLAMP (last, -G_GINT64_CONSTANT (3652425000000000000),
                G_GINT64_CONSTANT (3652425000000000000));
  unit = unit == DOSSIER_TICKS_DAYS ? DOSSIER_TICKS_MONTHS : unit;
  from = dossier_timeline_day_to_label (first, unit);
  to = dossier_timeline_day_to_label (last, unit);
  text = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  write_short (f, text, 11.5, PANGO_WEIGHT_NORMAL, NAME_PAD, HEADER / 2.0,
               f->names - NAME_PAD - 8.0, &f->ink.dim);
}

static void
write_folds (Frame *f)
{
  for (guint i = 0; i < f->self->axis.n_folds; i++)
    {
      const DossierQuiet *fold = &f->self->axis.folds[i];
      double x, width;
      double years = ((double) fold->to - (double) fold->from) / 365.2425;
      g_autofree char *text = NULL;
      PangoLayout *layout;
      int w, h;

      if (!dossier_axis_is_folded (&f->self->axis, i, &x, &width) || x + width <= 0.0
          || x >= f->time)
        continue;
      if (years >= 1.5)
        text = g_strdup_printf (ngettext ("%.0f quiet year", "%.0f quiet years", (gulong) years),
                                round (years));
      else
        text = g_strdup_printf (
            ngettext ("%.0f quiet month", "%.0f quiet months", (gulong) (years * 12.0)),
            round (years * 12.0));
      layout = dossier_timeline_labels_get_word (f->self->labels, text, 11.0, PANGO_WEIGHT_NORMAL);
      pango_layout_get_pixel_size (layout, &w, &h);
      if (w <= width + 8.0)
        write_layout (f, layout, f->names + x + (width - w) / 2.0, (HEADER - h) / 2.0, &f->ink.dim);
    }
}

/* Room beside a fold's own words. */
static gboolean
is_over_fold (Frame *f, double x, double width)
{
  for (guint i = 0; i < f->self->axis.n_folds; i++)
    {
      double fold_x, fold_width;

      if (dossier_axis_is_folded (&f->self->axis, i, &fold_x, &fold_width)
          && x + width > fold_x - 4.0 && x < fold_x + fold_width)
        return TRUE;
    }
  return FALSE;
}

static void
paint_header (Frame *f)
{
  double end = -G_MAXDOUBLE;

  gtk_snapshot_push_clip (
      f->snapshot, &GRAPHENE_RECT_INIT ((float) f->names, 0.f, (float) f->time, (float) HEADER));
  for (guint i = 0; i < f->ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (f->ticks, DossierTimelineTick, i);
      PangoLayout *layout = dossier_timeline_labels_get_word (
          f->self->labels, tick->label, tick->strong ? 12.5 : 11.5,
          tick->strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      double x = tick->x;
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      if (x < end || is_over_fold (f, x, width) || tick->x < -4.0)
        continue;
      write_layout (f, layout, f->names + MAX (2.0, x + 4.0), (HEADER - height) / 2.0,
                    tick->strong ? &f->ink.text : &f->ink.dim);
      end = x + width + 10.0;
    }
  write_folds (f);
  gtk_snapshot_pop (f->snapshot);
  write_seen (f);
  fill (f, 0.0, HEADER - 1.0, f->width, 1.0, with_alpha (f->ink.text, 0.16));
}

/* How many articles were published where: bars as wide as a few columns, by galloping search. */
static void
paint_coverage (Frame *f)
{
  const double step = 6.0;
  DossierTimelineCanvas *self = f->self;
  GArray *days = dossier_timeline_get_coverage (self->timeline);
  double top = HEADER + f->lanes;
  guint n_bars = (guint) (f->time / step) + 2;
  g_autofree guint *counts = g_new0 (guint, n_bars);
  double start = fmod (self->axis.offset, step) - step;
  guint most = 1;
  guint place;
  GdkRGBA colour = with_alpha (f->ink.accent, 0.55);

  fill (f, 0.0, top, f->width, 1.0, with_alpha (f->ink.text, 0.12));
  write_short (f, _ ("Coverage"), 13.0, PANGO_WEIGHT_BOLD, NAME_PAD, top + 22.0,
               f->names - NAME_PAD - 6.0, &f->ink.text);
  write_short (f, _ ("articles by day of issue"), 11.5, PANGO_WEIGHT_NORMAL, NAME_PAD, top + 40.0,
               f->names - NAME_PAD - 6.0, &f->ink.dim);
  if (days == NULL || days->len == 0)
    return;
  place = dossier_timeline_days_seek (days, 0, dossier_axis_find_day (&self->axis, start));
  for (guint i = 0; i < n_bars; i++)
    {
      guint end = dossier_timeline_days_seek (
          days, place, dossier_axis_find_day (&self->axis, start + (i + 1) * step));

      counts[i] = end - place;
      most = MAX (most, counts[i]);
      place = end;
    }
  for (guint i = 0; i < n_bars; i++)
    {
      double height = counts[i] > 0 ? MAX (3.0, round ((COVERAGE - 22.0) * counts[i] / most)) : 0.0;

      fill (f, MAX (f->names, round (f->names + start + i * step)), top + COVERAGE - 8.0 - height,
            step - 1.0, height, colour);
    }
}

/* Where events begin, over the whole time. */
static void
paint_density (Frame *f, const DossierTimelineAxis *axis, double top)
{
  const double step = 4.0;
  GArray *days = dossier_timeline_index_get_begins (f->self->index);
  guint n_bars = (guint) (f->time / step);
  g_autofree guint *counts = g_new0 (guint, n_bars + 1);
  GdkRGBA colour = with_alpha (f->ink.text, 0.35);
  guint most = 8;
  guint place = 0;

  for (guint i = 0; i < n_bars; i++)
    {
      guint end =
          dossier_timeline_days_seek (days, place, dossier_axis_find_day (axis, (i + 1) * step));

      counts[i] = end - place;
      most = MAX (most, counts[i]);
      place = end;
    }
  for (guint i = 0; i < n_bars; i++)
    if (counts[i] > 0)
      {
        double share = log1p (counts[i]) / log1p (most);
        double height = MAX (3.0, round (share * (OVERVIEW - 18.0)));

        fill (f, f->names + i * step, top + OVERVIEW - 9.0 - height, step - 1.0, height, colour);
      }
}

static void
paint_seen (Frame *f, const DossierTimelineAxis *axis, double top)
{
  GskRoundedRect frame;
  GdkRGBA line = f->ink.accent;
  gint64 first, last;
  double x0, x1;

  dossier_timeline_canvas_get_seen (f->self, &first, &last);
  x0 = CLAMP (dossier_axis_get_x (axis, first), 2.0, f->time - 12.0);
  x1 = CLAMP (dossier_axis_get_x (axis, last), x0 + 8.0, f->time - 3.0);
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float) (f->names + x0), (float) top + 5.f,
                                                        (float) (x1 - x0), (float) OVERVIEW - 10.f),
                                   5.f);
  gtk_snapshot_push_rounded_clip (f->snapshot, &frame);
  fill (f, f->names + x0, top + 5.0, x1 - x0, OVERVIEW - 10.0, with_alpha (f->ink.accent, 0.12));
  gtk_snapshot_pop (f->snapshot);
  gtk_snapshot_append_border (f->snapshot, &frame, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]){ line, line, line, line });
}

/* The whole time, and the part of it that is seen. */
static void
paint_overview (Frame *f)
{
  DossierTimelineAxis axis = { 0 };
  double top = f->height - OVERVIEW;
  gint64 first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  fill (f, 0.0, top, f->width, OVERVIEW, with_alpha (f->ink.text, 0.035));
  fill (f, 0.0, top, f->width, 1.0, with_alpha (f->ink.text, 0.14));
  if (!dossier_canvas_get_overview (f->self, &axis)
      || !dossier_timeline_index_get_extent (f->self->index, &first, &last))
    return;
  from = dossier_timeline_day_to_label (first, DOSSIER_TICKS_YEARS);
  to = dossier_timeline_day_to_label (last, DOSSIER_TICKS_YEARS);
  text = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  write_short (f, text, 11.5, PANGO_WEIGHT_NORMAL, NAME_PAD, top + OVERVIEW / 2.0,
               f->names - NAME_PAD - 6.0, &f->ink.dim);
  paint_density (f, &axis, top);
  paint_seen (f, &axis, top);
}

/* An event where it would stand, over what stands there. */
static void
paint_moved (Frame *f)
{
  DossierTimelineCanvas *self = f->self;
  const DossierLanePlace *place = &g_array_index (self->plan, DossierLanePlace, self->held.place);
  const DossierTimelineLayout *layout = self->layouts->pdata[self->held.place];
  DossierTimelineInk ink = get_ink (f, place, self->held.place);

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
paint_drag (Frame *f)
{
  DossierTimelineCanvas *self = f->self;
  PangoLayout *layout;
  int width, height;
  double x, y;
  GskRoundedRect frame;
  GdkRGBA line = with_alpha (f->ink.text, 0.25);

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
  fill (f, x, y, width + 18.0, height + 10.0, f->page);
  gtk_snapshot_pop (f->snapshot);
  gtk_snapshot_append_border (f->snapshot, &frame, (float[4]){ 1.f, 1.f, 1.f, 1.f },
                              (GdkRGBA[4]){ line, line, line, line });
  write_layout (f, layout, x + 9.0, y + 5.0, &f->ink.text);
}

static void
paint_scroll_mark (Frame *f)
{
  double all = dossier_canvas_get_plan_height (f->self);
  double height = f->lanes * f->lanes / MAX (all, 1.0);

  if (all > f->lanes + 1.0)
    fill (f, f->width - 5.0, HEADER + f->self->scrolled * f->lanes / all, 3.0, height,
          with_alpha (f->ink.text, 0.25));
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
  Frame f = { .self = self, .snapshot = snapshot };

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
  paint_lanes (&f);
  paint_names (&f);
  paint_header (&f);
  paint_coverage (&f);
  paint_overview (&f);
  paint_scroll_mark (&f);
  paint_drag (&f);
  g_array_unref (f.ticks);
  if (dossier_timeline_labels_end_frame (self->labels))
    gtk_widget_add_tick_callback (widget, draw_again_cb, NULL, NULL);
}
