#include <glib/gi18n.h>
#include <string.h>

#include "article-name.h"
#include "base/error.h"
#include "invocation.h"
#include "opened.h"
#include "output.h"
#include "quoted-place.h"

typedef struct
{
  const char *article;
  const char *quote;
  guint nth; /* from 1; 0 when not given */
  DossierQuotedPlace place;
} Search;

static gpointer
find_place (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  gint64 article = dossier_article_name_resolve (database, search->article, error);

  if (article == 0
      || !dossier_quoted_place_find (database, article, search->quote, search->nth, &search->place,
                                     error))
    return NULL;
  return search;
}

static gboolean
read_options (DossierInvocation *invocation, Search *search, GError **error)
{
  const char *nth = dossier_invocation_get_option (invocation, "nth");
  guint64 number = 0;

  search->article = dossier_invocation_get_option (invocation, "article");
  search->quote = dossier_invocation_get_option (invocation, "quote");
  if (search->article == NULL || search->quote == NULL || search->quote[0] == '\0')
    {
      g_set_error_literal (error, DOSSIER_USAGE_ERROR, 0,
                           _ ("“tag” needs --article and --quote: which words to tag, and where"));
      return FALSE;
    }
  if (nth != NULL && !g_ascii_string_to_unsigned (nth, 10, 1, G_MAXINT32, &number, NULL))
    {
      g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("--nth is a number from 1 on, not “%s”"), nth);
      return FALSE;
    }
  search->nth = (guint) number;
  return TRUE;
}

static GVariant *
put_on (DossierInvocation *invocation, DossierCorpus *corpus, const DossierQuotedPlace *place,
        GError **error)
{
  const char *comment = dossier_invocation_get_option (invocation, "comment");
  const char *const *tags = (const char *const *) invocation->operands->pdata + 1;
  gssize n_tags = (gssize) invocation->operands->len - 1;

  return dossier_corpus_do (
      corpus, "highlight.add",
      dossier_args_new ("revision", g_variant_new_int64 (place->revision), "start",
                        g_variant_new_int64 (place->start), "end", g_variant_new_int64 (place->end),
                        "tag-paths", g_variant_new_strv (tags, n_tags), "comment",
                        comment != NULL ? g_variant_new_string (comment) : NULL, NULL),
      0, error);
}

static gboolean
check_names (DossierInvocation *invocation, GError **error)
{
  for (guint i = 1; i < invocation->operands->len; i++)
    if (!g_utf8_validate (invocation->operands->pdata[i], -1, NULL))
      {
        g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                             _ ("The name of a tag is not valid UTF-8"));
        return FALSE;
      }
  return TRUE;
}

static gboolean
write_result (const DossierQuotedPlace *place, gint64 highlight, gboolean json, GError **error)
{
  g_autoptr (DossierOutput) output = dossier_output_new (json);

  if (json)
    {
      dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_ONE_LINE);
      dossier_output_id (output, "id", highlight);
      dossier_output_id (output, "article", place->article);
      dossier_json_stream_writer_key (output->json, "start");
      dossier_json_stream_writer_integer (output->json, place->start);
      dossier_json_stream_writer_key (output->json, "end");
      dossier_json_stream_writer_integer (output->json, place->end);
      dossier_json_stream_writer_end_object (output->json);
    }
  else if (!dossier_output_line (output, error, "%" G_GINT64_FORMAT "\t%u\t%u", highlight,
                                 place->start, place->end))
    return FALSE;
  return dossier_output_finish (output, error);
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (GVariant) result = NULL;
  Search search = { NULL };

  if (!read_options (invocation, &search, error) || !check_names (invocation, error))
    return FALSE;
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  if (corpus == NULL
      || !dossier_store_read (dossier_corpus_get_store (corpus), find_place, &search, NULL, error))
    return FALSE;
  result = put_on (invocation, corpus, &search.place, error);
  return result != NULL
         && write_result (&search.place, dossier_args_get_id (result, "id"),
                          dossier_invocation_has (invocation, "json"), error);
}

const DossierCommand dossier_command_tag = {
  .name = "tag",
  .operands = N_ ("FILE --article ARTICLE --quote TEXT TAG…"),
  .summary = N_ ("Put tags on a passage"),
  .details = N_ ("Tags that are not in the codebook are made; “Trade/Grain” is Grain under Trade. "
                 "The words must stand in the text exactly, but for blanks and line ends. What "
                 "one command does is one act."),
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .options = DOSSIER_COMMAND_OPTIONS (
      { "article", 0, N_ ("ARTICLE"), N_ ("Its id, or a part of its title that fits only one") },
      { "quote", 0, N_ ("TEXT"), N_ ("The words to tag") },
      { "nth", 0, N_ ("N"), N_ ("Which of several places with these words, from 1") },
      { "comment", 0, N_ ("TEXT"), N_ ("What to note beside them") }, DOSSIER_COMMAND_JSON),
  .run = run,
};
