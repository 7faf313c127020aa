#include "reader/reader-controller-private.h"

#include "corpus/date-everywhere.h"
#include "parts/work-bar.h"
#include "parts/words-in-hand.h"

#include <glib/gi18n.h>

/* Accepting all suggestions of the dossier that are like one of the page. */

#define WORDS_LENGTH 40

typedef struct
{
  DossierReaderController *controller;
  char *words;
} Run;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Run *run = data;
  g_autofree char *text =
      g_strdup_printf (_ ("Dates like “%s” · %u of %u articles"), run->words, done, total);

  dossier_work_bar_set_progress (run->controller->work_bar, text, (double) done / MAX (total, 1));
}

static void
say (DossierReaderController *self, const DossierDatesAccepted *accepted)
{
  g_autofree char *dates =
      g_strdup_printf (ngettext ("%u date", "%u dates", accepted->dates), accepted->dates);
  g_autofree char *text = g_strdup_printf (
      accepted->stopped ? ngettext ("Stopped: %s accepted in %u article",
                                    "Stopped: %s accepted in %u articles", accepted->articles)
                        : ngettext ("%s accepted in %u article", "%s accepted in %u articles",
                                    accepted->articles),
      dates, accepted->articles);

  dossier_session_say (self->session, text, accepted->dates > 0);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (DossierReaderController) self = run->controller;
  g_autoptr (GError) error = NULL;
  DossierDatesAccepted accepted;
  gboolean done =
      dossier_dates_accept_everywhere_finish (DOSSIER_CORPUS (source), result, &accepted, &error);

  g_free (run->words);
  g_free (run);
  g_clear_object (&self->accepting);
  dossier_work_bar_stop (self->work_bar);
  if (!done)
    {
      dossier_session_fail (self->session, error);
      return;
    }
  if (!accepted.stopped)
    dossier_reader_controller_want_mark (self, accepted.first);
  say (self, &accepted);
}

static void
stop_accepting (DossierReaderController *self)
{
  g_cancellable_cancel (self->accepting);
}

/* The suggestion that is the current mark, and all of the dossier that follow the same rule. */
gboolean
dossier_reader_controller_accept_everywhere (DossierReaderController *self)
{
  const DossierFoundDate *found = dossier_reader_controller_get_suggestion (self);
  DossierDatesEverywhere which = { .revision = self->revision };
  Run *run;

  if (found == NULL || found->edtf == NULL || self->accepting != NULL)
    return FALSE;
  run = g_new0 (Run, 1);
  run->controller = g_object_ref (self);
  run->words = dossier_words_dup (self->session, found->start, found->end, WORDS_LENGTH);
  which.like = found->like;
  which.words = run->words;
  self->accepting = g_cancellable_new ();
  dossier_reader_controller_get_work_bar (self);
  dossier_work_bar_start (self->work_bar, run->words);
  dossier_dates_accept_everywhere_async (dossier_session_get_corpus (self->session), &which,
                                         self->accepting, progress_cb, run, ended_cb, run);
  return TRUE;
}

/**
 * dossier_reader_controller_get_work_bar:
 *
 * Returns: (transfer none): says how far it is when something is done in the whole dossier; for the
 *   view to put below the page
 */
GtkWidget *
dossier_reader_controller_get_work_bar (DossierReaderController *self)
{
  if (self->work_bar == NULL)
    {
      self->work_bar = g_object_ref_sink (DOSSIER_WORK_BAR (dossier_work_bar_new ()));
      g_signal_connect_object (self->work_bar, "cancelled", G_CALLBACK (stop_accepting), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->session, "closing", G_CALLBACK (stop_accepting), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self->work_bar);
}
