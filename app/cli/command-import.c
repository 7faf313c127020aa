#include <inttypes.h>
#include <glib/gi18n.h>

#include "exit-status.h"
#include "import/charset.h"
#include "import/importer.h"
#include "invocation.h"
#include "message.h"
#include "opened.h"
#include "output.h"

typedef struct
{
  GPtrArray *items;
  DossierOutput *output;
} Telling;

static const char *
outcome_word (DossierImportState state, gboolean translated)
{
  switch (state)
    {
    case DOSSIER_IMPORT_IMPORTED:
      return translated ? _ ("imported") : "imported";
    case DOSSIER_IMPORT_KNOWN:
      return translated ? _ ("known already") : "known";
    case DOSSIER_IMPORT_LEFT_OUT:
      return translated ? _ ("left out") : "left-out";
    case DOSSIER_IMPORT_READY:
    case DOSSIER_IMPORT_FAILED:
    default:
      return translated ? _ ("failed") : "failed";
    }
}

static void
write_object (DossierOutput *output, DossierImportItem *item, const char *title)
{
  const GError *error = dossier_import_item_get_error (item);

  dossier_json_stream_writer_begin_object (output->json, DOSSIER_JSON_ONE_LINE);
  dossier_output_id (output, "id", dossier_import_item_get_article (item));
  dossier_output_text (output, "title", title);
  dossier_output_text (output, "source", dossier_import_item_get_name (item));
  dossier_output_text (output, "outcome",
                       outcome_word (dossier_import_item_get_state (item), FALSE));
  dossier_output_text (output, "message", error != NULL ? error->message : NULL);
  dossier_json_stream_writer_end_object (output->json);
}

static gboolean
write_item (DossierDatabase *database, DossierOutput *output, DossierImportItem *item,
            GError **error)
{
  gint64 article = dossier_import_item_get_article (item);
  g_autofree char *title =
      article != 0 ? dossier_database_get_text (
          database, error, "SELECT title FROM article WHERE id = ?", "i", article)
                   : NULL;

  if (article != 0 && title == NULL)
    return FALSE;
  if (output->json != NULL)
    {
      write_object (output, item, title);
      return TRUE;
    }
  return article == 0
         || dossier_output_line (output, error, "%" G_GINT64_FORMAT "\t%s\t%s", article,
                                 outcome_word (dossier_import_item_get_state (item), TRUE), title);
}

static gpointer
write_items (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Telling *telling = data;

  for (guint i = 0; i < telling->items->len; i++)
    if (!write_item (database, telling->output, telling->items->pdata[i], error))
      return NULL;
  return telling;
}

static void
tell_curation (DossierImportItem *item)
{
  GVariant *result = dossier_import_item_get_curation_result (item);
  g_autoptr (GVariant) remarks = NULL;
  g_autofree const char **texts = NULL;

  if (result == NULL)
    return;
  remarks = dossier_args_dup_value (result, "remarks", "as");
  texts = remarks != NULL ? g_variant_get_strv (remarks, NULL) : NULL;
  dossier_message (
      _ ("“%s”: %" PRId64 " records added, %" PRId64 " there already, %" PRId64 " left out"),
      dossier_import_item_get_name (item), dossier_args_get_id (result, "added"),
      dossier_args_get_id (result, "present"), dossier_args_get_id (result, "left"));
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    dossier_message ("%s", texts[i]);
}

/* Says what went wrong; the status is that of the first failure. */
static void
tell_problems (DossierInvocation *invocation, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      DossierImportItem *item = items->pdata[i];
      const GError *error = dossier_import_item_get_error (item);

      tell_curation (item);
      if (error == NULL)
        continue;
      dossier_message ("%s", error->message);
      if (dossier_import_item_get_state (item) == DOSSIER_IMPORT_FAILED && invocation->status == 0)
        invocation->status = dossier_exit_for (error);
    }
}

static gboolean
check_encoding (const char *encoding, GError **error)
{
  gsize n;
  const DossierCharset *charsets = dossier_charset_list (&n);
  g_autoptr (GString) names = g_string_new (NULL);

  if (encoding == NULL || dossier_charset_find (encoding) != NULL)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", charsets[i].name);
  g_set_error (error, DOSSIER_USAGE_ERROR, 0, _ ("“%s” is no encoding that is read; there are %s"),
               encoding, names->str);
  return FALSE;
}

static GPtrArray *
import (DossierInvocation *invocation, DossierCorpus *corpus, GError **error)
{
  g_autoptr (DossierImporter) importer = dossier_importer_new (corpus);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  GPtrArray *items;
  guint n_before;

  for (guint i = 1; i < invocation->operands->len; i++)
    g_ptr_array_add (places, invocation->operands->pdata[i]);
  g_ptr_array_add (places, NULL);
  dossier_importer_set_encoding (importer, dossier_invocation_get_option (invocation, "encoding"));
  items = dossier_importer_run (importer, (const char *const *) places->pdata, NULL, error);
  n_before = dossier_importer_get_n_imported (importer);
  if (items == NULL && n_before > 0)
    dossier_message (ngettext ("%u article came in before; one undo takes it back",
                               "%u articles came in before; one undo takes them back", n_before),
                     n_before);
  return items;
}

static gboolean
run (DossierInvocation *invocation, GError **error)
{
  g_autoptr (DossierOpened) corpus = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DossierOutput) output = NULL;
  g_autofree char *summary = NULL;

  if (!check_encoding (dossier_invocation_get_option (invocation, "encoding"), error))
    return FALSE;
  corpus = dossier_opened (dossier_invocation_get (invocation, 0), error);
  items = corpus != NULL ? import (invocation, corpus, error) : NULL;
  if (items == NULL)
    return FALSE;

  tell_problems (invocation, items);
  output = dossier_output_new (dossier_invocation_has (invocation, "json"));
  if (!dossier_store_read (dossier_corpus_get_store (corpus), write_items,
                           &(Telling){ items, output }, NULL, error)
      || !dossier_output_finish (output, error))
    return FALSE;
  summary = dossier_import_summary (items);
  dossier_message ("%s", summary);
  return TRUE;
}

const DossierCommand dossier_command_import = {
  .name = "import",
  .operands = N_ ("FILE PATH|ADDRESS…"),
  .summary = N_ ("Bring in texts, web pages, folders and curation files"),
  .details = N_ ("A folder is searched for texts and web pages, 16 folders deep. An address begins "
                 "with http:// or https:// and is fetched. The same bytes are not brought in "
                 "twice. Everything that one command brings in is one act, which one undo takes "
                 "back; a curation file is one of its own. What cannot be read is told, and the "
                 "others go in; the exit status is then that of the first failure."),
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .options = DOSSIER_COMMAND_OPTIONS (
      { "encoding", 0, N_ ("NAME"), N_ ("Read texts in this encoding, whatever they look like") },
      DOSSIER_COMMAND_JSON),
  .run = run,
};
