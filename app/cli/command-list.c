#include <glib/gi18n.h>
#include <string.h>

#include "invocation.h"
#include "listing.h"
#include "opened.h"

static const DossierListing *const listings[] = {
  &dossier_listing_articles, &dossier_listing_tags,       &dossier_listing_actors,
  &dossier_listing_events,   &dossier_listing_highlights, &dossier_listing_history,
};

typedef struct
{
  const DossierListing *listing;
  DossierOutput *output;
} Job;

static gpointer
write_listing (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return dossier_listing_write (job->listing, database, job->output, error) ? job : NULL;
}

static const DossierListing *
find_listing (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    if (strcmp (listings[i]->name, name) == 0)
      return listings[i];
  g_set_error (error, DOSSIER_USAGE_ERROR, 0,
               _ ("“%s” cannot be listed; there are articles, tags, actors, events, highlights and "
                  "history"),
               name);
  return NULL;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (DossierOutput) output = NULL;
  Job job = { find_listing (dossier_invocation_get (invocation, 1), error), NULL };

  corpus =
      job.listing != NULL ? dossier_opened (dossier_invocation_get (invocation, 0), error) : NULL;
  if (corpus == NULL)
    return FALSE;
  job.output = output = dossier_output_new (dossier_invocation_has (invocation, "json"));
  return dossier_store_read (dossier_corpus_get_store (corpus), write_listing, &job, NULL, error)
         && dossier_output_finish (output, error);
}

const DossierCommand dossier_command_list = {
  .name = "list",
  .operands = N_ ("FILE articles|tags|actors|events|highlights|history"),
  .summary = N_ ("List what the dossier holds"),
  .details = N_ ("A line for each, with tabs between the cells: articles by date, tags as in the "
                 "codebook, actors by name, events by date, highlights by article and position, "
                 "the history from the newest act on."),
  .min_operands = 2,
  .max_operands = 2,
  .options = DOSSIER_COMMAND_OPTIONS (DOSSIER_COMMAND_JSON),
  .run = run,
};
