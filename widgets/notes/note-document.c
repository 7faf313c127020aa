#include "notes/note-document.h"

#include "base/error.h"
#include "notes/note-buffer.h"
#include "notes/note-delta.h"
#include "notes/note-merge.h"
#include "notes/note-read.h"

#include <glib/gi18n.h>

/* How long the hands rest before what was written is saved. */
#define PAUSE_MS 2000

struct _DossierNoteDocument
{
  GObject parent_instance;

  DossierSession *session;
  GtkTextBuffer *buffer;
  gulong corpus_id;
  GCancellable *reading; /* while a read is on its way */

  gint64 note;
  gint64 article;   /* whose note it is, or 0 */
  char *base;       /* the body as the dossier has it */
  char *base_title; /* the title as the dossier has it */
  char *title;      /* as it is written */
  char *theirs;     /* waits for a decision */

  gboolean loaded;
  gboolean dirty;
  gboolean saving;
  gboolean flushing; /* the session of writing ends with the save that runs or comes next */
  gboolean reread;   /* something changed while a save was on its way */
  gboolean taking;   /* the buffer changes by us */
  gboolean closed;
  gint64 step; /* of this session of writing, or 0 */
  guint save_id;
};

enum
{
  PROP_0,
  PROP_NOTE,
  PROP_TITLE,
  PROP_LOADED,
  PROP_CONFLICT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void read_note (DossierNoteDocument *self);
static void save (DossierNoteDocument *self);
static void settle (DossierNoteDocument *self);

G_DEFINE_FINAL_TYPE (DossierNoteDocument, dossier_note_document, G_TYPE_OBJECT)

static void
notify (DossierNoteDocument *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static char *
dup_text (DossierNoteDocument *self)
{
  return dossier_note_buffer_dup_text (self->buffer);
}

static void
set_theirs (DossierNoteDocument *self, const char *theirs)
{
  gboolean had = self->theirs != NULL;

  g_free (self->theirs);
  self->theirs = g_strdup (theirs);
  if (had != (theirs != NULL))
    notify (self, PROP_CONFLICT);
}

static void
set_title (DossierNoteDocument *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  notify (self, PROP_TITLE);
}

static void
take_text (DossierNoteDocument *self, const char *text)
{
  self->taking = TRUE;
  dossier_note_buffer_take_text (self->buffer, text);
  self->taking = FALSE;
}

static void
schedule_save (DossierNoteDocument *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->dirty && self->theirs == NULL)
    self->save_id = g_timeout_add_once (PAUSE_MS, (GSourceOnceFunc) save, self);
}

static void
check_dirty (DossierNoteDocument *self)
{
  g_autofree char *text = dup_text (self);

  self->dirty = !g_str_equal (text, self->base) || g_strcmp0 (self->title, self->base_title) != 0;
}

static void
take_base (DossierNoteDocument *self, const char *body, const char *title)
{
  g_free (self->base);
  self->base = g_strdup (body);
  if (g_strcmp0 (self->title, self->base_title) == 0)
    set_title (self, title);
  g_free (self->base_title);
  self->base_title = g_strdup (title);
}

/* Joins what the dossier says now into what is written. */
static void
take_note (DossierNoteDocument *self, const DossierNoteRead *read)
{
  g_autofree char *mine = dup_text (self);
  g_autofree char *merged = dossier_note_merge (self->base, mine, read->body);

  if (merged == NULL)
    set_theirs (self, read->body);
  else
    {
      set_theirs (self, NULL);
      take_text (self, merged);
      take_base (self, read->body, read->title);
    }
  check_dirty (self);
  schedule_save (self);
}

/* The note is gone: what is written stays and becomes a new one with the next word. */
static void
lose_note (DossierNoteDocument *self)
{
  gboolean was_dirty = self->dirty;

  self->note = 0;
  self->step = 0;
  set_theirs (self, NULL);
  if (!was_dirty)
    take_text (self, "");
  take_base (self, "", "");
  check_dirty (self);
  notify (self, PROP_NOTE);
}

static void
take_read (DossierNoteDocument *self, const DossierNoteRead *read)
{
  gboolean is_new = self->note != read->note;

  if (read->note == 0 && self->note != 0)
    lose_note (self);
  if (read->note == 0)
    return;
  self->note = read->note;
  take_note (self, read);
  if (is_new)
    notify (self, PROP_NOTE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierNoteDocument) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNoteRead) read =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  if (read == NULL)
    {
      dossier_session_fail (self->session, error);
      return;
    }
  g_clear_object (&self->reading);
  take_read (self, read);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      notify (self, PROP_LOADED);
    }
  if (self->closed)
    settle (self);
}

static void
stop_reading (DossierNoteDocument *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_note (DossierNoteDocument *self)
{
  DossierStore *store = dossier_corpus_get_store (dossier_session_get_corpus (self->session));

  stop_reading (self);
  self->reread = FALSE;
  self->reading = g_cancellable_new ();
  dossier_note_read_async (store, self->note, self->article, self->reading, read_cb,
                           g_object_ref (self));
}

static void
end_save (DossierNoteDocument *self)
{
  self->saving = FALSE;
  if (self->reread)
    read_note (self);
  check_dirty (self);
  if (self->dirty && self->flushing)
    save (self);
  else
    {
      self->step = self->flushing ? 0 : self->step;
      self->flushing = FALSE;
      schedule_save (self);
    }
  if (self->closed)
    settle (self);
}

/* What goes to the writing thread, to know afterwards what the dossier has. */
typedef struct
{
  DossierNoteDocument *document;
  char *body;
  char *title;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->document);
  g_free (saving->body);
  g_free (saving->title);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
take_saved (DossierNoteDocument *self, Saving *saving, GVariant *result)
{
  gint64 step = dossier_args_get_id (result, "step");
  gint64 note = dossier_args_get_id (result, "id");

  g_free (self->base);
  self->base = g_steal_pointer (&saving->body);
  g_free (self->base_title);
  self->base_title = g_steal_pointer (&saving->title);
  if (step != 0)
    self->step = step;
  if (note != 0)
    {
      self->note = note;
      notify (self, PROP_NOTE);
    }
}

/* After a failure nothing is tried again by itself but with the next word, else it would be said
 * every two seconds. A conflict is joined first. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (DossierNoteDocument) self = g_object_ref (saving->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = dossier_corpus_do_finish (DOSSIER_CORPUS (source), result, &error);

  if (value != NULL)
    {
      take_saved (self, saving, value);
      end_save (self);
      return;
    }
  self->saving = FALSE;
  self->step = 0;
  if (g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT)
      || g_error_matches (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND))
    read_note (self);
  else
    {
      self->flushing = FALSE;
      dossier_session_fail (self->session, error);
    }
}

static GVariant *
describe_save (DossierNoteDocument *self, const char *body)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "body", "s", body);
  g_variant_dict_insert (&dict, "title", "s", self->title);
  if (self->note == 0)
    {
      if (self->article != 0)
        g_variant_dict_insert (&dict, "article", "x", self->article);
      return g_variant_dict_end (&dict);
    }
  g_variant_dict_insert (&dict, "note", "x", self->note);
  g_variant_dict_insert (&dict, "base", "s", self->base);
  if (!self->flushing)
    g_variant_dict_insert (&dict, "keep-citations", "b", TRUE);
  return g_variant_dict_end (&dict);
}

static void
save (DossierNoteDocument *self)
{
  g_autofree char *body = NULL;
  Saving *saving;

  self->save_id = 0;
  if (self->saving || !self->dirty || !self->loaded || self->theirs != NULL)
    return;
  body = dup_text (self);
  if (self->note == 0 && dossier_note_text_is_blank (body)
      && dossier_note_text_is_blank (self->title))
    return;

  /* What is being read is older than what will be saved. */
  self->reread = self->reading != NULL || self->reread;
  stop_reading (self);
  self->saving = TRUE;
  saving = g_new0 (Saving, 1);
  saving->document = g_object_ref (self);
  saving->body = g_strdup (body);
  saving->title = g_strdup (self->title);
  dossier_corpus_do_async (dossier_session_get_corpus (self->session),
                           self->note == 0 ? "note.create" : "note.set", describe_save (self, body),
                           self->note == 0 ? 0 : self->step, NULL, saved_cb, saving);
}

/* An act of somebody else ends the step: undo takes acts back in the order in which they began,
 * and could not take back an earlier one into which more was written afterwards. */
static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierNoteDocument *self)
{
  if (self->saving && dossier_note_delta_is_save (delta, self->note))
    return;
  self->step = 0;
  if (!dossier_note_delta_concerns (delta, self->note, self->article))
    return;
  if (self->saving)
    self->reread = TRUE;
  else
    read_note (self);
}

static void
edited_cb (GtkTextBuffer *buffer, DossierNoteDocument *self)
{
  if (self->taking)
    return;
  self->dirty = TRUE;
  schedule_save (self);
}

/**
 * dossier_note_document_flush:
 *
 * Saves what is not saved yet and ends this session of writing: what is written from now on is
 * another step to undo.
 */
void
dossier_note_document_flush (DossierNoteDocument *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->dirty && !self->saving)
    {
      self->step = 0;
      return;
    }
  self->flushing = TRUE;
  save (self);
  if (!self->saving)
    self->flushing = FALSE;
}

static void
stop_following (DossierNoteDocument *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  stop_reading (self);
  if (self->session != NULL)
    g_clear_signal_handler (&self->corpus_id, dossier_session_get_corpus (self->session));
}

/* Nobody is there to decide any more: what was written here becomes a note of its own, so that
 * no word of either is lost. */
static void
save_apart (DossierNoteDocument *self)
{
  g_autofree char *body = dup_text (self);
  g_autofree char *title = g_strdup_printf (_ ("%s (the other version)"), self->title);

  set_theirs (self, NULL);
  dossier_session_do (self->session, "note.create",
                      dossier_args_new ("title", g_variant_new_string (title), "body",
                                        g_variant_new_string (body), NULL));
}

/* On closing: whatever is still to be done for what was written. */
static void
settle (DossierNoteDocument *self)
{
  if (self->saving || self->reading != NULL)
    return;
  if (self->theirs != NULL)
    save_apart (self);
  else if (self->dirty && self->flushing)
    {
      save (self);
      return;
    }
  stop_following (self);
}

/**
 * dossier_note_document_close:
 *
 * Saves, and then follows the dossier no more.
 */
void
dossier_note_document_close (DossierNoteDocument *self)
{
  if (self->closed)
    return;
  self->closed = TRUE;
  dossier_note_document_flush (self);
  settle (self);
}

/**
 * dossier_note_document_resolve:
 * @keep_mine: whether what is written here stays and the other text goes; else the other way
 *
 * Decides a conflict.
 */
void
dossier_note_document_resolve (DossierNoteDocument *self, gboolean keep_mine)
{
  g_autofree char *theirs = g_strdup (self->theirs);

  if (theirs == NULL)
    return;
  if (!keep_mine)
    take_text (self, theirs);
  g_free (self->base);
  self->base = g_steal_pointer (&theirs);
  set_theirs (self, NULL);
  check_dirty (self);
  save (self);
}

/**
 * dossier_note_document_get_buffer:
 *
 * Returns: (transfer none): what is written
 */
GtkTextBuffer *
dossier_note_document_get_buffer (DossierNoteDocument *self)
{
  return self->buffer;
}

gint64
dossier_note_document_get_note (DossierNoteDocument *self)
{
  return self->note;
}

const char *
dossier_note_document_get_title (DossierNoteDocument *self)
{
  return self->title;
}

/**
 * dossier_note_document_set_title:
 * @title: as it is being written; saved with the rest
 */
void
dossier_note_document_set_title (DossierNoteDocument *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  set_title (self, title);
  self->dirty = TRUE;
  schedule_save (self);
}

gboolean
dossier_note_document_is_loaded (DossierNoteDocument *self)
{
  return self->loaded;
}

/**
 * dossier_note_document_has_conflict:
 *
 * Returns: whether the same words were changed here and elsewhere; nothing is saved meanwhile
 */
gboolean
dossier_note_document_has_conflict (DossierNoteDocument *self)
{
  return self->theirs != NULL;
}

static void
dossier_note_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierNoteDocument *self = DOSSIER_NOTE_DOCUMENT (object);

  switch (id)
    {
    case PROP_NOTE:
      g_value_set_int64 (value, self->note);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_CONFLICT:
      g_value_set_boolean (value, self->theirs != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_note_document_dispose (GObject *object)
{
  DossierNoteDocument *self = DOSSIER_NOTE_DOCUMENT (object);

  stop_following (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_note_document_parent_class)->dispose (object);
}

static void
dossier_note_document_finalize (GObject *object)
{
  DossierNoteDocument *self = DOSSIER_NOTE_DOCUMENT (object);

  g_object_unref (self->buffer);
  g_free (self->base);
  g_free (self->base_title);
  g_free (self->title);
  g_free (self->theirs);
  G_OBJECT_CLASS (dossier_note_document_parent_class)->finalize (object);
}

static void
dossier_note_document_class_init (DossierNoteDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_note_document_get_property;
  object_class->dispose = dossier_note_document_dispose;
  object_class->finalize = dossier_note_document_finalize;
  properties[PROP_NOTE] = g_param_spec_int64 ("note", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_CONFLICT] = g_param_spec_boolean ("conflict", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_note_document_init (DossierNoteDocument *self)
{
  self->buffer = gtk_text_buffer_new (NULL);
  self->base = g_strdup ("");
  self->base_title = g_strdup ("");
  self->title = g_strdup ("");
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  g_signal_connect (self->buffer, "changed", G_CALLBACK (edited_cb), self);
}

static DossierNoteDocument *
open_document (DossierSession *session, gint64 note, gint64 article)
{
  DossierNoteDocument *self = g_object_new (DOSSIER_TYPE_NOTE_DOCUMENT, NULL);

  self->session = g_object_ref (session);
  self->note = note;
  self->article = article;
  self->corpus_id = g_signal_connect (dossier_session_get_corpus (session), "changed",
                                      G_CALLBACK (changed_cb), self);
  read_note (self);
  return self;
}

/**
 * dossier_note_document_new:
 * @note: its id
 *
 * Returns: (transfer full): the note, on its way
 */
DossierNoteDocument *
dossier_note_document_new (DossierSession *session, gint64 note)
{
  return open_document (session, note, 0);
}

/**
 * dossier_note_document_new_for_article:
 * @article: whose note it is; made with the first word when there is none
 *
 * Returns: (transfer full): the note, on its way
 */
DossierNoteDocument *
dossier_note_document_new_for_article (DossierSession *session, gint64 article)
{
  return open_document (session, 0, article);
}
