#include "model/actor-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DossierActorKind kinds[] = {
  { "person", N_ ("person"), "dossier-kind-person-symbolic", DOSSIER_SHAPE_CIRCLE, 0 },
  { "state", N_ ("state"), "dossier-kind-state-symbolic", DOSSIER_SHAPE_SQUARE, 2 },
  { "government-organ", N_ ("government organ"), "dossier-kind-state-symbolic",
    DOSSIER_SHAPE_SQUARE, 2 },
  { "party", N_ ("party"), "dossier-kind-organisation-symbolic", DOSSIER_SHAPE_DIAMOND, 4 },
  { "organisation", N_ ("organisation"), "dossier-kind-organisation-symbolic",
    DOSSIER_SHAPE_DIAMOND, 4 },
  { "international-organisation", N_ ("international organisation"),
    "dossier-kind-organisation-symbolic", DOSSIER_SHAPE_DIAMOND, 4 },
  { "think-tank", N_ ("think tank"), "dossier-kind-organisation-symbolic", DOSSIER_SHAPE_DIAMOND,
    4 },
  { "university", N_ ("university"), "dossier-kind-organisation-symbolic", DOSSIER_SHAPE_DIAMOND,
    4 },
  { "media", N_ ("media"), "dossier-kind-organisation-symbolic", DOSSIER_SHAPE_DIAMOND, 4 },
  { "media-group", N_ ("media group"), "dossier-kind-organisation-symbolic", DOSSIER_SHAPE_DIAMOND,
    4 },
  { "group", N_ ("group"), "dossier-kind-group-symbolic", DOSSIER_SHAPE_RING, 6 },
  { "place", N_ ("place"), "dossier-kind-place-symbolic", DOSSIER_SHAPE_PIN, 5 },
  { "event-series", N_ ("event series"), "dossier-kind-event-series-symbolic",
    DOSSIER_SHAPE_TRIANGLE, 7 },
  { "policy", N_ ("policy"), "dossier-kind-event-series-symbolic", DOSSIER_SHAPE_TRIANGLE, 7 },
};

/**
 * dossier_actor_kinds_get:
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none): the kinds that are offered, in that order. Any thread.
 */
const DossierActorKind *
dossier_actor_kinds_get (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * dossier_actor_kind_find:
 * @id: (nullable): as stored
 *
 * Returns: (transfer none) (nullable): any thread
 */
const DossierActorKind *
dossier_actor_kind_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * dossier_actor_kind_dup_name:
 *
 * Returns: (transfer full): what a person reads: the translated name, or @id itself where it is
 *   not one that is offered
 */
char *
dossier_actor_kind_dup_name (const char *id)
{
  const DossierActorKind *kind = dossier_actor_kind_find (id);

  return g_strdup (kind != NULL ? _ (kind->name) : id != NULL ? id : "");
}
