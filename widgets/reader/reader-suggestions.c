#include "reader/reader-controller-private.h"

#include "corpus/date-accept.h"

#include <glib/gi18n.h>

/* Dates that the program suggests, as marks of the page, and what a person does with them. */

static void
reset_cb (DossierReaderController *self)
{
  dossier_reader_controller_load_marks (self);
}

static void
mark_changed_cb (DossierReaderController *self, gint64 id)
{
  DossierMark mark;

  if (dossier_date_suggestions_get_mark (self->suggestions, id, &mark))
    dossier_reader_add_mark (self->reader, &mark);
}

static void
mark_removed_cb (DossierReaderController *self, gint64 id)
{
  dossier_reader_remove_mark (self->reader, id);
}

/* Suggests nothing from now on; what is on the page goes with the next marks. */
void
dossier_reader_controller_drop_suggestions (DossierReaderController *self)
{
  if (self->suggestions != NULL)
    g_signal_handlers_disconnect_by_data (self->suggestions, self);
  g_clear_object (&self->suggestions);
}

/* Suggests dates in the text that is shown, if the person wants that. */
void
dossier_reader_controller_follow_suggestions (DossierReaderController *self)
{
  dossier_reader_controller_drop_suggestions (self);
  if (!self->suggests_dates || self->revision == 0)
    return;
  self->suggestions =
      dossier_date_suggestions_new (dossier_session_get_corpus (self->session), self->revision);
  g_signal_connect_swapped (self->suggestions, "reset", G_CALLBACK (reset_cb), self);
  g_signal_connect_swapped (self->suggestions, "mark-changed", G_CALLBACK (mark_changed_cb), self);
  g_signal_connect_swapped (self->suggestions, "mark-removed", G_CALLBACK (mark_removed_cb), self);
  g_signal_connect_swapped (self->suggestions, "changed",
                            G_CALLBACK (dossier_reader_controller_emit_dates_changed), self);
}

/**
 * dossier_reader_controller_set_suggests_dates:
 * @suggests: whether dates are suggested in the text
 */
void
dossier_reader_controller_set_suggests_dates (DossierReaderController *self, gboolean suggests)
{
  if (self->suggests_dates == suggests)
    return;
  self->suggests_dates = suggests;
  dossier_reader_controller_follow_suggestions (self);
  if (!suggests && self->marks != NULL)
    {
      dossier_reader_controller_load_marks (self);
      dossier_reader_controller_emit_dates_changed (self);
    }
}

/**
 * dossier_reader_controller_get_suggestions:
 *
 * Returns: (transfer none) (nullable): the dates that are suggested in the text that is shown
 */
DossierDateSuggestions *
dossier_reader_controller_get_suggestions (DossierReaderController *self)
{
  return self->suggestions;
}

static int
find_current (DossierReaderController *self)
{
  return self->suggestions != NULL ? dossier_date_suggestions_find (
             self->suggestions, dossier_reader_get_current_mark (self->reader))
                                   : -1;
}

/* The suggestion that is the current mark, or NULL. */
const DossierFoundDate *
dossier_reader_controller_get_suggestion (DossierReaderController *self)
{
  int index = find_current (self);

  return index >= 0 ? dossier_date_reading_get (
             dossier_date_suggestions_get_reading (self->suggestions), (guint) index)
                    : NULL;
}

/* What was accepted is the current mark, as a record now: Tab goes on from there. */
static void
accepted_cb (DossierSession *session, GVariant *result, gpointer data)
{
  dossier_reader_controller_want_mark (data, dossier_args_get_id (result, "id"));
}

/* The suggestion that is the current mark becomes a record, or all that follow the same rule. */
gboolean
dossier_reader_controller_accept (DossierReaderController *self, gboolean all_like_it)
{
  int index = find_current (self);
  const DossierFoundDate *found;

  if (index < 0)
    return FALSE;
  found = dossier_date_reading_get (dossier_date_suggestions_get_reading (self->suggestions),
                                    (guint) index);
  if (found->edtf == NULL)
    {
      /* Only a person can say what day it was. */
      dossier_session_request_palette (self->session, "date", found->start, found->end);
      return TRUE;
    }
  dossier_session_do_then (
      self->session, "date.accept",
      dossier_date_accept_args (dossier_date_suggestions_get_reading (self->suggestions),
                                (guint) index, all_like_it),
      accepted_cb, g_object_ref (self), g_object_unref);
  return TRUE;
}

/* The suggestion that is the current mark is none. */
gboolean
dossier_reader_controller_reject (DossierReaderController *self)
{
  int index = find_current (self);
  const DossierFoundDate *found;

  if (index < 0)
    return FALSE;
  found = dossier_date_reading_get (dossier_date_suggestions_get_reading (self->suggestions),
                                    (guint) index);
  dossier_session_do (self->session, "date.reject",
                      dossier_args_new ("revision", g_variant_new_int64 (self->revision), "start",
                                        g_variant_new_int64 (found->start), "end",
                                        g_variant_new_int64 (found->end), NULL));
  return TRUE;
}
