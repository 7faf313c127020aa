#include "corpus/facts.h"
#include "reader/reader-controller-private.h"

#include "dialogs/occurrences-dialog.h"

#include <glib/gi18n.h>

typedef void (*ActFunc) (DossierReaderController *self, guint start, guint end, int digit);

/* What an act on words takes: where they are, and one argument more, or none with a key of NULL. */
GVariant *
dossier_reader_controller_make_args (DossierReaderController *self, guint start, guint end,
                                     const char *key, GVariant *value)
{
  return dossier_args_new ("revision", g_variant_new_int64 (self->revision), "start",
                           g_variant_new_int64 (start), "end", g_variant_new_int64 (end), key,
                           value, NULL);
}

/* What was just marked is the current mark, as soon as it is on the page. */
static void
marked_cb (DossierSession *session, GVariant *result, gpointer data)
{
  gint64 tag = dossier_args_get_id (result, "tag");

  if (tag != 0)
    dossier_session_set_last_tag (session, tag);
  dossier_reader_controller_want_mark (data, dossier_args_get_id (result, "id"));
}

/* Does what makes a mark of words. */
void
dossier_reader_controller_mark (DossierReaderController *self, const char *verb, GVariant *args)
{
  dossier_session_do_then (self->session, verb, args, marked_cb, g_object_ref (self),
                           g_object_unref);
}

static void
act_highlight (DossierReaderController *self, guint start, guint end, int digit)
{
  dossier_reader_controller_mark (
      self, "highlight.add", dossier_reader_controller_make_args (self, start, end, NULL, NULL));
}

static void
act_check_later (DossierReaderController *self, guint start, guint end, int digit)
{
  dossier_reader_controller_mark (
      self, "follow-up.add", dossier_reader_controller_make_args (self, start, end, NULL, NULL));
}

static void
act_unmark (DossierReaderController *self, guint start, guint end, int digit)
{
  static const struct
  {
    DossierMarkKind kind;
    const char *verb;
    const char *argument;
  } verbs[] = {
    { DOSSIER_MARK_HIGHLIGHT, "highlight.delete", "highlight" },
    { DOSSIER_MARK_MENTION, "mention.delete", "mention" },
    { DOSSIER_MARK_DATE, "date.delete", "date" },
    { DOSSIER_MARK_FOLLOW_UP, "follow-up.delete", "follow-up" },
  };
  const DossierMark *current =
      dossier_reader_get_mark (self->reader, dossier_reader_get_current_mark (self->reader));

  if (dossier_reader_controller_reject (self))
    return;
  for (guint i = 0; current != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i].kind == current->kind)
      {
        dossier_session_do (
            self->session, verbs[i].verb,
            dossier_args_new (verbs[i].argument, g_variant_new_int64 (current->id), NULL));
        return;
      }
  gtk_widget_error_bell (GTK_WIDGET (self->reader));
}

static void
cited_cb (DossierSession *session, GVariant *result, gpointer data)
{
  dossier_session_set_note (session, dossier_args_get_id (result, "note"));
}

static void
act_to_note (DossierReaderController *self, guint start, guint end, int digit)
{
  const DossierMark *current =
      dossier_reader_get_mark (self->reader, dossier_reader_get_current_mark (self->reader));
  gint64 note = dossier_session_get_note (self->session);
  gboolean is_record = current != NULL && current->kind == DOSSIER_MARK_HIGHLIGHT
                       && current->start == start && current->end == end;

  dossier_session_do_then (
      self->session, "note.cite",
      dossier_args_new ("note", note != 0 ? g_variant_new_int64 (note) : NULL, "article",
                        g_variant_new_int64 (dossier_session_get_article (self->session)), "record",
                        is_record ? g_variant_new_int64 (current->id) : NULL, "revision",
                        g_variant_new_int64 (self->revision), "start", g_variant_new_int64 (start),
                        "end", g_variant_new_int64 (end), NULL),
      cited_cb, NULL, NULL);
}

static void
act_copy_citation (DossierReaderController *self, guint start, guint end, int digit)
{
  dossier_reader_controller_copy_citation (self, start, end);
}

/* A question about the words that a key means, and its answer. */
typedef struct
{
  DossierReaderController *controller;
  gint64 revision;
  gint64 mention;
  guint start;
  guint end;
  gint64 event;
  gboolean is_place;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->controller);
  g_free (question);
}

static gpointer
find_event_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  Question *question = data;

  question->event =
      dossier_facts_find_event (database, question->revision, question->start, question->end);
  return question;
}

static void
event_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  DossierSession *session = question->controller->session;

  if (dossier_store_read_finish (DOSSIER_STORE (source), result, NULL) != NULL && session != NULL)
    {
      if (question->event != 0)
        {
          dossier_session_set_record (session, question->event);
          dossier_session_request_panel (session, "events");
        }
      else
        dossier_session_say (session, _ ("No event rests on these words. Press e to make one."),
                             FALSE);
    }
  question_free (question);
}

static void
ask (DossierReaderController *self, Question question, DossierReadFunc func,
     GAsyncReadyCallback callback)
{
  Question *asked = g_memdup2 (&question, sizeof question);

  asked->controller = g_object_ref (self);
  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_VIEW, func, asked, NULL, NULL, NULL, callback, asked);
}

static void
act_go_event (DossierReaderController *self, guint start, guint end, int digit)
{
  ask (self, (Question){ .revision = self->revision, .start = start, .end = end },
       find_event_thread, event_found_cb);
}

static gpointer
is_place_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  Question *question = data;

  question->is_place = dossier_facts_is_place (database, question->mention);
  return question;
}

static void
is_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  DossierSession *session = question->controller->session;

  if (dossier_store_read_finish (DOSSIER_STORE (source), result, NULL) != NULL && session != NULL)
    dossier_session_do (
        session, "mention.set",
        dossier_args_new ("mention", g_variant_new_int64 (question->mention), "sense",
                          g_variant_new_string (question->is_place ? "actor" : "place"), NULL));
  question_free (question);
}

/* The mention means the actor, or the place: from one to the other. */
static void
act_place (DossierReaderController *self, guint start, guint end, int digit)
{
  const DossierMark *current =
      dossier_reader_get_mark (self->reader, dossier_reader_get_current_mark (self->reader));

  if (current == NULL || current->kind != DOSSIER_MARK_MENTION)
    gtk_widget_error_bell (GTK_WIDGET (self->reader));
  else
    ask (self, (Question){ .mention = current->id }, is_place_thread, is_place_cb);
}

static void
act_tag_everywhere (DossierReaderController *self, guint start, guint end, int digit)
{
  g_autofree char *words = dossier_reader_dup_quote (self->reader, start, end);
  GtkWidget *dialog = dossier_occurrences_dialog_new (self->session, words);

  dossier_form_window_present (DOSSIER_FORM_WINDOW (dialog), GTK_WIDGET (self->reader));
}

/* Return takes a suggestion; on any other mark it goes to the panel that shows it. */
static void
act_accept (DossierReaderController *self, guint start, guint end, int digit)
{
  static const char *const panels[DOSSIER_N_MARK_KINDS] = {
    [DOSSIER_MARK_HIGHLIGHT] = "tags", [DOSSIER_MARK_MENTION] = "actors",
    [DOSSIER_MARK_DATE] = "events",    [DOSSIER_MARK_CLAIM] = "tags",
    [DOSSIER_MARK_FOLLOW_UP] = "tags", [DOSSIER_MARK_SEARCH_HIT] = "tags",
  };
  const DossierMark *current =
      dossier_reader_get_mark (self->reader, dossier_reader_get_current_mark (self->reader));

  if (dossier_reader_controller_accept (self, FALSE))
    return;
  if (current != NULL)
    dossier_session_request_panel (self->session, panels[current->kind]);
}

static void
act_accept_alike (DossierReaderController *self, guint start, guint end, int digit)
{
  if (!dossier_reader_controller_accept (self, TRUE))
    gtk_widget_error_bell (GTK_WIDGET (self->reader));
}

static void
act_accept_everywhere (DossierReaderController *self, guint start, guint end, int digit)
{
  if (!dossier_reader_controller_accept_everywhere (self))
    gtk_widget_error_bell (GTK_WIDGET (self->reader));
}

static void
act_reject (DossierReaderController *self, guint start, guint end, int digit)
{
  if (!dossier_reader_controller_reject (self))
    gtk_widget_error_bell (GTK_WIDGET (self->reader));
}

static void
act_cb (DossierReader *reader, const char *name, guint start, guint end, int digit,
        DossierReaderController *self)
{
  static const struct
  {
    const char *name;
    ActFunc func;        /* carries it out */
    const char *palette; /* or asks the person for more */
  } acts[] = {
    { "tag-digit", dossier_reader_controller_act_tag_digit, NULL },
    { "repeat-tag", dossier_reader_controller_act_repeat_tag, NULL },
    { "in-vivo", dossier_reader_controller_act_in_vivo, NULL },
    { "highlight", act_highlight, NULL },
    { "check-later", act_check_later, NULL },
    { "unmark", act_unmark, NULL },
    { "untag", dossier_reader_controller_act_untag, NULL },
    { "zone", dossier_reader_controller_act_zone, NULL },
    { "zone-kind", dossier_reader_controller_act_zone_kind, NULL },
    { "to-note", act_to_note, NULL },
    { "accept", act_accept, NULL },
    { "accept-alike", act_accept_alike, NULL },
    { "accept-everywhere", act_accept_everywhere, NULL },
    { "reject", act_reject, NULL },
    { "go-event", act_go_event, NULL },
    { "place", act_place, NULL },
    { "copy-citation", act_copy_citation, NULL },
    { "tag-everywhere", act_tag_everywhere, NULL },
    { "palette", NULL, "tag" },
    { "comment", NULL, "comment" },
    { "actor", NULL, "actor" },
    { "date", NULL, "date" },
    { "event", NULL, "event" },
    { "evidence", NULL, "evidence" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (!g_str_equal (acts[i].name, name))
        continue;
      if (acts[i].func != NULL)
        acts[i].func (self, start, end, digit);
      else
        dossier_session_request_palette (self->session, acts[i].palette, start, end);
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (reader));
}

static void
mark_range_changed_cb (DossierReader *reader, gint64 id, guint start, guint end,
                       DossierReaderController *self)
{
  dossier_session_do (self->session, "mark.resize",
                      dossier_args_new ("mark", g_variant_new_int64 (id), "start",
                                        g_variant_new_int64 (start), "end",
                                        g_variant_new_int64 (end), NULL));
}

/* Connects what the reader asks for with the verbs that do it. */
void
dossier_reader_controller_connect_acts (DossierReaderController *self)
{
  g_signal_connect_object (self->reader, "act", G_CALLBACK (act_cb), self, 0);
  g_signal_connect_object (self->reader, "mark-range-changed", G_CALLBACK (mark_range_changed_cb),
                           self, 0);
  dossier_reader_controller_follow_tags (self);
}
