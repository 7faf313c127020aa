#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "import/curation-import.h"
#include "import/file-source.h"
#include "import/import-item-private.h"

/* How much of a file is looked at to tell what it is. */
#define SNIFF_BYTES 512

G_DEFINE_FINAL_TYPE (DossierImportItem, dossier_import_item, G_TYPE_OBJECT)

static void
dossier_import_item_finalize (GObject *object)
{
  DossierImportItem *self = DOSSIER_IMPORT_ITEM (object);

  dossier_import_item_release (self);
  g_clear_object (&self->curation);
  g_clear_pointer (&self->curation_result, g_variant_unref);
  g_clear_error (&self->error);
  g_free (self->name);
  for (guint i = 0; i < DOSSIER_N_FIELDS; i++)
    {
      g_free (self->fields[i].value);
      g_free (self->fields[i].reason);
    }
  G_OBJECT_CLASS (dossier_import_item_parent_class)->finalize (object);
}

static void
dossier_import_item_class_init (DossierImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_import_item_finalize;
}

static void
dossier_import_item_init (DossierImportItem *self)
{
}

void
_dossier_import_item_clear_reading (DossierImportItem *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->alternatives, g_array_unref);
  g_clear_pointer (&self->proposal, dossier_proposal_free);
  g_clear_pointer (&self->html, dossier_html_free);
}

/* Pages come without an ending of their own more often than texts do. */
static gboolean
looks_like_html (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *begin = g_strndup (data, MIN (size, SNIFF_BYTES));
  const char *p = g_str_has_prefix (begin, "\xef\xbb\xbf") ? begin + 3 : begin;

  p += strspn (p, " \t\r\n");
  return g_ascii_strncasecmp (p, "<!doctype html", 14) == 0
         || g_ascii_strncasecmp (p, "<html", 5) == 0;
}

static gboolean
read_html (DossierImportItem *self, const char *encoding, GCancellable *cancellable, GError **error)
{
  const char *address = self->fetched != NULL ? self->fetched->address : self->name;
  const char *charset = self->fetched != NULL ? self->fetched->charset : NULL;

  self->html = dossier_html_read (self->original, charset, encoding, address, cancellable, error);
  if (self->html == NULL)
    return FALSE;
  self->text = g_strdup (self->html->text->text);
  self->length = strlen (self->text);
  self->encoding = self->html->charset.encoding;
  self->is_guessed = g_strcmp0 (self->html->charset.origin, "guess") == 0;
  return TRUE;
}

static gboolean
read_text (DossierImportItem *self, const char *encoding, GError **error)
{
  const char *charset = self->fetched != NULL ? self->fetched->charset : NULL;
  g_autoptr (DossierDecoded) decoded = NULL;

  if (encoding == NULL && charset != NULL && dossier_charset_find (charset) != NULL)
    encoding = charset;
  decoded = dossier_decode (self->original, encoding, self->name, error);
  if (decoded == NULL)
    return FALSE;
  self->text = g_steal_pointer (&decoded->text);
  self->length = decoded->length;
  self->encoding = decoded->encoding;
  self->is_guessed = decoded->is_guessed;
  self->alternatives = g_array_ref (decoded->alternatives);
  return TRUE;
}

/* Reads the original anew; on error the item fails. */
static gboolean
read_original (DossierImportItem *self, const char *encoding, GCancellable *cancellable,
               GError **error)
{
  _dossier_import_item_clear_reading (self);
  return (self->is_html ? read_html (self, encoding, cancellable, error)
                        : read_text (self, encoding, error))
         && _dossier_import_item_propose (self, error);
}

static void
read_or_fail (DossierImportItem *self, const char *encoding, GCancellable *cancellable)
{
  if (!read_original (self, encoding, cancellable, &self->error))
    self->state = DOSSIER_IMPORT_FAILED;
}

static gboolean
is_curation (GFile *file)
{
  const char *path = g_file_peek_path (file);
  struct stat info;
  char begin[SNIFF_BYTES];
  g_autoptr (GFileInputStream) stream = NULL;
  gsize n = 0;

  if (path == NULL || stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), begin, sizeof begin, &n, NULL, NULL)
         && dossier_curation_sniff (begin, n);
}

/**
 * dossier_import_item_new_for_file:
 * @encoding: (nullable): read it so, whatever it looks like
 *
 * Reads a text, a web page or a curation file. Takes as long as the disk takes: a worker thread.
 *
 * Returns: (transfer full): the item; one that cannot be read has failed
 */
DossierImportItem *
dossier_import_item_new_for_file (GFile *file, const char *encoding, GCancellable *cancellable)
{
  DossierImportItem *self = g_object_new (DOSSIER_TYPE_IMPORT_ITEM, NULL);
  g_autofree char *base = g_file_get_basename (file);

  self->name = g_filename_display_name (base != NULL ? base : "");
  if (is_curation (file))
    {
      self->curation = g_object_ref (file);
      return self;
    }
  self->original = dossier_file_read (file, cancellable, &self->error);
  if (self->original == NULL)
    {
      self->state = DOSSIER_IMPORT_FAILED;
      return self;
    }
  self->is_html = dossier_file_kind (self->name) == DOSSIER_FILE_KIND_HTML
                  || (!g_str_has_suffix (self->name, ".txt") && looks_like_html (self->original));
  read_or_fail (self, encoding, cancellable);
  return self;
}

/**
 * dossier_import_item_new_for_fetched:
 * @fetched: (transfer full): what a fetch brought
 * @encoding: (nullable): read it so, whatever it says
 *
 * Returns: (transfer full): the item; one that cannot be read has failed. A worker thread.
 */
DossierImportItem *
dossier_import_item_new_for_fetched (DossierFetched *fetched, const char *encoding,
                                     GCancellable *cancellable)
{
  DossierImportItem *self = g_object_new (DOSSIER_TYPE_IMPORT_ITEM, NULL);

  self->name = g_strdup (fetched->requested);
  self->original = g_bytes_ref (fetched->bytes);
  self->fetched = fetched;
  self->is_html = strcmp (fetched->content_type, "text/plain") != 0;
  read_or_fail (self, encoding, cancellable);
  return self;
}

/**
 * dossier_import_item_new_for_text:
 * @text: what was pasted, UTF-8
 * @name: how messages call it
 *
 * Returns: (transfer full): the item; an empty text has failed
 */
DossierImportItem *
dossier_import_item_new_for_text (const char *text, const char *name)
{
  DossierImportItem *self = g_object_new (DOSSIER_TYPE_IMPORT_ITEM, NULL);

  self->name = g_strdup (name);
  self->is_pasted = TRUE;
  self->original = g_bytes_new (text, strlen (text));
  read_or_fail (self, "UTF-8", NULL);
  return self;
}

/**
 * dossier_import_item_new_for_error:
 * @state: LEFT_OUT or FAILED
 * @error: (transfer full): why
 *
 * Returns: (transfer full): something that could not even be tried
 */
DossierImportItem *
dossier_import_item_new_for_error (const char *name, DossierImportState state, GError *error)
{
  DossierImportItem *self = g_object_new (DOSSIER_TYPE_IMPORT_ITEM, NULL);

  self->name = g_strdup (name);
  self->state = state;
  self->error = error;
  return self;
}

/**
 * dossier_import_item_get_name:
 *
 * Returns: (transfer none): the name of the file, or the address
 */
const char *
dossier_import_item_get_name (DossierImportItem *self)
{
  return self->name;
}

/**
 * dossier_import_item_get_state:
 */
DossierImportState
dossier_import_item_get_state (DossierImportItem *self)
{
  return self->state;
}

/**
 * dossier_import_item_get_error:
 *
 * Returns: (transfer none) (nullable): why it failed or was left out, a sentence
 */
const GError *
dossier_import_item_get_error (DossierImportItem *self)
{
  return self->error;
}

/**
 * dossier_import_item_get_article:
 *
 * Returns: the article that it became or that has the same bytes; 0 before
 */
gint64
dossier_import_item_get_article (DossierImportItem *self)
{
  return self->article;
}

/**
 * dossier_import_item_get_curation:
 *
 * Returns: (transfer none) (nullable): the file, when it is a curation file and no article
 */
GFile *
dossier_import_item_get_curation (DossierImportItem *self)
{
  return self->curation;
}

/**
 * dossier_import_item_get_curation_result:
 *
 * Returns: (transfer none) (nullable): what dossier_curation_import() returned
 */
GVariant *
dossier_import_item_get_curation_result (DossierImportItem *self)
{
  return self->curation_result;
}

/**
 * dossier_import_item_get_text:
 *
 * Returns: (transfer none) (nullable): the text as it will be kept; NULL when it failed or is
 *   released
 */
const char *
dossier_import_item_get_text (DossierImportItem *self)
{
  return self->text;
}

/**
 * dossier_import_item_get_size:
 *
 * Returns: bytes of text and original together, which is what committing it writes
 */
gsize
dossier_import_item_get_size (DossierImportItem *self)
{
  return self->length + (self->original != NULL ? g_bytes_get_size (self->original) : 0);
}

/**
 * dossier_import_item_get_encoding:
 *
 * Returns: (transfer none) (nullable): what it was read as
 */
const char *
dossier_import_item_get_encoding (DossierImportItem *self)
{
  return self->encoding;
}

/**
 * dossier_import_item_is_encoding_guessed:
 *
 * Returns: whether nothing says the encoding, so that a person should be able to correct it
 */
gboolean
dossier_import_item_is_encoding_guessed (DossierImportItem *self)
{
  return self->is_guessed;
}

/**
 * dossier_import_item_get_alternatives:
 *
 * Returns: (transfer none) (nullable) (element-type DossierEncodingGuess): other readings that
 *   make sense, best first
 */
GArray *
dossier_import_item_get_alternatives (DossierImportItem *self)
{
  return self->alternatives;
}

/**
 * dossier_import_item_set_encoding:
 * @encoding: a name of `import/charset.h`
 *
 * Reads the bytes anew as a person corrected it; fields that were edited stay as they are.
 *
 * Returns: FALSE with BAD_INPUT when the bytes are not of that encoding; the item has failed then,
 *   until another encoding is set
 */
gboolean
dossier_import_item_set_encoding (DossierImportItem *self, const char *encoding,
                                  GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self->original != NULL, FALSE);

  g_clear_error (&self->error);
  self->state = DOSSIER_IMPORT_READY;
  read_or_fail (self, encoding, cancellable);
  if (self->error == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

/**
 * dossier_import_item_set_article:
 *
 * The item is in the dossier, now or from before.
 */
void
dossier_import_item_set_article (DossierImportItem *self, gint64 article, gboolean known)
{
  self->article = article;
  self->state = known ? DOSSIER_IMPORT_KNOWN : DOSSIER_IMPORT_IMPORTED;
}

/**
 * dossier_import_item_take_curation_result:
 * @result: (transfer full):
 */
void
dossier_import_item_take_curation_result (DossierImportItem *self, GVariant *result)
{
  self->curation_result = result;
  self->state = DOSSIER_IMPORT_IMPORTED;
}

/**
 * dossier_import_item_fail:
 */
void
dossier_import_item_fail (DossierImportItem *self, const GError *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  self->state = DOSSIER_IMPORT_FAILED;
}

/**
 * dossier_import_item_release:
 *
 * Lets go of text and bytes, so that a large import keeps only names and outcomes in memory.
 */
void
dossier_import_item_release (DossierImportItem *self)
{
  _dossier_import_item_clear_reading (self);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->fetched, dossier_fetched_free);
}
