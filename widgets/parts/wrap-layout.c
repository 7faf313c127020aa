#include "parts/wrap-layout.h"

struct _DossierWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean fill_last;
};

G_DEFINE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where one line of children begins and how much room it takes. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *behind; /* the first child of the next line, or NULL */
  int height;
} Line;

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
first_visible (GtkWidget *widget)
{
  return next_visible (gtk_widget_get_first_child (widget));
}

static int
natural_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static Line
read_line (DossierWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { .first = first };
  int x = 0;

  for (GtkWidget *child = first; child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int wide = natural_width (child, width);
      int natural;

      if (child != first && x + wide > width)
        {
          line.behind = child;
          break;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &natural, NULL, NULL);
      line.height = MAX (line.height, natural);
      x += wide + self->spacing;
    }
  return line;
}

static void
measure_width (DossierWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = first_visible (widget); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
dossier_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                             GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  DossierWrapLayout *self = DOSSIER_WRAP_LAYOUT (manager);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  for (GtkWidget *child = first_visible (widget); child != NULL;)
    {
      Line line = read_line (self, child, for_size < 0 ? G_MAXINT : for_size);

      height += line.height + (height > 0 ? self->spacing : 0);
      child = line.behind;
    }
  *minimum = *natural = height;
}

static void
allocate_line (DossierWrapLayout *self, GtkWidget *widget, const Line *line, int y, int width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->behind;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int wide = natural_width (child, width);
      GtkWidget *next = next_visible (gtk_widget_get_next_sibling (child));

      if (self->fill_last && next == NULL)
        wide = MAX (wide, width - x);
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ rtl ? width - x - wide : x, y, wide, line->height }, -1);
      x += wide + self->spacing;
    }
}

static void
dossier_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                              int baseline)
{
  DossierWrapLayout *self = DOSSIER_WRAP_LAYOUT (manager);
  int y = 0;

  for (GtkWidget *child = first_visible (widget); child != NULL;)
    {
      Line line = read_line (self, child, width);

      allocate_line (self, widget, &line, y, width);
      y += line.height + self->spacing;
      child = line.behind;
    }
}

static GtkSizeRequestMode
dossier_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_wrap_layout_class_init (DossierWrapLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->measure = dossier_wrap_layout_measure;
  layout_class->allocate = dossier_wrap_layout_allocate;
  layout_class->get_request_mode = dossier_wrap_layout_get_request_mode;
}

static void
dossier_wrap_layout_init (DossierWrapLayout *self)
{
}

/**
 * dossier_wrap_layout_new:
 * @spacing: between children and between lines, in pixels
 * @fill_last: whether the last child takes what is left of its line
 *
 * Returns: (transfer full): for gtk_widget_set_layout_manager(). Main thread.
 */
GtkLayoutManager *
dossier_wrap_layout_new (int spacing, gboolean fill_last)
{
  DossierWrapLayout *self = g_object_new (DOSSIER_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  self->fill_last = fill_last;
  return GTK_LAYOUT_MANAGER (self);
}
