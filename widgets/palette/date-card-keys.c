#include "palette/date-card-private.h"

#include "parts/edtf-entry.h"
#include "parts/key-hint.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

/* What the keys of the card do, and the buttons that say so. */

typedef void (*CardFunc) (DossierDateCard *self);

static void
close_card (DossierDateCard *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
bell_unless (DossierDateCard *self, gboolean done)
{
  if (!done)
    gtk_widget_error_bell (GTK_WIDGET (self));
  dossier_date_card_update (self);
}

static void
recorded_cb (DossierSession *session, GVariant *result, gpointer data)
{
  gint64 id = dossier_args_get_id (result, "id");

  if (id != 0)
    dossier_session_set_record (session, id);
}

static void show_entry (DossierDateCard *self, const char *text);

static void
accept (DossierDateCard *self)
{
  const char *verb = NULL;
  GVariant *args = dossier_date_draft_make_act (self->draft, &verb);

  if (args == NULL)
    {
      show_entry (self, "");
      return;
    }
  dossier_session_do_then (self->session, verb, args, recorded_cb, NULL, NULL);
  close_card (self);
}

static void
accept_alike (DossierDateCard *self)
{
  dossier_date_card_emit_reader_action (self, "reader.accept-alike");
}

static void
accept_everywhere (DossierDateCard *self)
{
  dossier_date_card_emit_reader_action (self, "reader.accept-everywhere");
}

static void
reject (DossierDateCard *self)
{
  DossierDateDraft *draft = self->draft;

  if (draft->record != 0)
    dossier_session_do (self->session, "date.delete",
                        dossier_args_new ("date", g_variant_new_int64 (draft->record), NULL));
  else if (dossier_date_draft_is_suggestion (draft))
    dossier_session_do (self->session, "date.reject",
                        dossier_args_new ("revision", g_variant_new_int64 (draft->revision),
                                          "start", g_variant_new_int64 (draft->start), "end",
                                          g_variant_new_int64 (draft->end), NULL));
  close_card (self);
}

static void
previous (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_step (self->draft, -1));
}

static void
next (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_step (self->draft, 1));
}

static void
look_ahead (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_look_ahead (self->draft));
}

static void
about (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_doubt (self->draft, '~'));
}

static void
uncertain (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_doubt (self->draft, '?'));
}

static void
both_doubts (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_doubt (self->draft, '%'));
}

static void
all_of_it (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_set_kind (self->draft, DOSSIER_EDTF_SPAN));
}

static void
one_of_it (DossierDateCard *self)
{
  bell_unless (self, dossier_date_draft_set_kind (self->draft, DOSSIER_EDTF_ONE_OF));
}

static void
write_words (DossierDateCard *self)
{
  show_entry (self, "");
}

static void
change (DossierDateCard *self)
{
  dossier_date_card_emit_reader_action (self, "reader.date");
}

static void
next_suggestion (DossierDateCard *self)
{
  dossier_date_card_emit_reader_action (self, "reader.next-suggestion");
}

static void
previous_suggestion (DossierDateCard *self)
{
  dossier_date_card_emit_reader_action (self, "reader.previous-suggestion");
}

/* A list row of what the date may be counted from. */
static GtkWidget *
make_choice (const DossierDateChoice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (choice->title);
  g_autofree char *words = dossier_edtf_dup_words (choice->edtf);
  GtkWidget *date = gtk_label_new (words != NULL ? words : _ ("not dated"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 26);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (date, "dim-label");
  gtk_widget_add_css_class (date, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), date);
  return box;
}

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, DossierDateCard *self)
{
  gboolean done =
      dossier_date_draft_choose_anchor (self->draft, (guint) gtk_list_box_row_get_index (row));

  gtk_widget_set_visible (self->anchors, FALSE);
  gtk_widget_grab_focus (self->face);
  bell_unless (self, done);
}

/* Shows what the date may be counted from, to be picked with the arrows and Enter. */
void
dossier_date_card_show_anchors (DossierDateCard *self)
{
  GtkListBox *list = GTK_LIST_BOX (self->anchors);

  if (gtk_list_box_get_row_at_index (list, 0) == NULL)
    for (guint i = 0; i < self->draft->choices->len; i++)
      gtk_list_box_append (list, make_choice (self->draft->choices->pdata[i]));
  gtk_widget_set_visible (self->anchors, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
}

/* What is typed is read while it is typed, from the day of publication. */
static char *
read_entry (DossierDateCard *self, char **words, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return dossier_edtf_read (text, dossier_words_anchor (self->session), words, error);
}

static void
show_entry_reading (DossierDateCard *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->entry_reading), text);
  gtk_widget_set_visible (self->entry_reading, text[0] != '\0');
}

/* Words that count from an event: taken once it is picked, until then only said. */
static void
take_event (DossierDateCard *self)
{
  gboolean is_chosen, is_problem;
  const DossierEventMatch *match = dossier_event_choice_get_match (self->events, &is_chosen);
  g_autofree char *reading = dossier_event_choice_dup_reading (self->events, &is_problem);
  g_autofree char *rule = dossier_event_choice_dup_rule (self->events);
  g_autoptr (DossierEdtf) seen =
      match != NULL && match->value != NULL ? dossier_edtf_parse (match->value, NULL) : NULL;

  show_entry_reading (self, is_chosen ? "" : reading);
  dossier_day_calendar_set_date (self->calendar, seen, dossier_words_anchor (self->session));
  dossier_date_draft_count (self->draft, is_chosen ? match : NULL,
                            gtk_editable_get_text (GTK_EDITABLE (self->entry)), rule);
  if (is_chosen)
    dossier_date_card_update (self);
}

static void
entry_changed_cb (DossierDateCard *self)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = read_entry (self, &words, &error);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (dossier_event_choice_read (self->events, edtf == NULL ? text : ""))
    {
      take_event (self);
      return;
    }
  show_entry_reading (self, edtf == NULL ? error->message : "");
  if (edtf != NULL)
    {
      dossier_date_draft_count (self->draft, NULL, NULL, NULL);
      dossier_date_draft_set_edtf (self->draft, edtf, NULL);
    }
  dossier_date_card_update (self);
}

static void
show_entry (DossierDateCard *self, const char *text)
{
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  if (text[0] == '\0')
    gtk_widget_set_visible (self->entry_reading, FALSE);
}

static void
accept_entry (DossierDateCard *self)
{
  g_autofree char *edtf = read_entry (self, NULL, NULL);
  gboolean is_chosen;

  dossier_event_choice_get_match (self->events, &is_chosen);
  if (edtf != NULL || is_chosen)
    accept (self);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Back to the card itself; FALSE where that is all there is. */
static gboolean
go_back (DossierDateCard *self)
{
  if (!gtk_widget_get_visible (self->entry) && !gtk_widget_get_visible (self->anchors))
    return FALSE;
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->entry_reading, FALSE);
  gtk_widget_set_visible (self->anchors, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->events), FALSE);
  gtk_widget_grab_focus (self->face);
  return TRUE;
}

typedef enum
{
  NEEDS_NOTHING,
  NEEDS_VALUE,
  NEEDS_DAYS, /* more than one */
  NEEDS_CANDIDATES,
  NEEDS_SUGGESTION,
  NEEDS_SOMETHING_THERE, /* recorded or suggested */
} Need;

static const struct
{
  guint keyval;
  guint other; /* the same on a keypad or as a dead key, or 0 */
  guint modifiers;
  CardFunc func;
  Need need;
  const char *cap; /* NULL: said by the line before */
  const char *text;
} keys[] = {
  { GDK_KEY_Return, GDK_KEY_KP_Enter, 0, accept, NEEDS_VALUE, "⏎", N_ ("right") },
  { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, accept_alike, NEEDS_SUGGESTION, "⇧⏎",
    N_ ("all like it") },
  { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_CONTROL_MASK | GDK_SHIFT_MASK, accept_everywhere,
    NEEDS_SUGGESTION, "⌃⇧⏎", N_ ("in all articles") },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, previous, NEEDS_CANDIDATES, "←", N_ ("before") },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, next, NEEDS_CANDIDATES, "→", N_ ("after") },
  { GDK_KEY_f, GDK_KEY_F, 0, look_ahead, NEEDS_CANDIDATES, "f", N_ ("future") },
  { GDK_KEY_slash, GDK_KEY_KP_Divide, 0, all_of_it, NEEDS_DAYS, "/", N_ ("all of it") },
  { GDK_KEY_bracketleft, 0, 0, one_of_it, NEEDS_DAYS, "[", N_ ("one day in it") },
  { GDK_KEY_asciitilde, GDK_KEY_dead_tilde, 0, about, NEEDS_VALUE, "~", N_ ("about") },
  { GDK_KEY_question, 0, 0, uncertain, NEEDS_VALUE, "?", N_ ("uncertain") },
  { GDK_KEY_percent, 0, 0, both_doubts, NEEDS_VALUE, "%", N_ ("both") },
  { GDK_KEY_at, 0, 0, dossier_date_card_show_anchors, NEEDS_NOTHING, "@", N_ ("other anchor") },
  { GDK_KEY_equal, 0, 0, write_words, NEEDS_NOTHING, "=", N_ ("write it") },
  { GDK_KEY_x, GDK_KEY_X, 0, reject, NEEDS_SOMETHING_THERE, "x", N_ ("no date") },
  { GDK_KEY_Delete, GDK_KEY_KP_Delete, 0, reject, NEEDS_SOMETHING_THERE, NULL, NULL },
  { GDK_KEY_Tab, 0, 0, next_suggestion, NEEDS_NOTHING, NULL, NULL },
  { GDK_KEY_ISO_Left_Tab, 0, GDK_SHIFT_MASK, previous_suggestion, NEEDS_NOTHING, NULL, NULL },
};

/* What the reader's own keys do while the card only stands there. */
static const struct
{
  CardFunc func;
  gboolean needs_value;
  const char *cap;
  const char *text;
} passive[] = {
  { accept, TRUE, "⏎", N_ ("right") },          { accept_alike, TRUE, "⇧⏎", N_ ("all like it") },
  { change, FALSE, "d", N_ ("change") },        { reject, FALSE, "x", N_ ("no date") },
  { next_suggestion, FALSE, "⇥", N_ ("next") },
};

static gboolean
has_days (DossierDateDraft *draft)
{
  g_autoptr (DossierEdtf) edtf =
      draft->edtf != NULL ? dossier_edtf_parse (draft->edtf, NULL) : NULL;

  return edtf != NULL && edtf->day_min < edtf->day_max;
}

static gboolean
is_met (DossierDateCard *self, Need need)
{
  switch (need)
    {
    case NEEDS_VALUE:
      return self->draft->edtf != NULL;
    case NEEDS_DAYS:
      return has_days (self->draft);
    case NEEDS_CANDIDATES:
      return self->draft->candidates->len > 1;
    case NEEDS_SUGGESTION:
      return dossier_date_draft_is_suggestion (self->draft) && self->draft->edtf != NULL;
    case NEEDS_SOMETHING_THERE:
      return self->draft->record != 0 || dossier_date_draft_is_suggestion (self->draft);
    case NEEDS_NOTHING:
    default:
      return TRUE;
    }
}

static void
add_hint (DossierDateCard *self, const char *cap, const char *text, CardFunc func, Need need)
{
  GtkWidget *hint = dossier_key_hint_new (cap, text);

  g_object_set_data (G_OBJECT (hint), "need", GINT_TO_POINTER (need));
  g_signal_connect_swapped (hint, "clicked", G_CALLBACK (func), self);
  gtk_box_append (GTK_BOX (self->hints), hint);
}

/* A button for each key. */
void
dossier_date_card_add_hints (DossierDateCard *self)
{
  for (guint i = 0; self->takes_keys && i < G_N_ELEMENTS (keys); i++)
    if (keys[i].cap != NULL)
      add_hint (self, keys[i].cap, _ (keys[i].text), keys[i].func, keys[i].need);
  for (guint i = 0; !self->takes_keys && i < G_N_ELEMENTS (passive); i++)
    add_hint (self, passive[i].cap, _ (passive[i].text), passive[i].func,
              passive[i].needs_value ? NEEDS_VALUE : NEEDS_NOTHING);
}

/* Only those that do something for the value as it is. */
void
dossier_date_card_update_hints (DossierDateCard *self)
{
  for (GtkWidget *hint = gtk_widget_get_first_child (self->hints); hint != NULL;
       hint = gtk_widget_get_next_sibling (hint))
    gtk_widget_set_visible (
        hint, is_met (self, (Need) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (hint), "need"))));
}

static gboolean
press_in_entry (DossierDateCard *self, guint keyval)
{
  if (dossier_event_choice_press (self->events, keyval))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      accept_entry (self);
      return GDK_EVENT_STOP;
    }
  return keyval == GDK_KEY_Escape ? go_back (self) : GDK_EVENT_PROPAGATE;
}

/* Whatever is no key of the card begins a date in words. */
static gboolean
begin_words (DossierDateCard *self, guint keyval, GdkModifierType modifiers)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };

  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || !g_unichar_isalnum (c))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (c, text);
  show_entry (self, text);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, DossierDateCard *self)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  if (gtk_widget_get_visible (self->entry))
    return press_in_entry (self, keyval);
  if (gtk_widget_get_visible (self->anchors))
    return keyval == GDK_KEY_Escape ? go_back (self) : GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      /* Signs come with whatever makes them on the keyboard at hand. */
      gboolean is_sign = gdk_keyval_to_unicode (keys[i].keyval) > ' '
                         && !g_unichar_isalpha (gdk_keyval_to_unicode (keys[i].keyval));

      if ((keyval != keys[i].keyval && (keys[i].other == 0 || keyval != keys[i].other))
          || (is_sign ? (modifiers & GDK_CONTROL_MASK) != 0 : modifiers != keys[i].modifiers))
        continue;
      if (is_met (self, keys[i].need))
        keys[i].func (self);
      else
        gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  return begin_words (self, keyval, modifiers);
}

/* Without a value there is nothing to look at first: words are asked for. */
static void
map_cb (DossierDateCard *self)
{
  if (self->draft->edtf == NULL)
    show_entry (self, "");
  else
    gtk_widget_grab_focus (self->face);
}

/* The keys, if the card takes them. */
void
dossier_date_card_add_keys (DossierDateCard *self)
{
  GtkEventController *controller;

  g_signal_connect (self->anchors, "row-activated", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->events, "changed", G_CALLBACK (take_event), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Date in words or EDTF"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->anchors), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Count from"), -1);
  if (!self->takes_keys)
    return;
  gtk_widget_set_focusable (self->face, TRUE);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  g_signal_connect_after (self, "map", G_CALLBACK (map_cb), NULL);
}
