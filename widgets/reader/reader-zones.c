#include "reader/reader-private.h"

/* Empty lines only separate: they are a gap on the page and not a line of its own. */
void
dossier_reader_apply_gaps (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *page = dossier_page_text_get_page (self->page);
  guint offset = 0;
  gboolean at_start = FALSE; /* the first line of the page is not a gap between two */

  for (const char *p = page; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      if (*p == '\n' && at_start)
        {
          GtkTextIter from, to;

          gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) offset);
          gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) offset + 1);
          gtk_text_buffer_apply_tag (buffer, self->gap_tag, &from, &to);
        }
      at_start = *p == '\n';
    }
}

/* Dimmed text keeps a contrast one can still read; hidden text takes no room. */
void
dossier_reader_update_zone_colour (DossierReader *self)
{
  DossierInk ink;

  if (self->zone_tag == NULL)
    return;
  dossier_ink_init (&ink, GTK_WIDGET (self));
  g_object_set (self->zone_tag, "foreground-rgba", &ink.dim, "scale", 0.94, "invisible",
                self->zones_hidden, NULL);
}

void
dossier_reader_apply_zones (DossierReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint length = dossier_page_text_get_length (self->page);
  guint first, last;
  GtkTextIter from, to;

  dossier_reader_get_part (self, &first, &last);
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag (buffer, self->zone_tag, &from, &to);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const DossierTextRange *range = &g_array_index (self->zones, DossierReaderZone, i).range;

      if (range->end <= first || range->start >= last)
        continue;
      dossier_reader_get_iter (self, &from, MIN (range->start, length));
      gtk_text_buffer_get_iter_at_offset (
          buffer, &to, (int) dossier_page_text_end_to_page (self->page, MIN (range->end, length)));
      /* The line ends go with the words, else a hidden zone leaves an empty line behind. */
      if (gtk_text_iter_starts_line (&from))
        while (gtk_text_iter_get_char (&to) == '\n' && gtk_text_iter_forward_char (&to))
          ;
      gtk_text_buffer_apply_tag (buffer, self->zone_tag, &from, &to);
    }
  dossier_reader_update_zone_colour (self);
}

/* The first zone that has any of the range; %NULL for none. */
const DossierReaderZone *
dossier_reader_find_zone (DossierReader *self, guint start, guint end)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      const DossierReaderZone *zone = &g_array_index (self->zones, DossierReaderZone, i);

      if (zone->range.start < MAX (end, start + 1) && zone->range.end > start)
        return zone;
    }
  return NULL;
}

/* Whether any of the range is set aside. */
gboolean
dossier_reader_has_zone (DossierReader *self, guint start, guint end)
{
  return dossier_reader_find_zone (self, start, end) != NULL;
}

/**
 * dossier_reader_get_zone:
 * @self: a reader
 * @start: first code point
 * @end: the one behind the last
 * @range: (out): what is set aside together with it
 * @kind: (out) (transfer none) (nullable): as what, for a person
 *
 * Returns: whether any of the range is set aside
 */
gboolean
dossier_reader_get_zone (DossierReader *self, guint start, guint end, DossierTextRange *range,
                         const char **kind)
{
  const DossierReaderZone *zone = dossier_reader_find_zone (self, start, end);

  if (zone == NULL)
    return FALSE;
  *range = zone->range;
  *kind = zone->kind;
  return TRUE;
}

static PangoLayout *
create_kind_layout (DossierReader *self, const char *kind)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans bold");
  g_autofree char *upper = g_strdelimit (g_utf8_strup (kind, -1), "-", ' ');
  PangoAttrList *attrs = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font,
                                            9.5 * dossier_reader_get_scale (self) * PANGO_SCALE);
  pango_attr_list_insert (attrs, pango_attr_letter_spacing_new (PANGO_SCALE / 2));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_text (layout, upper, -1);
  pango_attr_list_unref (attrs);
  return layout;
}

/* The kind of a zone stands left of its first line, where there is room for it. */
void
dossier_reader_paint_zone_kinds (DossierReader *self, DossierPainter *painter)
{
  int left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - 28;

  for (guint i = 0; i < self->zones->len && !self->zones_hidden; i++)
    {
      const DossierReaderZone *zone = &g_array_index (self->zones, DossierReaderZone, i);

      for (guint j = 0; j < painter->lines->len && zone->kind != NULL; j++)
        {
          const DossierPageLine *line = &g_array_index (painter->lines, DossierPageLine, j);
          g_autoptr (PangoLayout) layout = NULL;
          int width, height;

          if (zone->range.start < line->start || zone->range.start >= line->end)
            continue;
          layout = create_kind_layout (self, zone->kind);
          pango_layout_get_pixel_size (layout, &width, &height);
          if (width > left)
            break;
          gtk_snapshot_save (painter->snapshot);
          gtk_snapshot_translate (
              painter->snapshot,
              &GRAPHENE_POINT_INIT ((float) (left - width),
                                    (float) line->y + (float) (line->height - height) / 2.f));
          gtk_snapshot_append_layout (painter->snapshot, layout, &painter->ink.dim);
          gtk_snapshot_restore (painter->snapshot);
          break;
        }
    }
}

/**
 * dossier_reader_set_zones:
 * @self: a reader
 * @zones: (array length=n_zones) (nullable): copied
 * @n_zones: their number
 *
 * Replaces what is set aside.
 */
void
dossier_reader_set_zones (DossierReader *self, const DossierReaderZone *zones, guint n_zones)
{
  g_array_set_size (self->zones, 0);
  for (guint i = 0; i < n_zones; i++)
    {
      DossierReaderZone zone = { zones[i].range, g_strdup (zones[i].kind) };

      g_array_append_val (self->zones, zone);
    }
  dossier_reader_drop_segments (self);
  dossier_reader_apply_zones (self);
}

/**
 * dossier_reader_set_zones_hidden:
 * @self: a reader
 * @hidden: whether zones take no room on the page
 */
void
dossier_reader_set_zones_hidden (DossierReader *self, gboolean hidden)
{
  if (self->zones_hidden == hidden)
    return;
  self->zones_hidden = hidden;
  dossier_reader_update_zone_colour (self);
  dossier_reader_stay (self);
}

/**
 * dossier_reader_get_zones_hidden:
 * @self: a reader
 *
 * Returns: whether zones are hidden
 */
gboolean
dossier_reader_get_zones_hidden (DossierReader *self)
{
  return self->zones_hidden;
}
