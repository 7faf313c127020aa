#include "reader/mark-painter.h"

#include "reader/mark-sweep.h"

#include <string.h>

/* Bands of one run share the height of the line; thinner ones could not be told apart. */
#define BAND_GAP 1.f
/* From so many on, bands are thin: their tints are stronger, and an edge in front shows the full
 * colours. */
#define MANY_BANDS 3
#define EDGE       2.f

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/**
 * dossier_painter_dots:
 * @snapshot: drawn on
 * @colour: of the dots
 * @x: left end
 * @y: top
 * @width: of the whole line
 * @thickness: of the line, and length of a dot
 *
 * One node for the whole line, however long.
 */
void
dossier_painter_dots (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float width,
                      float thickness)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, thickness);
  graphene_rect_t tile = GRAPHENE_RECT_INIT (x, y, thickness * 2.f, thickness);

  gtk_snapshot_push_repeat (snapshot, &bounds, &tile);
  fill (snapshot, colour, x, y, thickness, thickness);
  gtk_snapshot_pop (snapshot);
}

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, float share)
{
  return (GdkRGBA){ a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
                    a->blue + (b->blue - a->blue) * share, a->alpha };
}

/* A line between bands would strike the words out in high contrast: a band alone has it below. */
static void
paint_band (DossierPainter *self, const DossierRun *run, guint i, const graphene_rect_t *band)
{
  GdkRGBA tint = dossier_ink_get_tint (&self->ink, run->bands[i]);
  GdkRGBA stripe = dossier_ink_get_stripe (&self->ink, run->bands[i]);
  gboolean is_thin = run->n_bands >= MANY_BANDS;
  float x = band->origin.x;
  float y = band->origin.y;
  float height = band->size.height;

  if (is_thin)
    tint = mix (&tint, &stripe, 0.2f);
  fill (self->snapshot, &tint, x, y, band->size.width, height);
  if (self->ink.is_high_contrast && run->n_bands == 1)
    fill (self->snapshot, &stripe, x, y + height - 1.f, band->size.width, 1.f);
  else if (self->ink.is_high_contrast || is_thin)
    fill (self->snapshot, &stripe, x, y, EDGE, height);
}

static void
paint_bands (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
             const DossierSpan *span)
{
  float y = (float) line->y - 1.f;
  float height = (float) line->height + 2.f;
  float x = (float) span->x + (run->has_seam ? 1.f : 0.f);
  float width = (float) span->width - (run->has_seam ? 1.f : 0.f);
  float each = height / (float) run->n_bands;
  float gap = run->n_bands > 1 ? BAND_GAP : 0.f;

  for (guint i = 0; i < run->n_bands; i++)
    paint_band (self, run, i,
                &GRAPHENE_RECT_INIT (x, y + each * (float) i, width, MAX (each - gap, 1.f)));
}

static void
paint_hit (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
           const DossierSpan *span)
{
  fill (self->snapshot, &self->ink.search, (float) span->x, (float) line->y, (float) span->width,
        (float) line->height);
}

static GdkRGBA
get_mention_colour (DossierPainter *self, const DossierRun *run)
{
  if (!self->show_actor_kinds || run->line_colour == DOSSIER_MARK_NO_COLOUR)
    return self->ink.line;
  return dossier_ink_get_stripe (&self->ink, run->line_colour);
}

static void
paint_mention (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
               const DossierSpan *span)
{
  GdkRGBA colour = get_mention_colour (self, run);
  float thickness = self->show_actor_kinds ? 2.f : 1.f;

  fill (self->snapshot, &colour, (float) span->x, (float) (line->y + line->height) - thickness,
        (float) span->width, thickness);
}

static void
paint_mention_guess (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
                     const DossierSpan *span)
{
  GdkRGBA colour = get_mention_colour (self, run);

  dossier_painter_dots (self->snapshot, &colour, (float) span->x,
                        (float) (line->y + line->height) - 2.f, (float) span->width, 2.f);
}

/* A date stands one step lower, so that a name inside a date expression keeps its own line. */
static void
paint_date (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
            const DossierSpan *span)
{
  fill (self->snapshot, &self->ink.date, (float) span->x, (float) (line->y + line->height) + 1.f,
        (float) span->width, 2.f);
}

static void
paint_date_guess (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
                  const DossierSpan *span)
{
  dossier_painter_dots (self->snapshot, &self->ink.date, (float) span->x,
                        (float) (line->y + line->height) + 1.f, (float) span->width, 2.f);
}

static void
paint_highlight_guess (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
                       const DossierSpan *span)
{
  guint band = run->line_colour == DOSSIER_MARK_NO_COLOUR ? DOSSIER_BAND_NEUTRAL : run->line_colour;
  GdkRGBA stripe = dossier_ink_get_stripe (&self->ink, band);
  float x = (float) span->x;
  float width = (float) span->width;

  dossier_painter_dots (self->snapshot, &stripe, x, (float) line->y - 1.f, width, 2.f);
  dossier_painter_dots (self->snapshot, &stripe, x, (float) (line->y + line->height) - 1.f, width,
                        2.f);
}

static void
paint_follow_up (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
                 const DossierSpan *span)
{
  float bottom = (float) (line->y + line->height);

  for (int i = 0; i < 2; i++)
    fill (self->snapshot, &self->ink.dim, (float) span->x, bottom - 1.f + 2.f * (float) i,
          (float) span->width, 1.f);
}

/* One thing that lies on a line. What runs beside one another share of it is drawn in one piece:
 * where everything overlaps everything, a line has as many runs as characters. */
typedef struct
{
  guint bit;    /* of DossierRunLines; 0: the bands */
  guint unless; /* it is not drawn where this lies too */
  gboolean has_colour;
  void (*paint) (DossierPainter *self, const DossierRun *run, const DossierPageLine *line,
                 const DossierSpan *span);
} Layer;

static const Layer layers[] = {
  { 0, 0, FALSE, paint_bands },
  { DOSSIER_LINE_SEARCH_HIT, 0, FALSE, paint_hit },
  { DOSSIER_LINE_MENTION, 0, TRUE, paint_mention },
  { DOSSIER_LINE_MENTION_SUGGESTED, DOSSIER_LINE_MENTION, TRUE, paint_mention_guess },
  { DOSSIER_LINE_DATE, 0, FALSE, paint_date },
  { DOSSIER_LINE_DATE_SUGGESTED, DOSSIER_LINE_DATE, FALSE, paint_date_guess },
  { DOSSIER_LINE_HIGHLIGHT_SUGGESTED, 0, TRUE, paint_highlight_guess },
  { DOSSIER_LINE_FOLLOW_UP, 0, FALSE, paint_follow_up },
};

static gboolean
lies_on (const Layer *layer, const DossierRun *run)
{
  if (layer->bit == 0)
    return run->n_bands > 0;
  return (run->lines & layer->bit) != 0 && (run->lines & layer->unless) == 0;
}

/* Whether the layer looks the same on both and goes on from one to the other. */
static gboolean
goes_on (const Layer *layer, const DossierRun *run, const DossierRun *next)
{
  if (next->start != run->end || !lies_on (layer, next))
    return FALSE;
  if (layer->bit != 0)
    return !layer->has_colour || next->line_colour == run->line_colour;
  return !next->has_seam && next->n_bands == run->n_bands
         && memcmp (next->bands, run->bands, run->n_bands) == 0;
}

static void
paint_layer (DossierPainter *self, const Layer *layer, GArray *runs, DossierPageLine *line)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const DossierRun *run = &g_array_index (runs, DossierRun, i);
      g_autoptr (GArray) spans = NULL;

      if (!lies_on (layer, run))
        continue;
      while (i + 1 < runs->len
             && goes_on (layer, &g_array_index (runs, DossierRun, i),
                         &g_array_index (runs, DossierRun, i + 1)))
        i++;
      spans = dossier_page_line_get_spans (line, self->view, self->edges, run->start,
                                           g_array_index (runs, DossierRun, i).end);
      for (guint j = 0; j < spans->len; j++)
        layer->paint (self, run, line, &g_array_index (spans, DossierSpan, j));
    }
}

/* A clock beside a line that says a date: the form alone, no colour needed. */
static void
paint_clock (DossierPainter *self, const DossierPageLine *line)
{
  float size = 9.f;
  float x = (float) gtk_text_view_get_left_margin (self->view) - 22.f;
  float y = (float) line->y + ((float) line->height - size) / 2.f;
  GdkRGBA colour = self->ink.date;
  GskRoundedRect circle;

  if (x < 2.f)
    return;
  colour.alpha = self->ink.is_high_contrast ? 1.f : 0.55f;
  gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (x, y, size, size), size / 2.f);
  gtk_snapshot_append_border (self->snapshot, &circle, (float[4]){ 1.f, 1.f, 1.f, 1.f },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
  fill (self->snapshot, &colour, x + 4.f, y + 2.f, 1.f, 3.f);
  fill (self->snapshot, &colour, x + 4.f, y + 4.f, 3.f, 1.f);
}

/**
 * dossier_painter_paint_marks:
 * @self: the frame
 *
 * Bands and underlines of every visible line. The work is bounded by what is visible.
 */
void
dossier_painter_paint_marks (DossierPainter *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      DossierPageLine *line = &g_array_index (self->lines, DossierPageLine, i);
      g_autoptr (GPtrArray) marks = dossier_mark_set_query (self->marks, line->start, line->end);
      g_autoptr (GPtrArray) hits = dossier_mark_set_query (self->hits, line->start, line->end);
      g_autoptr (GArray) runs = NULL;
      guint lines_seen = 0;

      g_ptr_array_extend (marks, hits, NULL, NULL);
      runs = dossier_mark_sweep (marks, line->start, line->end);
      for (guint j = 0; j < runs->len; j++)
        lines_seen |= g_array_index (runs, DossierRun, j).lines;
      for (guint j = 0; j < G_N_ELEMENTS (layers); j++)
        if (layers[j].bit == 0 || (lines_seen & layers[j].bit) != 0)
          paint_layer (self, &layers[j], runs, line);
      if (lines_seen & (DOSSIER_LINE_DATE | DOSSIER_LINE_DATE_SUGGESTED))
        paint_clock (self, line);
    }
}

/**
 * dossier_painter_outline:
 * @self: the frame
 * @start: first code point, in the article
 * @end: the one behind the last
 * @colour: of the outline
 * @width: of the outline in pixels
 * @grow: how far it stands off the words
 *
 * A frame around the words on each line that they take.
 */
void
dossier_painter_outline (DossierPainter *self, guint start, guint end, const GdkRGBA *colour,
                         float width, float grow)
{
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  for (guint i = 0; i < self->lines->len; i++)
    {
      DossierPageLine *line = &g_array_index (self->lines, DossierPageLine, i);
      g_autoptr (GArray) spans =
          dossier_page_line_get_spans (line, self->view, self->edges, start, end);

      for (guint j = 0; j < spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (spans, DossierSpan, j);
          GskRoundedRect frame;

          gsk_rounded_rect_init_from_rect (&frame,
                                           &GRAPHENE_RECT_INIT ((float) span->x - grow,
                                                                (float) line->y - grow,
                                                                (float) span->width + 2.f * grow,
                                                                (float) line->height + 2.f * grow),
                                           4.f);
          gtk_snapshot_append_border (self->snapshot, &frame, widths, colours);
        }
    }
}

/**
 * dossier_painter_paint_paragraph_bar:
 * @self: the frame
 * @start: first code point of a paragraph, in the article
 * @end: the one behind its last
 *
 * A faint bar beside the paragraph that `b` would set aside.
 */
void
dossier_painter_paint_paragraph_bar (DossierPainter *self, guint start, guint end)
{
  float x = (float) gtk_text_view_get_left_margin (self->view) - 9.f;
  float top = 0.f;
  float bottom = 0.f;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DossierPageLine *line = &g_array_index (self->lines, DossierPageLine, i);

      if (line->end <= start || line->start >= end)
        continue;
      if (bottom <= 0.f)
        top = (float) line->y;
      bottom = (float) (line->y + line->height);
    }
  if (bottom > top && x > 0.f)
    fill (self->snapshot, &self->ink.outline, x, top, 2.f, bottom - top);
}

/**
 * dossier_painter_paint_breaks:
 * @self: the frame
 * @width: of the column of text
 *
 * The faint sign that a paragraph begins by our doing and not by the author's.
 */
void
dossier_painter_paint_breaks (DossierPainter *self, int width)
{
  float left = (float) gtk_text_view_get_left_margin (self->view);
  int gap = gtk_text_view_get_pixels_above_lines (self->view)
            + gtk_text_view_get_pixels_below_lines (self->view);
  GdkRGBA colour = self->ink.outline;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DossierPageLine *line = &g_array_index (self->lines, DossierPageLine, i);
      float y = (float) line->y - (float) gap / 2.f;
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (left, y, (float) width, 1.f);
      graphene_rect_t tile = GRAPHENE_RECT_INIT (left, y, 7.f, 1.f);

      if (!line->begins_paragraph || !dossier_page_text_is_break (self->page, line->start))
        continue;
      gtk_snapshot_push_repeat (self->snapshot, &bounds, &tile);
      fill (self->snapshot, &colour, left, y, 4.f, 1.f);
      gtk_snapshot_pop (self->snapshot);
    }
}
