#include "timeline/timeline-labels.h"

#include <math.h>

#define TITLE_SIZE 12.0
#define MAX_KEPT   3000 /* layouts; those that were not drawn lately go first */
#define MAX_NEW    12   /* titles laid out in one frame, if they can wait for the next */
#define STEP       12.0
#define N_ADVANCES 128

/* One title or word. */
typedef struct
{
  gint64 key; /* of a title: its lane and its event */
  PangoLayout *layout;
  double width; /* that it is ellipsized to, or 0 */
  int natural;  /* its width when nothing is cut off */
  guint frame;  /* that drew it last */
} Kept;

struct _DossierTimelineLabels
{
  GtkWidget *widget;
  GHashTable *titles; /* lane and slot → Kept; an event has other room in each of its lanes */
  GHashTable *words;  /* "size:weight:word" → Kept */
  double advances[N_ADVANCES];
  gboolean has_advances;
  guint frame;
  guint n_new;
  gboolean missed;
};

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->layout);
  g_free (kept);
}

/**
 * dossier_timeline_labels_new:
 * @widget: whose font counts; it must outlive what is returned
 */
DossierTimelineLabels *
dossier_timeline_labels_new (GtkWidget *widget)
{
  DossierTimelineLabels *self = g_new0 (DossierTimelineLabels, 1);

  self->widget = widget;
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, kept_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  return self;
}

void
dossier_timeline_labels_free (DossierTimelineLabels *self)
{
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->words);
  g_free (self);
}

/**
 * dossier_timeline_labels_clear:
 *
 * The font is another.
 */
void
dossier_timeline_labels_clear (DossierTimelineLabels *self)
{
  g_hash_table_remove_all (self->titles);
  g_hash_table_remove_all (self->words);
  self->has_advances = FALSE;
}

void
dossier_timeline_labels_begin_frame (DossierTimelineLabels *self)
{
  self->frame++;
  self->n_new = 0;
  self->missed = FALSE;
}

static gboolean
is_old (gpointer key, gpointer value, gpointer self)
{
  return ((Kept *) value)->frame + 30 < ((DossierTimelineLabels *) self)->frame;
}

/**
 * dossier_timeline_labels_end_frame:
 *
 * Returns: whether some titles were left out and want another frame
 */
gboolean
dossier_timeline_labels_end_frame (DossierTimelineLabels *self)
{
  if (g_hash_table_size (self->titles) > MAX_KEPT)
    g_hash_table_foreach_remove (self->titles, is_old, self);
  if (g_hash_table_size (self->words) > MAX_KEPT)
    g_hash_table_foreach_remove (self->words, is_old, self);
  return self->missed;
}

static PangoLayout *
create_layout (DossierTimelineLabels *self, const char *text, double size, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* Pango turns sides round with the script; here all begins at the left. */
  if (pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

/* How far each letter of ASCII takes the pen: sums of these measure most titles without a layout. */
static void
ensure_advances (DossierTimelineLabels *self)
{
  if (self->has_advances)
    return;
  for (int i = ' '; i < N_ADVANCES - 1; i++)
    {
      char text[9];
      g_autoptr (PangoLayout) layout = NULL;
      int width;

      /* Eight of them, because one would be rounded to a pixel. */
      for (int j = 0; j < 8; j++)
        text[j] = (char) i;
      text[8] = '\0';
      layout = create_layout (self, text, TITLE_SIZE, PANGO_WEIGHT_NORMAL);
      pango_layout_get_size (layout, &width, NULL);
      self->advances[i] = (double) width / PANGO_SCALE / 8.0;
    }
  self->has_advances = TRUE;
}

/**
 * dossier_timeline_labels_measure:
 *
 * Returns: how wide @title is, in pixels; close enough to be given that room
 */
double
dossier_timeline_labels_measure (DossierTimelineLabels *self, const char *title)
{
  double width = 2.0;

  ensure_advances (self);
  for (const char *c = title; *c != '\0'; c++)
    {
      if ((guchar) *c >= ' ' && (guchar) *c < N_ADVANCES - 1)
        width += self->advances[(guchar) *c];
      else if (((guchar) *c & 0xc0) != 0x80)
        /* Wide letters are about as wide as the line is high, others are narrower. */
        width += g_unichar_iswide (g_utf8_get_char_validated (c, -1)) ? TITLE_SIZE : 8.0;
      if (width > 2000.0)
        break;
    }
  return ceil (width);
}

/* Whether something that can wait may be laid out in this frame. */
static gboolean
may_lay_out (DossierTimelineLabels *self)
{
  if (self->n_new < MAX_NEW)
    {
      self->n_new++;
      return TRUE;
    }
  self->missed = TRUE;
  return FALSE;
}

/* Cut off in steps, so that a zoom does not lay out every title in every frame. What has become too
 * long is cut at once, what has room again may wait. */
static void
fit (DossierTimelineLabels *self, Kept *kept, double width)
{
  double cut = kept->natural > width + 1.0 ? MAX (STEP, floor (width / STEP) * STEP) : 0.0;
  gboolean grows = kept->width > 0.0 && (cut > kept->width || cut <= 0.0);

  if (kept->width == cut || (grows && !may_lay_out (self)))
    return;
  kept->width = cut;
  pango_layout_set_ellipsize (kept->layout, cut > 0.0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (kept->layout, cut > 0.0 ? (int) (cut * PANGO_SCALE) : -1);
}

/* Lays a title out. An event that changed may have another one, and a slot another event. */
static Kept *
ensure_title (DossierTimelineLabels *self, gint64 key, const char *title)
{
  Kept *kept = g_hash_table_lookup (self->titles, &key);

  if (kept != NULL && g_str_equal (pango_layout_get_text (kept->layout), title))
    return kept;
  if (!may_lay_out (self))
    return NULL;
  kept = g_new0 (Kept, 1);
  kept->key = key;
  kept->layout = create_layout (self, title, TITLE_SIZE, PANGO_WEIGHT_NORMAL);
  pango_layout_get_pixel_size (kept->layout, &kept->natural, NULL);
  g_hash_table_replace (self->titles, &kept->key, kept);
  return kept;
}

/**
 * dossier_timeline_labels_get_title:
 * @lane: that it stands in
 * @slot: of the event
 * @width: room for it, in pixels
 *
 * Returns: (transfer none) (nullable): its layout; NULL when this frame has laid out enough
 */
PangoLayout *
dossier_timeline_labels_get_title (DossierTimelineLabels *self, guint lane, guint32 slot,
                                   const char *title, double width)
{
  Kept *kept = ensure_title (self, (gint64) lane << 32 | slot, title);

  if (kept == NULL)
    return NULL;
  kept->frame = self->frame;
  fit (self, kept, width);
  return kept->layout;
}

/**
 * dossier_timeline_labels_get_word:
 * @word: a number, a day, a name of a lane
 * @size: in pixels
 *
 * Returns: (transfer none): its layout
 */
PangoLayout *
dossier_timeline_labels_get_word (DossierTimelineLabels *self, const char *word, double size,
                                  PangoWeight weight)
{
  g_autofree char *key = g_strdup_printf ("%g:%d:%s", size, (int) weight, word);
  Kept *kept = g_hash_table_lookup (self->words, key);

  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->layout = create_layout (self, word, size, weight);
      g_hash_table_insert (self->words, g_steal_pointer (&key), kept);
    }
  kept->frame = self->frame;
  return kept->layout;
}
