#include "palette/marking-area.h"

#include "palette/dating.h"
#include "palette/event-form.h"
#include "palette/event-palette.h"
#include "palette/marking.h"
#include "palette/palette.h"
#include "palette/selection-bar.h"
#include "palette/text-popover.h"
#include "palette/zone-popover.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_LENGTH 80

struct _DossierMarkingArea
{
  DossierPopoverBin parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  DossierReader *reader;    /* inside the child */
  DossierSelectionBar *bar; /* over it */
  DossierDating *dating;
};

G_DEFINE_FINAL_TYPE (DossierMarkingArea, dossier_marking_area, DOSSIER_TYPE_POPOVER_BIN)

/* What an open popover is about. */
static DossierMarking *
marking_new (DossierMarkingArea *self, guint start, guint end)
{
  return dossier_marking_new (self->session, dossier_session_get_revision (self->session), start,
                              end);
}

static void
marking_free (gpointer data, GClosure *closure)
{
  dossier_marking_free (data);
}

static void
chosen_cb (DossierPalette *palette, const DossierPaletteItem *item, DossierMarking *marking)
{
  dossier_marking_take (marking, item);
}

static void
commented_cb (DossierTextPopover *popover, const char *text, DossierMarking *marking)
{
  dossier_marking_comment (marking, text);
}

static void
zone_chosen_cb (DossierZonePopover *popover, const char *kind, DossierMarking *marking)
{
  dossier_marking_set_zone (marking, kind);
}

/* A palette that stays open shows what it did, also when that is undone meanwhile. */
typedef struct
{
  DossierMarking *marking;
  DossierPalette *palette; /* not owned: the signal goes with it */
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  dossier_marking_free (watch->marking);
  g_free (watch);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, Watch *watch)
{
  static const char *const tables[] = { "highlight", "highlight_tag", "tag", NULL };

  if (dossier_delta_touches (delta, tables))
    dossier_marking_show_taken (watch->marking, watch->palette);
}

static void
forget_watch_cb (GtkWidget *palette, gpointer corpus)
{
  gulong id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (palette), "watch"));

  g_signal_handler_disconnect (corpus, id);
}

static void
watch_taken (DossierMarkingArea *self, DossierPalette *palette, guint start, guint end)
{
  DossierCorpus *corpus = dossier_session_get_corpus (self->session);
  Watch *watch = g_new0 (Watch, 1);
  gulong id;

  watch->marking = marking_new (self, start, end);
  watch->palette = palette;
  id = g_signal_connect_data (corpus, "changed", G_CALLBACK (changed_cb), watch, watch_free, 0);
  g_object_set_data (G_OBJECT (palette), "watch", GSIZE_TO_POINTER (id));
  g_signal_connect_object (palette, "destroy", G_CALLBACK (forget_watch_cb), corpus, 0);
  dossier_marking_show_taken (watch->marking, palette);
}

static GtkPopover *
make_palette (DossierMarkingArea *self, const char *mode, guint start, guint end)
{
  gboolean for_actor = strcmp (mode, "actor") == 0;
  DossierPaletteScope scope =
      for_actor ? DOSSIER_PALETTE_ACTORS | DOSSIER_PALETTE_CREATE : DOSSIER_PALETTE_ALL;
  GtkPopover *palette = dossier_palette_new (self->index, scope);

  dossier_palette_set_anchor (DOSSIER_PALETTE (palette), dossier_words_anchor (self->session));
  if (for_actor)
    {
      g_autofree char *words = dossier_words_dup (self->session, start, end, NAME_LENGTH);

      dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette),
                                               _ ("Who or what is this?"));
      dossier_palette_set_text (DOSSIER_PALETTE (palette), words);
    }
  else
    watch_taken (self, DOSSIER_PALETTE (palette), start, end);
  g_signal_connect_data (palette, "chosen", G_CALLBACK (chosen_cb), marking_new (self, start, end),
                         marking_free, 0);
  return palette;
}

static GtkPopover *
make_comment (DossierMarkingArea *self, guint start, guint end)
{
  GtkPopover *popover = dossier_text_popover_new (_ ("Comment"), NULL, TRUE);
  DossierMarking *marking = marking_new (self, start, end);

  g_signal_connect_data (popover, "taken", G_CALLBACK (commented_cb), marking, marking_free, 0);
  dossier_marking_load_comment (marking, DOSSIER_TEXT_POPOVER (popover));
  return popover;
}

static void
event_chosen_cb (DossierEventPalette *palette, gint64 event, DossierMarking *marking)
{
  dossier_marking_add_evidence (marking, event);
}

static GtkPopover *
make_event_palette (DossierMarkingArea *self, guint start, guint end)
{
  GtkPopover *palette = dossier_event_palette_new (self->session);

  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette),
                                           _ ("Which event do the words tell of?"));
  g_signal_connect_data (palette, "chosen", G_CALLBACK (event_chosen_cb),
                         marking_new (self, start, end), marking_free, 0);
  return palette;
}

static GtkPopover *
make_zone_kinds (DossierMarkingArea *self, guint start, guint end)
{
  DossierTextRange range;
  const char *kind = NULL;
  gboolean is_aside = dossier_reader_get_zone (self->reader, start, end, &range, &kind);
  GtkPopover *popover = dossier_zone_popover_new (is_aside, kind);

  g_signal_connect_data (popover, "chosen", G_CALLBACK (zone_chosen_cb),
                         marking_new (self, start, end), marking_free, 0);
  return popover;
}

static void
focus_reader_cb (GtkPopover *popover, DossierMarkingArea *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
requested_cb (DossierSession *session, const char *mode, guint start, guint end,
              DossierMarkingArea *self)
{
  GtkPopover *popover = NULL;
  GdkRectangle area;
  graphene_point_t point;

  if (strcmp (mode, "date") == 0)
    {
      dossier_selection_bar_dismiss (self->bar);
      dossier_dating_open (self->dating, start, end);
      return;
    }
  if (!dossier_reader_get_area (self->reader, start, end, &area)
      || !gtk_widget_compute_point (GTK_WIDGET (self->reader), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) area.x, (float) area.y), &point))
    return;
  if (strcmp (mode, "tag") == 0 || strcmp (mode, "actor") == 0)
    popover = make_palette (self, mode, start, end);
  else if (strcmp (mode, "comment") == 0)
    popover = make_comment (self, start, end);
  else if (strcmp (mode, "event") == 0)
    popover = dossier_event_form_new (self->session, self->index, start, end);
  else if (strcmp (mode, "evidence") == 0)
    popover = make_event_palette (self, start, end);
  else if (strcmp (mode, "zone-kind") == 0)
    popover = make_zone_kinds (self, start, end);
  if (popover == NULL)
    return;

  dossier_selection_bar_dismiss (self->bar);
  area.x = (int) point.x;
  area.y = (int) point.y;
  gtk_popover_set_has_arrow (popover, FALSE);
  g_signal_connect_object (popover, "closed", G_CALLBACK (focus_reader_cb), self, 0);
  dossier_popover_bin_show (DOSSIER_POPOVER_BIN (self), popover, &area);
}

/* Where it would cover the words it is not shown. */
static gboolean
place_bar_cb (GtkOverlay *overlay, GtkWidget *widget, GdkRectangle *allocation,
              DossierMarkingArea *self)
{
  gboolean has_place = dossier_selection_bar_place (DOSSIER_SELECTION_BAR (widget),
                                                    GTK_WIDGET (overlay), allocation);

  gtk_widget_set_child_visible (widget, has_place);
  return TRUE;
}

static GtkWidget *
lay_bar_over (DossierMarkingArea *self, DossierReaderPage *page)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *bar = dossier_selection_bar_new (self->reader);

  self->bar = DOSSIER_SELECTION_BAR (bar);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (page));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), bar);
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (place_bar_cb), self, 0);
  return overlay;
}

static void
dossier_marking_area_dispose (GObject *object)
{
  DossierMarkingArea *self = DOSSIER_MARKING_AREA (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->dating);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  self->reader = NULL;
  G_OBJECT_CLASS (dossier_marking_area_parent_class)->dispose (object);
}

static void
dossier_marking_area_class_init (DossierMarkingAreaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_marking_area_dispose;
}

static void
dossier_marking_area_init (DossierMarkingArea *self)
{
}

/**
 * dossier_marking_area_new:
 * @session: what is open; its ::palette-requested is answered here
 * @index: the names, shared
 * @page: (transfer floating): the page of the reader
 */
GtkWidget *
dossier_marking_area_new (DossierSession *session, DossierNameIndex *index, DossierReaderPage *page)
{
  DossierMarkingArea *self = g_object_new (DOSSIER_TYPE_MARKING_AREA, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->reader = dossier_reader_page_get_reader (page);
  dossier_popover_bin_set_child (DOSSIER_POPOVER_BIN (self), lay_bar_over (self, page));
  self->dating = dossier_dating_new (session, DOSSIER_POPOVER_BIN (self), self->reader);
  g_signal_connect (session, "palette-requested", G_CALLBACK (requested_cb), self);
  return GTK_WIDGET (self);
}
