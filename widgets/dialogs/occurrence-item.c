#include "dialogs/occurrence-item.h"

struct _DossierOccurrenceItem
{
  GObject parent_instance;

  GArray *all; /* DossierOccurrence: shared by all items of an answer */
  guint i;
  gboolean ticked;
};

G_DEFINE_FINAL_TYPE (DossierOccurrenceItem, dossier_occurrence_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TICKED,
};

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, DOSSIER_OCCURRENCE_ITEM (object)->ticked);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierOccurrenceItem *self = DOSSIER_OCCURRENCE_ITEM (object);

  if (self->ticked == g_value_get_boolean (value))
    return;
  self->ticked = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_OCCURRENCE_ITEM (object)->all, g_array_unref);
  G_OBJECT_CLASS (dossier_occurrence_item_parent_class)->finalize (object);
}

static void
dossier_occurrence_item_class_init (DossierOccurrenceItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = finalize;
  g_object_class_install_property (
      object_class, PROP_TICKED,
      g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
dossier_occurrence_item_init (DossierOccurrenceItem *self)
{
}

/**
 * dossier_occurrence_item_new:
 * @all: (element-type DossierOccurrence): an answer
 * @i: which of it
 *
 * Returns: (transfer full): the place, ticked unless it is marked already. Main thread.
 */
DossierOccurrenceItem *
dossier_occurrence_item_new (GArray *all, guint i)
{
  DossierOccurrenceItem *self = g_object_new (DOSSIER_TYPE_OCCURRENCE_ITEM, NULL);

  self->all = g_array_ref (all);
  self->i = i;
  self->ticked = !dossier_occurrence_item_get (self)->highlighted;
  return self;
}

/**
 * dossier_occurrence_item_get:
 * @self: a place
 *
 * Returns: (transfer none): where and in which words
 */
const DossierOccurrence *
dossier_occurrence_item_get (DossierOccurrenceItem *self)
{
  return &g_array_index (self->all, DossierOccurrence, self->i);
}

/**
 * dossier_occurrence_item_is_ticked:
 * @self: a place
 *
 * Returns: whether it is to be marked
 */
gboolean
dossier_occurrence_item_is_ticked (DossierOccurrenceItem *self)
{
  return self->ticked;
}
