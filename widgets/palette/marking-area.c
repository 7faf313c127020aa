#include "palette/marking-area.h"

#include "palette/event-form.h"
#include "palette/event-palette.h"
#include "palette/marking.h"
#include "palette/palette.h"
#include "palette/text-popover.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_LENGTH 80

struct _DossierMarkingArea
{
  DossierPopoverBin parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  DossierReader *reader; /* inside the child */
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
zone_chosen_cb (GtkListBox *list, GtkListBoxRow *row, DossierMarking *marking)
{
  const char *kind, *name;

  if (dossier_zone_kinds_get ((guint) gtk_list_box_row_get_index (row), &kind, &name))
    dossier_marking_set_zone (marking, kind);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
}

static GtkPopover *
make_palette (DossierMarkingArea *self, const char *mode, guint start, guint end)
{
  gboolean for_actor = strcmp (mode, "actor") == 0;
  gboolean for_date = strcmp (mode, "date") == 0;
  DossierPaletteScope scope = for_actor  ? DOSSIER_PALETTE_ACTORS | DOSSIER_PALETTE_CREATE
                              : for_date ? DOSSIER_PALETTE_DATES
                                         : DOSSIER_PALETTE_ALL;
  GtkPopover *palette = dossier_palette_new (self->index, scope);

  dossier_palette_set_anchor (DOSSIER_PALETTE (palette), dossier_words_anchor (self->session));
  if (for_actor || for_date)
    {
      g_autofree char *words = dossier_words_dup (self->session, start, end, NAME_LENGTH);

      dossier_palette_set_placeholder (DOSSIER_PALETTE (palette), for_actor
                                                                      ? _ ("Who or what is this?")
                                                                      : _ ("Which date is this?"));
      dossier_palette_set_text (DOSSIER_PALETTE (palette), words);
    }
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

  dossier_event_palette_set_placeholder (DOSSIER_EVENT_PALETTE (palette),
                                         _ ("Which event do the words tell of?"));
  g_signal_connect_data (palette, "chosen", G_CALLBACK (event_chosen_cb),
                         marking_new (self, start, end), marking_free, 0);
  return palette;
}

static GtkPopover *
make_zone_kinds (DossierMarkingArea *self, guint start, guint end)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();
  const char *kind, *name;

  for (guint i = 0; dossier_zone_kinds_get (i, &kind, &name); i++)
    {
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Set aside as"), -1);
  g_signal_connect_data (list, "row-activated", G_CALLBACK (zone_chosen_cb),
                         marking_new (self, start, end), marking_free, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_add_css_class (popover, "palette");
  return GTK_POPOVER (popover);
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

  if (!dossier_reader_get_area (self->reader, start, end, &area)
      || !gtk_widget_compute_point (GTK_WIDGET (self->reader), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) area.x, (float) area.y), &point))
    return;
  if (strcmp (mode, "tag") == 0 || strcmp (mode, "actor") == 0 || strcmp (mode, "date") == 0)
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

  area.x = (int) point.x;
  area.y = (int) point.y;
  gtk_popover_set_has_arrow (popover, FALSE);
  g_signal_connect_object (popover, "closed", G_CALLBACK (focus_reader_cb), self, 0);
  dossier_popover_bin_show (DOSSIER_POPOVER_BIN (self), popover, &area);
}

static void
dossier_marking_area_dispose (GObject *object)
{
  DossierMarkingArea *self = DOSSIER_MARKING_AREA (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
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
  dossier_popover_bin_set_child (DOSSIER_POPOVER_BIN (self), GTK_WIDGET (page));
  g_signal_connect (session, "palette-requested", G_CALLBACK (requested_cb), self);
  return GTK_WIDGET (self);
}
