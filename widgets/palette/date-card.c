#include "palette/date-card-private.h"

#include "parts/edtf-entry.h"
#include "parts/wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 330

enum
{
  SIGNAL_READER_ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierDateCard, dossier_date_card, GTK_TYPE_POPOVER)

static void
show_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static char *
dup_anchor (DossierDateDraft *draft)
{
  g_autofree char *published = dossier_edtf_dup_words (draft->published);
  g_autofree char *title = dossier_edtf_dup_words (draft->anchor_title);

  switch (draft->anchor)
    {
    case DOSSIER_DATE_ANCHOR_PUBLICATION:
      return published != NULL ? g_strdup_printf (_ ("anchor: published %s"), published)
                               : g_strdup (_ ("anchor: publication, not dated"));
    case DOSSIER_DATE_ANCHOR_DATE:
    case DOSSIER_DATE_ANCHOR_EVENT:
      return g_strdup_printf (_ ("anchor: %s"), title != NULL ? title : _ ("an event"));
    case DOSSIER_DATE_ANCHOR_NONE:
    default:
      return g_strdup (_ ("no anchor"));
    }
}

static char *
dup_difference (DossierDateDraft *draft)
{
  g_autofree char *follows = NULL;

  if (draft->record == 0 || draft->follows == NULL || draft->recorded == NULL
      || g_strcmp0 (draft->follows, draft->edtf) == 0)
    return NULL;
  follows = dossier_edtf_dup_words (draft->follows);
  return g_strdup_printf (_ ("Its anchor now says %s"), follows);
}

static const char *
state_of (DossierDateDraft *draft)
{
  if (draft->record == 0)
    return dossier_date_draft_is_suggestion (draft) ? _ ("DATE · proposed") : _ ("DATE · new");
  return g_strcmp0 (draft->recorded, draft->edtf) == 0 ? _ ("DATE · recorded")
                                                       : _ ("DATE · recorded, to be changed");
}

static void
show_value (DossierDateCard *self)
{
  g_autoptr (DossierEdtf) edtf =
      self->draft->edtf != NULL ? dossier_edtf_parse (self->draft->edtf, NULL) : NULL;
  g_autoptr (DossierEdtf) published =
      self->draft->published != NULL ? dossier_edtf_parse (self->draft->published, NULL) : NULL;
  g_autofree char *reading = edtf != NULL ? dossier_edtf_to_words_short (edtf) : NULL;
  g_autofree char *small = edtf != NULL ? g_strdup (edtf->text) : NULL;

  show_label (self->reading, reading != NULL ? reading : _ ("Which date is this?"));
  show_label (self->edtf, small);
  dossier_day_calendar_set_date (self->calendar, edtf,
                                 published != NULL ? published->day_min : DOSSIER_DAY_NONE);
}

/* Shows the draft as it is now. */
void
dossier_date_card_update (DossierDateCard *self)
{
  g_autofree char *anchor = dup_anchor (self->draft);
  g_autofree char *difference = dup_difference (self->draft);

  show_label (self->state, state_of (self->draft));
  gtk_button_set_label (GTK_BUTTON (self->anchor), anchor);
  show_value (self);
  show_label (self->rule, self->draft->rule);
  show_label (self->difference, difference);
  dossier_date_card_update_hints (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->reading)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->draft->rule != NULL ? self->draft->rule : "", -1);
}

void
dossier_date_card_emit_reader_action (DossierDateCard *self, const char *action)
{
  g_signal_emit (self, signals[SIGNAL_READER_ACTION], 0, action);
}

/**
 * dossier_date_card_get_draft:
 *
 * Returns: (transfer none): what the card is about
 */
DossierDateDraft *
dossier_date_card_get_draft (DossierDateCard *self)
{
  return self->draft;
}

static void
dossier_date_card_dispose (GObject *object)
{
  DossierDateCard *self = DOSSIER_DATE_CARD (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_date_card_parent_class)->dispose (object);
}

static void
dossier_date_card_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_DATE_CARD (object)->draft, dossier_date_draft_free);
  G_OBJECT_CLASS (dossier_date_card_parent_class)->finalize (object);
}

static void
dossier_date_card_class_init (DossierDateCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_date_card_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_date_card_finalize;
  signals[SIGNAL_READER_ACTION] =
      g_signal_new ("reader-action", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_label (const char *class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_head (DossierDateCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label;

  self->state = make_label ("card-state", 0);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_box_append (GTK_BOX (head), self->state);
  self->anchor = gtk_button_new_with_label ("");
  label = gtk_button_get_child (GTK_BUTTON (self->anchor));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_focus_on_click (self->anchor, FALSE);
  gtk_widget_set_focusable (self->anchor, FALSE);
  gtk_widget_add_css_class (self->anchor, "flat");
  gtk_widget_add_css_class (self->anchor, "card-anchor");
  gtk_widget_set_tooltip_text (self->anchor, _ ("Count from something else"));
  gtk_widget_set_can_target (self->anchor, self->takes_keys);
  g_signal_connect_swapped (self->anchor, "clicked", G_CALLBACK (dossier_date_card_show_anchors),
                            self);
  gtk_box_append (GTK_BOX (head), self->anchor);
  return head;
}

/* Where the card outgrows the screen the days scroll, and what can be done stays in sight. */
static GtkWidget *
make_days (DossierDateCard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *calendar = dossier_day_calendar_new ();

  self->calendar = DOSSIER_DAY_CALENDAR (calendar);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 40);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), calendar);
  g_object_bind_property (calendar, "visible", scroller, "visible", G_BINDING_SYNC_CREATE);
  return scroller;
}

static void
build (DossierDateCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *clamp = adw_clamp_new ();

  self->face = box;
  gtk_widget_set_size_request (box, WIDTH, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_box_append (GTK_BOX (box), make_head (self));
  self->reading = make_label ("card-reading", 0);
  self->rule = make_label ("card-rule", 0);
  self->edtf = make_label ("card-edtf", 1);
  self->difference = make_label ("card-difference", 0);
  gtk_box_append (GTK_BOX (box), self->reading);
  gtk_box_append (GTK_BOX (box), self->rule);
  gtk_box_append (GTK_BOX (box), self->difference);
  gtk_box_append (GTK_BOX (box), self->edtf);
  gtk_box_append (GTK_BOX (box), make_days (self));
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("2025-10, early July, last week…"));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_box_append (GTK_BOX (box), self->entry);
  self->entry_reading = make_label ("caption", 0);
  gtk_widget_set_visible (self->entry_reading, FALSE);
  gtk_box_append (GTK_BOX (box), self->entry_reading);
  self->events = DOSSIER_EVENT_CHOICE (dossier_event_choice_new ());
  dossier_event_choice_set_session (self->events, self->session, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->events));
  self->anchors = gtk_list_box_new ();
  gtk_widget_set_visible (self->anchors, FALSE);
  gtk_box_append (GTK_BOX (box), self->anchors);
  self->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->hints, dossier_wrap_layout_new (4, FALSE));
  gtk_box_append (GTK_BOX (box), self->hints);
  gtk_popover_set_child (GTK_POPOVER (self), clamp);
}

static void
dossier_date_card_init (DossierDateCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "date-card");
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
}

/**
 * dossier_date_card_new:
 * @draft: (transfer full): what the words may mean
 * @takes_keys: whether the keys go to the card; else it stands there until it is popped down
 *
 * Returns: (transfer floating): to be shown with dossier_popover_bin_show()
 */
GtkPopover *
dossier_date_card_new (DossierSession *session, DossierDateDraft *draft, gboolean takes_keys)
{
  DossierDateCard *self = g_object_new (DOSSIER_TYPE_DATE_CARD, "autohide", takes_keys, NULL);

  self->session = g_object_ref (session);
  self->draft = draft;
  self->takes_keys = takes_keys;
  build (self);
  dossier_date_card_add_hints (self);
  dossier_date_card_add_keys (self);
  dossier_date_card_update (self);
  return GTK_POPOVER (self);
}
