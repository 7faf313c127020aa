#include "reader/title-block.h"

#include <glib/gi18n.h>

#define TOP_SPACE    44
#define BOTTOM_SPACE 22

struct _DossierTitleBlock
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *meta;
  int left;
  int width;
  int offset;
};

G_DEFINE_FINAL_TYPE (DossierTitleBlock, dossier_title_block, GTK_TYPE_WIDGET)

static void
dossier_title_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTitleBlock *self = DOSSIER_TITLE_BLOCK (widget);
  GtkAllocation area = { self->left, TOP_SPACE - self->offset, 0, 0 };
  int minimum;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  area.width = MAX (self->width, minimum);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, area.width, &area.height, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (self->box, &area, -1);
}

/* It takes what it is given: the reader's size is not its business. */
static void
dossier_title_block_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
dossier_title_block_dispose (GObject *object)
{
  DossierTitleBlock *self = DOSSIER_TITLE_BLOCK (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_title_block_parent_class)->dispose (object);
}

static void
dossier_title_block_class_init (DossierTitleBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_title_block_dispose;
  widget_class->measure = dossier_title_block_measure;
  widget_class->size_allocate = dossier_title_block_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "titleblock");
}

static GtkWidget *
create_label (DossierTitleBlock *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
meta_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *meta)
{
  if (gtk_widget_contains (meta, x, y))
    gtk_widget_activate_action (meta, "win.article-details", NULL);
}

/* Where the article is from is corrected where it stands; the same is Alt+Return. */
static void
make_meta_clickable (DossierTitleBlock *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_tooltip_text (self->meta, _ ("Article details"));
  gtk_widget_set_cursor_from_name (self->meta, "pointer");
  g_signal_connect (click, "released", G_CALLBACK (meta_clicked_cb), self->meta);
  gtk_widget_add_controller (self->meta, GTK_EVENT_CONTROLLER (click));
}

static void
dossier_title_block_init (DossierTitleBlock *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->title = create_label (self, "article-title");
  gtk_widget_set_can_target (self->title, FALSE);
  self->meta = create_label (self, "article-meta");
  make_meta_clickable (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_title_block_new:
 *
 * Returns: (transfer floating): an empty block
 */
DossierTitleBlock *
dossier_title_block_new (void)
{
  return g_object_new (DOSSIER_TYPE_TITLE_BLOCK, NULL);
}

/* A line begins on the side where its script begins, as the paragraphs below do. */
static void
set_label (GtkWidget *label, const char *text)
{
  gboolean is_empty = text == NULL || *text == '\0';
  gboolean from_right;

  gtk_label_set_text (GTK_LABEL (label), is_empty ? "" : text);
  from_right = pango_layout_get_direction (gtk_label_get_layout (GTK_LABEL (label)), 0)
               == PANGO_DIRECTION_RTL;
  gtk_label_set_xalign (GTK_LABEL (label), from_right ? 1.f : 0.f);
  gtk_widget_set_visible (label, !is_empty);
}

/**
 * dossier_title_block_set_text:
 * @self: the block
 * @title: (nullable): of the article
 * @meta: (nullable): where it is from: "Harbour Courier · M. Okafor · 9 Oct 2025"
 */
void
dossier_title_block_set_text (DossierTitleBlock *self, const char *title, const char *meta)
{
  set_label (self->title, title);
  set_label (self->meta, meta);
}

/**
 * dossier_title_block_get_height:
 * @self: the block
 * @width: of the column in pixels
 *
 * Returns: the room it takes above the text, its spaces included
 */
int
dossier_title_block_get_height (DossierTitleBlock *self, int width)
{
  int least;
  int height;

  if (!gtk_widget_get_visible (self->title) && !gtk_widget_get_visible (self->meta))
    return TOP_SPACE;
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL,
                      NULL);
  return TOP_SPACE + height + BOTTOM_SPACE;
}

/**
 * dossier_title_block_place:
 * @self: the block
 * @left: where the column begins
 * @width: of the column
 *
 * Called by the reader before it allocates the block.
 */
void
dossier_title_block_place (DossierTitleBlock *self, int left, int width)
{
  self->left = left;
  self->width = width;
}

/**
 * dossier_title_block_set_offset:
 * @self: the block
 * @offset: how far the page is scrolled, in pixels
 */
void
dossier_title_block_set_offset (DossierTitleBlock *self, int offset)
{
  if (self->offset == offset)
    return;
  self->offset = offset;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
