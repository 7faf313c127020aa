/* Time itself: the days above the lanes, what was published when below them, and the whole of it. */
#include "timeline/timeline-frame.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEADER   DOSSIER_CANVAS_HEADER
#define COVERAGE DOSSIER_CANVAS_COVERAGE
#define OVERVIEW DOSSIER_CANVAS_OVERVIEW

/* Which days are seen, where no tick may say it. */
static void
write_seen (DossierCanvasFrame *f)
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
  dossier_frame_write_short (f, text, 11.5, PANGO_WEIGHT_NORMAL, DOSSIER_FRAME_PAD, HEADER / 2.0,
                             f->names - DOSSIER_FRAME_PAD - 8.0, &f->ink.dim);
}

static void
write_folds (DossierCanvasFrame *f)
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
        dossier_frame_write_layout (f, layout, f->names + x + (width - w) / 2.0, (HEADER - h) / 2.0,
                                    &f->ink.dim);
    }
}

/* Room beside a fold's own words. */
static gboolean
is_over_fold (DossierCanvasFrame *f, double x, double width)
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

void
dossier_frame_paint_header (DossierCanvasFrame *f)
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
      dossier_frame_write_layout (f, layout, f->names + MAX (2.0, x + 4.0), (HEADER - height) / 2.0,
                                  tick->strong ? &f->ink.text : &f->ink.dim);
      end = x + width + 10.0;
    }
  write_folds (f);
  gtk_snapshot_pop (f->snapshot);
  write_seen (f);
  dossier_frame_fill (f, 0.0, HEADER - 1.0, f->width, 1.0,
                      dossier_rgba_with_alpha (f->ink.text, 0.16));
}

/* Pixels that words stand on. */
typedef struct
{
  double from;
  double to;
} Words;

/* A few words below a line across the lanes, where no title is: beside it where they have room. */
static Words
write_at_line (DossierCanvasFrame *f, const char *text, double x, const Words *others,
               const GdkRGBA *colour)
{
  PangoLayout *layout =
      dossier_timeline_labels_get_word (f->self->labels, text, 10.5, PANGO_WEIGHT_BOLD);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  for (guint side = 0; side < 2; side++)
    {
      Words words = { side == 0 ? x + 4.0 : x - 4.0 - width, 0.0 };

      words.to = words.from + width;
      if (words.from < 0.0 || words.to > f->time
          || (words.from < others->to + 4.0 && words.to > others->from - 4.0))
        continue;
      dossier_frame_write_layout (f, layout, f->names + words.from, HEADER + f->lanes + 2.0,
                                  colour);
      return words;
    }
  return *others;
}

/* What the lines of the day as of which one looks and of today mean. */
static void
write_days (DossierCanvasFrame *f)
{
  gint64 as_of = f->self->as_of;
  double today = dossier_axis_get_x (&f->self->axis, dossier_day_today ());
  double told = as_of != DOSSIER_DAY_NONE ? dossier_axis_get_x (&f->self->axis, as_of + 1) : -1.0;
  Words words = { -G_MAXDOUBLE, -G_MAXDOUBLE };

  if (told >= 0.0 && told < f->time)
    {
      g_autofree char *day = dossier_timeline_day_to_label (as_of, DOSSIER_TICKS_DAYS);
      g_autofree char *text = g_strdup_printf (_ ("Told by %s"), day);

      words = write_at_line (f, text, round (told), &words, &f->ink.text);
    }
  if (today >= 0.0 && today < f->time)
    write_at_line (f, _ ("Today"), round (today), &words, &f->ink.accent);
}

/* How many articles were published where: bars as wide as a few columns, by galloping search. */
void
dossier_frame_paint_coverage (DossierCanvasFrame *f)
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
  GdkRGBA colour = dossier_rgba_with_alpha (f->ink.accent, 0.55);

  dossier_frame_fill (f, 0.0, top, f->width, 1.0, dossier_rgba_with_alpha (f->ink.text, 0.12));
  dossier_frame_write_short (f, _ ("Coverage"), 13.0, PANGO_WEIGHT_BOLD, DOSSIER_FRAME_PAD,
                             top + 22.0, f->names - DOSSIER_FRAME_PAD - 6.0, &f->ink.text);
  dossier_frame_write_short (f, _ ("articles by day of issue"), 11.5, PANGO_WEIGHT_NORMAL,
                             DOSSIER_FRAME_PAD, top + 40.0, f->names - DOSSIER_FRAME_PAD - 6.0,
                             &f->ink.dim);
  write_days (f);
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
      double height = counts[i] > 0 ? MAX (3.0, round ((COVERAGE - 27.0) * counts[i] / most)) : 0.0;

      dossier_frame_fill (f, MAX (f->names, round (f->names + start + i * step)),
                          top + COVERAGE - 8.0 - height, step - 1.0, height, colour);
    }
}

/* Where events begin, over the whole time. */
static void
paint_density (DossierCanvasFrame *f, const DossierTimelineAxis *axis, double top)
{
  const double step = 4.0;
  GArray *days = dossier_timeline_index_get_begins (f->self->index);
  guint n_bars = (guint) (f->time / step);
  g_autofree guint *counts = g_new0 (guint, n_bars + 1);
  GdkRGBA colour = dossier_rgba_with_alpha (f->ink.text, 0.35);
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

        dossier_frame_fill (f, f->names + i * step, top + OVERVIEW - 9.0 - height, step - 1.0,
                            height, colour);
      }
}

static void
paint_seen (DossierCanvasFrame *f, const DossierTimelineAxis *axis, double top)
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
  dossier_frame_fill (f, f->names + x0, top + 5.0, x1 - x0, OVERVIEW - 10.0,
                      dossier_rgba_with_alpha (f->ink.accent, 0.12));
  gtk_snapshot_pop (f->snapshot);
  gtk_snapshot_append_border (f->snapshot, &frame, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]){ line, line, line, line });
}

/* The whole time, and the part of it that is seen. */
void
dossier_frame_paint_overview (DossierCanvasFrame *f)
{
  DossierTimelineAxis axis = { 0 };
  double top = f->height - OVERVIEW;
  gint64 first, last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  dossier_frame_fill (f, 0.0, top, f->width, OVERVIEW,
                      dossier_rgba_with_alpha (f->ink.text, 0.035));
  dossier_frame_fill (f, 0.0, top, f->width, 1.0, dossier_rgba_with_alpha (f->ink.text, 0.14));
  if (!dossier_canvas_get_overview (f->self, &axis)
      || !dossier_timeline_index_get_extent (f->self->index, &first, &last))
    return;
  from = dossier_timeline_day_to_label (first, DOSSIER_TICKS_YEARS);
  to = dossier_timeline_day_to_label (last, DOSSIER_TICKS_YEARS);
  text = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  dossier_frame_write_short (f, text, 11.5, PANGO_WEIGHT_NORMAL, DOSSIER_FRAME_PAD,
                             top + OVERVIEW / 2.0, f->names - DOSSIER_FRAME_PAD - 6.0, &f->ink.dim);
  paint_density (f, &axis, top);
  paint_seen (f, &axis, top);
}
