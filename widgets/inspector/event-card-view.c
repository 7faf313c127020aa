#include "inspector/event-card-view.h"

#include "corpus/cards.h"
#include "corpus/event-draft.h"
#include "corpus/lists.h"
#include "inspector/card-parts.h"
#include "inspector/event-accounts.h"
#include "inspector/event-more.h"
#include "inspector/participant-list.h"
#include "inspector/passage-list.h"
#include "model/event-card.h"
#include "palette/marking.h"
#include "palette/palette.h"
#include "parts/edtf-entry.h"
#include "parts/ignore-wheel.h"
#include "parts/popover-bin.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

#define CARD_MAX_HEIGHT     640
#define EVIDENCE_MIN_HEIGHT 190

struct _DossierEventCardView
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  DossierLiveRecord *record;
  gboolean showing;
  gboolean was_shown;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *date;
  GtkWidget *kind;
  GtkWidget *status;
  GtkWidget *place;
  GtkWidget *participants;
  GtkWidget *beside; /* what stands beside the date */
  GtkWidget *accounts;
  GtkWidget *more;
  GtkWidget *evidence;
};

enum
{
  SIGNAL_GONE,
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierEventCardView, dossier_event_card_view, GTK_TYPE_WIDGET)

static const DossierEventCardFields *
get_fields (DossierEventCardView *self)
{
  DossierEventCard *card = dossier_live_record_get_row (self->record);

  return card != NULL ? &card->fields : NULL;
}

static GVariant *
make_args (DossierEventCardView *self, const char *key, GVariant *value)
{
  return dossier_args_new ("event", g_variant_new_int64 (dossier_live_record_get_id (self->record)),
                           key, value, NULL);
}

static void
set_text (DossierEventCardView *self, const char *key, const char *text)
{
  dossier_session_do (self->session, "event.set",
                      make_args (self, key, g_variant_new_string (text)));
}

static gboolean
is_other (const char *text, const char *kept)
{
  return g_strcmp0 (text != NULL ? text : "", kept != NULL ? kept : "") != 0;
}

static void
title_done (DossierEventCardView *self)
{
  const DossierEventCardFields *f = get_fields (self);
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title));

  if (f != NULL && title[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->title), f->title);
  else if (f != NULL && is_other (title, f->title))
    set_text (self, "title", title);
}

/* What is not understood stays in the entry with its sentence, and is not kept. Where it counts from
 * another event, that is said beside it, unless something is said there. */
static void
date_done (DossierEventCardView *self)
{
  const DossierEventCardFields *f = get_fields (self);
  const char *edtf = dossier_edtf_entry_get_edtf (DOSSIER_EDTF_ENTRY (self->date));
  g_autofree char *rule = dossier_edtf_entry_dup_rule (DOSSIER_EDTF_ENTRY (self->date));
  gboolean is_said = f != NULL && f->resolution != NULL && f->resolution[0] != '\0';

  if (f == NULL || edtf == NULL || !is_other (edtf, f->edtf))
    return;
  dossier_session_do (
      self->session, "event.set",
      dossier_args_new ("event", g_variant_new_int64 (dossier_live_record_get_id (self->record)),
                        "edtf", g_variant_new_string (edtf), "resolution",
                        rule != NULL && !is_said ? g_variant_new_string (rule) : NULL, NULL));
}

static void
kind_done (DossierEventCardView *self)
{
  const DossierEventCardFields *f = get_fields (self);
  g_autofree char *kind = gtk_combo_box_text_get_active_text (GTK_COMBO_BOX_TEXT (self->kind));

  if (f != NULL && !self->showing && is_other (kind, f->kind))
    set_text (self, "kind", kind);
}

/* A line of the list is an answer at once; typed text is one when it is left. */
static void
kind_changed (DossierEventCardView *self)
{
  if (gtk_combo_box_get_active (GTK_COMBO_BOX (self->kind)) >= 0)
    kind_done (self);
}

static void
status_changed (DossierEventCardView *self)
{
  const DossierEventCardFields *f = get_fields (self);
  const char *status = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->status));

  if (f != NULL && !self->showing && status != NULL && is_other (status, f->status))
    set_text (self, "status", status);
}

static const char *
get_place (const DossierEventCardFields *f)
{
  return f->place_name != NULL ? f->place_name : f->place_text;
}

static void
place_done (DossierEventCardView *self)
{
  const DossierEventCardFields *f = get_fields (self);
  const char *place = gtk_editable_get_text (GTK_EDITABLE (self->place));
  gint64 actor = dossier_place_find (self->index, place);

  if (f == NULL || !is_other (place, get_place (f)))
    return;
  dossier_session_do (
      self->session, "event.set",
      dossier_args_new ("event", g_variant_new_int64 (dossier_live_record_get_id (self->record)),
                        "place", g_variant_new_int64 (actor), "place-text",
                        g_variant_new_string (actor != 0 ? "" : place), NULL));
}

static void
show_term (GtkWidget *combo, const char *term)
{
  GtkWidget *entry = gtk_combo_box_get_has_entry (GTK_COMBO_BOX (combo))
                         ? gtk_combo_box_get_child (GTK_COMBO_BOX (combo))
                         : NULL;

  if (entry != NULL && dossier_card_has_focus (entry))
    return;
  if (term != NULL && !gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), term))
    {
      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo), term, term);
      gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), term);
    }
  else if (term == NULL && entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* What the text supports stands beside what the analyst makes of it. */
static void
show_from_text (DossierEventCardView *self, const DossierEventCardFields *f)
{
  gboolean differs = f->edtf_from_text != NULL && is_other (f->edtf_from_text, f->edtf);
  g_autofree char *planned = f->planned != NULL ? dossier_edtf_dup_words (f->planned) : NULL;
  g_autofree char *words = differs ? dossier_edtf_dup_words (f->edtf_from_text) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (differs)
    g_string_append_printf (text, _ ("The text supports: %s"), words);
  if (planned != NULL)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Planned for: %s"), planned);
    }
  if (f->outside_date != NULL)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("Date from outside the articles: %s"), f->outside_date);
    }
  if (f->outside_source != NULL)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("From outside the articles: %s"), f->outside_source);
    }
  gtk_label_set_text (GTK_LABEL (self->beside), text->str);
  gtk_widget_set_visible (self->beside, text->len > 0);
}

static void
show_record (DossierEventCardView *self)
{
  const DossierEventCardFields *f = get_fields (self);

  gtk_widget_set_sensitive (self->box, f != NULL);
  if (f == NULL && self->was_shown)
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  if (f == NULL)
    return;
  self->was_shown = TRUE;
  self->showing = TRUE;
  if (!dossier_card_has_focus (self->title))
    gtk_editable_set_text (GTK_EDITABLE (self->title), f->title);
  gtk_widget_set_tooltip_text (self->title, f->title);
  if (!dossier_card_has_focus (dossier_edtf_entry_get_entry (DOSSIER_EDTF_ENTRY (self->date))))
    dossier_edtf_entry_set_text (DOSSIER_EDTF_ENTRY (self->date), f->edtf);
  if (!dossier_card_has_focus (self->place))
    gtk_editable_set_text (GTK_EDITABLE (self->place), get_place (f) != NULL ? get_place (f) : "");
  show_term (self->kind, f->kind);
  show_term (self->status, f->status);
  show_from_text (self, f);
  dossier_participant_list_show (DOSSIER_PARTICIPANT_LIST (self->participants), f->participants);
  dossier_event_accounts_show (DOSSIER_EVENT_ACCOUNTS (self->accounts), f);
  dossier_event_more_show (DOSSIER_EVENT_MORE (self->more), f);
  self->showing = FALSE;
}

static void
terms_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierEventCardView) self = data;
  g_autoptr (DossierEventDraft) draft =
      dossier_event_draft_read_finish (DOSSIER_CORPUS (source), result, NULL);

  if (draft == NULL || self->box == NULL)
    return;
  self->showing = TRUE;
  for (guint i = 0; draft->kinds[i] != NULL; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->kind), draft->kinds[i], draft->kinds[i]);
  for (guint i = 0; draft->states[i] != NULL; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->status), draft->states[i],
                               draft->states[i]);
  self->showing = FALSE;
  show_record (self);
}

static void
participant_chosen_cb (DossierPalette *palette, const DossierPaletteItem *item,
                       DossierEventCardView *self)
{
  dossier_session_do (self->session, "event.add-participant",
                      make_args (self, "actor", g_variant_new_int64 (item->id)));
}

static void
add_participant_cb (GtkWidget *button, DossierEventCardView *self)
{
  GtkPopover *palette = dossier_palette_new (self->index, DOSSIER_PALETTE_ACTORS);

  dossier_palette_popover_set_placeholder (DOSSIER_PALETTE_POPOVER (palette),
                                           _ ("Who takes part?"));
  g_signal_connect_object (palette, "chosen", G_CALLBACK (participant_chosen_cb), self, 0);
  dossier_popover_show_at (palette, button);
}

static void
add_evidence_cb (GtkWidget *button, DossierEventCardView *self)
{
  g_autoptr (DossierMarking) marking = NULL;
  guint start, end;

  if (!dossier_session_get_selection (self->session, &start, &end))
    {
      dossier_session_say (self->session, _ ("Select words in the article first."), FALSE);
      return;
    }
  marking =
      dossier_marking_new (self->session, dossier_session_get_revision (self->session), start, end);
  dossier_marking_add_evidence (marking, dossier_live_record_get_id (self->record));
}

static void
delete_cb (GtkWidget *button, DossierEventCardView *self)
{
  dossier_session_do (self->session, "event.delete", make_args (self, NULL, NULL));
}

static void
dossier_event_card_view_dispose (GObject *object)
{
  DossierEventCardView *self = DOSSIER_EVENT_CARD_VIEW (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (dossier_event_card_view_parent_class)->dispose (object);
}

static void
dossier_event_card_view_class_init (DossierEventCardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_event_card_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "eventcard");

  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dossier_event_card_view_init (DossierEventCardView *self)
{
}

static GtkWidget *
name_it (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static GtkWidget *
build_terms (DossierEventCardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->kind = name_it (gtk_combo_box_text_new_with_entry (), _ ("Kind of event"));
  dossier_ignore_wheel (self->kind);
  gtk_entry_set_placeholder_text (GTK_ENTRY (gtk_combo_box_get_child (GTK_COMBO_BOX (self->kind))),
                                  _ ("Kind"));
  gtk_editable_set_width_chars (GTK_EDITABLE (gtk_combo_box_get_child (GTK_COMBO_BOX (self->kind))),
                                8);
  dossier_card_on_done (gtk_combo_box_get_child (GTK_COMBO_BOX (self->kind)),
                        G_CALLBACK (kind_done), self);
  g_signal_connect_swapped (self->kind, "changed", G_CALLBACK (kind_changed), self);
  self->status = name_it (dossier_card_choice_new (), _ ("Status"));
  g_signal_connect_swapped (self->status, "changed", G_CALLBACK (status_changed), self);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), self->kind);
  gtk_box_append (GTK_BOX (box), self->status);
  return box;
}

static GtkWidget *
build_date (DossierEventCardView *self, gint64 event)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->date = dossier_edtf_entry_new ();
  name_it (dossier_edtf_entry_get_entry (DOSSIER_EDTF_ENTRY (self->date)), _ ("Date"));
  dossier_edtf_entry_set_session (DOSSIER_EDTF_ENTRY (self->date), self->session, event);
  g_signal_connect_swapped (self->date, "activate", G_CALLBACK (date_done), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (date_done), self);
  gtk_widget_add_controller (self->date, focus);
  return self->date;
}

static void
open_cb (DossierEventCardView *self, gint64 event)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, event);
}

static GtkWidget *
build_beside (DossierEventCardView *self)
{
  self->beside = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->beside), 0);
  gtk_label_set_wrap (GTK_LABEL (self->beside), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->beside), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->beside, "caption");
  gtk_widget_add_css_class (self->beside, "dim-label");
  gtk_widget_set_visible (self->beside, FALSE);
  return self->beside;
}

/* The rest, for those who look for it. */
static GtkWidget *
build_more (DossierEventCardView *self, gint64 event)
{
  GtkWidget *expander = gtk_expander_new (_ ("More about it"));

  self->more = dossier_event_more_new (self->session, event);
  gtk_widget_set_margin_top (self->more, 8);
  g_signal_connect_object (self->more, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_expander_set_child (GTK_EXPANDER (expander), self->more);
  return expander;
}

static GtkWidget *
build_card (DossierEventCardView *self, gint64 event)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *participants, *heading;
  GtkWidget *delete = gtk_button_new_with_label (_ ("Delete"));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "panel-card");
  self->title = name_it (gtk_entry_new (), _ ("Title"));
  gtk_entry_set_has_frame (GTK_ENTRY (self->title), FALSE);
  gtk_widget_add_css_class (self->title, "card-title");
  dossier_card_on_done (self->title, G_CALLBACK (title_done), self);
  gtk_box_append (GTK_BOX (card), self->title);
  gtk_box_append (GTK_BOX (card), build_date (self, event));
  gtk_box_append (GTK_BOX (card), build_beside (self));
  gtk_box_append (GTK_BOX (card), build_terms (self));
  self->place = name_it (gtk_entry_new (), _ ("Place"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->place), _ ("Place"));
  dossier_card_on_done (self->place, G_CALLBACK (place_done), self);
  gtk_box_append (GTK_BOX (card), self->place);
  participants = dossier_card_section_new (_ ("Participants"), &heading);
  g_signal_connect (dossier_card_add_button (heading, _ ("Add a participant")), "clicked",
                    G_CALLBACK (add_participant_cb), self);
  self->participants = dossier_participant_list_new (self->session);
  gtk_box_append (GTK_BOX (participants), self->participants);
  gtk_box_append (GTK_BOX (card), participants);
  self->accounts = dossier_event_accounts_new (self->session, event);
  g_signal_connect_object (self->accounts, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), self->accounts);
  gtk_box_append (GTK_BOX (card), build_more (self, event));
  gtk_widget_set_halign (delete, GTK_ALIGN_START);
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (card), delete);
  return card;
}

static GtkWidget *
build_evidence (DossierEventCardView *self, gint64 event)
{
  GtkWidget *heading;
  GtkWidget *section = dossier_card_section_new (_ ("Evidence"), &heading);
  GtkWidget *list = dossier_passage_list_new (
      self->session, &dossier_evidence_list_kind,
      dossier_args_new ("record", g_variant_new_int64 (event), NULL),
      _ ("No passage supports this event, or none does any more. Select words "
         "and press +."));
  self->evidence = list;

  g_signal_connect (dossier_card_add_button (heading, _ ("Add the selected words as evidence")),
                    "clicked", G_CALLBACK (add_evidence_cb), self);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_widget_set_size_request (list, -1, EVIDENCE_MIN_HEIGHT);
  gtk_box_append (GTK_BOX (section), list);
  return section;
}

/**
 * dossier_event_card_view_new:
 * @index: the names, shared
 * @event: which
 */
GtkWidget *
dossier_event_card_view_new (DossierSession *session, DossierNameIndex *index, gint64 event)
{
  DossierEventCardView *self = g_object_new (DOSSIER_TYPE_EVENT_CARD_VIEW, NULL);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->record =
      dossier_live_record_new (dossier_session_get_corpus (session), &dossier_event_card_kind);
  self->box = dossier_card_panel_new (build_card (self, event), CARD_MAX_HEIGHT,
                                      build_evidence (self, event));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->record, "changed", G_CALLBACK (show_record), self);
  g_signal_connect_object (self->record, "failed", G_CALLBACK (dossier_session_fail), session,
                           G_CONNECT_SWAPPED);
  dossier_event_draft_read_async (dossier_session_get_corpus (session), 0, 0, 0, NULL, NULL,
                                  terms_read_cb, g_object_ref (self));
  dossier_live_record_set_id (self->record, event);
  show_record (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_event_card_view_go:
 * @self: a #DossierEventCardView
 *
 * Goes to the first passage that tells of the event, one in a text as it is before those that only
 * an earlier text has; or says that there is none.
 */
void
dossier_event_card_view_go (GtkWidget *self)
{
  DossierEventCardView *view = DOSSIER_EVENT_CARD_VIEW (self);

  if (!dossier_passage_list_go_first (DOSSIER_PASSAGE_LIST (view->evidence)))
    dossier_session_say (view->session, _ ("No passage supports this event."), FALSE);
}
