#include "parts/edtf-entry.h"

#include "base/edtf.h"
#include "parts/said-date.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

struct _DossierEdtfEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  DossierSaidDate *said;
  gboolean wants_days; /* the calendar: while a date is being typed, or when it is asked for */
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
show_icon (DossierEdtfEntry *self)
{
  gtk_entry_set_icon_from_icon_name (
      GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
      dossier_said_date_has_days (self->said) ? "x-office-calendar-symbolic" : NULL);
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   self->wants_days ? _ ("Hide the days") : _ ("Show the days"));
}

static void
icon_cb (DossierEdtfEntry *self)
{
  self->wants_days = !self->wants_days;
  dossier_said_date_set_shows_days (self->said, self->wants_days);
  show_icon (self);
}

static void
read_entry (DossierEdtfEntry *self)
{
  gboolean failed;

  /* What a card or a form fills in leaves the room to what stands below. */
  self->wants_days = self->wants_days || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  dossier_said_date_set_shows_days (self->said, self->wants_days);
  dossier_said_date_read (self->said, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  failed = dossier_said_date_is_refused (self->said);
  show_icon (self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               failed ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (DossierEdtfEntry *self)
{
  read_entry (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
rewrite_cb (DossierEdtfEntry *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierEdtfEntry *self)
{
  return dossier_said_date_press (self->said, keyval, state);
}

static void
entry_activate_cb (GtkEntry *entry, DossierEdtfEntry *self)
{
  if (dossier_edtf_entry_is_valid (self))
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
  dossier_said_date_set_anchor (self->said, day);
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
  dossier_said_date_set_session (self->said, session, except);
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
  return dossier_said_date_get_edtf (self->said);
}

/**
 * dossier_edtf_entry_is_valid:
 *
 * Returns: whether the text is a date that is understood, or empty
 */
gboolean
dossier_edtf_entry_is_valid (DossierEdtfEntry *self)
{
  return dossier_said_date_get_edtf (self->said) != NULL;
}

/**
 * dossier_edtf_entry_dup_rule:
 *
 * Returns: (transfer full) (nullable): how the date came about, where it counts from an event
 */
char *
dossier_edtf_entry_dup_rule (DossierEdtfEntry *self)
{
  return dossier_said_date_dup_rule (self->said);
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
  if (self->said != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->said));
  self->said = NULL;
  G_OBJECT_CLASS (dossier_edtf_entry_parent_class)->dispose (object);
}

static void
dossier_edtf_entry_class_init (DossierEdtfEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_edtf_entry_dispose;
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

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("2025-10, early July, last week…"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->said = DOSSIER_SAID_DATE (dossier_said_date_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->said), GTK_WIDGET (self));
  g_signal_connect_object (self->said, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->said, "rewrite", G_CALLBACK (rewrite_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  dossier_said_date_get_label (self->said), NULL, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
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
