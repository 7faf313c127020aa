#include "parts/trail.h"

/* Nobody goes back further than this by one key at a time. */
#define MAX_PLACES 200

struct _DossierTrail
{
  GArray *behind; /* of DossierPlace, the latest last */
  GArray *ahead;  /* the next last */
};

/**
 * dossier_trail_new:
 *
 * Returns: (transfer full): an empty trail. Main thread.
 */
DossierTrail *
dossier_trail_new (void)
{
  DossierTrail *self = g_new0 (DossierTrail, 1);

  self->behind = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
  self->ahead = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
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

static void
push (GArray *places, const DossierPlace *place)
{
  if (place->article == 0 && place->view == NULL)
    return;
  if (places->len == MAX_PLACES)
    g_array_remove_index (places, 0);
  g_array_append_vals (places, place, 1);
}

static gboolean
step (GArray *from, GArray *onto, const DossierPlace *here, DossierPlace *to)
{
  if (from->len == 0)
    return FALSE;

  *to = g_array_index (from, DossierPlace, from->len - 1);
  g_array_set_size (from, from->len - 1);
  push (onto, here);
  return TRUE;
}

/**
 * dossier_trail_leave:
 * @here: what is left for somewhere new; a place without an article is kept only in a view of its own
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
 * @to: (out): where to go
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
 * @to: (out): where to go
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
    if (g_array_index (places, DossierPlace, i - 1).article == article)
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
