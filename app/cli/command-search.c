#include <glib/gi18n.h>

#include "base/words-problem.h"
#include "corpus/search.h"
#include "invocation.h"
#include "message.h"
#include "opened.h"
#include "output.h"

#define PAGE          200
#define DEFAULT_LIMIT 50

typedef struct
{
  const char *words;
  guint limit; /* of hits of each kind; 0 for all */
  DossierOutput *output;
  guint n_hits;
} Job;

static void
write_object (DossierOutput *output, const DossierSearchHit *hit)
{
  dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_ONE_LINE);
  dossier_output_text (output, "kind", dossier_search_kind_get_nick (hit->kind));
  dossier_output_id (output, "id", hit->record);
  dossier_output_id (output, "article", hit->article);
  dossier_output_text (output, "title", hit->title);
  dossier_json_stream_writer_key (output->json, "start");
  dossier_json_stream_writer_integer (output->json, hit->start);
  dossier_json_stream_writer_key (output->json, "end");
  dossier_json_stream_writer_integer (output->json, hit->end);
  dossier_output_text (output, "snippet", hit->snippet);
  dossier_json_stream_writer_end_object (output->json);
}

static gboolean
write_page (Job *job, GPtrArray *hits, GError **error)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierSearchHit *hit = hits->pdata[i];

      if (job->output->json != NULL)
        write_object (job->output, hit);
      else if (!dossier_output_line (job->output, error, "%s\t%" G_GINT64_FORMAT "\t%u\t%s\t%s",
                                     dossier_search_kind_get_nick (hit->kind), hit->record,
                                     hit->start, hit->title, hit->snippet))
        return FALSE;
    }
  job->n_hits += hits->len;
  return TRUE;
}

static gboolean
search_kind (DossierDatabase *database, DossierSearchKind kind, Job *job, GError **error)
{
  for (guint offset = 0; job->limit == 0 || offset < job->limit; offset += PAGE)
    {
      guint n = job->limit == 0 ? PAGE : MIN (PAGE, job->limit - offset);
      g_autoptr (GPtrArray) hits =
          dossier_search (database, kind, job->words, DOSSIER_WORDS_QUERY_WHOLE, offset, n, error);

      if (hits == NULL || !write_page (job, hits, error))
        return FALSE;
      if (hits->len < n && kind != DOSSIER_SEARCH_TEXTS)
        break;
      if (hits->len == 0)
        break;
    }
  return TRUE;
}

static gpointer
search (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int kind = 0; kind < DOSSIER_N_SEARCH_KINDS; kind++)
    if (!search_kind (database, (DossierSearchKind) kind, data, error))
      return NULL;
  return data;
}

static gboolean
read_limit (DossierInvocation *invocation, guint *limit, GError **error)
{
  const char *text = dossier_invocation_get_option (invocation, "limit");
  guint64 number = DEFAULT_LIMIT;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("--limit is a number, not “%s”"), text);
      return FALSE;
    }
  *limit = (guint) number;
  return TRUE;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (DossierOutput) output = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *problem = NULL;
  Job job = { NULL };

  if (!read_limit (invocation, &job.limit, error))
    return FALSE;
  for (guint i = 1; i < invocation->operands->len; i++)
    g_string_append_printf (words, "%s%s", i > 1 ? " " : "",
                            (char *) invocation->operands->pdata[i]);
  problem = dossier_words_problem (words->str);
  if (problem != NULL)
    dossier_message ("%s", problem);
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  if (corpus == NULL)
    return FALSE;
  job.words = words->str;
  job.output = output = dossier_output_new (dossier_invocation_has (invocation, "json"));
  return dossier_store_read (dossier_corpus_get_store (corpus), search, &job, NULL, error)
         && dossier_output_finish (output, error);
}

const DossierCommand dossier_command_search = {
  .name = "search",
  .operands = N_ ("FILE WORDS…"),
  .summary = N_ ("Find words in texts, titles, names, notes and comments"),
  .details =
      N_ ("All words must be found; \"words in quotes\" are a phrase, word* is a beginning, "
          "a OR b, a NOT b and NEAR(a b, 5) are understood. Each line has what was searched, "
          "the id of the record, the position of the first match, the title and what stands "
          "around it; the best hits of each kind come first. Nothing found is no error."),
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .options = DOSSIER_COMMAND_OPTIONS (
      { "limit", 0, N_ ("N"),
        N_ ("At most so many hits of each kind; 50 if not given, 0 for all") },
      DOSSIER_COMMAND_JSON),
  .run = run,
};
