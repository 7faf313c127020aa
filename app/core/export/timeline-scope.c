#include "export/timeline-scope.h"

#include "base/error.h"
#include "corpus/args.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_WIDTH 1200.0

static void
read_order (DossierTimelineScope *self, GVariant *timeline)
{
  g_autoptr (GVariant) order = dossier_args_dup_value (timeline, "order", "a(xsbb)");
  gsize n = order != NULL ? g_variant_n_children (order) : 0;

  for (gsize i = 0; i < n; i++)
    {
      gint64 record;
      const char *name;
      gboolean folded, hidden;

      g_variant_get_child (order, i, "(x&sbb)", &record, &name, &folded, &hidden);
      dossier_timeline_order_add (self->order, record, name[0] != '\0' ? name : NULL, folded,
                                  hidden);
    }
  self->others_away = n > 0;
}

/**
 * dossier_timeline_scope_new:
 * @options: their timeline is a{sv}: query (a{sv}), lanes-by (s), order (a(xsbb): record, name,
 *   folded, hidden), first and last (x: days), width (d: pixels), fold (b); without one, all events,
 *   in lanes by what @options group by
 *
 * Returns: (transfer full): what is to be taken out; NULL with BAD_INPUT. Any thread.
 */
DossierTimelineScope *
dossier_timeline_scope_new (const DossierExportOptions *options, GError **error)
{
  g_autoptr (DossierTimelineScope) self = g_new0 (DossierTimelineScope, 1);
  const char *lanes_by = options->group_by;
  GVariant *timeline = options->timeline;
  g_autoptr (GVariant) width = NULL;

  self->order = dossier_timeline_order_new ();
  self->width = DEFAULT_WIDTH;
  self->fold_quiet = TRUE;
  if (timeline != NULL)
    {
      lanes_by = dossier_args_get_text (timeline, "lanes-by");
      self->query = dossier_args_dup_value (timeline, "query", "a{sv}");
      self->has_days = dossier_args_has (timeline, "first");
      self->first = dossier_args_get_id (timeline, "first");
      self->last = dossier_args_get_id (timeline, "last");
      self->fold_quiet = dossier_args_get_flag (timeline, "fold");
      width = dossier_args_dup_value (timeline, "width", "d");
      if (width != NULL)
        self->width = CLAMP (g_variant_get_double (width), 300.0, 4000.0);
      read_order (self, timeline);
    }
  if (self->query == NULL)
    self->query = g_variant_ref_sink (dossier_args_new (NULL, NULL));
  if (lanes_by != NULL && !dossier_lanes_by_from_string (lanes_by, &self->lanes_by))
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("A timeline has lanes by actor, tag, kind, status, place or article, not by "
                      "“%s”"),
                   lanes_by);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dossier_timeline_scope_free (DossierTimelineScope *self)
{
  g_clear_pointer (&self->query, g_variant_unref);
  g_array_unref (self->order);
  g_free (self);
}

/**
 * dossier_timeline_scope_check:
 *
 * Returns: whether a timeline can be made of @options; FALSE with BAD_INPUT
 */
gboolean
dossier_timeline_scope_check (const DossierExportOptions *options, GError **error)
{
  g_autoptr (DossierTimelineScope) scope = dossier_timeline_scope_new (options, error);

  return scope != NULL;
}

/**
 * dossier_timeline_scope_has:
 *
 * Returns: whether any day of @event is seen
 */
gboolean
dossier_timeline_scope_has (const DossierTimelineScope *self, const DossierTimelineEvent *event)
{
  return !self->has_days || (event->first <= self->last && event->last >= self->first);
}
