#include <glib/gi18n.h>

#include "article-name.h"
#include "corpus/passage.h"
#include "invocation.h"
#include "opened.h"
#include "shown-article.h"

typedef struct
{
  const char *name;
  DossierOutput *output;
  gboolean text_only;
} Job;

static gboolean
write_text (DossierDatabase *database, gint64 article, DossierOutput *output, GError **error)
{
  gint64 revision = dossier_passage_current_revision (database, article, error);
  g_autoptr (DossierArticleText) text =
      revision != 0 ? dossier_article_text_load (database, revision, error) : NULL;
  gsize length;
  const char *data;

  if (text == NULL)
    return FALSE;
  data = dossier_text_map_get_data (text->map, &length);
  return dossier_output_write (output, data, length, error);
}

static gpointer
show (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 article = dossier_article_name_resolve (database, job->name, error);

  if (article == 0)
    return NULL;
  if (job->text_only)
    return write_text (database, article, job->output, error) ? job : NULL;
  return dossier_shown_article_write (database, article, job->output, error) ? job : NULL;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (DossierOutput) output = NULL;
  gboolean json = dossier_invocation_has (invocation, "json");
  Job job = { dossier_invocation_get (invocation, 1), NULL,
              dossier_invocation_has (invocation, "text") };

  if (json && job.text_only)
    {
      g_set_error_literal (error, DOSSIER_USAGE_ERROR, 0,
                           _ ("--text and --json exclude each other"));
      return FALSE;
    }
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  if (corpus == NULL)
    return FALSE;
  job.output = output = dossier_output_new (json);
  return dossier_store_read (dossier_corpus_get_store (corpus), show, &job, NULL, error)
         && dossier_output_finish (output, error);
}

const DossierCommand dossier_command_show = {
  .name = "show",
  .operands = N_ ("FILE ARTICLE"),
  .summary = N_ ("Print an article, or all that is recorded of it"),
  .details = N_ ("Without an option: what is recorded, for reading. Positions are code points of "
                 "the text that --text prints."),
  .min_operands = 2,
  .max_operands = 2,
  .options = DOSSIER_COMMAND_OPTIONS (
      { "text", 0, NULL, N_ ("Write only the text, exactly as it is kept") },
      { "json", 0, NULL, N_ ("Write an array with one object that has everything") }),
  .run = run,
};
