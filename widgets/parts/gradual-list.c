#include "parts/gradual-list.h"

/* As many rows as a screen shows. */
#define FIRST 16
/* What is made, measured and painted within a frame. */
#define STEP 6
/* What GtkListView makes at most: everything behind costs it nothing. */
#define ENOUGH 220

/* The window shows its first rows and what stands beside them before more are made. */
#define PAUSE_MS 150
#define STEP_MS  20

struct _DossierGradualList
{
  GObject parent_instance;

  GListModel *model;
  guint limit; /* G_MAXUINT: everything is given away */
  guint shown;
  guint step_id;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierGradualList, dossier_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (DOSSIER_GRADUAL_LIST (model)->model);
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_GRADUAL_LIST (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierGradualList *self = DOSSIER_GRADUAL_LIST (model);

  return position < self->shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
set_limit (DossierGradualList *self, guint limit)
{
  guint before = self->shown;

  self->limit = limit;
  self->shown = MIN (limit, g_list_model_get_n_items (self->model));
  if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);
}

static gboolean
step_cb (gpointer data)
{
  DossierGradualList *self = data;
  guint limit = self->limit + STEP;

  self->step_id = 0;
  if (limit >= ENOUGH || limit >= g_list_model_get_n_items (self->model))
    limit = G_MAXUINT;
  else
    self->step_id = g_timeout_add_full (G_PRIORITY_LOW, STEP_MS, step_cb, self, NULL);
  set_limit (self, limit);
  return G_SOURCE_REMOVE;
}

static void
begin (DossierGradualList *self)
{
  self->limit = FIRST;
  g_clear_handle_id (&self->step_id, g_source_remove);
  self->step_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, step_cb, self, NULL);
}

/* Only a list that is there anew is taken in by steps; what changes in one that is there is shown. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added,
                  DossierGradualList *self)
{
  guint before = self->shown;
  guint n_items = g_list_model_get_n_items (model);

  if (n_items == added && n_items > FIRST)
    begin (self);
  self->shown = MIN (self->limit, n_items);
  if (self->limit == G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < before)
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position,
                                self->shown - position);
  else if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);
}

/**
 * dossier_gradual_list_finish:
 *
 * Gives everything away now: somebody goes to what was not given yet.
 */
void
dossier_gradual_list_finish (DossierGradualList *self)
{
  g_clear_handle_id (&self->step_id, g_source_remove);
  set_limit (self, G_MAXUINT);
}

static gboolean
key_pressed_cb (DossierGradualList *self)
{
  dossier_gradual_list_finish (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
scroll_cb (DossierGradualList *self)
{
  dossier_gradual_list_finish (self);
  return GDK_EVENT_PROPAGATE;
}

/**
 * dossier_gradual_list_follow_hands:
 * @view: (transfer none): shows the list, or is around what shows it
 *
 * Gives everything away as soon as somebody goes through the rows by keys or wheel.
 */
void
dossier_gradual_list_follow_hands (DossierGradualList *self, GtkWidget *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  gtk_widget_add_controller (view, wheel);
}

static void
dossier_gradual_list_dispose (GObject *object)
{
  DossierGradualList *self = DOSSIER_GRADUAL_LIST (object);

  g_clear_handle_id (&self->step_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  G_OBJECT_CLASS (dossier_gradual_list_parent_class)->dispose (object);
}

static void
dossier_gradual_list_finalize (GObject *object)
{
  g_object_unref (DOSSIER_GRADUAL_LIST (object)->model);
  G_OBJECT_CLASS (dossier_gradual_list_parent_class)->finalize (object);
}

static void
dossier_gradual_list_class_init (DossierGradualListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_gradual_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_gradual_list_finalize;
}

static void
dossier_gradual_list_init (DossierGradualList *self)
{
  self->limit = G_MAXUINT;
}

/**
 * dossier_gradual_list_new:
 * @model: (transfer none): all of it
 *
 * Returns: (transfer full): @model, given away by and by whenever it is there anew
 */
DossierGradualList *
dossier_gradual_list_new (GListModel *model)
{
  DossierGradualList *self = g_object_new (DOSSIER_TYPE_GRADUAL_LIST, NULL);

  self->model = g_object_ref (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (g_list_model_get_n_items (model) > FIRST)
    begin (self);
  set_limit (self, self->limit);
  return self;
}
