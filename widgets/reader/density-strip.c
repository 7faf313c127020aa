#include "reader/density-strip.h"

#include "reader/ink.h"
#include "reader/mark-sweep.h"

#define WIDTH 8
#define CELL  3 /* pixels: thinner ticks cannot be told apart */

/* From this many marks on, counting them all for one that is new would be felt in the frame that
 * shows it: the strip follows a moment later. */
#define MANY      5000
#define MOMENT_MS 250

/* A bit a tint, and these above them. */
#define BIT_CLAIM  (1u << 11)
#define BIT_SEARCH (1u << 12)
#define BIT_FLAG   (1u << 13)

struct _DossierDensityStrip
{
  GtkWidget parent_instance;

  DossierReader *reader;     /* not owned: both live on the same page */
  GtkAdjustment *adjustment; /* owned */
  GArray *cells;             /* guint: what is in each; empty when it must be counted anew */
  guint later;               /* counts them anew soon */
};

G_DEFINE_FINAL_TYPE (DossierDensityStrip, dossier_density_strip, GTK_TYPE_WIDGET)

static guint
get_bits (const DossierMark *mark)
{
  guint bits = 0;

  if (mark->state == DOSSIER_MARK_SUGGESTED)
    return 0;
  if (mark->kind == DOSSIER_MARK_CLAIM)
    return BIT_CLAIM;
  if (mark->kind == DOSSIER_MARK_SEARCH_HIT)
    return BIT_SEARCH;
  if (mark->kind == DOSSIER_MARK_FOLLOW_UP)
    return BIT_FLAG;
  if (mark->kind != DOSSIER_MARK_HIGHLIGHT)
    return 0;
  for (guint i = 0; i < mark->n_colours; i++)
    bits |= 1u << (mark->colours[i] % DOSSIER_BAND_NEUTRAL);
  return bits != 0 ? bits : 1u << DOSSIER_BAND_NEUTRAL;
}

static void
count_marks (DossierDensityStrip *self, GPtrArray *marks, guint n_cells)
{
  guint length = MAX (dossier_reader_get_length (self->reader), 1);

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = g_ptr_array_index (marks, i);
      guint64 cell = (guint64) mark->start * n_cells / length;

      g_array_index (self->cells, guint, MIN (cell, n_cells - 1)) |= get_bits (mark);
    }
}

/* One pass over all marks when they changed, never while scrolling. */
static void
count_cells (DossierDensityStrip *self, guint n_cells)
{
  g_autoptr (GPtrArray) marks = dossier_reader_find_marks (self->reader, 0, G_MAXUINT);
  g_autoptr (GPtrArray) hits = dossier_reader_find_hits (self->reader, 0, G_MAXUINT);

  g_array_set_size (self->cells, 0);
  g_array_set_size (self->cells, n_cells);
  count_marks (self, marks, n_cells);
  count_marks (self, hits, n_cells);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* The part on screen: a frame, so that the marks in it keep their colours. */
static void
paint_view (GtkSnapshot *snapshot, const DossierInk *ink, float top, float height)
{
  GskRoundedRect frame;
  GdkRGBA colour = ink->outline;

  colour.alpha = MIN (colour.alpha * 2.f, 1.f);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (0.f, top, WIDTH, height), 2.f);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 1.f, 1.f, 1.f, 1.f },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
paint_cell (GtkSnapshot *snapshot, const DossierInk *ink, guint bits, float y)
{
  guint n_tints = 0;
  float x = 0.f;

  for (guint tint = 0; tint < DOSSIER_N_BANDS; tint++)
    n_tints += (bits >> tint) & 1;
  for (guint tint = 0; tint < DOSSIER_N_BANDS; tint++)
    if ((bits >> tint) & 1)
      {
        GdkRGBA stripe = dossier_ink_get_stripe (ink, tint);

        fill (snapshot, &stripe, x, y, (float) WIDTH / (float) n_tints, CELL);
        x += (float) WIDTH / (float) n_tints;
      }
  if (bits & BIT_SEARCH)
    fill (snapshot, &ink->accent, 0.f, y, WIDTH, CELL);
  if (bits & BIT_CLAIM)
    fill (snapshot, &ink->claim, 0.f, y, 2.f, CELL);
  if (bits & BIT_FLAG)
    fill (snapshot, &ink->text, WIDTH - 3.f, y, 3.f, CELL);
}

/* What is on screen, on a strip of @height that stands for the whole article, of which the page may
 * show a part. */
static void
find_view (DossierDensityStrip *self, float height, float *top, float *page)
{
  float upper = (float) MAX (gtk_adjustment_get_upper (self->adjustment), 1.0);
  float length = (float) MAX (dossier_reader_get_length (self->reader), 1);
  guint start, end;
  float share;

  dossier_reader_get_part (self->reader, &start, &end);
  share = height * (float) (end - start) / length;
  *top = height * (float) start / length
         + share * (float) gtk_adjustment_get_value (self->adjustment) / upper;
  *page = share * (float) gtk_adjustment_get_page_size (self->adjustment) / upper;
}

static void
dossier_density_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierDensityStrip *self = DOSSIER_DENSITY_STRIP (widget);
  float height = (float) gtk_widget_get_height (widget);
  guint n_cells = (guint) MAX (gtk_widget_get_height (widget) / CELL, 1);
  float top, page;
  DossierInk ink;

  find_view (self, height, &top, &page);
  if (page >= height)
    return;
  if (self->cells->len != n_cells)
    count_cells (self, n_cells);
  dossier_ink_init (&ink, widget);
  paint_view (snapshot, &ink, top, page);
  for (guint i = 0; i < n_cells; i++)
    if (g_array_index (self->cells, guint, i) != 0)
      paint_cell (snapshot, &ink, g_array_index (self->cells, guint, i), (float) (i * CELL));
}

static void
dossier_density_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierDensityStrip *self)
{
  double share = y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
  guint offset = (guint) (CLAMP (share, 0.0, 1.0) * dossier_reader_get_length (self->reader));

  dossier_reader_show_range (self->reader, offset, offset, FALSE);
}

static void
count_anew (DossierDensityStrip *self)
{
  g_clear_handle_id (&self->later, g_source_remove);
  g_array_set_size (self->cells, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
later_cb (gpointer data)
{
  DossierDensityStrip *self = data;

  self->later = 0;
  count_anew (self);
  return G_SOURCE_REMOVE;
}

static void
marks_changed_cb (DossierDensityStrip *self)
{
  if (dossier_reader_get_n_marks (self->reader) < MANY || self->cells->len == 0)
    count_anew (self);
  else if (self->later == 0)
    self->later = g_timeout_add (MOMENT_MS, later_cb, self);
}

static void
dossier_density_strip_finalize (GObject *object)
{
  DossierDensityStrip *self = DOSSIER_DENSITY_STRIP (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_array_unref (self->cells);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (dossier_density_strip_parent_class)->finalize (object);
}

static void
dossier_density_strip_class_init (DossierDensityStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dossier_density_strip_finalize;
  widget_class->snapshot = dossier_density_strip_snapshot;
  widget_class->measure = dossier_density_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "densitystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_density_strip_init (DossierDensityStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cells = g_array_new (FALSE, TRUE, sizeof (guint));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * dossier_density_strip_new:
 * @reader: (transfer none): whose marks are shown; it outlives the strip
 * @adjustment: (transfer none): that scrolls it
 *
 * Returns: (transfer floating): a strip. Main thread.
 */
GtkWidget *
dossier_density_strip_new (DossierReader *reader, GtkAdjustment *adjustment)
{
  DossierDensityStrip *self = g_object_new (DOSSIER_TYPE_DENSITY_STRIP, NULL);

  self->reader = reader;
  self->adjustment = g_object_ref (adjustment);
  g_signal_connect_object (reader, "marks-changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "article-changed", G_CALLBACK (count_anew), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
