#include "parts/edtf-entry.h"

#include "base/edtf.h"
#include "parts/day-calendar.h"
#include "parts/event-choice.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

struct _DossierEdtfEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *reading;
  DossierEventChoice *events; /* that the words may count from */
  GtkWidget *lasts;           /* one day in it, or all of it */
  GtkWidget *calendar;
  gboolean wants_days; /* the calendar: while a date is being typed, or when it is asked for */
  gint64 anchor;
  char *edtf; /* as understood; empty for no date, NULL while it is not understood */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierEdtfEntry, dossier_edtf_entry, GTK_TYPE_WIDGET)

/**
 * dossier_edtf_read:
 * @text: EDTF, or a date in words
 * @anchor: the day that words like "last week" count from, or DOSSIER_DAY_NONE
 * @words: (out) (optional): how it is understood, for a person
 *
 * Returns: (transfer full): the date as EDTF; NULL with a sentence for a person
 */
char *
dossier_edtf_read (const char *text, gint64 anchor, char **words, GError **error)
{
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (text, NULL);

  if (edtf == NULL)
    edtf = dossier_edtf_from_words (text, anchor, error);
  if (edtf == NULL)
    return NULL;
  if (words != NULL)
    *words = dossier_edtf_to_words (edtf);
  return g_strdup (edtf->text);
}

/**
 * dossier_edtf_dup_words:
 * @edtf: (nullable):
 *
 * Returns: (transfer full) (nullable): the date in short plain words, or as it stands where it is
 *   not one that we can read
 */
char *
dossier_edtf_dup_words (const char *edtf)
{
  g_autoptr (DossierEdtf) parsed = edtf != NULL ? dossier_edtf_parse (edtf, NULL) : NULL;

  return parsed != NULL ? dossier_edtf_to_words_short (parsed) : g_strdup (edtf);
}

static void
show_reading (DossierEdtfEntry *self, const char *text, gboolean failed)
{
  gtk_label_set_text (GTK_LABEL (self->reading), text);
  gtk_widget_set_visible (self->reading, text[0] != '\0');
  if (failed)
    gtk_widget_add_css_class (self->reading, "error");
  else
    gtk_widget_remove_css_class (self->reading, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               failed ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Where there are several days: which, and whether it is one of them or all. Of what is not picked
 * yet only the days are shown. */
static void
show_days (DossierEdtfEntry *self)
{
  const DossierEventMatch *match = dossier_event_choice_get_match (self->events, NULL);
  const char *text = self->edtf != NULL ? self->edtf : match != NULL ? match->value : NULL;
  g_autoptr (DossierEdtf) edtf =
      text != NULL && text[0] != '\0' ? dossier_edtf_parse (text, NULL) : NULL;
  gboolean has_days =
      edtf != NULL && edtf->day_min < edtf->day_max && edtf->kind != DOSSIER_EDTF_RECURRING;

  gtk_widget_set_visible (self->lasts, has_days && self->edtf != NULL);
  if (has_days)
    gtk_button_set_label (GTK_BUTTON (self->lasts),
                          dossier_edtf_lasts (edtf) ? _ ("It lasts all of that: make it one day")
                                                    : _ ("One day in that: make it all of it"));
  dossier_day_calendar_set_date (DOSSIER_DAY_CALENDAR (self->calendar),
                                 has_days && self->wants_days ? edtf : NULL, self->anchor);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     has_days ? "x-office-calendar-symbolic" : NULL);
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   self->wants_days ? _ ("Hide the days") : _ ("Show the days"));
}

static void
icon_cb (DossierEdtfEntry *self)
{
  self->wants_days = !self->wants_days;
  show_days (self);
}

/* One click goes from one day in a range to the whole range, and back. */
static void
lasts_cb (DossierEdtfEntry *self)
{
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (self->edtf, NULL);
  g_autoptr (DossierEdtf) other =
      edtf != NULL ? dossier_edtf_with_kind (
          edtf, dossier_edtf_lasts (edtf) ? DOSSIER_EDTF_ONE_OF : DOSSIER_EDTF_SPAN, NULL)
                   : NULL;

  if (other != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), other->text);
}

/* Words that count from an event: a date once the event is picked. */
static void
read_event (DossierEdtfEntry *self)
{
  gboolean is_chosen, is_problem;
  const DossierEventMatch *match = dossier_event_choice_get_match (self->events, &is_chosen);
  g_autofree char *reading = dossier_event_choice_dup_reading (self->events, &is_problem);

  g_free (self->edtf);
  self->edtf = is_chosen ? g_strdup (match->value) : NULL;
  show_reading (self, reading, is_problem);
}

static void
read_text (DossierEdtfEntry *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *words = NULL;
  g_autofree char *reading = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->edtf, g_free);
  self->edtf =
      text[0] != '\0' ? dossier_edtf_read (text, self->anchor, &words, &error) : g_strdup ("");
  if (dossier_event_choice_read (self->events, self->edtf == NULL ? text : ""))
    {
      read_event (self);
      return;
    }
  if (self->edtf == NULL || words == NULL)
    {
      show_reading (self, self->edtf == NULL ? error->message : "", self->edtf == NULL);
      return;
    }
  reading = g_strcmp0 (self->edtf, text) == 0 ? g_strdup (words)
                                              : g_strdup_printf ("%s  [%s]", words, self->edtf);
  show_reading (self, reading, FALSE);
}

static void
read_entry (DossierEdtfEntry *self)
{
  read_text (self);
  show_days (self);
}

static void
entry_changed_cb (GtkEditable *editable, DossierEdtfEntry *self)
{
  /* What a card or a form fills in leaves the room to what stands below. */
  self->wants_days = self->wants_days || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  read_entry (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What is looked up is there, or another event is picked. */
static void
events_changed_cb (DossierEdtfEntry *self)
{
  read_entry (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierEdtfEntry *self)
{
  gboolean is_plain = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  return is_plain && dossier_event_choice_press (self->events, keyval);
}

static void
entry_activate_cb (GtkEntry *entry, DossierEdtfEntry *self)
{
  if (self->edtf != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/**
 * dossier_edtf_entry_set_anchor:
 * @day: the day that words like "last week" count from, or DOSSIER_DAY_NONE
 */
void
dossier_edtf_entry_set_anchor (DossierEdtfEntry *self, gint64 day)
{
  self->anchor = day;
  read_entry (self);
}

/**
 * dossier_edtf_entry_set_session:
 * @session: where it is used: words count from the publication of its article, and from the events
 *   of its dossier
 * @except: an event that they do not count from, because the date is its own; or 0
 */
void
dossier_edtf_entry_set_session (DossierEdtfEntry *self, DossierSession *session, gint64 except)
{
  dossier_event_choice_set_session (self->events, session, except);
  dossier_edtf_entry_set_anchor (self, dossier_words_anchor (session));
}

/**
 * dossier_edtf_entry_set_text:
 * @text: (nullable): shown to begin with
 */
void
dossier_edtf_entry_set_text (DossierEdtfEntry *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

/**
 * dossier_edtf_entry_get_edtf:
 *
 * Returns: (transfer none) (nullable): the date as EDTF, empty for none; NULL while what is typed
 *   is not understood
 */
const char *
dossier_edtf_entry_get_edtf (DossierEdtfEntry *self)
{
  return self->edtf;
}

/**
 * dossier_edtf_entry_is_valid:
 *
 * Returns: whether the text is a date that is understood, or empty
 */
gboolean
dossier_edtf_entry_is_valid (DossierEdtfEntry *self)
{
  return self->edtf != NULL;
}

/**
 * dossier_edtf_entry_dup_rule:
 *
 * Returns: (transfer full) (nullable): how the date came about, where it counts from an event
 */
char *
dossier_edtf_entry_dup_rule (DossierEdtfEntry *self)
{
  return self->edtf != NULL ? dossier_event_choice_dup_rule (self->events) : NULL;
}

/**
 * dossier_edtf_entry_get_entry:
 *
 * Returns: (transfer none): the entry itself, for a label's mnemonic
 */
GtkWidget *
dossier_edtf_entry_get_entry (DossierEdtfEntry *self)
{
  return self->entry;
}

static gboolean
dossier_edtf_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_EDTF_ENTRY (widget)->entry);
}

static void
dossier_edtf_entry_dispose (GObject *object)
{
  DossierEdtfEntry *self = DOSSIER_EDTF_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->reading, gtk_widget_unparent);
  if (self->events != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->events));
  self->events = NULL;
  g_clear_pointer (&self->lasts, gtk_widget_unparent);
  g_clear_pointer (&self->calendar, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_edtf_entry_parent_class)->dispose (object);
}

static void
dossier_edtf_entry_finalize (GObject *object)
{
  g_free (DOSSIER_EDTF_ENTRY (object)->edtf);
  G_OBJECT_CLASS (dossier_edtf_entry_parent_class)->finalize (object);
}

static void
dossier_edtf_entry_class_init (DossierEdtfEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_edtf_entry_dispose;
  object_class->finalize = dossier_edtf_entry_finalize;
  widget_class->grab_focus = dossier_edtf_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "edtfentry");

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_EDTF_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", DOSSIER_TYPE_EDTF_ENTRY, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_edtf_entry_init (DossierEdtfEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->anchor = DOSSIER_DAY_NONE;
  self->edtf = g_strdup ("");
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("2025-10, early July, last week…"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->reading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reading), TRUE);
  gtk_widget_add_css_class (self->reading, "caption");
  gtk_widget_set_visible (self->reading, FALSE);
  gtk_widget_set_parent (self->reading, GTK_WIDGET (self));
  self->events = DOSSIER_EVENT_CHOICE (dossier_event_choice_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->events), GTK_WIDGET (self));
  g_signal_connect_swapped (self->events, "changed", G_CALLBACK (events_changed_cb), self);
  self->lasts = gtk_button_new ();
  gtk_widget_add_css_class (self->lasts, "flat");
  gtk_widget_add_css_class (self->lasts, "caption");
  gtk_widget_set_halign (self->lasts, GTK_ALIGN_START);
  gtk_widget_set_visible (self->lasts, FALSE);
  g_signal_connect_swapped (self->lasts, "clicked", G_CALLBACK (lasts_cb), self);
  gtk_widget_set_parent (self->lasts, GTK_WIDGET (self));
  self->calendar = dossier_day_calendar_new ();
  gtk_widget_set_parent (self->calendar, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->reading, NULL, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_cb), self);
}

/**
 * dossier_edtf_entry_new:
 */
GtkWidget *
dossier_edtf_entry_new (void)
{
  return g_object_new (DOSSIER_TYPE_EDTF_ENTRY, NULL);
}
