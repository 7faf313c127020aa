#include "reader/reader-page.h"

#include "reader/density-strip.h"
#include "reader/part-bar.h"
#include "reader/reader-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierReaderPage
{
  GtkWidget parent_instance;

  GtkWidget *find_bar;
  GtkWidget *overlay;
  GtkWidget *part_bar;
  GtkWidget *reader;
  GtkWidget *status;
  GtkWidget *whereabouts; /* where the cursor is and on which marks, in words */
  gboolean sepia;
};

G_DEFINE_FINAL_TYPE (DossierReaderPage, dossier_reader_page, GTK_TYPE_WIDGET)

static gboolean
dossier_reader_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_READER_PAGE (widget)->reader);
}

static void
dossier_reader_page_dispose (GObject *object)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (object);

  g_clear_pointer (&self->find_bar, gtk_widget_unparent);
  g_clear_pointer (&self->part_bar, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->whereabouts, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_reader_page_parent_class)->dispose (object);
}

static void
find_cb (DossierReaderPage *self)
{
  dossier_find_bar_open (DOSSIER_FIND_BAR (self->find_bar));
}

static void
find_next_cb (DossierReaderPage *self)
{
  dossier_find_bar_step (DOSSIER_FIND_BAR (self->find_bar), 1);
}

static void
find_previous_cb (DossierReaderPage *self)
{
  dossier_find_bar_step (DOSSIER_FIND_BAR (self->find_bar), -1);
}

static gboolean
find_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  const char *name = g_variant_get_string (args, NULL);

  gtk_widget_activate_action (self->reader, name, NULL);
  return GDK_EVENT_STOP;
}

/* The keys of the reader that are as good in the bar. */
static void
add_find_keys (GtkWidgetClass *class)
{
  static const char *const actions[] = { "reader.find", "reader.find-next",
                                         "reader.find-previous" };
  guint n_keys;
  const DossierReaderKey *keys = dossier_reader_keys_get (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (g_strv_contains (actions, keys[i].action))
      gtk_widget_class_add_binding (class, gdk_keyval_to_lower (keys[i].keyval), keys[i].modifiers,
                                    find_key_cb, "s", keys[i].action);
}

static void
dossier_reader_page_class_init (DossierReaderPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_reader_page_dispose;
  widget_class->grab_focus = dossier_reader_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "readerpage");
  add_find_keys (widget_class);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_REGION);
}

/* Warm paper is light paper: the dark style keeps its own. */
static void
update_paper (DossierReaderPage *self)
{
  if (self->sepia && !adw_style_manager_get_dark (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (GTK_WIDGET (self), "sepia");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sepia");
  gtk_widget_queue_draw (self->reader);
}

/* Always there, so that the page does not jump: the place, and the marks if there are any. */
static void
cursor_moved_cb (DossierReaderPage *self, const char *marks)
{
  DossierReader *reader = DOSSIER_READER (self->reader);
  guint cursor = dossier_reader_get_cursor (reader);
  gboolean has_text = dossier_reader_get_length (reader) > 0;
  g_autofree char *place =
      has_text ? dossier_reader_dup_locator (reader, cursor, cursor + 1) : NULL;
  g_autoptr (GString) text = g_string_new (place);

  if (text->len > 0 && *marks != '\0')
    g_string_append (text, " · ");
  g_string_append (text, marks);
  gtk_label_set_text (GTK_LABEL (self->whereabouts), text->str);
}

/* For those who see the page and for those who do not: what the cursor stands on. */
static GtkWidget *
create_whereabouts (void)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "whereabouts");
  return label;
}

static void
dossier_reader_page_init (DossierReaderPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *strip;

  self->reader = dossier_reader_new ();
  self->status = dossier_status_line_new ();
  self->overlay = gtk_overlay_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->reader);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scrolled);
  self->whereabouts = create_whereabouts ();
  strip = dossier_density_strip_new (
      DOSSIER_READER (self->reader),
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  gtk_widget_set_halign (strip, GTK_ALIGN_END);
  gtk_widget_set_margin_end (strip, 10); /* the scroll bar comes out at the edge */
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), strip);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->status);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_paper), self, G_CONNECT_SWAPPED);
  self->find_bar = dossier_find_bar_new (DOSSIER_READER (self->reader));
  g_signal_connect_object (self->reader, "page-act::find", G_CALLBACK (find_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "page-act::find-next", G_CALLBACK (find_next_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "page-act::find-previous", G_CALLBACK (find_previous_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->find_bar, GTK_WIDGET (self));
  g_signal_connect_object (self->reader, "cursor-moved", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->part_bar = dossier_part_bar_new (DOSSIER_READER (self->reader));
  gtk_widget_set_parent (self->part_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->whereabouts, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article page"), -1);
}

/**
 * dossier_reader_page_new:
 *
 * Returns: (transfer floating): an empty page. Main thread.
 */
GtkWidget *
dossier_reader_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_READER_PAGE, NULL);
}

/**
 * dossier_reader_page_get_reader:
 * @self: a page
 *
 * Returns: (transfer none): the reader on it
 */
DossierReader *
dossier_reader_page_get_reader (DossierReaderPage *self)
{
  return DOSSIER_READER (self->reader);
}

/**
 * dossier_reader_page_get_status:
 * @self: a page
 *
 * Returns: (transfer none): the line that says what was done
 */
DossierStatusLine *
dossier_reader_page_get_status (DossierReaderPage *self)
{
  return DOSSIER_STATUS_LINE (self->status);
}

/**
 * dossier_reader_page_set_sepia:
 * @self: a page
 * @sepia: whether the paper is warm; it does nothing in the dark style
 */
void
dossier_reader_page_set_sepia (DossierReaderPage *self, gboolean sepia)
{
  self->sepia = sepia;
  update_paper (self);
}

/**
 * dossier_reader_page_find:
 * @self: a page
 *
 * Opens the bar that finds words in the article, from wherever the focus is.
 */
void
dossier_reader_page_find (DossierReaderPage *self)
{
  find_cb (self);
}

/**
 * dossier_reader_page_find_step:
 * @self: a page
 * @direction: 1 for the next hit, -1 for the previous one
 */
void
dossier_reader_page_find_step (DossierReaderPage *self, int direction)
{
  dossier_find_bar_step (DOSSIER_FIND_BAR (self->find_bar), direction);
}

/**
 * dossier_reader_page_get_find_bar:
 * @self: a page
 *
 * Returns: (transfer none): the bar
 */
DossierFindBar *
dossier_reader_page_get_find_bar (DossierReaderPage *self)
{
  return DOSSIER_FIND_BAR (self->find_bar);
}
