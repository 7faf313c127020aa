#include "parts/popover-bin.h"

/* Around the content of a popover, about. */
#define FRAME 40

typedef struct
{
  GtkWidget *child;
} DossierPopoverBinPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (DossierPopoverBin, dossier_popover_bin, GTK_TYPE_WIDGET)

static DossierPopoverBinPrivate *private(DossierPopoverBin *self)
{
  return dossier_popover_bin_get_instance_private (self);
}

static void
dossier_popover_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  GtkWidget *child = private(DOSSIER_POPOVER_BIN (widget))->child;

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
dossier_popover_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *own = private(DOSSIER_POPOVER_BIN (widget))->child;

  if (own != NULL)
    gtk_widget_allocate (own, width, height, baseline, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static GtkSizeRequestMode
dossier_popover_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = private(DOSSIER_POPOVER_BIN (widget))->child;

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover is still in the middle of closing. */
static void
closed_cb (GtkPopover *popover, gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/**
 * dossier_popover_choose_side:
 * @popover: of a #DossierPopoverBin, pointing to something
 *
 * Puts it above what it points to where there is more room than below, and it needs that. GTK turns
 * it round only where it fits on the other side as a whole, and else cuts it short.
 */
void
dossier_popover_choose_side (GtkPopover *popover)
{
  GtkWidget *bin = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (bin));
  graphene_point_t place;
  GdkRectangle area;
  int height;
  double above, below;

  if (window == NULL || gtk_popover_get_child (popover) == NULL
      || !gtk_popover_get_pointing_to (popover, &area)
      || !gtk_widget_compute_point (bin, window,
                                    &GRAPHENE_POINT_INIT ((float) area.x, (float) area.y), &place))
    return;
  /* Itself it has no size before it is shown. */
  gtk_widget_measure (gtk_popover_get_child (popover), GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                      NULL, NULL);
  above = place.y;
  below = gtk_widget_get_height (window) - place.y - area.height;
  gtk_popover_set_position (popover,
                            height + FRAME > below && above > below ? GTK_POS_TOP : GTK_POS_BOTTOM);
}

/**
 * dossier_popover_bin_show:
 * @popover: (transfer floating): shown now, and dropped when it is closed
 * @area: what it is about, in the bin's coordinates; it stands beside it and covers nothing of it
 */
void
dossier_popover_bin_show (DossierPopoverBin *self, GtkPopover *popover, const GdkRectangle *area)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  gtk_popover_set_pointing_to (popover, area);
  dossier_popover_choose_side (popover);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (popover);
}

/**
 * dossier_popover_show_at:
 * @popover: (transfer floating):
 * @anchor: a widget inside a #DossierPopoverBin
 *
 * As dossier_popover_bin_show(), beside @anchor.
 */
void
dossier_popover_show_at (GtkPopover *popover, GtkWidget *anchor)
{
  GtkWidget *bin = gtk_widget_get_ancestor (anchor, DOSSIER_TYPE_POPOVER_BIN);
  graphene_rect_t bounds;
  GdkRectangle area = { 0, 0, 1, 1 };

  g_return_if_fail (bin != NULL);
  if (gtk_widget_compute_bounds (anchor, bin, &bounds))
    area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
  dossier_popover_bin_show (DOSSIER_POPOVER_BIN (bin), popover, &area);
}

/**
 * dossier_popover_bin_set_child:
 * @child: (nullable):
 */
void
dossier_popover_bin_set_child (DossierPopoverBin *self, GtkWidget *child)
{
  DossierPopoverBinPrivate *own = private(self);

  g_clear_pointer (&own->child, gtk_widget_unparent);
  own->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * dossier_popover_bin_get_child:
 *
 * Returns: (transfer none) (nullable):
 */
GtkWidget *
dossier_popover_bin_get_child (DossierPopoverBin *self)
{
  return private(self)->child;
}

static void
dossier_popover_bin_dispose (GObject *object)
{
  GtkWidget *child;

  private (DOSSIER_POPOVER_BIN (object))->child = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_popover_bin_parent_class)->dispose (object);
}

static void
dossier_popover_bin_class_init (DossierPopoverBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_popover_bin_dispose;
  widget_class->measure = dossier_popover_bin_measure;
  widget_class->size_allocate = dossier_popover_bin_size_allocate;
  widget_class->get_request_mode = dossier_popover_bin_get_request_mode;
}

static void
dossier_popover_bin_init (DossierPopoverBin *self)
{
}

/**
 * dossier_popover_bin_new:
 * @child: (nullable):
 */
GtkWidget *
dossier_popover_bin_new (GtkWidget *child)
{
  DossierPopoverBin *self = g_object_new (DOSSIER_TYPE_POPOVER_BIN, NULL);

  dossier_popover_bin_set_child (self, child);
  return GTK_WIDGET (self);
}
