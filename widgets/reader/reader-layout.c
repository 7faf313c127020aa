#include "reader/reader-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* The form that words had in their source, as far as a page that is read for hours needs it. */

#define N_HEADING_LEVELS 6
#define INDENT           26 /* of a quote or an item of a list */
#define BULLET           5

/* Tags that say what a span is: one each for the levels of headings, and three more. */
void
dossier_reader_create_layout_tags (DossierReader *self)
{
  static const double scales[N_HEADING_LEVELS] = { 1.32, 1.22, 1.12, 1.06, 1.0, 1.0 };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  for (guint i = 0; i < N_HEADING_LEVELS; i++)
    self->heading_tags[i] = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD,
                                                        "scale", scales[i], NULL);
  self->block_tag = gtk_text_buffer_create_tag (buffer, "block", "left-margin", INDENT,
                                                "accumulative-margin", TRUE, NULL);
  self->quote_tag = gtk_text_buffer_create_tag (buffer, "quote", "style", PANGO_STYLE_ITALIC, NULL);
  self->link_tag =
      gtk_text_buffer_create_tag (buffer, "link", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->layout = dossier_article_layout_new ();
}

/* The line under a link is an accent of the style in force; the words keep their colour, which
 * would else mean something. */
void
dossier_reader_update_layout_colour (DossierReader *self)
{
  DossierInk ink;

  if (self->link_tag == NULL)
    return;
  dossier_ink_init (&ink, GTK_WIDGET (self));
  g_object_set (self->link_tag, "underline-rgba", &ink.accent, NULL);
}

static void
apply (DossierReader *self, GtkTextTag *tag, const DossierTextRange *range, gboolean lines)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to;

  dossier_reader_get_iter (self, &from, range->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to,
                                      (int) dossier_page_text_end_to_page (self->page, range->end));
  if (lines)
    gtk_text_iter_set_line_offset (&from, 0);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

/* Gives the page the form that the article has; after every change of the buffer's text. */
void
dossier_reader_apply_layout (DossierReader *self)
{
  guint length = dossier_page_text_get_length (self->page);
  guint start, end;

  dossier_reader_get_part (self, &start, &end);
  for (guint i = 0; i < self->layout->len; i++)
    {
      const DossierTextSpan *span = &g_array_index (self->layout, DossierTextSpan, i);
      gboolean is_block = span->kind == DOSSIER_SPAN_QUOTE || span->kind == DOSSIER_SPAN_LIST_ITEM;

      if (span->range.end > length || span->range.end <= start || span->range.start >= end)
        continue;
      if (span->kind == DOSSIER_SPAN_HEADING)
        apply (self, self->heading_tags[span->level - 1], &span->range, FALSE);
      if (is_block)
        apply (self, self->block_tag, &span->range, TRUE);
      if (span->kind == DOSSIER_SPAN_QUOTE)
        apply (self, self->quote_tag, &span->range, FALSE);
      if (span->kind == DOSSIER_SPAN_LINK && span->value != NULL)
        apply (self, self->link_tag, &span->range, FALSE);
    }
  dossier_reader_update_layout_colour (self);
}

/* A bullet before the first line of each item on screen. */
void
dossier_reader_paint_bullets (DossierReader *self, DossierPainter *painter)
{
  for (guint i = 0; i < painter->lines->len; i++)
    {
      const DossierPageLine *line = &g_array_index (painter->lines, DossierPageLine, i);
      gboolean is_first =
          g_hash_table_contains (self->item_starts, GUINT_TO_POINTER (line->start + 1));
      GskRoundedRect bullet;

      if (!is_first || !line->begins_paragraph)
        continue;
      gsk_rounded_rect_init_from_rect (
          &bullet,
          &GRAPHENE_RECT_INIT ((float) line->x - 15.f,
                               (float) line->y + (float) (line->height - BULLET) / 2.f, BULLET,
                               BULLET),
          BULLET / 2.f);
      gtk_snapshot_push_rounded_clip (painter->snapshot, &bullet);
      gtk_snapshot_append_color (painter->snapshot, &painter->ink.dim, &bullet.bounds);
      gtk_snapshot_pop (painter->snapshot);
    }
}

/**
 * dossier_reader_set_layout:
 * @self: a reader
 * @spans: (array length=n_spans) (nullable): how the source showed the article; copied
 * @n_spans: their number
 *
 * Replaces the form of the words; another article has none.
 */
void
dossier_reader_set_layout (DossierReader *self, const DossierTextSpan *spans, guint n_spans)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *tags[] = { self->block_tag, self->quote_tag, self->link_tag };
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  for (guint i = 0; i < G_N_ELEMENTS (tags) && self->layout->len > 0; i++)
    gtk_text_buffer_remove_tag (buffer, tags[i], &from, &to);
  for (guint i = 0; i < N_HEADING_LEVELS && self->layout->len > 0; i++)
    gtk_text_buffer_remove_tag (buffer, self->heading_tags[i], &from, &to);

  g_array_set_size (self->layout, 0);
  g_hash_table_remove_all (self->item_starts);
  for (guint i = 0; i < n_spans; i++)
    {
      DossierTextSpan span = spans[i];

      span.value = g_strdup (spans[i].value);
      g_array_append_val (self->layout, span);
      if (span.kind == DOSSIER_SPAN_LIST_ITEM)
        g_hash_table_add (self->item_starts, GUINT_TO_POINTER (span.range.start + 1));
    }
  dossier_reader_apply_layout (self);
}

/**
 * dossier_reader_get_link:
 * @self: a reader
 * @offset: a code point
 *
 * Returns: (transfer none) (nullable): the address that the innermost link there leads to
 */
const char *
dossier_reader_get_link (DossierReader *self, guint offset)
{
  const DossierTextSpan *found = NULL;

  for (guint i = 0; i < self->layout->len; i++)
    {
      const DossierTextSpan *span = &g_array_index (self->layout, DossierTextSpan, i);

      if (span->kind == DOSSIER_SPAN_LINK && span->range.start <= offset && offset < span->range.end
          && span->value != NULL)
        found = span;
    }
  return found != NULL ? found->value : NULL;
}

static gboolean
is_web (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, char *address)
{
  if (strcmp (response, "open") == 0)
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), address, GDK_CURRENT_TIME);
}

/* The words of a link say what its author wants; where it leads is shown before anything opens,
 * and only an address of the web is opened at all. */
void
dossier_reader_open_link (DossierReader *self, guint offset)
{
  const char *address = dossier_reader_get_link (self, offset);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (address == NULL || !GTK_IS_WINDOW (root))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Open this address?"), address);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "open", _ ("_Open"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", is_web (address));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_strdup (address),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
