#include "corpus/live-list.h"

#include "base/error.h"
#include "corpus/live-page.h"
#include "corpus/row-cache.h"
#include "corpus/splice.h"

/* How many places around one that is looked at are read with it. */
#define PAGE_BEFORE 16
#define PAGE_AFTER  48
/* How many rows come with the ids of a list that is read for the first time: what a view shows then,
 * so that it need not measure and paint twice. */
#define FIRST_ROWS 16

struct _DossierLiveList
{
  GObject parent_instance;

  DossierCorpus *corpus;
  const DossierListKind *kind;
  GVariant *query;
  gulong changed_id;

  GArray *entries; /* of DossierListEntry */
  DossierRowCache *rows;

  GCancellable *cancellable;
  gboolean loaded_once;
  gboolean paused;
  gboolean missed;         /* a change came while it was paused */
  gboolean entries_wanted; /* read the ids anew */
  gboolean entries_reading;
  GHashTable *rows_wanted; /* set of ids */
  GPtrArray *deltas;       /* changes whose rows are still to be read */
  gboolean rows_reading;
  guint fetch_id;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPS,
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void read_entries (DossierLiveList *self);
static void schedule_rows (DossierLiveList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierLiveList, dossier_live_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
want_page (DossierLiveList *self, guint position)
{
  guint from = position - MIN (position, PAGE_BEFORE);
  guint to = MIN (self->entries->len, position + PAGE_AFTER);

  for (guint i = from; i < to; i++)
    {
      const DossierListEntry *entry = &g_array_index (self->entries, DossierListEntry, i);
      DossierRow *row = dossier_row_cache_get (self->rows, entry->id);

      if (i != position && row != NULL)
        continue;
      if (row == NULL)
        g_object_unref (dossier_row_cache_make (self->rows, entry->id));
      g_hash_table_add (self->rows_wanted, g_memdup2 (&entry->id, sizeof entry->id));
    }
  schedule_rows (self);
}

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_LIVE_LIST (model)->kind->get_row_type ();
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_LIVE_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierLiveList *self = DOSSIER_LIVE_LIST (model);
  const DossierListEntry *entry;
  DossierRow *row;

  if (position >= self->entries->len)
    return NULL;
  entry = &g_array_index (self->entries, DossierListEntry, position);
  row = dossier_row_cache_get (self->rows, entry->id);
  if (row != NULL)
    g_object_ref (row);
  else
    {
      row = dossier_row_cache_make (self->rows, entry->id);
      want_page (self, position);
    }
  dossier_row_set_group (row, entry->group, entry->first);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* An error never empties a view: what was read before stays. */
static void
report (DossierLiveList *self, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* The entries are exchanged whole; the splices then tell the views, which look only at what each
 * splice says. Between two of them the model must answer as of that splice, so it is built up. */
static void
apply_entries (DossierLiveList *self, GArray *entries)
{
  g_autoptr (GArray) splices = dossier_splices_between (self->entries, entries);
  guint n_before = self->entries->len;

  for (guint i = 0; i < splices->len; i++)
    {
      const DossierSplice *splice = &g_array_index (splices, DossierSplice, i);

      if (splice->removed > 0)
        g_array_remove_range (self->entries, splice->position, splice->removed);
      if (splice->added > 0)
        g_array_insert_vals (self->entries, splice->position,
                             &g_array_index (entries, DossierListEntry, splice->position),
                             splice->added);
      g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->removed,
                                  splice->added);
    }
  if (n_before != self->entries->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* The rows that came with the ids of a new list are there before a view asks for them. */
static void
make_first_rows (DossierLiveList *self, const DossierLivePage *page)
{
  for (guint i = 0; i < page->ids->len; i++)
    {
      gint64 id = g_array_index (page->ids, gint64, i);
      g_autoptr (DossierRow) row = NULL;

      if (dossier_row_cache_get (self->rows, id) != NULL)
        continue;
      row = dossier_row_cache_make (self->rows, id);
      dossier_row_take (row, page->rows->pdata[i]);
    }
}

static void
entries_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLiveList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLivePage) page =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  self->entries_reading = FALSE;
  if (page == NULL)
    report (self, error);
  else if (self->corpus != NULL && !self->entries_wanted)
    {
      make_first_rows (self, page);
      apply_entries (self, page->entries);
    }
  if (page != NULL && !self->loaded_once && !self->entries_wanted)
    {
      self->loaded_once = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  if (self->entries_wanted)
    read_entries (self);
}

static void
read_entries (DossierLiveList *self)
{
  DossierLivePage *page;

  self->entries_wanted = TRUE;
  if (self->entries_reading || self->corpus == NULL)
    return;

  page = dossier_live_page_new (self->kind, self->query);
  page->n_first = self->loaded_once || self->paused ? 0 : FIRST_ROWS;
  self->entries_wanted = FALSE;
  self->entries_reading = TRUE;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW,
                            dossier_live_page_read_entries, page, dossier_live_page_free,
                            dossier_live_page_free, self->cancellable, entries_read_cb,
                            g_object_ref (self));
}

static void
take_rows (DossierLiveList *self, const DossierLivePage *page)
{
  for (guint i = 0; i < page->ids->len; i++)
    {
      DossierRow *row = dossier_row_cache_get (self->rows, g_array_index (page->ids, gint64, i));

      if (row == NULL)
        continue;
      g_object_ref (row);
      dossier_row_take (row, page->rows->pdata[i]);
      g_object_unref (row);
    }
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierLiveList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLivePage) page =
      dossier_store_read_finish (DOSSIER_STORE (source), result, &error);

  self->rows_reading = FALSE;
  if (page == NULL)
    report (self, error);
  else if (self->corpus != NULL)
    take_rows (self, page);
  if (g_hash_table_size (self->rows_wanted) > 0 || self->deltas->len > 0)
    schedule_rows (self);
}

static gboolean
fetch_cb (gpointer data)
{
  DossierLiveList *self = data;
  DossierLivePage *page = dossier_live_page_new (self->kind, self->query);
  GHashTableIter iter;
  gpointer key;

  self->fetch_id = 0;
  g_hash_table_iter_init (&iter, self->rows_wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (page->ids, key, 1);
  g_hash_table_remove_all (self->rows_wanted);
  if (self->deltas->len > 0)
    {
      page->deltas = g_steal_pointer (&self->deltas);
      page->alive = dossier_row_cache_dup_ids (self->rows);
      self->deltas = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);
    }

  self->rows_reading = TRUE;
  dossier_store_read_async (dossier_corpus_get_store (self->corpus), DOSSIER_READ_VIEW,
                            dossier_live_page_read_rows, page, dossier_live_page_free,
                            dossier_live_page_free, self->cancellable, rows_read_cb,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Once for all places that a view looks at in one go. */
static void
schedule_rows (DossierLiveList *self)
{
  if (self->fetch_id == 0 && !self->rows_reading && self->corpus != NULL)
    self->fetch_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_cb, self, NULL);
}

static void
refresh_rows (DossierLiveList *self)
{
  g_autoptr (GArray) ids = dossier_row_cache_dup_ids (self->rows);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->rows_wanted,
                      g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  if (g_hash_table_size (self->rows_wanted) > 0)
    schedule_rows (self);
}

/* Which rows a change is about is found out where they are read. */
static void
refresh_rows_of (DossierLiveList *self, DossierDelta *delta)
{
  g_ptr_array_add (self->deltas, dossier_delta_ref (delta));
  schedule_rows (self);
}

static void
changed_cb (DossierCorpus *corpus, DossierDelta *delta, gpointer data)
{
  DossierLiveList *self = data;
  gboolean reorder =
      delta->op == DOSSIER_DELTA_CUT || dossier_delta_touches (delta, self->kind->order_tables);

  if (self->paused)
    {
      self->missed = TRUE;
      return;
    }
  if (reorder
      || (self->kind->order_changes != NULL && self->kind->order_changes (self->query, delta)))
    read_entries (self);
  if (reorder
      || (self->kind->find_touched == NULL
          && dossier_delta_touches (delta, self->kind->row_tables)))
    refresh_rows (self);
  else if (dossier_delta_touches (delta, self->kind->row_tables))
    refresh_rows_of (self, delta);
}

/**
 * dossier_live_list_set_query:
 * @query: (transfer floating): a{sv}; what it may hold, the kind says
 *
 * What is shown stays until the new rows are read, and then changes by splices.
 */
void
dossier_live_list_set_query (DossierLiveList *self, GVariant *query)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (query);

  if (self->query != NULL && g_variant_equal (self->query, owned))
    return;
  g_clear_pointer (&self->query, g_variant_unref);
  self->query = g_steal_pointer (&owned);
  read_entries (self);
  if (self->kind->rows_follow_query)
    refresh_rows (self);
}

/**
 * dossier_live_list_set_paused:
 * @paused: whether nobody looks: changes are not followed until somebody does again
 *
 * So that marking costs the same however many rows a view in the background has.
 */
void
dossier_live_list_set_paused (DossierLiveList *self, gboolean paused)
{
  if (self->paused == paused)
    return;
  self->paused = paused;
  if (paused || !self->missed)
    return;
  self->missed = FALSE;
  read_entries (self);
  refresh_rows (self);
}

/**
 * dossier_live_list_get_query:
 *
 * Returns: (transfer none):
 */
GVariant *
dossier_live_list_get_query (DossierLiveList *self)
{
  return self->query;
}

/**
 * dossier_live_list_is_loading:
 *
 * Returns: whether nothing was read yet, so that an empty list does not mean that there is nothing
 */
gboolean
dossier_live_list_is_loading (DossierLiveList *self)
{
  return !self->loaded_once;
}

/**
 * dossier_live_list_get_id:
 *
 * Returns: the id at @position without making a row, 0 beyond the end
 */
gint64
dossier_live_list_get_id (DossierLiveList *self, guint position)
{
  if (position >= self->entries->len)
    return 0;
  return g_array_index (self->entries, DossierListEntry, position).id;
}

/**
 * dossier_live_list_find:
 *
 * Returns: the position of @id, or G_MAXUINT
 */
guint
dossier_live_list_find (DossierLiveList *self, gint64 id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, DossierListEntry, i).id == id)
      return i;
  return G_MAXUINT;
}

static void
dossier_live_list_dispose (GObject *object)
{
  DossierLiveList *self = DOSSIER_LIVE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_id, g_source_remove);
  if (self->corpus != NULL)
    g_clear_signal_handler (&self->changed_id, self->corpus);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (dossier_live_list_parent_class)->dispose (object);
}

static void
dossier_live_list_finalize (GObject *object)
{
  DossierLiveList *self = DOSSIER_LIVE_LIST (object);

  g_clear_pointer (&self->query, g_variant_unref);
  g_array_unref (self->entries);
  g_clear_pointer (&self->rows, dossier_row_cache_free);
  g_hash_table_unref (self->rows_wanted);
  g_ptr_array_unref (self->deltas);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (dossier_live_list_parent_class)->finalize (object);
}

static void
dossier_live_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierLiveList *self = DOSSIER_LIVE_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, dossier_live_list_is_loading (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->entries->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_live_list_class_init (DossierLiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dossier_live_list_dispose;
  object_class->finalize = dossier_live_list_finalize;
  object_class->get_property = dossier_live_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DossierLiveList::failed:
   * @error: why the list could not be read; it still shows what it had
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DOSSIER_TYPE_LIVE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dossier_live_list_init (DossierLiveList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (DossierListEntry));
  self->rows_wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->deltas = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_delta_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * dossier_live_list_new:
 * @kind: what it holds
 * @query: (transfer floating) (nullable): a{sv}; NULL for everything
 *
 * Returns: (transfer full): an empty list that fills itself
 */
DossierLiveList *
dossier_live_list_new (DossierCorpus *corpus, const DossierListKind *kind, GVariant *query)
{
  DossierLiveList *self = g_object_new (DOSSIER_TYPE_LIVE_LIST, NULL);

  self->corpus = g_object_ref (corpus);
  self->kind = kind;
  self->rows = dossier_row_cache_new (kind->get_row_type ());
  self->changed_id = g_signal_connect (corpus, "changed", G_CALLBACK (changed_cb), self);
  dossier_live_list_set_query (self, query != NULL ? query : dossier_args_new (NULL, NULL));
  return self;
}
