#include "palette/event-form.h"

#include "corpus/event-draft.h"
#include "palette/marking.h"
#include "parts/edtf-entry.h"
#include "parts/ignore-wheel.h"
#include "parts/popover-bin.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

#define TITLE_LENGTH 90
#define STATUS       "reported"
#define PAUSE_MS     250
#define NAME_LENGTH  20

struct _DossierEventForm
{
  GtkPopover parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  guint start;
  guint end;
  char *edtf;          /* what the words say, nullable */
  gint64 said;         /* the expression that says it, or 0 */
  GVariant *suggested; /* where it is only suggested: accepted with the event, nullable */
  GCancellable *reading;
  GCancellable *finding; /* events that may be the same */
  guint find_later;

  GtkEntry *title;
  DossierEdtfEntry *date;
  GtkLabel *from_text;
  GtkComboBoxText *kind;
  GtkComboBoxText *status;
  GtkEntry *place;
  GtkWidget *actors;
  GtkSizeGroup *names; /* of actors: what stands beside them is aligned */
  GtkWidget *candidates;
  DossierEdtfEntry *planned;
  GtkEntry *outside;
};

G_DEFINE_FINAL_TYPE (DossierEventForm, dossier_event_form, GTK_TYPE_POPOVER)

static void accept_cb (DossierEventForm *self);
static void changed_cb (DossierEventForm *self);

static void
name_it (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What the words say is what the event gets. */
static gboolean
is_date_taken (DossierEventForm *self)
{
  return self->edtf != NULL
         && g_strcmp0 (dossier_edtf_entry_get_edtf (self->date), self->edtf) == 0;
}

/* What the words say stands beside what the analyst makes of it; a suggestion is told from a date. */
static void
show_from_text (DossierEventForm *self)
{
  gboolean taken = is_date_taken (self);
  g_autofree char *words = self->edtf != NULL ? dossier_edtf_dup_words (self->edtf) : NULL;
  g_autofree char *text = NULL;

  if (self->edtf != NULL && !taken)
    text = g_strdup_printf (_ ("The words say: %s [%s]"), words, self->edtf);
  else if (taken && self->suggested != NULL)
    text = g_strdup (_ ("Suggested by the words, and accepted with the event"));
  gtk_label_set_text (self->from_text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->from_text), text != NULL);
}

static void
date_changed_cb (DossierEventForm *self)
{
  show_from_text (self);
  changed_cb (self);
}

/* Who is named in the words: taken or left out, as what, and whether it is said that they did not
 * take part. */
static void
add_actor (DossierEventForm *self, const DossierCardItem *actor)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *name = gtk_label_new (actor->text);
  GtkWidget *role = gtk_entry_new ();
  GtkWidget *absent = gtk_toggle_button_new_with_label (_ ("absent"));
  g_autofree char *takes_part = g_strdup_printf (_ ("“%s” belongs to the event"), actor->text);
  g_autofree char *role_name = g_strdup_printf (_ ("As what “%s” takes part"), actor->text);
  g_autofree char *absent_name = g_strdup_printf (_ ("“%s” did not take part"), actor->text);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_LENGTH);
  gtk_button_set_child (GTK_BUTTON (button), name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "chip-toggle");
  gtk_widget_set_tooltip_text (button, takes_part);
  name_it (button, takes_part);
  gtk_size_group_add_widget (self->names, button);
  gtk_entry_set_placeholder_text (GTK_ENTRY (role), _ ("role"));
  gtk_widget_set_hexpand (role, TRUE);
  gtk_widget_add_css_class (role, "small-entry");
  name_it (role, role_name);
  g_signal_connect_swapped (role, "activate", G_CALLBACK (accept_cb), self);
  gtk_widget_add_css_class (absent, "chip-toggle");
  gtk_widget_set_tooltip_text (absent, absent_name);
  name_it (absent, absent_name);
  g_object_set_data_full (G_OBJECT (line), "actor", g_memdup2 (&actor->id, sizeof actor->id),
                          g_free);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (line), role);
  gtk_box_append (GTK_BOX (line), absent);
  gtk_box_append (GTK_BOX (self->actors), line);
}

static void
add_evidence_cb (GtkButton *button, DossierEventForm *self)
{
  g_autoptr (DossierMarking) marking = dossier_marking_new (
      self->session, dossier_session_get_revision (self->session), self->start, self->end);

  dossier_marking_add_evidence (marking,
                                *(gint64 *) g_object_get_data (G_OBJECT (button), "event"));
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* An event that may be the same: another account of it is made, or the words are only added. */
static void
add_candidate (DossierEventForm *self, const DossierSameEvent *candidate)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *only = gtk_button_new_with_label (_ ("Only add the words"));
  g_autofree char *date = dossier_edtf_dup_words (candidate->edtf);
  g_autofree char *text =
      g_strdup_printf ("%s%s%s\n%s", candidate->title, date != NULL ? " · " : "",
                       date != NULL ? date : "", candidate->why);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "caption");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_tooltip_text (check, _ ("Make another account of this event"));
  name_it (check, candidate->title);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (only, "flat");
  gtk_widget_add_css_class (only, "caption");
  gtk_widget_set_valign (only, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (only, _ ("No new event: the words become evidence of this one"));
  g_object_set_data_full (G_OBJECT (check), "event",
                          g_memdup2 (&candidate->event, sizeof candidate->event), g_free);
  g_object_set_data_full (G_OBJECT (only), "event",
                          g_memdup2 (&candidate->event, sizeof candidate->event), g_free);
  g_signal_connect (only, "clicked", G_CALLBACK (add_evidence_cb), self);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), only);
  gtk_box_append (GTK_BOX (self->candidates), line);
}

static gboolean
is_checked (DossierEventForm *self, gint64 event)
{
  GtkWidget *line = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->candidates));

  for (; line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *candidate = gtk_widget_get_first_child (line);

      if (*(gint64 *) g_object_get_data (G_OBJECT (candidate), "event") == event)
        return gtk_check_button_get_active (GTK_CHECK_BUTTON (candidate));
    }
  return FALSE;
}

/* New lines behind the old ones, which go then: what was checked stays checked. */
static void
show_candidates (DossierEventForm *self, GArray *found)
{
  GtkWidget *heading = gtk_widget_get_first_child (self->candidates);
  GtkWidget *last = gtk_widget_get_last_child (self->candidates);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierSameEvent *one = &g_array_index (found, DossierSameEvent, i);
      gboolean checked = is_checked (self, one->event);

      add_candidate (self, one);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (
                                       gtk_widget_get_last_child (self->candidates))),
                                   checked);
    }
  while (last != heading)
    {
      GtkWidget *before = gtk_widget_get_prev_sibling (last);

      gtk_box_remove (GTK_BOX (self->candidates), last);
      last = before;
    }
  gtk_widget_set_visible (self->candidates, found->len > 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
}

static void
same_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierEventForm) self = data;
  g_autoptr (GArray) found =
      dossier_event_draft_find_same_finish (DOSSIER_CORPUS (source), result, NULL);

  /* Without candidates the form still does its work; cancelled means that it is asked again. */
  if (found != NULL && self->title != NULL)
    show_candidates (self, found);
}

static gboolean
find_same (gpointer data)
{
  DossierEventForm *self = data;
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->find_later = 0;
  for (GtkWidget *line = gtk_widget_get_first_child (self->actors); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    g_array_append_vals (actors, g_object_get_data (G_OBJECT (line), "actor"), 1);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  dossier_event_draft_find_same_async (dossier_session_get_corpus (self->session),
                                       gtk_editable_get_text (GTK_EDITABLE (self->title)),
                                       dossier_edtf_entry_get_edtf (self->date), actors,
                                       self->finding, same_found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Title and date say which events may be the same: looked up when typing pauses. */
static void
changed_cb (DossierEventForm *self)
{
  if (self->session == NULL)
    return;
  g_clear_handle_id (&self->find_later, g_source_remove);
  self->find_later = g_timeout_add (PAUSE_MS, find_same, self);
}

static void
show_draft (DossierEventForm *self, DossierEventDraft *draft)
{
  for (guint i = 0; draft->kinds[i] != NULL; i++)
    gtk_combo_box_text_append (self->kind, draft->kinds[i], draft->kinds[i]);
  for (guint i = 0; draft->states[i] != NULL; i++)
    gtk_combo_box_text_append (self->status, draft->states[i], draft->states[i]);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->status), STATUS);
  self->edtf = g_strdup (draft->edtf);
  self->said = draft->date;
  self->suggested = g_steal_pointer (&draft->accept);
  if (draft->edtf != NULL && dossier_edtf_entry_get_edtf (self->date)[0] == '\0')
    dossier_edtf_entry_set_text (self->date, draft->edtf);
  show_from_text (self);
  if (draft->place != NULL && gtk_editable_get_text (GTK_EDITABLE (self->place))[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->place), draft->place);
  for (guint i = 0; i < draft->actors->len; i++)
    add_actor (self, &g_array_index (draft->actors, DossierCardItem, i));
  gtk_widget_set_visible (self->actors, draft->actors->len > 0);
  show_candidates (self, draft->candidates);
}

static void
draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierEventForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEventDraft) draft =
      dossier_event_draft_read_finish (DOSSIER_CORPUS (source), result, &error);

  if (draft == NULL)
    {
      dossier_session_fail (self->session, error);
      return;
    }
  if (self->title == NULL)
    return;
  show_draft (self, draft);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  dossier_popover_choose_side (GTK_POPOVER (self));
  gtk_popover_present (GTK_POPOVER (self));
}

static GVariant *
dup_participants (DossierEventForm *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xss)"));
  for (GtkWidget *line = gtk_widget_get_first_child (self->actors); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *chosen = gtk_widget_get_first_child (line);
      GtkWidget *role = gtk_widget_get_next_sibling (chosen);
      GtkWidget *absent = gtk_widget_get_next_sibling (role);

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chosen)))
        g_variant_builder_add (
            &builder, "(xss)", *(gint64 *) g_object_get_data (G_OBJECT (line), "actor"),
            gtk_editable_get_text (GTK_EDITABLE (role)),
            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (absent)) ? "-" : "+");
    }
  return g_variant_builder_end (&builder);
}

/* Behind the heading stand the candidates. */
static GVariant *
dup_same (DossierEventForm *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *line = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->candidates));

  for (; line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *check = gtk_widget_get_first_child (line);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_array_append_vals (ids, g_object_get_data (G_OBJECT (check), "event"), 1);
    }
  return dossier_args_ids ((const gint64 *) (gpointer) ids->data, ids->len);
}

static GVariant *
text_or_null (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_variant_new_string (text) : NULL;
}

static void
created_cb (DossierSession *session, GVariant *result, gpointer data)
{
  dossier_session_set_record (session, dossier_args_get_id (result, "id"));
}

/* The first thing that is missing or not understood gets the keys. */
static gboolean
check (DossierEventForm *self)
{
  GtkWidget *wrong = NULL;

  if (gtk_editable_get_text (GTK_EDITABLE (self->title))[0] == '\0')
    wrong = GTK_WIDGET (self->title);
  else if (!dossier_edtf_entry_is_valid (self->date))
    wrong = GTK_WIDGET (self->date);
  else if (!dossier_edtf_entry_is_valid (self->planned))
    wrong = GTK_WIDGET (self->planned);
  if (wrong == NULL)
    return TRUE;
  gtk_widget_grab_focus (wrong);
  gtk_widget_error_bell (GTK_WIDGET (self));
  return FALSE;
}

static void
accept_cb (DossierEventForm *self)
{
  const char *place = gtk_editable_get_text (GTK_EDITABLE (self->place));
  g_autofree char *kind = gtk_combo_box_text_get_active_text (self->kind);
  g_autofree char *status = gtk_combo_box_text_get_active_text (self->status);
  g_autofree char *rule = dossier_edtf_entry_dup_rule (self->date);
  gint64 place_actor = dossier_place_find (self->index, place);

  if (!check (self))
    return;
  dossier_session_do_then (
      self->session, "event.create",
      dossier_args_new (
          "title", g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (self->title))),
          "edtf", text_or_null (dossier_edtf_entry_get_edtf (self->date)), "edtf-from-text",
          text_or_null (self->edtf), "planned",
          text_or_null (dossier_edtf_entry_get_edtf (self->planned)), "resolution",
          text_or_null (rule), "outside-source",
          text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->outside))), "kind",
          text_or_null (kind), "status", text_or_null (status), "place",
          place_actor != 0 ? g_variant_new_int64 (place_actor) : NULL, "place-text",
          place_actor == 0 ? text_or_null (place) : NULL, "participants", dup_participants (self),
          "accept", is_date_taken (self) ? self->suggested : NULL, "dates",
          self->said != 0 ? dossier_args_ids (&self->said, 1) : NULL, "same-as", dup_same (self),
          "revision", g_variant_new_int64 (dossier_session_get_revision (self->session)), "start",
          g_variant_new_int64 (self->start), "end", g_variant_new_int64 (self->end), NULL),
      created_cb, NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dossier_event_form_map (GtkWidget *widget)
{
  DossierEventForm *self = DOSSIER_EVENT_FORM (widget);

  GTK_WIDGET_CLASS (dossier_event_form_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  /* All of it, and its beginning in sight. */
  gtk_editable_select_region (GTK_EDITABLE (self->title), -1, 0);
}

static void
dossier_event_form_dispose (GObject *object)
{
  DossierEventForm *self = DOSSIER_EVENT_FORM (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->finding);
  g_clear_handle_id (&self->find_later, g_source_remove);
  self->title = NULL;
  g_clear_pointer (&self->edtf, g_free);
  g_clear_pointer (&self->suggested, g_variant_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  g_clear_object (&self->reading);
  g_clear_object (&self->finding);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (dossier_event_form_parent_class)->dispose (object);
}

static void
dossier_event_form_class_init (DossierEventFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_event_form_dispose;
  widget_class->map = dossier_event_form_map;
  g_type_ensure (DOSSIER_TYPE_EDTF_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossier/Dossier/ui/event-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, title);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, date);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, kind);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, status);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, place);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, actors);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, from_text);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, candidates);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, planned);
  gtk_widget_class_bind_template_child (widget_class, DossierEventForm, outside);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dossier_event_form_init (DossierEventForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  dossier_ignore_wheel (GTK_WIDGET (self->kind));
  dossier_ignore_wheel (GTK_WIDGET (self->status));
  gtk_entry_set_placeholder_text (GTK_ENTRY (gtk_combo_box_get_child (GTK_COMBO_BOX (self->kind))),
                                  _ ("Kind"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (dossier_edtf_entry_get_entry (self->planned)),
                                  _ ("When it was planned for"));
  name_it (dossier_edtf_entry_get_entry (self->planned), _ ("When it was planned for"));
  name_it (dossier_edtf_entry_get_entry (self->date), _ ("Date"));
}

/**
 * dossier_event_form_new:
 * @start: of the words that tell of the event, in the session's text
 * @end: of them
 *
 * Returns: (transfer floating): filled from the words and the marks inside them
 */
GtkPopover *
dossier_event_form_new (DossierSession *session, DossierNameIndex *index, guint start, guint end)
{
  DossierEventForm *self = g_object_new (DOSSIER_TYPE_EVENT_FORM, NULL);
  g_autofree char *title = dossier_words_dup (session, start, end, TITLE_LENGTH);

  self->session = g_object_ref (session);
  self->index = g_object_ref (index);
  self->start = start;
  self->end = end;
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  dossier_edtf_entry_set_session (self->date, session, 0);
  dossier_edtf_entry_set_session (self->planned, session, 0);
  dossier_event_draft_read_async (dossier_session_get_corpus (session),
                                  dossier_session_get_revision (session), start, end, title,
                                  self->reading, draft_cb, g_object_ref (self));
  return GTK_POPOVER (self);
}
