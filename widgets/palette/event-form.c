#include "palette/event-form.h"

#include "corpus/event-draft.h"
#include "parts/edtf-entry.h"
#include "parts/words-in-hand.h"
#include "parts/wrap-layout.h"

#include <glib/gi18n.h>

#define TITLE_LENGTH 90
#define STATUS       "reported"

struct _DossierEventForm
{
  GtkPopover parent_instance;

  DossierSession *session;
  DossierNameIndex *index;
  guint start;
  guint end;
  GCancellable *reading;

  GtkEntry *title;
  DossierEdtfEntry *date;
  GtkComboBoxText *kind;
  GtkComboBoxText *status;
  GtkEntry *place;
  GtkWidget *actors;
};

G_DEFINE_FINAL_TYPE (DossierEventForm, dossier_event_form, GTK_TYPE_POPOVER)

static void
add_actor (DossierEventForm *self, const DossierCardItem *actor)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (actor->text);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "chip-toggle");
  gtk_widget_set_tooltip_text (button, _ ("Takes part in the event"));
  g_object_set_data_full (G_OBJECT (button), "actor", g_memdup2 (&actor->id, sizeof actor->id),
                          g_free);
  gtk_box_append (GTK_BOX (self->actors), button);
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
  for (guint i = 0; draft->kinds[i] != NULL; i++)
    gtk_combo_box_text_append (self->kind, draft->kinds[i], draft->kinds[i]);
  for (guint i = 0; draft->states[i] != NULL; i++)
    gtk_combo_box_text_append (self->status, draft->states[i], draft->states[i]);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->status), STATUS);
  if (draft->edtf != NULL && dossier_edtf_entry_get_edtf (self->date)[0] == '\0')
    dossier_edtf_entry_set_text (self->date, draft->edtf);
  for (guint i = 0; i < draft->actors->len; i++)
    add_actor (self, &g_array_index (draft->actors, DossierCardItem, i));
  gtk_widget_set_visible (self->actors, draft->actors->len > 0);
  gtk_popover_present (GTK_POPOVER (self));
}

static GVariant *
dup_participants (DossierEventForm *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xss)"));
  for (GtkWidget *button = gtk_widget_get_first_child (self->actors); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      g_variant_builder_add (&builder, "(xss)",
                             *(gint64 *) g_object_get_data (G_OBJECT (button), "actor"), "", "+");
  return g_variant_builder_end (&builder);
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

static void
accept_cb (DossierEventForm *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title));
  const char *place = gtk_editable_get_text (GTK_EDITABLE (self->place));
  g_autofree char *kind = gtk_combo_box_text_get_active_text (self->kind);
  g_autofree char *status = gtk_combo_box_text_get_active_text (self->status);
  gint64 place_actor = dossier_place_find (self->index, place);

  if (title[0] == '\0' || !dossier_edtf_entry_is_valid (self->date))
    {
      gtk_widget_grab_focus (title[0] == '\0' ? GTK_WIDGET (self->title) : GTK_WIDGET (self->date));
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dossier_session_do_then (
      self->session, "event.create",
      dossier_args_new (
          "title", g_variant_new_string (title), "edtf",
          text_or_null (dossier_edtf_entry_get_edtf (self->date)), "kind", text_or_null (kind),
          "status", text_or_null (status), "place",
          place_actor != 0 ? g_variant_new_int64 (place_actor) : NULL, "place-text",
          place_actor == 0 ? text_or_null (place) : NULL, "participants", dup_participants (self),
          "revision", g_variant_new_int64 (dossier_session_get_revision (self->session)), "start",
          g_variant_new_int64 (self->start), "end", g_variant_new_int64 (self->end), NULL),
      created_cb, NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dossier_event_form_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_event_form_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_EVENT_FORM (widget)->title));
}

static void
dossier_event_form_dispose (GObject *object)
{
  DossierEventForm *self = DOSSIER_EVENT_FORM (object);

  g_cancellable_cancel (self->reading);
  self->title = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->index);
  g_clear_object (&self->reading);
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
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
dossier_event_form_init (DossierEventForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  gtk_widget_set_layout_manager (self->actors, dossier_wrap_layout_new (6, FALSE));
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
  dossier_edtf_entry_set_anchor (self->date, dossier_words_anchor (session));
  dossier_event_draft_read_async (dossier_session_get_corpus (session),
                                  dossier_session_get_revision (session), start, end, title,
                                  self->reading, draft_cb, g_object_ref (self));
  return GTK_POPOVER (self);
}
