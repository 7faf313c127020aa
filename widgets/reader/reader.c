#include "reader/reader-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

enum
{
  SIGNAL_ACT,
  SIGNAL_MARK_ACTIVATED,
  SIGNAL_MARK_RANGE_CHANGED,
  SIGNAL_KINDS_CHANGED,
  SIGNAL_MARKS_CHANGED,
  SIGNAL_CURSOR_MOVED,
  SIGNAL_ARTICLE_CHANGED,
  SIGNAL_PART_CHANGED,
  SIGNAL_PAGE_ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierReader, dossier_reader, GTK_TYPE_TEXT_VIEW)

/* Where the code point @offset of the article stands in the buffer. */
void
dossier_reader_get_iter (DossierReader *self, GtkTextIter *iter, guint offset)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      (int) dossier_page_text_to_page (self->page, offset));
}

/* The code point of the article at @iter. */
guint
dossier_reader_get_offset (DossierReader *self, const GtkTextIter *iter)
{
  return dossier_page_text_to_article (self->page, (guint) gtk_text_iter_get_offset (iter));
}

/* The marks at the cursor and the current one, which may end where the cursor stands. */
static GPtrArray *
find_marks_here (DossierReader *self)
{
  guint cursor = dossier_reader_get_cursor (self);
  GPtrArray *marks = dossier_mark_set_query (self->marks, cursor, cursor + 1);
  const DossierMark *current = dossier_mark_set_lookup (self->marks, self->current);

  if (current != NULL && !g_ptr_array_find (marks, current, NULL))
    g_ptr_array_insert (marks, 0, (gpointer) current);
  return marks;
}

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

/* What stands at the cursor, for those who do not see it. */
static void
update_description (DossierReader *self)
{
  guint cursor = dossier_reader_get_cursor (self);
  const DossierReaderZone *zone = dossier_reader_find_zone (self, cursor, cursor + 1);
  g_autoptr (GPtrArray) marks = find_marks_here (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (marks->len, 8); i++)
    {
      const DossierMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *one = dossier_mark_dup_description (mark);

      append_part (text, one);
      if (mark->id == self->current && marks->len > 1)
        /* Translators: behind the one of several marks that the next key is about */
        g_string_append (text, _ (" (chosen)"));
    }
  if (zone != NULL)
    {
      /* Translators: what is no part of the text proper; %s is "caption", "footer", "set aside" */
      g_autofree char *aside =
          g_strdup_printf (_ ("Outside the text: %s"), zone->kind != NULL ? zone->kind : "");

      append_part (text, aside);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
  g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0, text->str);
}

static void
cursor_moved_cb (DossierReader *self)
{
  const DossierMark *current;
  guint cursor;

  if (self->is_loading)
    return;
  cursor = dossier_reader_get_cursor (self);
  current = dossier_mark_set_lookup (self->marks, self->current);
  if (current != NULL && (cursor < current->start || cursor > current->end))
    dossier_reader_set_current_mark (self, 0);
  update_description (self);
  dossier_reader_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scrolled_cb (DossierReader *self, GtkAdjustment *adjustment)
{
  dossier_title_block_set_offset (self->title, (int) gtk_adjustment_get_value (adjustment));
  dossier_reader_remember_top (self);
}

static void
adjustment_changed_cb (DossierReader *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
style_changed_cb (DossierReader *self)
{
  dossier_reader_update_zone_colour (self);
  dossier_reader_update_layout_colour (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The view would ask for the width that its text has now, and so never get a smaller one. */
static void
dossier_reader_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = dossier_reader_get_least_width ();
  else
    GTK_WIDGET_CLASS (dossier_reader_parent_class)
        ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
}

static void
dossier_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierReader *self = DOSSIER_READER (widget);
  GtkAllocation all = { 0, 0, width, height };

  dossier_reader_lay_out (self, width);
  /* Before it has a width the view would lay everything out in a column of one pixel. */
  if (gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (self)) != GTK_WRAP_WORD_CHAR)
    gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  GTK_WIDGET_CLASS (dossier_reader_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_widget_size_allocate (GTK_WIDGET (self->title), &all, -1);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dossier_reader_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierReader *self = DOSSIER_READER (widget);

  GTK_WIDGET_CLASS (dossier_reader_parent_class)->snapshot (widget, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->title), snapshot);
}

static void
dossier_reader_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dossier_reader_snapshot_marks (DOSSIER_READER (view), snapshot);
}

/* Whether reading on in that direction leaves the part that is shown. */
static gboolean
is_at_edge (DossierReader *self, int direction)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return direction > 0 ? gtk_text_iter_is_end (&iter) : gtk_text_iter_is_start (&iter);
}

/* Arrows go by word, which is what one marks; with Ctrl they go by character. What would leave a
 * part of a long text goes on in the next one; a selection stays within its part. */
static void
dossier_reader_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  DossierReader *self = DOSSIER_READER (view);

  if (step == GTK_MOVEMENT_VISUAL_POSITIONS && ABS (count) == 1)
    step = GTK_MOVEMENT_WORDS;
  else if (step == GTK_MOVEMENT_WORDS)
    step = GTK_MOVEMENT_VISUAL_POSITIONS;
  dossier_reader_forget_goal (self);
  if (step == GTK_MOVEMENT_BUFFER_ENDS && !extend && self->parts->len > 1)
    dossier_reader_place_cursor (self, count < 0 ? 0 : dossier_reader_get_length (self), FALSE);
  else if (!extend && is_at_edge (self, count) && dossier_reader_turn (self, count))
    return;
  GTK_TEXT_VIEW_CLASS (dossier_reader_parent_class)->move_cursor (view, step, count, extend);
}

static void
free_zone (gpointer zone)
{
  g_free ((char *) ((DossierReaderZone *) zone)->kind);
}

static void
dossier_reader_dispose (GObject *object)
{
  DossierReader *self = DOSSIER_READER (object);

  dossier_reader_forget_goal (self);
  dossier_reader_drop_segments (self);
  if (self->title != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->title));
  self->title = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_reader_parent_class)->dispose (object);
}

static void
dossier_reader_finalize (GObject *object)
{
  DossierReader *self = DOSSIER_READER (object);

  dossier_page_text_free (self->page);
  g_array_unref (self->parts);
  dossier_reader_drop_segments (self);
  dossier_mark_set_free (self->marks);
  dossier_mark_set_free (self->hits);
  dossier_line_edges_free (self->edges);
  dossier_margin_free (self->margin);
  g_array_unref (self->zones);
  g_array_unref (self->layout);
  g_hash_table_unref (self->item_starts);
  dossier_reader_clear_menu (self);
  g_object_unref (self->font);
  G_OBJECT_CLASS (dossier_reader_parent_class)->finalize (object);
}

static void
install_signals (GObjectClass *class)
{
  /**
   * DossierReader::act:
   * @name: what the person asks for, as in the table of keys; it is the detail of the signal
   * @start: first code point of what it is about
   * @end: the code point behind
   * @digit: the digit key, or 0
   */
  signals[SIGNAL_ACT] = g_signal_new (
      "act", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT);
  /**
   * DossierReader::mark-activated:
   * @id: the mark that has become the current one, 0 if there is none any more
   */
  signals[SIGNAL_MARK_ACTIVATED] =
      g_signal_new ("mark-activated", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * DossierReader::mark-range-changed:
   * @id: a mark
   * @start: the first code point that it shall have
   * @end: the code point behind the last that it shall have
   *
   * A person moved an end of a mark. It stays as it is until the mark is given anew.
   */
  signals[SIGNAL_MARK_RANGE_CHANGED] =
      g_signal_new ("mark-range-changed", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT);
}

static void
install_news (GObjectClass *class)
{
  /**
   * DossierReader::kinds-changed:
   *
   * A person showed or hid a kind of marks; buttons that say so follow.
   */
  signals[SIGNAL_KINDS_CHANGED] =
      g_signal_new ("kinds-changed", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  /**
   * DossierReader::marks-changed:
   *
   * Other marks, or the same ones shown or hidden.
   */
  signals[SIGNAL_MARKS_CHANGED] =
      g_signal_new ("marks-changed", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  /**
   * DossierReader::cursor-moved:
   * @text: the marks at the cursor, in words; "" if there are none
   */
  signals[SIGNAL_CURSOR_MOVED] =
      g_signal_new ("cursor-moved", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DossierReader::page-act:
   * @name: "find", "find-next", "find-previous" or "zoom"; it is the detail of the signal
   * @number: steps of "zoom", 0 for the usual size
   *
   * A person asks for something that is about the page and not about its words.
   */
  signals[SIGNAL_PAGE_ACT] =
      g_signal_new ("page-act", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                    0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  /**
   * DossierReader::article-changed:
   *
   * Another text, without marks yet.
   */
  signals[SIGNAL_ARTICLE_CHANGED] =
      g_signal_new ("article-changed", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DossierReader::part-changed:
   *
   * Another part of the same long text is shown.
   */
  signals[SIGNAL_PART_CHANGED] =
      g_signal_new ("part-changed", G_OBJECT_CLASS_TYPE (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
dossier_reader_class_init (DossierReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (class);

  object_class->dispose = dossier_reader_dispose;
  object_class->finalize = dossier_reader_finalize;
  widget_class->measure = dossier_reader_measure;
  widget_class->size_allocate = dossier_reader_size_allocate;
  widget_class->snapshot = dossier_reader_snapshot;
  view_class->snapshot_layer = dossier_reader_snapshot_layer;
  view_class->move_cursor = dossier_reader_move_cursor;
  dossier_reader_install_copying (class);
  install_signals (object_class);
  install_news (object_class);
  dossier_reader_install_actions (widget_class);
}

static void
dossier_reader_init (DossierReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->page = dossier_page_text_new ("", TRUE);
  self->parts = dossier_text_parts_find (dossier_page_text_get_article (self->page));
  self->marks = dossier_mark_set_new ();
  self->hits = dossier_mark_set_new ();
  self->edges = dossier_line_edges_new ();
  self->margin = dossier_margin_new ();
  self->zones = g_array_new (FALSE, FALSE, sizeof (DossierReaderZone));
  g_array_set_clear_func (self->zones, free_zone);
  self->font = gtk_css_provider_new ();
  self->size = 17.0;
  self->spacing = 1.0;
  self->measure = 66;
  dossier_reader_create_menu (self);
  self->title = g_object_ref_sink (dossier_title_block_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  g_object_unref (self->title); /* its parent holds it */

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->gap_tag =
      gtk_text_buffer_create_tag (buffer, "gap", "size-points", 1.0, "pixels-below-lines", 0, NULL);
  dossier_reader_create_layout_tags (self);
  self->item_starts = g_hash_table_new (NULL, NULL);
  self->zone_tag = gtk_text_buffer_create_tag (buffer, "zone", NULL);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_bottom_margin (view, 110);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dossier-reader");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  dossier_reader_apply_font (self);
  dossier_reader_add_keys (self);
  dossier_reader_add_pointer (self);
  dossier_reader_add_dragging (self);
  dossier_reader_update_actions (self);

  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dossier_reader_new:
 *
 * Returns: (transfer floating): an empty reader, to be put into a scrolled window
 */
GtkWidget *
dossier_reader_new (void)
{
  return g_object_new (DOSSIER_TYPE_READER, NULL);
}

/* The text with a NUL behind it, for dossier_reader_get_article(). */
static DossierTextMap *
create_map (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (valid, strlen (valid), g_free, valid);
  g_autoptr (GError) error = NULL;
  DossierTextMap *map = dossier_text_map_new (bytes, &error);

  if (map != NULL)
    return map;
  g_warning ("%s", error->message);
  return dossier_text_map_new_for_string ("", NULL);
}

/**
 * dossier_reader_set_article:
 * @self: a reader
 * @text: UTF-8
 *
 * Shows another article from its beginning, without marks and zones; a long one part by part.
 */
void
dossier_reader_set_article (DossierReader *self, const char *text)
{
  g_autoptr (DossierTextMap) map = NULL;

  g_return_if_fail (DOSSIER_IS_READER (self));

  dossier_reader_forget_goal (self);
  dossier_mark_set_load (self->marks, NULL, 0);
  dossier_mark_set_load (self->hits, NULL, 0);
  g_array_set_size (self->zones, 0);
  g_array_set_size (self->layout, 0);
  g_hash_table_remove_all (self->item_starts);
  dossier_reader_drop_segments (self);
  dossier_reader_set_current_mark (self, 0);
  map = create_map (text);
  g_array_unref (self->parts);
  self->parts = dossier_text_parts_find (map);
  dossier_reader_load_part (self, map, 0);
  dossier_reader_select (self, 0, 0);
  dossier_reader_set_top (self, 0);
  dossier_reader_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_ARTICLE_CHANGED], 0);
}

/**
 * dossier_reader_get_article:
 * @self: a reader
 *
 * Returns: (transfer none): the text of the article
 */
const char *
dossier_reader_get_article (DossierReader *self)
{
  return dossier_text_map_get_data (dossier_page_text_get_article (self->page), NULL);
}

/**
 * dossier_reader_get_text:
 * @self: a reader
 *
 * Returns: (transfer none): the text of the article, to be shared
 */
DossierTextMap *
dossier_reader_get_text (DossierReader *self)
{
  return dossier_page_text_get_article (self->page);
}

/**
 * dossier_reader_get_length:
 * @self: a reader
 *
 * Returns: the length of the article in code points
 */
guint
dossier_reader_get_length (DossierReader *self)
{
  return dossier_page_text_get_length (self->page);
}

/**
 * dossier_reader_set_as_it_came:
 * @self: a reader
 * @as_it_came: whether walls of text stay unbroken
 */
void
dossier_reader_set_as_it_came (DossierReader *self, gboolean as_it_came)
{
  guint top, start, end;
  gboolean has_selection;

  if (self->as_it_came == as_it_came)
    return;
  self->as_it_came = as_it_came;
  top = dossier_reader_get_top (self);
  has_selection = dossier_reader_get_selection (self, &start, &end);
  if (!has_selection)
    start = end = dossier_reader_get_cursor (self);
  dossier_reader_load_part (self, dossier_page_text_get_article (self->page), self->part);
  dossier_reader_select (self, start, end);
  dossier_reader_set_top (self, top);
}

/**
 * dossier_reader_get_as_it_came:
 * @self: a reader
 *
 * Returns: whether walls of text stay unbroken
 */
gboolean
dossier_reader_get_as_it_came (DossierReader *self)
{
  return self->as_it_came;
}

/**
 * dossier_reader_set_title:
 * @self: a reader
 * @title: (nullable): of the article
 * @meta: (nullable): the line below it
 */
void
dossier_reader_set_title (DossierReader *self, const char *title, const char *meta)
{
  dossier_title_block_set_text (self->title, title, meta);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL && *title != '\0' ? title : _ ("Article"), -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Tells everybody that another mark, or none, is the current one. */
void
dossier_reader_current_changed (DossierReader *self)
{
  self->moved_mark = 0;
  dossier_reader_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_description (self);
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, self->current);
}

/* Tells those who show marks elsewhere; what is at the cursor may be another mark now. */
void
dossier_reader_marks_changed (DossierReader *self)
{
  update_description (self);
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

/* What a person asked for, with the words that it is about. */
void
dossier_reader_emit_act (DossierReader *self, const char *name, guint start, guint end, int digit)
{
  g_signal_emit (self, signals[SIGNAL_ACT], g_quark_from_string (name), name, start, end, digit);
}

/* What a person asked for that is about the page. */
void
dossier_reader_emit_page_act (DossierReader *self, const char *name, int number)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_ACT], g_quark_from_string (name), name, number);
}
