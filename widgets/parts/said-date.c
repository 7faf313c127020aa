#include "parts/said-date.h"

#include "base/edtf.h"
#include "parts/day-calendar.h"
#include "parts/edtf-entry.h"
#include "parts/event-choice.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

struct _DossierSaidDate
{
  GtkWidget parent_instance;

  GtkWidget *label;
  DossierEventChoice *events; /* that the words may count from */
  GtkWidget *lasts;           /* one day in it, or all of it: */
  GtkWidget *one;
  GtkWidget *all;
  gboolean showing; /* the two follow what is written */
  GtkWidget *calendar;
  gboolean hides_days;
  gboolean has_days;
  gint64 anchor;
  char *text;
  char *edtf; /* as understood; empty for no date, NULL while it is not understood */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REWRITE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSaidDate, dossier_said_date, GTK_TYPE_WIDGET)

static void
show_reading (DossierSaidDate *self, const char *text, gboolean failed)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, text[0] != '\0');
  if (failed)
    gtk_widget_add_css_class (self->label, "error");
  else
    gtk_widget_remove_css_class (self->label, "error");
}

/* Where there are several days: which, and whether it is one of them or all. Of what is not picked
 * yet only the days are shown. */
static void
show_days (DossierSaidDate *self)
{
  const DossierEventMatch *match = dossier_event_choice_get_match (self->events, NULL);
  const char *text = self->edtf != NULL ? self->edtf : match != NULL ? match->value : NULL;
  g_autoptr (DossierEdtf) edtf =
      text != NULL && text[0] != '\0' ? dossier_edtf_parse (text, NULL) : NULL;

  self->has_days =
      edtf != NULL && edtf->day_min < edtf->day_max && edtf->kind != DOSSIER_EDTF_RECURRING;
  gtk_widget_set_visible (self->lasts, self->has_days && self->edtf != NULL);
  if (self->has_days)
    {
      self->showing = TRUE;
      gtk_toggle_button_set_active (
          GTK_TOGGLE_BUTTON (dossier_edtf_lasts (edtf) ? self->all : self->one), TRUE);
      self->showing = FALSE;
    }
  dossier_day_calendar_set_date (DOSSIER_DAY_CALENDAR (self->calendar),
                                 self->has_days && !self->hides_days ? edtf : NULL, self->anchor);
}

/* One click goes from one day in a range to the whole range, and back. */
static void
toggled_cb (GtkToggleButton *button, DossierSaidDate *self)
{
  DossierEdtfKind kind = GTK_WIDGET (button) == self->all ? DOSSIER_EDTF_SPAN : DOSSIER_EDTF_ONE_OF;
  g_autoptr (DossierEdtf) edtf = NULL;
  g_autoptr (DossierEdtf) other = NULL;

  if (self->showing || !gtk_toggle_button_get_active (button) || self->edtf == NULL)
    return;
  edtf = dossier_edtf_parse (self->edtf, NULL);
  other = edtf != NULL ? dossier_edtf_with_kind (edtf, kind, NULL) : NULL;
  if (other != NULL)
    g_signal_emit (self, signals[SIGNAL_REWRITE], 0, other->text);
  else
    show_days (self);
}

static GtkWidget *
add_kind (DossierSaidDate *self, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->lasts), button);
  return button;
}

/* Words that count from an event: a date once the event is picked. */
static void
read_event (DossierSaidDate *self)
{
  gboolean is_chosen, is_problem;
  const DossierEventMatch *match = dossier_event_choice_get_match (self->events, &is_chosen);
  g_autofree char *reading = dossier_event_choice_dup_reading (self->events, &is_problem);

  self->edtf = is_chosen ? g_strdup (match->value) : NULL;
  show_reading (self, reading, is_problem);
}

static void
read_text (DossierSaidDate *self)
{
  const char *text = self->text;
  g_autofree char *words = NULL;
  g_autofree char *reading = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->edtf, g_free);
  self->edtf =
      text[0] != '\0' ? dossier_edtf_read (text, self->anchor, &words, &error) : g_strdup ("");
  if (dossier_event_choice_read (self->events, self->edtf == NULL ? text : ""))
    read_event (self);
  else if (self->edtf == NULL)
    show_reading (self, error->message, TRUE);
  else
    {
      reading = words == NULL || g_str_equal (self->edtf, text)
                    ? g_strdup (words != NULL ? words : "")
                    : g_strdup_printf ("%s · %s", words, self->edtf);
      show_reading (self, reading, FALSE);
    }
  show_days (self);
}

/**
 * dossier_said_date_read:
 * @text: as it stands in the entry
 */
void
dossier_said_date_read (DossierSaidDate *self, const char *text)
{
  g_free (self->text);
  self->text = g_strstrip (g_strdup (text));
  read_text (self);
}

/* What is looked up is there, or another event is picked. */
static void
events_changed_cb (DossierSaidDate *self)
{
  read_text (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_said_date_set_shows_days:
 * @shows: whether the days that it may be are there to be seen, as they are to begin with
 */
void
dossier_said_date_set_shows_days (DossierSaidDate *self, gboolean shows)
{
  self->hides_days = !shows;
  show_days (self);
}

/**
 * dossier_said_date_has_days:
 *
 * Returns: whether the date may be several days, shown or not
 */
gboolean
dossier_said_date_has_days (DossierSaidDate *self)
{
  return self->has_days;
}

/**
 * dossier_said_date_press:
 * @keyval: a key that came to the entry
 * @state: with it
 *
 * Returns: whether it was meant for the list of events
 */
gboolean
dossier_said_date_press (DossierSaidDate *self, guint keyval, GdkModifierType state)
{
  return (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
         && dossier_event_choice_press (self->events, keyval);
}

/**
 * dossier_said_date_set_anchor:
 * @day: the day that words like "last week" count from, or DOSSIER_DAY_NONE
 */
void
dossier_said_date_set_anchor (DossierSaidDate *self, gint64 day)
{
  self->anchor = day;
  read_text (self);
}

/**
 * dossier_said_date_set_session:
 * @session: of the dossier whose events words may count from
 * @except: an event that they do not count from, or 0
 */
void
dossier_said_date_set_session (DossierSaidDate *self, DossierSession *session, gint64 except)
{
  dossier_event_choice_set_session (self->events, session, except);
}

/**
 * dossier_said_date_get_edtf:
 *
 * Returns: (transfer none) (nullable): the date as EDTF, empty for none; NULL while what is typed
 *   is not understood
 */
const char *
dossier_said_date_get_edtf (DossierSaidDate *self)
{
  return self->edtf;
}

/**
 * dossier_said_date_get_reading:
 *
 * Returns: (transfer none): how it is understood, or what is wrong; empty for nothing
 */
const char *
dossier_said_date_get_reading (DossierSaidDate *self)
{
  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * dossier_said_date_is_refused:
 *
 * Returns: whether the reading says what is wrong
 */
gboolean
dossier_said_date_is_refused (DossierSaidDate *self)
{
  return gtk_widget_has_css_class (self->label, "error");
}

/**
 * dossier_said_date_dup_rule:
 *
 * Returns: (transfer full) (nullable): how the date came about, where it counts from an event
 */
char *
dossier_said_date_dup_rule (DossierSaidDate *self)
{
  return self->edtf != NULL ? dossier_event_choice_dup_rule (self->events) : NULL;
}

/**
 * dossier_said_date_get_label:
 *
 * Returns: (transfer none): what describes the entry, for assistive technology
 */
GtkWidget *
dossier_said_date_get_label (DossierSaidDate *self)
{
  return self->label;
}

static void
dossier_said_date_dispose (GObject *object)
{
  DossierSaidDate *self = DOSSIER_SAID_DATE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_said_date_parent_class)->dispose (object);
}

static void
dossier_said_date_finalize (GObject *object)
{
  DossierSaidDate *self = DOSSIER_SAID_DATE (object);

  g_free (self->text);
  g_free (self->edtf);
  G_OBJECT_CLASS (dossier_said_date_parent_class)->finalize (object);
}

static void
dossier_said_date_class_init (DossierSaidDateClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dossier_said_date_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_said_date_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "saiddate");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REWRITE] = g_signal_new ("rewrite", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_said_date_init (DossierSaidDate *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->anchor = DOSSIER_DAY_NONE;
  self->text = g_strdup ("");
  self->edtf = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->events = DOSSIER_EVENT_CHOICE (dossier_event_choice_new ());
  g_signal_connect_object (self->events, "changed", G_CALLBACK (events_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->events), GTK_WIDGET (self));
  self->lasts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->lasts, "segments");
  gtk_widget_set_halign (self->lasts, GTK_ALIGN_START);
  gtk_widget_set_visible (self->lasts, FALSE);
  self->one = add_kind (self, _ ("One day in it"));
  self->all = add_kind (self, _ ("All of it"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->all), GTK_TOGGLE_BUTTON (self->one));
  gtk_widget_set_parent (self->lasts, GTK_WIDGET (self));
  self->calendar = dossier_day_calendar_new ();
  gtk_widget_set_parent (self->calendar, GTK_WIDGET (self));
}

/**
 * dossier_said_date_new:
 *
 * Returns: (transfer floating): below an entry without a date
 */
GtkWidget *
dossier_said_date_new (void)
{
  return g_object_new (DOSSIER_TYPE_SAID_DATE, NULL);
}
