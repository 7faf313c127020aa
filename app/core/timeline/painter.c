#include "timeline/painter.h"

#include <math.h>

#define LINE  1.5
#define ROW   DOSSIER_TIMELINE_ROW
#define BAR   DOSSIER_TIMELINE_BAR_HEIGHT
#define SMALL 11.0 /* height of what is too short for a bar */
#define FADE  16.0 /* pixels over which an end that nobody knows exactly fades */
#define TINT  0.26
#define EDGE  3.0 /* between a shape and the end of the view */
#define ARROW 16.0

/* One shape. */
typedef struct
{
  DossierTimelinePen *pen;
  const DossierTimelineInk *ink;
  const DossierTimelineEvent *event;
  DossierTimelineBox box;
  gboolean is_dot;
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

static DossierTimelineColour
with_alpha (const DossierTimelineColour *colour, double alpha)
{
  DossierTimelineColour other = *colour;

  other.alpha *= alpha;
  return other;
}

/**
 * dossier_timeline_item_within:
 * @left: the first pixel that is seen
 * @right: the one behind the last
 *
 * What has no end reaches as far as the view, where its arrow is seen; other shapes are cut off by
 * it, and a title has the room up to it.
 *
 * Returns: @item as it is drawn
 */
DossierTimelineItem
dossier_timeline_item_within (const DossierTimelineItem *item, const DossierTimelineEvent *event,
                              double left, double right)
{
  DossierTimelineItem within = *item;

  if (!item->is_dot && (event->flags & DOSSIER_TIMELINE_OPEN_START)
      && item->x1 > left + 3.0 * ARROW)
    within.x0 = MAX (item->x0, left + EDGE);
  if (!item->is_dot && (event->flags & DOSSIER_TIMELINE_OPEN_END) && item->x0 < right - 3.0 * ARROW)
    within.x1 = MIN (item->x1, right - EDGE);
  if (item->label_inside && within.x0 > item->x0)
    within.label_x = MAX (item->label_x, within.x0 + ARROW + 2.0);
  within.label_width = MIN (item->label_width, right - EDGE - within.label_x);
  return within;
}

static gboolean
has (const Shape *s, DossierTimelineFlags flags)
{
  return (s->event->flags & flags) != 0;
}

/* The outline of a shape that has an arrow on a side without an end. */
static void
trace_arrow (const Shape *s, cairo_t *cr, double inset)
{
  double x0 = s->box.x + inset;
  double x1 = s->box.x + s->box.width - inset;
  double y0 = s->box.y + inset;
  double y1 = s->box.y + s->box.height - inset;
  double middle = (y0 + y1) / 2.0;
  double radius = (y1 - y0) / 2.0;

  cairo_new_path (cr);
  if (has (s, DOSSIER_TIMELINE_OPEN_END))
    {
      cairo_move_to (cr, x1 - ARROW, y0);
      cairo_line_to (cr, x1, middle);
      cairo_line_to (cr, x1 - ARROW, y1);
    }
  else
    cairo_arc (cr, x1 - radius, middle, radius, -G_PI / 2, G_PI / 2);
  if (has (s, DOSSIER_TIMELINE_OPEN_START))
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
set_source (cairo_t *cr, const DossierTimelineColour *colour, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

static cairo_t *
begin (const Shape *s)
{
  DossierTimelineBox bounds = s->box;

  bounds.x -= 8.0;
  bounds.y -= 3.0;
  bounds.width += 24.0;
  bounds.height += 6.0;
  return s->pen->begin (s->pen, &bounds);
}

/* What has no end, or a dashed line, is drawn as a path. */
static void
paint_path (const Shape *s, double fill_alpha, gboolean has_line)
{
  static const double dashes[] = { 4.0, 2.5 };
  cairo_t *cr = begin (s);

  trace_arrow (s, cr, 0.0);
  set_source (cr, &s->ink->page, 1.0);
  cairo_fill_preserve (cr);
  set_source (cr, &s->ink->lane, fill_alpha);
  cairo_fill (cr);
  if (has_line)
    {
      if (s->event->state == DOSSIER_TIMELINE_PLANNED)
        cairo_set_dash (cr, dashes, 2, 0.0);
      trace_arrow (s, cr, LINE / 2.0);
      set_source (cr, &s->ink->lane, 1.0);
      cairo_set_line_width (cr, LINE);
      cairo_stroke (cr);
    }
  s->pen->end (s->pen, cr);
}

/* Ends that are not sharp fade into the page; hollow ones are two lines that do. */
static void
paint_fading (const Shape *s, double alpha, gboolean hollow)
{
  double spread = s->is_dot ? 4.0 : MIN (FADE, s->box.width * 0.7);
  DossierTimelineColour colour = with_alpha (&s->ink->lane, hollow ? 1.0 : alpha);
  DossierTimelineBox box = s->box;

  box.x -= spread;
  box.width += 2.0 * spread;
  box.radius = 0.0;
  if (!hollow)
    {
      s->pen->fade (s->pen, &box, 2.0 * spread, &colour);
      return;
    }
  box.height = LINE;
  s->pen->fade (s->pen, &box, 2.0 * spread, &colour);
  box.y = s->box.y + s->box.height - LINE;
  s->pen->fade (s->pen, &box, 2.0 * spread, &colour);
}

/* Half of it is full: somebody says so. */
static void
paint_half (const Shape *s)
{
  DossierTimelineColour colour = with_alpha (&s->ink->lane, s->is_dot ? 1.0 : 0.5);
  DossierTimelineBox half = s->box;

  half.y += half.height / 2.0;
  half.height /= 2.0;
  /* Within the outline, also at the round ends. */
  half.x += s->is_dot ? 1.0 : 3.0;
  half.width -= s->is_dot ? 2.0 : 6.0;
  half.radius = half.height;
  s->pen->fill (s->pen, &half, &colour);
}

/* A line through it: it did not come about. */
static void
strike (const Shape *s)
{
  double middle = s->box.y + s->box.height / 2.0;

  if (!s->is_dot)
    {
      DossierTimelineBox line = { s->box.x - 5.0, middle - LINE / 2.0, s->box.width + 10.0, LINE,
                                  0.0 };

      s->pen->fill (s->pen, &line, &s->ink->lane);
    }
  else
    {
      cairo_t *cr = begin (s);

      set_source (cr, &s->ink->lane, 1.0);
      cairo_set_line_width (cr, LINE);
      cairo_move_to (cr, s->box.x - 1.0, s->box.y + s->box.height + 1.0);
      cairo_line_to (cr, s->box.x + s->box.width + 1.0, s->box.y - 1.0);
      cairo_stroke (cr);
      s->pen->end (s->pen, cr);
    }
}

/* Drawn as lines, so that it looks the same with every font. */
static void
paint_question (const Shape *s)
{
  double x = s->is_dot ? s->box.x + s->box.width + 6.0 : s->box.x + BAR / 2.0 - 2.0;
  double y = s->box.y + s->box.height / 2.0;
  DossierTimelineBox bounds = { x - 4.0, y - 6.0, 8.0, 12.0, 0.0 };
  cairo_t *cr = s->pen->begin (s->pen, &bounds);

  set_source (cr, &s->ink->lane, 1.0);
  cairo_set_line_width (cr, 1.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  cairo_arc (cr, x, y - 1.7, 1.9, -G_PI, 0.25 * G_PI);
  cairo_line_to (cr, x, y + 1.0);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + 3.4, 0.9, 0, 2 * G_PI);
  cairo_fill (cr);
  s->pen->end (s->pen, cr);
}

/* Form of the time first: full what is one day or lasts, hollow what is one time within. */
static void
paint_shape (const Shape *s)
{
  gboolean hollow = s->event->form == DOSSIER_TIMELINE_WITHIN;
  gboolean happened = s->event->state == DOSSIER_TIMELINE_HAPPENED;
  gboolean open = has (s, DOSSIER_TIMELINE_OPEN_START | DOSSIER_TIMELINE_OPEN_END);
  double full = !s->is_dot ? TINT : s->event->form == DOSSIER_TIMELINE_POINT ? 1.0 : 0.6;
  double alpha = hollow ? 0.0 : happened ? full : s->is_dot ? 0.0 : TINT / 2.0;
  DossierTimelineColour tint = with_alpha (&s->ink->lane, alpha);

  if (has (s, DOSSIER_TIMELINE_APPROXIMATE))
    paint_fading (s, alpha > 0.0 ? full : TINT, hollow || !happened);
  else if (open || s->event->state == DOSSIER_TIMELINE_PLANNED)
    paint_path (s, alpha, hollow || !happened);
  else
    {
      if (alpha < 1.0)
        s->pen->fill (s->pen, &s->box, &s->ink->page);
      if (alpha > 0.0)
        s->pen->fill (s->pen, &s->box, &tint);
      if (hollow || !happened)
        s->pen->outline (s->pen, &s->box, LINE, &s->ink->lane);
    }
  if (s->event->state == DOSSIER_TIMELINE_ALLEGED)
    paint_half (s);
  else if (s->event->state == DOSSIER_TIMELINE_DENIED)
    strike (s);
  if (has (s, DOSSIER_TIMELINE_UNCERTAIN))
    paint_question (s);
}

static void
init_shape (Shape *s, DossierTimelinePen *pen, const DossierTimelineInk *ink,
            const DossierTimelineEvent *event, const DossierTimelineItem *item)
{
  double height = item->is_dot ? SMALL : BAR;

  *s = (Shape){ .pen = pen, .ink = ink, .event = event, .is_dot = item->is_dot };
  s->box = (DossierTimelineBox){ item->x0, dossier_timeline_row_y (item->row) - height / 2.0,
                                 item->x1 - item->x0, height, height / 2.0 };
}

/**
 * dossier_timeline_paint_item:
 * @pen: its origin is the top of the lane
 * @event: what it shows
 * @item: where
 *
 * A full dot is a day; a hollow bar one time within it; a tinted bar lasts. Ends fade where the date
 * is approximate, and point where there is none; a question mark is doubt. Dashed is planned,
 * half-filled alleged, struck through denied.
 */
void
dossier_timeline_paint_item (DossierTimelinePen *pen, const DossierTimelineInk *ink,
                             const DossierTimelineEvent *event, const DossierTimelineItem *item)
{
  Shape s;

  init_shape (&s, pen, ink, event, item);
  /* What is too short for a bar still is no dot: flat where it lasts, hollow where it is within. */
  if (item->is_dot && event->form != DOSSIER_TIMELINE_POINT)
    {
      double flat = event->form == DOSSIER_TIMELINE_LASTS ? 1.5 : 0.0;

      s.box.x -= 1.0;
      s.box.width += 2.0;
      s.box.y += flat;
      s.box.height -= 2.0 * flat;
    }
  paint_shape (&s);
}

/**
 * dossier_timeline_paint_ring:
 * @has_focus: whether keys go there
 *
 * Draws what shows the selected event.
 */
void
dossier_timeline_paint_ring (DossierTimelinePen *pen, const DossierTimelineInk *ink,
                             const DossierTimelineItem *item, gboolean has_focus)
{
  DossierTimelineColour glow = with_alpha (&ink->accent, 0.22);
  Shape s;

  init_shape (&s, pen, ink, NULL, item);
  s.box.x -= 4.5;
  s.box.y -= 4.5;
  s.box.width += 9.0;
  s.box.height += 9.0;
  s.box.radius += 4.5;
  pen->fill (pen, &s.box, &glow);
  pen->outline (pen, &s.box, has_focus ? 2.0 : 1.2, &ink->accent);
}

/**
 * dossier_timeline_paint_crowd:
 * @n_rows: of the lane
 * @is_selected: whether the selected event is in it
 *
 * Columns that say how many begin where; the number itself is written over them by the caller.
 */
void
dossier_timeline_paint_crowd (DossierTimelinePen *pen, const DossierTimelineInk *ink,
                              const DossierTimelineCrowd *crowd, guint n_rows, gboolean is_selected)
{
  double top = dossier_timeline_row_y (crowd->top_row) - ROW / 2.0 + 2.0;
  double bottom = dossier_timeline_row_y (n_rows - 1) + ROW / 2.0 - 2.0;
  double room = bottom - top - (n_rows > 1 ? 14.0 : 0.0);
  DossierTimelineColour back = with_alpha (&ink->lane, 0.1);
  DossierTimelineColour column = with_alpha (&ink->lane, 0.5);
  DossierTimelineBox box = { floor (crowd->x) + 1.0, top, floor (crowd->width) - 1.0, bottom - top,
                             0.0 };
  guint most = 8;

  for (guint i = 0; i < crowd->n_columns; i++)
    most = MAX (most, crowd->columns[i]);
  pen->fill (pen, &box, &back);
  for (guint i = 0; i < crowd->n_columns; i++)
    {
      double share = log1p ((double) crowd->columns[i]) / log1p ((double) most);
      double height = MAX (2.0, floor (share * room));
      DossierTimelineBox bar = { floor (crowd->x) + i * DOSSIER_TIMELINE_COLUMN + 1.0,
                                 bottom - height, DOSSIER_TIMELINE_COLUMN - 1.0, height, 0.0 };

      if (crowd->columns[i] > 0)
        pen->fill (pen, &bar, &column);
    }
  if (is_selected)
    pen->outline (pen, &box, 2.0, &ink->accent);
}

/**
 * dossier_timeline_paint_fold:
 *
 * A stretch that is shorter than it was: slanted lines over the whole height.
 */
void
dossier_timeline_paint_fold (DossierTimelinePen *pen, const DossierTimelineInk *ink, double x,
                             double y, double width, double height)
{
  DossierTimelineBox box = { x, y, width, height, 0.0 };
  DossierTimelineColour back = with_alpha (&ink->text, 0.025);
  cairo_t *cr;

  pen->fill (pen, &box, &back);
  cr = pen->begin (pen, &box);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  set_source (cr, &ink->text, 0.045);
  cairo_set_line_width (cr, 6.0);
  for (double at = x - height; at < x + width; at += 16.0)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  pen->end (pen, cr);
}
