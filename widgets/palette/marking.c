#include "palette/marking.h"

#include "corpus/event-draft.h"
#include "corpus/facts.h"

struct _DossierMarking
{
  DossierSession *session;
  gint64 revision;
  guint start;
  guint end;
};

/**
 * dossier_marking_new:
 * @revision: the text
 * @start: of the words, in code points
 * @end: of the words
 *
 * Returns: (transfer full):
 */
DossierMarking *
dossier_marking_new (DossierSession *session, gint64 revision, guint start, guint end)
{
  DossierMarking *self = g_new0 (DossierMarking, 1);

  self->session = g_object_ref (session);
  self->revision = revision;
  self->start = start;
  self->end = end;
  return self;
}

void
dossier_marking_free (DossierMarking *self)
{
  g_object_unref (self->session);
  g_free (self);
}

static void
made_cb (DossierSession *session, GVariant *result, gpointer data)
{
  gint64 tag = dossier_args_get_id (result, "tag");
  gint64 mention = dossier_args_get_id (result, "mention");

  if (tag != 0)
    dossier_session_set_last_tag (session, tag);
  dossier_session_set_record (session, mention != 0 ? mention : dossier_args_get_id (result, "id"));
}

/* An act on the words, with one argument more; what it made becomes the current mark. */
static void
act (DossierMarking *self, const char *verb, const char *key, GVariant *value, const char *key_2,
     GVariant *value_2)
{
  dossier_session_do_then (self->session, verb,
                           dossier_args_new ("revision", g_variant_new_int64 (self->revision),
                                             "start", g_variant_new_int64 (self->start), "end",
                                             g_variant_new_int64 (self->end), key, value, key_2,
                                             value_2, NULL),
                           made_cb, NULL, NULL);
}

/**
 * dossier_marking_take:
 * @item: what was chosen in the palette for these words
 */
void
dossier_marking_take (DossierMarking *self, const DossierPaletteItem *item)
{
  const char *paths[] = { item->value, NULL };

  switch (item->type)
    {
    case DOSSIER_PALETTE_ITEM_TAG:
      act (self, "highlight.toggle", "tag", g_variant_new_int64 (item->id), NULL, NULL);
      break;
    case DOSSIER_PALETTE_ITEM_NEW_TAG:
      act (self, "highlight.add", "tag-paths", g_variant_new_strv (paths, -1), NULL, NULL);
      break;
    case DOSSIER_PALETTE_ITEM_ACTOR:
      act (self, "mention.add", "actor", g_variant_new_int64 (item->id), NULL, NULL);
      break;
    case DOSSIER_PALETTE_ITEM_NEW_ACTOR:
      act (self, "actor.create", "name", g_variant_new_string (item->value), "kind",
           g_variant_new_string (item->kind));
      break;
    case DOSSIER_PALETTE_ITEM_DATE:
      act (self, "date.add", "edtf", g_variant_new_string (item->value), NULL, NULL);
      break;
    case DOSSIER_PALETTE_ITEM_HINT:
    default:
      break;
    }
}

/**
 * dossier_marking_comment:
 * @text: the comment; empty text removes it
 */
void
dossier_marking_comment (DossierMarking *self, const char *text)
{
  act (self, "highlight.add", "comment", g_variant_new_string (text), NULL, NULL);
}

/**
 * dossier_marking_set_zone:
 * @kind: as what the words are set aside
 */
void
dossier_marking_set_zone (DossierMarking *self, const char *kind)
{
  dossier_session_do (self->session, "zone.set",
                      dossier_args_new ("revision", g_variant_new_int64 (self->revision), "start",
                                        g_variant_new_int64 (self->start), "end",
                                        g_variant_new_int64 (self->end), "kind",
                                        g_variant_new_string (kind), NULL));
}

/* Goes to the reading thread, so it holds no object. */
typedef struct
{
  gint64 revision;
  gint64 start;
  gint64 end;
} Words;

static gpointer
read_comment_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                     GError **error)
{
  const Words *words = data;
  char *comment = dossier_database_get_text (
      database, NULL,
      "SELECT h.comment FROM passage p JOIN highlight h ON h.passage = p.id "
      "WHERE p.revision = ? AND p.start_at = ? AND p.end_at = ? ORDER BY h.id",
      "iii", words->revision, words->start, words->end);

  return comment != NULL ? comment : g_strdup ("");
}

static void
comment_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTextPopover) popover = data;
  g_autofree char *comment = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);

  if (comment != NULL && comment[0] != '\0')
    dossier_text_popover_set_text (popover, comment);
}

static gpointer
read_taken_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  const Words *words = data;

  return dossier_facts_read_tags_at (database, words->revision, (guint) words->start,
                                     (guint) words->end, error);
}

static void
taken_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierPalette) palette = data;
  g_autoptr (GArray) tags = dossier_store_read_finish (DOSSIER_STORE (source), result, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    g_array_append_val (ids, g_array_index (tags, DossierTagFact, i).id);
  if (tags != NULL)
    dossier_palette_set_taken (palette, ids);
}

/**
 * dossier_marking_show_taken:
 * @palette: ticks the tags that the words have now
 */
void
dossier_marking_show_taken (DossierMarking *self, DossierPalette *palette)
{
  Words words = { self->revision, self->start, self->end };

  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_VIEW, read_taken_thread, g_memdup2 (&words, sizeof words),
                            g_free, (GDestroyNotify) g_array_unref, NULL, taken_read_cb,
                            g_object_ref (palette));
}

/**
 * dossier_marking_load_comment:
 * @popover: begins with the comment that the words have
 */
void
dossier_marking_load_comment (DossierMarking *self, DossierTextPopover *popover)
{
  Words words = { self->revision, self->start, self->end };

  dossier_store_read_async (dossier_corpus_get_store (dossier_session_get_corpus (self->session)),
                            DOSSIER_READ_VIEW, read_comment_thread,
                            g_memdup2 (&words, sizeof words), g_free, g_free, NULL, comment_read_cb,
                            g_object_ref (popover));
}

typedef struct
{
  DossierSession *session;
  gint64 revision;
  gint64 start;
  gint64 end;
  gint64 event;
} Evidence;

static void
evidence_free (Evidence *evidence)
{
  g_object_unref (evidence->session);
  g_free (evidence);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Evidence, evidence_free)

static void
shown_cb (DossierSession *session, GVariant *result, gpointer data)
{
  dossier_session_set_record (session, *(gint64 *) data);
}

/* A date inside the words says when the event was, as it does for a new event. */
static void
dates_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Evidence) evidence = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEventDraft) draft =
      dossier_event_draft_read_finish (DOSSIER_CORPUS (source), result, &error);

  if (draft == NULL)
    {
      dossier_session_fail (evidence->session, error);
      return;
    }
  dossier_session_do_then (
      evidence->session, "event.add-evidence",
      dossier_args_new ("event", g_variant_new_int64 (evidence->event), "revision",
                        g_variant_new_int64 (evidence->revision), "start",
                        g_variant_new_int64 (evidence->start), "end",
                        g_variant_new_int64 (evidence->end), "dates",
                        draft->date != 0 ? dossier_args_ids (&draft->date, 1) : NULL, NULL),
      shown_cb, g_memdup2 (&evidence->event, sizeof evidence->event), g_free);
}

/**
 * dossier_marking_add_evidence:
 * @event: what the words tell of; a date inside them is one of its dates
 */
void
dossier_marking_add_evidence (DossierMarking *self, gint64 event)
{
  Evidence *evidence = g_new0 (Evidence, 1);

  evidence->session = g_object_ref (self->session);
  evidence->revision = self->revision;
  evidence->start = self->start;
  evidence->end = self->end;
  evidence->event = event;
  dossier_event_draft_read_async (dossier_session_get_corpus (self->session), self->revision,
                                  self->start, self->end, NULL, NULL, dates_read_cb, evidence);
}
