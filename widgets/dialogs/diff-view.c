#include "dialogs/diff-view.h"

#include "base/text-diff.h"

#include <adwaita.h>
#include <string.h>

struct _DossierDiffView
{
  GtkTextView parent_instance;

  guint scroll_id;
};

G_DEFINE_FINAL_TYPE (DossierDiffView, dossier_diff_view, GTK_TYPE_TEXT_VIEW)

/* The line says what happened to the words, the colour only helps. */
static void
set_colours (DossierDiffView *self)
{
  GtkTextTagTable *tags =
      gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  float alpha = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? 0.36f : 0.2f;

  g_object_set (gtk_text_tag_table_lookup (tags, "removed"), "background-rgba",
                &(GdkRGBA){ 0.88f, 0.11f, 0.14f, alpha }, NULL);
  g_object_set (gtk_text_tag_table_lookup (tags, "added"), "background-rgba",
                &(GdkRGBA){ 0.15f, 0.64f, 0.41f, alpha }, NULL);
}

/* Words that are gone and words that stand in their place, until the texts agree again. */
typedef struct
{
  GtkTextBuffer *buffer;
  GtkTextIter *iter;
  GString *removed;
  GString *added;
} Change;

static void
flush (Change *change)
{
  gtk_text_buffer_insert_with_tags_by_name (change->buffer, change->iter, change->removed->str, -1,
                                            "removed", NULL);
  gtk_text_buffer_insert_with_tags_by_name (change->buffer, change->iter, change->added->str, -1,
                                            "added", NULL);
  g_string_truncate (change->removed, 0);
  g_string_truncate (change->added, 0);
}

static gboolean
is_blank (const char *words)
{
  return words[strspn (words, " \t")] == '\0';
}

/* Blanks between changed words belong to the change: two sentences are read one after the other,
 * not word by word in turns. */
static void
add_part (Change *change, const DossierDiffPart *part, const char *words)
{
  gboolean is_open = change->removed->len > 0 && change->added->len > 0;

  if (part->kind == DOSSIER_DIFF_REMOVED)
    g_string_append (change->removed, words);
  else if (part->kind == DOSSIER_DIFF_ADDED)
    g_string_append (change->added, words);
  else if (is_open && is_blank (words))
    {
      g_string_append (change->removed, words);
      g_string_append (change->added, words);
    }
  else
    {
      flush (change);
      gtk_text_buffer_insert (change->buffer, change->iter, words, -1);
    }
}

/* Only behind the layout: towards lines that have no height yet GTK scrolls anywhere. */
static gboolean
scroll_cb (gpointer data)
{
  DossierDiffView *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->scroll_id = 0;
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
  return G_SOURCE_REMOVE;
}

/**
 * dossier_diff_view_show:
 * @before: the first text
 * @after: the second one
 * @parts: (element-type DossierDiffPart): what dossier_text_diff() found between them
 *
 * Shows both, with the first difference in sight.
 */
void
dossier_diff_view_show (DossierDiffView *self, DossierTextMap *before, DossierTextMap *after,
                        GArray *parts)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autoptr (GString) added = g_string_new (NULL);
  GtkTextIter iter;
  Change change = { buffer, &iter, removed, added };
  int first = -1;

  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (guint i = 0; i < parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);
      gboolean is_removed = part->kind == DOSSIER_DIFF_REMOVED;
      const DossierTextRange *range = is_removed ? &part->before : &part->after;
      g_autofree char *words =
          dossier_text_map_dup_slice (is_removed ? before : after, range->start, range->end);

      if (first < 0 && part->kind != DOSSIER_DIFF_SAME)
        first = gtk_text_iter_get_offset (&iter);
      add_part (&change, part, words);
    }
  flush (&change);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, MAX (first, 0));
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

/**
 * dossier_diff_view_dup_text:
 *
 * Returns: (transfer full): both texts as they stand in it; "" while nothing is shown
 */
char *
dossier_diff_view_dup_text (DossierDiffView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
}

static void
dossier_diff_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_diff_view_parent_class)->css_changed (widget, change);
  set_colours (DOSSIER_DIFF_VIEW (widget));
}

static void
dossier_diff_view_dispose (GObject *object)
{
  g_clear_handle_id (&DOSSIER_DIFF_VIEW (object)->scroll_id, g_source_remove);
  G_OBJECT_CLASS (dossier_diff_view_parent_class)->dispose (object);
}

static void
dossier_diff_view_class_init (DossierDiffViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_diff_view_dispose;
  GTK_WIDGET_CLASS (class)->css_changed = dossier_diff_view_css_changed;
}

static void
dossier_diff_view_init (DossierDiffView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, 24);
  gtk_text_view_set_right_margin (view, 24);
  gtk_text_view_set_top_margin (view, 18);
  gtk_text_view_set_bottom_margin (view, 18);
  gtk_text_view_set_pixels_inside_wrap (view, 5);
  gtk_text_view_set_pixels_below_lines (view, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "diff");
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, "added", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  set_colours (self);
}
