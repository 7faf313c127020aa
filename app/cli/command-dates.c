#include <glib/gi18n.h>

#include "article-name.h"
#include "base/edtf.h"
#include "dated-text.h"
#include "invocation.h"
#include "opened.h"
#include "output.h"

typedef struct
{
  const char *name; /* of the one article, or NULL */
  DossierOutput *output;
} Job;

/* The value of an expression: what is recorded, else what is proposed. */
static const char *
value_of (DossierDatedText *dated, const DossierFoundDate *date)
{
  const char *recorded =
      date->known >= 0 ? g_array_index (dated->known, DossierKnownDate, date->known).edtf : NULL;

  return recorded != NULL ? recorded : date->edtf;
}

static char *
words_of (const char *text)
{
  g_autoptr (DossierEdtf) edtf = text != NULL ? dossier_edtf_parse (text, NULL) : NULL;

  return edtf != NULL ? dossier_edtf_to_words (edtf) : NULL;
}

static void
write_integer (DossierOutput *output, const char *key, gint64 value)
{
  dossier_json_stream_writer_key (output->json, key);
  dossier_json_stream_writer_integer (output->json, value);
}

/* Where the anchor stands in the text, if it does. */
static void
write_anchor (DossierOutput *output, DossierDatedText *dated, const DossierFoundDate *date)
{
  guint start = date->anchor_start, end = date->anchor_end;
  g_autofree char *quote = NULL;

  dossier_output_text (output, "anchor", dossier_date_anchor_to_string (date->anchor));
  if (date->anchor == DOSSIER_DATE_ANCHOR_DATE)
    {
      const DossierFoundDate *other = dated->found->pdata[date->anchor_index];
      start = other->start;
      end = other->end;
    }
  if (start >= end)
    return;
  quote = dossier_text_map_dup_slice (dated->text->map, start, end);
  write_integer (output, "anchor_start", start);
  write_integer (output, "anchor_end", end);
  dossier_output_text (output, "anchor_quote", quote);
}

static void
write_candidates (DossierOutput *output, const DossierFoundDate *date)
{
  dossier_json_stream_writer_key (output->json, "candidates");
  dossier_json_stream_writer_begin_array (output->json, DOSSIER_JSON_ONE_LINE);
  for (guint i = 0; i < date->candidates->len; i++)
    {
      const DossierDateCandidate *candidate = date->candidates->pdata[i];
      dossier_json_stream_writer_string (output->json, candidate->edtf, -1);
    }
  dossier_json_stream_writer_end_array (output->json);
}

static void
write_object (DossierOutput *output, DossierDatedText *dated, const DossierFoundDate *date)
{
  const char *edtf = value_of (dated, date);
  g_autofree char *quote = dossier_text_map_dup_slice (dated->text->map, date->start, date->end);
  g_autofree char *words = words_of (edtf);

  dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_ONE_LINE);
  dossier_output_id (output, "article", dated->text->article);
  write_integer (output, "start", date->start);
  write_integer (output, "end", date->end);
  dossier_output_text (output, "quote", quote);
  dossier_output_text (output, "type", dossier_date_type_to_string (date->type));
  dossier_output_text (output, "edtf", edtf);
  dossier_output_text (output, "words", words);
  dossier_output_text (output, "proposed", date->edtf);
  write_anchor (output, dated, date);
  dossier_output_text (output, "rule", date->rule);
  dossier_json_stream_writer_key (output->json, "recorded");
  dossier_json_stream_writer_boolean (output->json, date->known >= 0);
  write_candidates (output, date);
  dossier_json_stream_writer_end_object (output->json);
}

static gboolean
write_line (DossierOutput *output, DossierDatedText *dated, const DossierFoundDate *date,
            GError **error)
{
  const char *edtf = value_of (dated, date);
  g_autofree char *quote = dossier_text_map_dup_slice (dated->text->map, date->start, date->end);

  return dossier_output_line (output, error, "%" G_GINT64_FORMAT "\t%u\t%u\t%s\t%s\t%s\t%s",
                              dated->text->article, date->start, date->end,
                              edtf != NULL ? edtf : "",
                              dossier_date_anchor_to_string (date->anchor),
                              g_strdelimit (quote, "\n\r\t", ' '), date->rule);
}

static gboolean
write_article (DossierDatabase *database, gint64 article, Job *job, GError **error)
{
  g_autoptr (DossierDatedText) dated = dossier_dated_text_load (database, article, error);

  if (dated == NULL)
    return FALSE;
  for (guint i = 0; i < dated->found->len; i++)
    {
      const DossierFoundDate *date = dated->found->pdata[i];

      if (job->output->json != NULL)
        write_object (job->output, dated, date);
      else if (!write_line (job->output, dated, date, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
write_dates (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (DossierStatement) rows = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (job->name != NULL)
    {
      gint64 article = dossier_article_name_resolve (database, job->name, error);
      return article != 0 && write_article (database, article, job, error) ? job : NULL;
    }
  rows = dossier_database_query (database, error,
                                 "SELECT id FROM article ORDER BY published_min, title, id", "");
  while (rows != NULL && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!write_article (database, dossier_statement_get_int (rows, 0), job, error))
      return NULL;
  return step == DOSSIER_STEP_DONE ? job : NULL;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  g_autoptr (DossierOutput) output = NULL;
  Job job = { NULL };

  if (corpus == NULL)
    return FALSE;
  if (invocation->operands->len > 1)
    job.name = dossier_invocation_get (invocation, 1);
  job.output = output = dossier_output_new (dossier_invocation_has (invocation, "json"));
  return dossier_store_read (dossier_corpus_get_store (corpus), write_dates, &job, NULL, error)
         && dossier_output_finish (output, error);
}

const DossierCommand dossier_command_dates = {
  .name = "dates",
  .operands = N_ ("FILE [ARTICLE]"),
  .summary = N_ ("Find the dates in the texts and say what they mean"),
  .details =
      N_ ("Of one article, or of all: each expression with its place in code points, its value in "
          "EDTF, from where it is counted, and the rule. Counted from the recorded date of "
          "publication; values and anchors that are recorded are used. The dossier is not "
          "changed."),
  .min_operands = 1,
  .max_operands = 2,
  .options = DOSSIER_COMMAND_OPTIONS (DOSSIER_COMMAND_JSON),
  .run = run,
};
