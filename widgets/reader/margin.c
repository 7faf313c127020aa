#include "reader/margin.h"

#include "reader/mark-sweep.h"

#define MAX_LANES    6
#define LANE_WIDTH   6
#define STRIPE_WIDTH 3
#define LABEL_GAP    6
#define MIN_LABEL    48
#define NAME_SIZE    12.0

/* Beyond this many marks in view nobody reads names: stripes show where they are. */
#define MAX_ITEMS 400
/* Names that stay laid out from frame to frame. */
#define MAX_LAYOUTS 500
/* How far a name may slip below its stripe before it is left out. */
#define MAX_SLIP 40
/* A name in the middle of a longer stripe than this would be far from the words it is about. */
#define MAX_CENTRED 60

typedef struct
{
  const DossierMark *mark;
  gint64 id;
  int top;
  int bottom;
  guint lane;
  GdkRectangle area; /* stripe and name, for clicks */
} Item;

struct _DossierMargin
{
  GArray *items; /* Item, as last drawn; the marks in them count during a frame only */

  GHashTable *layouts; /* what a name says → PangoLayout, for the width and the style below */
  int layout_width;
  double layout_scale;
  guint layout_serial;
};

/**
 * dossier_margin_new:
 *
 * Returns: (transfer full): a margin. Main thread.
 */
DossierMargin *
dossier_margin_new (void)
{
  DossierMargin *self = g_new0 (DossierMargin, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

/**
 * dossier_margin_free:
 * @self: (nullable) (transfer full): a margin
 */
void
dossier_margin_free (DossierMargin *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_hash_table_unref (self->layouts);
  g_free (self);
}

static gboolean
belongs_here (const DossierMark *mark)
{
  return mark->kind == DOSSIER_MARK_HIGHLIGHT || mark->kind == DOSSIER_MARK_CLAIM
         || mark->kind == DOSSIER_MARK_FOLLOW_UP;
}

/* The first line from @from on that ends behind @offset. */
static guint
find_line (GArray *lines, guint offset)
{
  guint low = 0;
  guint high = lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (lines, DossierPageLine, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
collect_items (DossierMargin *self, DossierPainter *painter)
{
  GArray *lines = painter->lines;
  const DossierPageLine *first = &g_array_index (lines, DossierPageLine, 0);
  const DossierPageLine *last = &g_array_index (lines, DossierPageLine, lines->len - 1);
  g_autoptr (GPtrArray) marks = dossier_mark_set_query (painter->marks, first->start, last->end);

  for (guint i = 0; i < marks->len && self->items->len < MAX_ITEMS; i++)
    {
      const DossierMark *mark = g_ptr_array_index (marks, i);
      guint from = MIN (find_line (lines, mark->start), lines->len - 1);
      guint to = MIN (find_line (lines, mark->end - 1), lines->len - 1);
      const DossierPageLine *top = &g_array_index (lines, DossierPageLine, from);
      const DossierPageLine *bottom = &g_array_index (lines, DossierPageLine, to);
      Item item = { .mark = mark, .id = mark->id };

      if (!belongs_here (mark))
        continue;
      item.top = top->y + 3;
      item.bottom = bottom->y + bottom->height - 3;
      g_array_append_val (self->items, item);
    }
}

/* Gives each stripe the first of @max lanes that is free at its top; returns how many lanes are in
 * use. */
static guint
assign_lanes (GArray *items, guint max)
{
  int free_from[MAX_LANES];
  guint n_lanes = 0;

  for (guint lane = 0; lane < max; lane++)
    free_from[lane] = G_MININT;
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      item->lane = max - 1;
      for (guint lane = 0; lane < max; lane++)
        if (free_from[lane] <= item->top)
          {
            item->lane = lane;
            break;
          }
      free_from[item->lane] = MAX (free_from[item->lane], item->bottom + 2);
      n_lanes = MAX (n_lanes, item->lane + 1);
    }
  return n_lanes;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
paint_bracket (DossierPainter *painter, const Item *item, int x)
{
  int height = item->bottom - item->top;

  if (item->mark->state == DOSSIER_MARK_SUGGESTED)
    for (int y = 0; y < height; y += 4)
      fill (painter->snapshot, &painter->ink.claim, x, item->top + y, 2, 2);
  else
    fill (painter->snapshot, &painter->ink.claim, x, item->top, 2, height);
  fill (painter->snapshot, &painter->ink.claim, x - 3, item->top, 3, 2);
  fill (painter->snapshot, &painter->ink.claim, x - 3, item->bottom - 2, 3, 2);
}

/* Several tags share the stripe from top to bottom, as they share the band behind the words. */
static void
paint_stripe (DossierPainter *painter, const Item *item, int x, gboolean is_current)
{
  const DossierMark *mark = item->mark;
  guint n = MAX (mark->n_colours, 1);
  int height = item->bottom - item->top;
  int width = is_current ? STRIPE_WIDTH + 1 : STRIPE_WIDTH;

  for (guint i = 0; i < n; i++)
    {
      guint band = mark->n_colours == 0 ? DOSSIER_BAND_NEUTRAL : mark->colours[i];
      GdkRGBA stripe = dossier_ink_get_stripe (&painter->ink, band);
      int from = item->top + height * (int) i / (int) n;
      int to = item->top + height * (int) (i + 1) / (int) n;

      if (mark->state == DOSSIER_MARK_CONFIRMED)
        fill (painter->snapshot, &stripe, x, from, width, to - from);
      else
        for (int y = from; y < to; y += 2 * STRIPE_WIDTH)
          fill (painter->snapshot, &stripe, x, y, width, MIN (STRIPE_WIDTH, to - y));
    }
}

static PangoLayout *
create_label (DossierPainter *painter, const DossierMark *mark, int width, gboolean is_current)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (painter->view), NULL);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans");
  PangoAttrList *attrs = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (mark->label);
  gboolean guess = mark->state == DOSSIER_MARK_SUGGESTED;

  if (guess)
    g_string_append_c (text, '?');
  if (mark->has_comment)
    g_string_append (text, " ✎");
  pango_attr_list_insert (
      attrs, pango_attr_weight_new (is_current ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_SEMIBOLD));
  if (mark->detail != NULL)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_NORMAL);
      PangoAttribute *alpha = pango_attr_foreground_alpha_new (0xa000);

      weight->start_index = alpha->start_index = (guint) text->len;
      pango_attr_list_insert (attrs, weight);
      pango_attr_list_insert (attrs, alpha);
      g_string_append_printf (text, "\n%s", mark->detail);
    }
  pango_font_description_set_absolute_size (font, NAME_SIZE * painter->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text->str, -1);
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, mark->detail != NULL ? -1 : 0);
  /* Names of every script begin at their stripe. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_attr_list_unref (attrs);
  return layout;
}

/* Laying names out costs more than all else in the margin, and most stay from frame to frame. */
static PangoLayout *
find_label (DossierMargin *self, DossierPainter *painter, const DossierMark *mark, int width,
            gboolean is_current)
{
  guint serial =
      pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (painter->view)));
  g_autofree char *key = g_strdup_printf (
      "%c%c%c%s\n%s", is_current ? '!' : ' ', mark->state == DOSSIER_MARK_SUGGESTED ? '?' : ' ',
      mark->has_comment ? '+' : ' ', mark->label, mark->detail != NULL ? mark->detail : "");
  PangoLayout *layout;

  if (serial != self->layout_serial || width != self->layout_width
      || painter->scale < self->layout_scale || painter->scale > self->layout_scale
      || g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  self->layout_serial = serial;
  self->layout_width = width;
  self->layout_scale = painter->scale;
  layout = g_hash_table_lookup (self->layouts, key);
  if (layout == NULL)
    {
      layout = create_label (painter, mark, width, is_current);
      g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
    }
  return layout;
}

static GdkRGBA
get_label_colour (DossierPainter *painter, const DossierMark *mark)
{
  if (mark->kind != DOSSIER_MARK_HIGHLIGHT)
    return painter->ink.text;
  return dossier_ink_get_name (&painter->ink,
                               mark->n_colours == 0 ? DOSSIER_BAND_NEUTRAL : mark->colours[0]);
}

/* Writes the name beside its stripe, or a little lower where another one stands; returns the
 * first free position below. A name that would slip too far is left to its stripe and tooltip. */
static int
paint_label (DossierMargin *self, DossierPainter *painter, Item *item, int x, int width,
             int free_from, gboolean is_alone, gboolean is_current)
{
  PangoLayout *layout;
  GdkRGBA colour = get_label_colour (painter, item->mark);
  int height = item->bottom - item->top;
  int text_height;
  int y;

  if (item->mark->label == NULL || width < MIN_LABEL)
    return free_from;
  /* Laying a name out costs more than all else here: not for one that has no room anyway. */
  if (!is_current && free_from > MAX (item->top + MAX_CENTRED / 2, item->bottom) + MAX_SLIP)
    return free_from;
  layout = find_label (self, painter, item->mark, width, is_current);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  y = item->top - 2;
  if (is_alone)
    y += MAX ((MIN (height, MAX_CENTRED) - text_height) / 2 + 2, 0);
  if (free_from > y)
    {
      if (free_from > MAX (y, item->bottom - text_height) + MAX_SLIP && !is_current)
        return free_from;
      y = free_from;
    }
  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (painter->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (painter->snapshot, layout, &colour);
  gtk_snapshot_restore (painter->snapshot);
  item->area.width = x + width - item->area.x;
  item->area.height = MAX (item->area.height, y + text_height - item->area.y);
  return y + text_height + 1;
}

/* Whether no other stripe begins beside this one, so that its name may stand in the middle. */
static gboolean
is_alone (GArray *items, guint i)
{
  const Item *item = &g_array_index (items, Item, i);

  return (i == 0 || g_array_index (items, Item, i - 1).bottom < item->top)
         && (i + 1 == items->len || g_array_index (items, Item, i + 1).top > item->bottom);
}

/**
 * dossier_margin_paint:
 * @self: a margin
 * @painter: the frame
 * @left: where it begins, buffer coordinates
 * @width: the room it has
 * @current: the current mark, or 0
 */
void
dossier_margin_paint (DossierMargin *self, DossierPainter *painter, int left, int width,
                      gint64 current)
{
  guint n_lanes;
  int label_x;
  int free_from = G_MININT;

  g_array_set_size (self->items, 0);
  if (painter->lines->len == 0)
    return;
  collect_items (self, painter);
  n_lanes = assign_lanes (self->items, (guint) CLAMP (width / LANE_WIDTH, 1, MAX_LANES));
  label_x = left + (int) n_lanes * LANE_WIDTH + LABEL_GAP;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      int x = left + (int) item->lane * LANE_WIDTH;
      gboolean is_current = item->id == current;

      item->area = (GdkRectangle){ x - 3, item->top, LANE_WIDTH + 3, item->bottom - item->top };
      if (item->mark->kind == DOSSIER_MARK_CLAIM)
        paint_bracket (painter, item, x + 2);
      else
        paint_stripe (painter, item, x, is_current);
      free_from = paint_label (self, painter, item, label_x, left + width - label_x, free_from,
                               is_alone (self->items, i), is_current);
      item->mark = NULL;
    }
}

/**
 * dossier_margin_find:
 * @self: a margin
 * @x: in buffer coordinates
 * @y: in buffer coordinates
 *
 * Returns: the mark whose stripe or name was last drawn there, or 0
 */
gint64
dossier_margin_find (DossierMargin *self, int x, int y)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (gdk_rectangle_contains_point (&item->area, x, y))
        return item->id;
    }
  return 0;
}
