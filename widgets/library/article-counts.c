#include "library/article-counts.h"

struct _DossierArticleCounts
{
  GObject parent_instance;

  DossierSession *session;
  DossierCorpus *corpus;
  gulong changed_id;
  GCancellable *cancellable;
  gboolean reading;
  gboolean wanted; /* something changed while the last reading was under way */
  gboolean loaded;
  guint counts[DOSSIER_N_COUNTS];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierArticleCounts, dossier_article_counts, G_TYPE_OBJECT)

static void start_reading (DossierArticleCounts *self);

static gpointer
read_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree guint *counts = g_new0 (guint, DOSSIER_N_COUNTS);

  return dossier_facts_count_articles (database, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierArticleCounts) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *counts = dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  self->reading = FALSE;
  if (self->corpus == NULL)
    return;
  if (counts == NULL)
    dossier_session_fail (self->session, error);
  else
    {
      memcpy (self->counts, counts, sizeof self->counts);
      self->loaded = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  if (self->wanted)
    start_reading (self);
}

static void
start_reading (DossierArticleCounts *self)
{
  self->wanted = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW, read_thread,
                            NULL, NULL, g_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierArticleCounts *self)
{
  static const char *const tables[] = { "article", "follow_up", NULL };

  if (dossier_delta_touches (delta, tables))
    start_reading (self);
}

static void
dossier_article_counts_dispose (GObject *object)
{
  DossierArticleCounts *self = DOSSIER_ARTICLE_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dossier_article_counts_parent_class)->dispose (object);
}

static void
dossier_article_counts_class_init (DossierArticleCountsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_article_counts_dispose;
  /**
   * DossierArticleCounts::changed:
   *
   * The counts were read, or read anew.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_article_counts_init (DossierArticleCounts *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dossier_article_counts_new:
 *
 * Returns: (transfer full): counts that are all 0 until ::changed
 */
DossierArticleCounts *
dossier_article_counts_new (DossierSession *session)
{
  DossierArticleCounts *self = g_object_new (DOSSIER_TYPE_ARTICLE_COUNTS, NULL);

  self->session = g_object_ref (session);
  self->corpus = g_object_ref (dossier_session_get_corpus (session));
  self->changed_id = g_signal_connect (self->corpus, "changed", G_CALLBACK (changed_cb), self);
  start_reading (self);
  return self;
}

/**
 * dossier_article_counts_is_loaded:
 *
 * Returns: FALSE until ::changed was emitted for the first time
 */
gboolean
dossier_article_counts_is_loaded (DossierArticleCounts *self)
{
  return self->loaded;
}

/**
 * dossier_article_counts_get:
 *
 * Returns: how many, as of the last ::changed
 */
guint
dossier_article_counts_get (DossierArticleCounts *self, DossierCount count)
{
  return self->counts[count];
}
