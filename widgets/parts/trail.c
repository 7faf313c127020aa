#include "parts/trail.h"

/* Nobody goes back further than this by one key at a time. */
#define MAX_PLACES 200

struct _DossierTrail
{
  GArray *behind; /* of DossierPlace, the latest last */
  GArray *ahead;  /* the next last */
};

/**
 * dossier_place_clear:
 * @place: whose contents are freed
 */
void
dossier_place_clear (DossierPlace *place)
{
  g_clear_pointer (&place->spot, g_variant_unref);
}

static GArray *
places_new (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DossierPlace));

  g_array_set_clear_func (places, (GDestroyNotify) dossier_place_clear);
  return places;
}

/**
 * dossier_trail_new:
 *
 * Returns: (transfer full): an empty trail. Main thread.
 */
DossierTrail *
dossier_trail_new (void)
{
  DossierTrail *self = g_new0 (DossierTrail, 1);

  self->behind = places_new ();
  self->ahead = places_new ();
  return self;
}

/**
 * dossier_trail_free:
 * @self: (nullable) (transfer full):
 */
void
dossier_trail_free (DossierTrail *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->behind);
  g_array_unref (self->ahead);
  g_free (self);
}

static gboolean
is_same (const DossierPlace *a, const DossierPlace *b)
{
  if (a->view != b->view)
    return FALSE;
  if (a->view == NULL)
    return a->article == b->article && a->start == b->start && a->end == b->end;
  return a->spot == b->spot
         || (a->spot != NULL && b->spot != NULL && g_variant_equal (a->spot, b->spot));
}

/* A place once: going from it twice leads back to it by one step. */
static void
push (GArray *places, const DossierPlace *place)
{
  DossierPlace kept = *place;

  if (place->article == 0 && place->view == NULL)
    return;
  if (places->len > 0 && is_same (&g_array_index (places, DossierPlace, places->len - 1), place))
    return;
  if (places->len == MAX_PLACES)
    g_array_remove_index (places, 0);
  if (kept.spot != NULL)
    g_variant_ref (kept.spot);
  g_array_append_val (places, kept);
}

static gboolean
step (GArray *from, GArray *onto, const DossierPlace *here, DossierPlace *to)
{
  if (from->len == 0)
    return FALSE;

  *to = g_array_index (from, DossierPlace, from->len - 1);
  if (to->spot != NULL)
    g_variant_ref (to->spot);
  g_array_set_size (from, from->len - 1);
  push (onto, here);
  return TRUE;
}

/**
 * dossier_trail_leave:
 * @here: what is left for somewhere new; a place without an article is kept only in a view of its
 *   own. Its spot is shared.
 *
 * What was ahead is gone then, as in every browser.
 */
void
dossier_trail_leave (DossierTrail *self, const DossierPlace *here)
{
  push (self->behind, here);
  g_array_set_size (self->ahead, 0);
}

/**
 * dossier_trail_back:
 * @here: the place of now, to come forward to again
 * @to: (out caller-allocates): where to go; dossier_place_clear() frees what is in it
 *
 * Returns: FALSE when there is nothing behind
 */
gboolean
dossier_trail_back (DossierTrail *self, const DossierPlace *here, DossierPlace *to)
{
  return step (self->behind, self->ahead, here, to);
}

/**
 * dossier_trail_forward:
 * @here: the place of now
 * @to: (out caller-allocates): where to go; dossier_place_clear() frees what is in it
 *
 * Returns: FALSE when there is nothing ahead
 */
gboolean
dossier_trail_forward (DossierTrail *self, const DossierPlace *here, DossierPlace *to)
{
  return step (self->ahead, self->behind, here, to);
}

/**
 * dossier_trail_can_back:
 */
gboolean
dossier_trail_can_back (DossierTrail *self)
{
  return self->behind->len > 0;
}

/**
 * dossier_trail_can_forward:
 */
gboolean
dossier_trail_can_forward (DossierTrail *self)
{
  return self->ahead->len > 0;
}

static void
forget_in (GArray *places, gint64 article)
{
  for (guint i = places->len; i > 0; i--)
    if (g_array_index (places, DossierPlace, i - 1).article == article
        && g_array_index (places, DossierPlace, i - 1).view == NULL)
      g_array_remove_index (places, i - 1);
}

/**
 * dossier_trail_forget:
 * @article: one that is gone: nobody can go back there
 */
void
dossier_trail_forget (DossierTrail *self, gint64 article)
{
  forget_in (self->behind, article);
  forget_in (self->ahead, article);
}
