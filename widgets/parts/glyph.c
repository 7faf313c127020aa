#include "parts/glyph.h"

#include "model/actor-kind.h"
#include "model/tag-colour.h"
#include "reader/ink.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define SIZE 14

struct _DossierGlyph
{
  GtkWidget parent_instance;

  gboolean is_actor;
  guint colour;
  DossierShape shape; /* of an actor's kind */
};

G_DEFINE_FINAL_TYPE (DossierGlyph, dossier_glyph, GTK_TYPE_WIDGET)

/* A polygon around the middle of the unit square; every other corner at @inner makes a star. */
static void
trace_polygon (cairo_t *cr, int corners, double outer, double inner, double turn)
{
  for (int i = 0; i < corners; i++)
    {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = turn + i * 2 * G_PI / corners - G_PI / 2;

      cairo_line_to (cr, 0.5 + radius * cos (angle), 0.5 + radius * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_square (cairo_t *cr)
{
  const double r = 0.14, low = 0.12, high = 0.88;

  cairo_arc (cr, high - r, low + r, r, -G_PI / 2, 0);
  cairo_arc (cr, high - r, high - r, r, 0, G_PI / 2);
  cairo_arc (cr, low + r, high - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, low + r, low + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
trace_plus (cairo_t *cr)
{
  cairo_rectangle (cr, 0.34, 0.06, 0.32, 0.88);
  cairo_rectangle (cr, 0.06, 0.34, 0.88, 0.32);
}

static void
trace_ring (cairo_t *cr)
{
  cairo_arc (cr, 0.5, 0.5, 0.44, 0, 2 * G_PI);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, 0.5, 0.5, 0.2, 2 * G_PI, 0);
}

static void
trace_pin (cairo_t *cr)
{
  cairo_arc (cr, 0.5, 0.36, 0.32, G_PI * 0.85, G_PI * 0.15);
  cairo_line_to (cr, 0.5, 0.98);
  cairo_close_path (cr);
}

/* In the order of the tag palette. */
static void
trace_tag (cairo_t *cr, guint colour)
{
  switch (colour % DOSSIER_N_TAG_COLOURS)
    {
    case 0:
      trace_square (cr);
      break;
    case 1:
      cairo_arc (cr, 0.5, 0.5, 0.43, 0, 2 * G_PI);
      break;
    case 2:
      trace_polygon (cr, 4, 0.5, 0.5, 0);
      break;
    case 3:
      trace_polygon (cr, 3, 0.54, 0.54, 0);
      break;
    case 4:
      trace_polygon (cr, 6, 0.48, 0.48, G_PI / 6);
      break;
    case 5:
      trace_polygon (cr, 3, 0.54, 0.54, G_PI);
      break;
    case 6:
      trace_plus (cr);
      break;
    case 7:
      trace_polygon (cr, 10, 0.54, 0.24, 0);
      break;
    case 8:
      trace_polygon (cr, 8, 0.54, 0.3, 0);
      break;
    default:
      trace_ring (cr);
    }
}

static void
trace_actor (cairo_t *cr, DossierShape shape)
{
  switch (shape)
    {
    case DOSSIER_SHAPE_SQUARE:
      trace_square (cr);
      break;
    case DOSSIER_SHAPE_DIAMOND:
      trace_polygon (cr, 4, 0.5, 0.5, 0);
      break;
    case DOSSIER_SHAPE_TRIANGLE:
      trace_polygon (cr, 3, 0.54, 0.54, 0);
      break;
    case DOSSIER_SHAPE_PIN:
      trace_pin (cr);
      break;
    case DOSSIER_SHAPE_RING:
      trace_ring (cr);
      break;
    case DOSSIER_SHAPE_CIRCLE:
    default:
      cairo_arc (cr, 0.5, 0.5, 0.4, 0, 2 * G_PI);
    }
}

static void
dossier_glyph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierGlyph *self = DOSSIER_GLYPH (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  DossierInk ink;
  GdkRGBA colour;

  dossier_ink_init (&ink, widget);
  colour = dossier_ink_get_stripe (&ink, self->colour % DOSSIER_N_TAG_COLOURS);
  cairo_translate (cr, (width - SIZE) / 2, (height - SIZE) / 2);
  cairo_scale (cr, SIZE, SIZE);
  if (self->is_actor)
    trace_actor (cr, self->shape);
  else
    trace_tag (cr, self->colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
dossier_glyph_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

/**
 * dossier_glyph_set_tag_colour:
 * @colour: index of a tag colour
 */
void
dossier_glyph_set_tag_colour (DossierGlyph *self, guint colour)
{
  self->is_actor = FALSE;
  self->colour = colour;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (dossier_tag_colour_get (colour)->name), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_glyph_set_actor_kind:
 * @kind: (nullable): as stored
 */
void
dossier_glyph_set_actor_kind (DossierGlyph *self, const char *kind)
{
  const DossierActorKind *known = dossier_actor_kind_find (kind);
  g_autofree char *name = dossier_actor_kind_dup_name (kind);

  self->is_actor = TRUE;
  self->colour = known != NULL ? known->colour : DOSSIER_N_TAG_COLOURS - 1;
  self->shape = known != NULL ? known->shape : DOSSIER_SHAPE_CIRCLE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_glyph_class_init (DossierGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dossier_glyph_measure;
  widget_class->snapshot = dossier_glyph_snapshot;
  gtk_widget_class_set_css_name (widget_class, "glyph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_glyph_init (DossierGlyph *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * dossier_glyph_new:
 */
GtkWidget *
dossier_glyph_new (void)
{
  return g_object_new (DOSSIER_TYPE_GLYPH, NULL);
}
