#include <glib/gi18n.h>

#include "article-name.h"
#include "corpus/revise.h"
#include "import/decode.h"
#include "import/file-source.h"
#include "invocation.h"
#include "message.h"
#include "opened.h"
#include "output.h"

typedef struct
{
  const char *name;
  GBytes *text;
} Job;

static gpointer
plan_thread (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 article = dossier_article_name_resolve (database, job->name, error);

  return article != 0 ? dossier_revise_plan (database, article, job->text, cancellable, error)
                      : NULL;
}

static GBytes *
read_text (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = dossier_file_read (file, NULL, error);
  g_autoptr (DossierDecoded) decoded =
      bytes != NULL ? dossier_decode (bytes, NULL, path, error) : NULL;

  return decoded != NULL ? g_bytes_new (decoded->text, decoded->length) : NULL;
}

static const char *
state_name (DossierQuoteState state)
{
  switch (state)
    {
    case DOSSIER_QUOTE_EXACT:
      return "exact";
    case DOSSIER_QUOTE_MOVED:
      return "moved";
    case DOSSIER_QUOTE_LOST:
    default:
      return "lost";
    }
}

static void
write_object (DossierOutput *output, const DossierPlacement *placement)
{
  gboolean lost = placement->match.state == DOSSIER_QUOTE_LOST;

  dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_ONE_LINE);
  dossier_output_id (output, "passage", placement->passage);
  dossier_output_text (output, "quote", placement->quote);
  dossier_output_text (output, "state", state_name (placement->match.state));
  dossier_json_stream_writer_key (output->json, "score");
  dossier_json_stream_writer_number (output->json, placement->match.score);
  if (!lost)
    {
      dossier_json_stream_writer_key (output->json, "start");
      dossier_json_stream_writer_integer (output->json, placement->match.start);
      dossier_json_stream_writer_key (output->json, "end");
      dossier_json_stream_writer_integer (output->json, placement->match.end);
    }
  dossier_json_stream_writer_end_object (output->json);
}

static gboolean
write_plan (DossierOutput *output, const DossierRevisePlan *plan, GError **error)
{
  for (guint i = 0; i < plan->placements->len; i++)
    {
      const DossierPlacement *one = &g_array_index (plan->placements, DossierPlacement, i);
      g_autofree char *quote = g_strdelimit (g_strdup (one->quote), "\n\t", ' ');

      if (output->json != NULL)
        write_object (output, one);
      else if (!dossier_output_line (output, error, "%s\t%.2f\t%s", state_name (one->match.state),
                                     one->match.score, quote))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (DossierOutput) output = NULL;
  g_autoptr (DossierRevisePlan) plan = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GBytes) text = read_text (dossier_invocation_get (invocation, 2), error);
  Job job = { dossier_invocation_get (invocation, 1), text };

  if (text == NULL)
    return FALSE;
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  if (corpus == NULL)
    return FALSE;
  plan = dossier_store_read (dossier_corpus_get_store (corpus), plan_thread, &job, NULL, error);
  if (plan == NULL)
    return FALSE;
  result = dossier_corpus_do (corpus, "article.revise",
                              dossier_revise_plan_to_args (plan, "corrected", NULL), 0, error);
  if (result == NULL)
    return FALSE;
  output = dossier_output_new (dossier_invocation_has (invocation, "json"));
  dossier_message (_ ("%u exact, %u moved, %u lost"), plan->n_exact, plan->n_moved, plan->n_lost);
  return write_plan (output, plan, error) && dossier_output_finish (output, error);
}

const DossierCommand dossier_command_revise = {
  .name = "revise",
  .operands = N_ ("FILE ARTICLE PATH"),
  .summary = N_ ("Give an article a corrected text, and carry its marks over"),
  .details = N_ ("The text of the file at PATH becomes the newest revision; the one before stays. "
                 "Every marked passage is printed: exact where its words stand as they were, moved "
                 "with a score where a person should look, lost where the new text no longer says "
                 "it. Nothing is moved silently onto other words. One undo takes it back."),
  .min_operands = 3,
  .max_operands = 3,
  .options = DOSSIER_COMMAND_OPTIONS (DOSSIER_COMMAND_JSON),
  .run = run,
};
