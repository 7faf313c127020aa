#include "timeline/painter.h"

#include <math.h>

#define LINE  1.5
#define ROW   DOSSIER_TIMELINE_ROW
#define BAR   DOSSIER_TIMELINE_BAR
#define SMALL 11.0 /* height of what is too short for a bar */
#define FADE  16.0 /* pixels over which an end that nobody knows exactly fades */
#define TINT  0.26
#define ARROW 8.0

/* One shape. */
typedef struct
{
  cairo_t *cr;
  const DossierTimelineInk *ink;
  const DossierTimelineEvent *event;
  double x0;
  double x1;
  double y0;
  double y1;
  double strength; /* 1, or less for what was not told yet */
} Shape;

/**
 * dossier_timeline_row_y:
 *
 * Returns: the middle of a row, from the top of its lane
 */
double
dossier_timeline_row_y (guint row)
{
  return DOSSIER_TIMELINE_PAD + (row + 0.5) * ROW;
}

/**
 * dossier_timeline_lane_colour:
 * @lane: its place on the screen
 * @is_dark: whether the page is dark
 *
 * Returns: a colour that tells it from the lanes beside it
 */
DossierTimelineColour
dossier_timeline_lane_colour (guint lane, gboolean is_dark)
{
  static const guint32 light[] = { 0xc64600, 0x1f8a57, 0x813d9c, 0x1a5fb4, 0x8a6416, 0x9a2a55 };
  static const guint32 dark[] = { 0xff9a4a, 0x57d79a, 0xd09be6, 0x7db3f5, 0xe0b84e, 0xf08cb2 };
  guint32 rgb = (is_dark ? dark : light)[lane % G_N_ELEMENTS (light)];

  return (DossierTimelineColour){ (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                                  (rgb & 0xff) / 255.0, 1.0 };
}

static void
set_source (const Shape *s, const DossierTimelineColour *colour, double alpha)
{
  cairo_set_source_rgba (s->cr, colour->red, colour->green, colour->blue,
                         colour->alpha * alpha * s->strength);
}

/* The outline of a shape: a pill, or on a side without an end an arrow. */
static void
trace (const Shape *s, double inset)
{
  cairo_t *cr = s->cr;
  double x0 = s->x0 + inset;
  double x1 = s->x1 - inset;
  double y0 = s->y0 + inset;
  double y1 = s->y1 - inset;
  double middle = (y0 + y1) / 2.0;
  double radius = MIN ((y1 - y0) / 2.0, (x1 - x0) / 2.0);

  cairo_new_path (cr);
  if (s->event->flags & DOSSIER_TIMELINE_OPEN_END)
    {
      cairo_move_to (cr, x1 - ARROW, y0);
      cairo_line_to (cr, x1, middle);
      cairo_line_to (cr, x1 - ARROW, y1);
    }
  else
    cairo_arc (cr, x1 - radius, middle, radius, -G_PI / 2, G_PI / 2);
  if (s->event->flags & DOSSIER_TIMELINE_OPEN_START)
    {
      cairo_line_to (cr, x0 + ARROW, y1);
      cairo_line_to (cr, x0, middle);
      cairo_line_to (cr, x0 + ARROW, y0);
    }
  else
    cairo_arc (cr, x0 + radius, middle, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
stroke (const Shape *s)
{
  static const double dashes[] = { 4.0, 2.5 };

  set_source (s, &s->ink->lane, 1.0);
  cairo_set_line_width (s->cr, LINE);
  if (s->event->state == DOSSIER_TIMELINE_PLANNED)
    cairo_set_dash (s->cr, dashes, 2, 0.0);
  trace (s, LINE / 2.0);
  cairo_stroke (s->cr);
  cairo_set_dash (s->cr, NULL, 0, 0.0);
}

/* Ends that are not sharp fade into the page. */
static void
fill_fading (const Shape *s, double alpha)
{
  const DossierTimelineColour *c = &s->ink->lane;
  double spread = MIN (FADE, (s->x1 - s->x0) * 0.7);
  cairo_pattern_t *pattern;

  pattern = cairo_pattern_create_linear (s->x0 - spread, 0.0, s->x1 + spread, 0.0);
  for (guint i = 0; i < 4; i++)
    {
      double width = s->x1 - s->x0 + 2.0 * spread;
      double at = i == 0   ? 0.0
                  : i == 1 ? 2.0 * spread / width
                  : i == 2 ? 1.0 - 2.0 * spread / width
                           : 1.0;

      cairo_pattern_add_color_stop_rgba (pattern, CLAMP (at, 0.0, 1.0), c->red, c->green, c->blue,
                                         i == 0 || i == 3 ? 0.0 : alpha * c->alpha * s->strength);
    }
  cairo_set_source (s->cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_rectangle (s->cr, s->x0 - spread, s->y0, s->x1 - s->x0 + 2.0 * spread, s->y1 - s->y0);
  cairo_fill (s->cr);
}

/* The same, hollow: two lines that fade. */
static void
stroke_fading (const Shape *s)
{
  Shape line = *s;

  line.y1 = line.y0 + LINE;
  fill_fading (&line, 1.0);
  line.y1 = s->y1;
  line.y0 = s->y1 - LINE;
  fill_fading (&line, 1.0);
}

static void
clear_behind (const Shape *s)
{
  set_source (s, &s->ink->page, 1.0 / MAX (s->strength, 0.01));
  trace (s, 0.0);
  cairo_fill (s->cr);
}

/* Half of it: somebody says so. */
static void
fill_half (const Shape *s, double alpha)
{
  cairo_save (s->cr);
  cairo_rectangle (s->cr, s->x0, (s->y0 + s->y1) / 2.0, s->x1 - s->x0, s->y1 - s->y0);
  cairo_clip (s->cr);
  set_source (s, &s->ink->lane, alpha);
  trace (s, 0.0);
  cairo_fill (s->cr);
  cairo_restore (s->cr);
}

/* A line through it: it did not come about. */
static void
strike (const Shape *s, gboolean is_dot)
{
  double middle = (s->y0 + s->y1) / 2.0;

  set_source (s, &s->ink->lane, 1.0);
  cairo_set_line_width (s->cr, LINE);
  if (is_dot)
    {
      cairo_move_to (s->cr, s->x0 - 1.0, s->y1 + 1.0);
      cairo_line_to (s->cr, s->x1 + 1.0, s->y0 - 1.0);
    }
  else
    {
      cairo_move_to (s->cr, s->x0 - 4.0, middle);
      cairo_line_to (s->cr, s->x1 + 4.0, middle);
    }
  cairo_stroke (s->cr);
}

/* Drawn as lines, so that it looks the same with every font. */
static void
paint_question (const Shape *s, double x)
{
  double y = (s->y0 + s->y1) / 2.0;

  set_source (s, &s->ink->lane, 1.0);
  cairo_set_line_width (s->cr, 1.4);
  cairo_set_line_cap (s->cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (s->cr);
  cairo_arc (s->cr, x, y - 1.7, 1.9, -G_PI, 0.25 * G_PI);
  cairo_line_to (s->cr, x, y + 1.0);
  cairo_stroke (s->cr);
  cairo_arc (s->cr, x, y + 3.4, 0.9, 0, 2 * G_PI);
  cairo_fill (s->cr);
  cairo_set_line_cap (s->cr, CAIRO_LINE_CAP_BUTT);
}

static void
fill (const Shape *s, double alpha)
{
  if (s->event->flags & DOSSIER_TIMELINE_APPROXIMATE)
    fill_fading (s, alpha);
  else
    {
      set_source (s, &s->ink->lane, alpha);
      trace (s, 0.0);
      cairo_fill (s->cr);
    }
}

/* Form of the time first: full what is one day or lasts, hollow what is one time within. */
static void
paint_shape (const Shape *s, gboolean is_dot)
{
  gboolean hollow = s->event->form == DOSSIER_TIMELINE_WITHIN;
  gboolean soft = (s->event->flags & DOSSIER_TIMELINE_APPROXIMATE) != 0;
  double alpha = !is_dot ? TINT : s->event->form == DOSSIER_TIMELINE_POINT ? 1.0 : 0.6;
  gboolean happened = s->event->state == DOSSIER_TIMELINE_HAPPENED;

  if (!soft)
    clear_behind (s);
  if (happened && !hollow)
    fill (s, alpha);
  else if (s->event->state == DOSSIER_TIMELINE_ALLEGED)
    fill_half (s, hollow ? TINT : MAX (alpha, 0.5));
  else if (!hollow && !is_dot)
    fill (s, TINT / 2.0);
  if (soft && (hollow || !happened))
    stroke_fading (s);
  else if (hollow || !happened)
    stroke (s);
  if (s->event->state == DOSSIER_TIMELINE_DENIED)
    strike (s, is_dot);
  if (s->event->flags & DOSSIER_TIMELINE_UNCERTAIN)
    paint_question (s, is_dot ? s->x1 + 6.0 : s->x0 + BAR / 2.0 - 2.0);
}

static void
init_shape (Shape *s, cairo_t *cr, const DossierTimelineInk *ink, const DossierTimelineItem *item)
{
  double y = dossier_timeline_row_y (item->row);
  double height = item->is_dot ? SMALL : BAR;

  *s = (Shape){ .cr = cr,
                .ink = ink,
                .x0 = item->x0,
                .x1 = item->x1,
                .y0 = y - height / 2.0,
                .y1 = y + height / 2.0,
                .strength = 1.0 };
}

/**
 * dossier_timeline_paint_item:
 * @cr: its origin is the top of the lane
 * @event: what it shows
 * @item: where
 *
 * A full dot is a day; a hollow bar one time within it; a tinted bar lasts. Ends fade where the date
 * is approximate, and point where there is none; a question mark is doubt. Dashed is planned,
 * half-filled alleged, struck through denied.
 */
void
dossier_timeline_paint_item (cairo_t *cr, const DossierTimelineInk *ink,
                             const DossierTimelineEvent *event, const DossierTimelineItem *item)
{
  Shape s;

  init_shape (&s, cr, ink, item);
  s.event = event;
  /* What is too short for a bar still is no dot: it is flat where it lasts, hollow where it is not known. */
  if (item->is_dot && event->form != DOSSIER_TIMELINE_POINT)
    {
      double flat = event->form == DOSSIER_TIMELINE_LASTS ? 1.5 : 0.0;

      s.x0 -= 1.0;
      s.x1 += 1.0;
      s.y0 += flat;
      s.y1 -= flat;
    }
  paint_shape (&s, item->is_dot);
}

/**
 * dossier_timeline_paint_ring:
 * @has_focus: whether keys go there
 *
 * Draws what shows the selected event.
 */
void
dossier_timeline_paint_ring (cairo_t *cr, const DossierTimelineInk *ink,
                             const DossierTimelineItem *item, gboolean has_focus)
{
  static const DossierTimelineEvent plain = { 0 };
  Shape s;

  init_shape (&s, cr, ink, item);
  s.event = &plain;
  s.x0 -= 4.0;
  s.x1 += 4.0;
  s.y0 -= 4.0;
  s.y1 += 4.0;
  trace (&s, 0.0);
  set_source (&s, &ink->accent, 0.18);
  cairo_fill_preserve (cr);
  set_source (&s, &ink->accent, 1.0);
  cairo_set_line_width (cr, has_focus ? 2.0 : 1.2);
  cairo_stroke (cr);
}

/**
 * dossier_timeline_paint_crowd:
 * @n_rows: of the lane
 * @is_selected: whether the selected event is in it
 *
 * Columns that say how many begin where; the number itself is written over them by the caller.
 */
void
dossier_timeline_paint_crowd (cairo_t *cr, const DossierTimelineInk *ink,
                              const DossierTimelineCrowd *crowd, guint n_rows, gboolean is_selected)
{
  double top = dossier_timeline_row_y (crowd->top_row) - ROW / 2.0 + 2.0;
  double bottom = dossier_timeline_row_y (n_rows - 1) + ROW / 2.0 - 2.0;
  double room = bottom - top - (n_rows > 1 ? 14.0 : 0.0);
  const DossierTimelineColour *c = &ink->lane;
  guint most = 1;

  for (guint i = 0; i < DOSSIER_TIMELINE_N_COLUMNS; i++)
    most = MAX (most, crowd->columns[i]);
  cairo_rectangle (cr, floor (crowd->x) + 1.0, top, crowd->width - 1.0, bottom - top);
  cairo_set_source_rgba (cr, c->red, c->green, c->blue, 0.09);
  cairo_fill (cr);
  for (guint i = 0; i < DOSSIER_TIMELINE_N_COLUMNS; i++)
    {
      double share = log1p ((double) crowd->columns[i]) / log1p (MAX ((double) most, 8.0));
      double height = crowd->columns[i] > 0 ? MAX (2.0, floor (share * room)) : 0.0;

      cairo_rectangle (cr, floor (crowd->x) + i * DOSSIER_TIMELINE_COLUMN + 1.0, bottom - height,
                       DOSSIER_TIMELINE_COLUMN - 1.0, height);
    }
  cairo_set_source_rgba (cr, c->red, c->green, c->blue, 0.55);
  cairo_fill (cr);
  if (is_selected)
    {
      cairo_rectangle (cr, floor (crowd->x) + 1.0, top, crowd->width - 1.0, bottom - top);
      cairo_set_source_rgba (cr, ink->accent.red, ink->accent.green, ink->accent.blue, 1.0);
      cairo_set_line_width (cr, 2.0);
      cairo_stroke (cr);
    }
}

/**
 * dossier_timeline_paint_fold:
 *
 * A stretch that is shorter than it was: slanted lines over the whole height.
 */
void
dossier_timeline_paint_fold (cairo_t *cr, const DossierTimelineInk *ink, double x, double y,
                             double width, double height)
{
  const DossierTimelineColour *c = &ink->text;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, c->red, c->green, c->blue, 0.025);
  cairo_paint (cr);
  cairo_set_source_rgba (cr, c->red, c->green, c->blue, 0.045);
  cairo_set_line_width (cr, 6.0);
  for (double at = x - height; at < x + width; at += 16.0)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}
