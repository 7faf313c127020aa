#include "conflicts/reading-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  OUTCOME_READ,
  OUTCOME_OPEN,
  OUTCOME_DISMISSED,
  N_OUTCOMES,
} Outcome;

struct _DossierReadingDialog
{
  DossierFormWindow parent_instance;

  DossierSession *session;
  DossierConflict *conflict;
  const DossierMatter *matter; /* of the conflict */

  GtkWidget *text;
  GtkWidget *outcomes[N_OUTCOMES];
  GPtrArray *choices; /* of GtkCheckButton, one a saying */
};

G_DEFINE_FINAL_TYPE (DossierReadingDialog, dossier_reading_dialog, DOSSIER_TYPE_FORM_WINDOW)

static char *
dup_text (DossierReadingDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gint64
get_preferred (DossierReadingDialog *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (gtk_check_button_get_active (self->choices->pdata[i]))
      return g_array_index (self->matter->sayings, DossierSaying, i).record;
  return 0;
}

static Outcome
get_outcome (DossierReadingDialog *self)
{
  for (guint i = 0; i < N_OUTCOMES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->outcomes[i])))
      return (Outcome) i;
  return OUTCOME_READ;
}

/* The same rules as the verbs', said where the words are missing. */
static const char *
get_objection (Outcome outcome, const char *text, gint64 preferred)
{
  if (outcome == OUTCOME_READ && text[0] == '\0' && preferred == 0)
    return _ ("Write how you read it, or choose the account that you prefer.");
  if (outcome == OUTCOME_DISMISSED && text[0] == '\0')
    return _ ("Write why it can be set aside.");
  return NULL;
}

static void
keep_link (DossierReadingDialog *self, Outcome outcome, const char *text, gint64 preferred)
{
  static const char *const states[] = { "explained", "open", "dismissed" };

  dossier_session_do (self->session, "link.set",
                      dossier_args_new ("link", g_variant_new_int64 (self->matter->event),
                                        "reading", g_variant_new_string (text), "state",
                                        g_variant_new_string (states[outcome]), "preferred",
                                        g_variant_new_int64 (preferred), NULL));
}

static void
keep (DossierReadingDialog *self, Outcome outcome, const char *text, gint64 preferred)
{
  static const char *const outcomes[] = { "read", "open", "dismissed" };

  dossier_session_do (
      self->session, "conflict.decide",
      dossier_args_new (
          "event", g_variant_new_int64 (self->matter->event), "matter",
          g_variant_new_string (dossier_matter_kind_to_string (self->matter->kind)), "about",
          self->matter->about != 0 ? g_variant_new_int64 (self->matter->about) : NULL, "outcome",
          g_variant_new_string (outcomes[outcome]), "reason", g_variant_new_string (text),
          "preferred", preferred != 0 ? g_variant_new_int64 (preferred) : NULL, "basis",
          g_variant_new_string (self->matter->basis != NULL ? self->matter->basis : ""), NULL));
}

static void
accept_cb (DossierReadingDialog *self)
{
  g_autofree char *text = dup_text (self);
  gint64 preferred = get_preferred (self);
  Outcome outcome = get_outcome (self);
  const char *objection = get_objection (outcome, text, preferred);

  dossier_form_window_set_error (DOSSIER_FORM_WINDOW (self), objection);
  if (objection != NULL)
    {
      gtk_widget_grab_focus (self->text);
      return;
    }
  if (self->matter->kind == DOSSIER_MATTER_LINK)
    keep_link (self, outcome, text, preferred);
  else
    keep (self, outcome, text, preferred);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dossier_reading_dialog_dispose (GObject *object)
{
  DossierReadingDialog *self = DOSSIER_READING_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->conflict);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_reading_dialog_parent_class)->dispose (object);
}

static void
dossier_reading_dialog_class_init (DossierReadingDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_reading_dialog_dispose;
}

static void
dossier_reading_dialog_init (DossierReadingDialog *self)
{
  self->choices = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), _ ("Reading"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 560);
  dossier_form_window_set_accept_label (DOSSIER_FORM_WINDOW (self), _ ("_Keep"));
  g_signal_connect (self, "accept", G_CALLBACK (accept_cb), NULL);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A radio button whose words wrap and have a quieter line below. */
static GtkWidget *
choice_new (const char *text, const char *detail, GtkWidget *group)
{
  GtkWidget *choice = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), label_new (text, "choice-text"));
  if (detail != NULL)
    {
      GtkWidget *second = label_new (detail, "caption");

      gtk_widget_add_css_class (second, "dim-label");
      gtk_box_append (GTK_BOX (texts), second);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), GTK_CHECK_BUTTON (group));
  return choice;
}

static GtkWidget *
build_choices (DossierReadingDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *none = choice_new (_ ("No account is preferred"), NULL, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (none), TRUE);
  for (guint i = 0; i < self->matter->sayings->len; i++)
    {
      const DossierSaying *saying = &g_array_index (self->matter->sayings, DossierSaying, i);
      GtkWidget *choice = choice_new (saying->text, saying->source, none);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (choice),
                                   saying->record == self->matter->preferred);
      g_ptr_array_add (self->choices, choice);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_box_append (GTK_BOX (box), none);
  return box;
}

static GtkWidget *
build_outcomes (DossierReadingDialog *self)
{
  const char *const names[] = { _ ("This is how I read it"), _ ("Leave it open"),
                                _ ("Set it aside: they do not disagree") };
  const char *before = self->matter->outcome;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  Outcome chosen = g_strcmp0 (before, "open") == 0        ? OUTCOME_OPEN
                   : g_strcmp0 (before, "dismissed") == 0 ? OUTCOME_DISMISSED
                                                          : OUTCOME_READ;

  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      self->outcomes[i] = choice_new (names[i], NULL, i > 0 ? self->outcomes[0] : NULL);
      gtk_box_append (GTK_BOX (box), self->outcomes[i]);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->outcomes[chosen]), TRUE);
  return box;
}

/* A text view would take it for a new line. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierReadingDialog *self)
{
  gboolean is_return =
      keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!is_return || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "form.accept", NULL);
  return GDK_EVENT_STOP;
}

static GtkWidget *
build_text (DossierReadingDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_view_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->text, keys);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                            self->matter->reading != NULL ? self->matter->reading : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reading, or the reason"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_widget_add_css_class (scroller, "text-field");
  return scroller;
}

static void
build (DossierReadingDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *name = dossier_matter_dup_name (self->matter);

  gtk_widget_add_css_class (box, "reading-form");
  gtk_box_append (GTK_BOX (box), label_new (name, "title-4"));
  gtk_box_append (GTK_BOX (box), label_new (self->conflict->fields.title, "dim-label"));
  gtk_box_append (GTK_BOX (box), build_choices (self));
  gtk_box_append (GTK_BOX (box), label_new (_ ("Reading, or the reason"), "heading"));
  gtk_box_append (GTK_BOX (box), build_text (self));
  gtk_box_append (GTK_BOX (box), build_outcomes (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set (self, "body", scroller, NULL);
}

/**
 * dossier_reading_dialog_new:
 * @conflict: with its sources
 * @matter: which of what it disagrees in
 *
 * Returns: (transfer none): the form; it belongs to the toolkit
 */
GtkWidget *
dossier_reading_dialog_new (DossierSession *session, DossierConflict *conflict, guint matter)
{
  DossierReadingDialog *self = g_object_new (DOSSIER_TYPE_READING_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->conflict = g_object_ref (conflict);
  self->matter = conflict->fields.matters->pdata[matter];
  build (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_reading_dialog_present:
 * @before: a widget of the window that the form belongs to
 */
void
dossier_reading_dialog_present (DossierSession *session, DossierConflict *conflict, guint matter,
                                GtkWidget *before)
{
  GtkWidget *dialog = dossier_reading_dialog_new (session, conflict, matter);

  dossier_form_window_present (DOSSIER_FORM_WINDOW (dialog), before);
  gtk_widget_grab_focus (DOSSIER_READING_DIALOG (dialog)->text);
}
