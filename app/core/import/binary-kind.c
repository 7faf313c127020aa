#include "import/binary-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const struct
{
  gsize offset;
  gsize length;
  const char *magic;
  const char *kind;
} signatures[] = {
  { 0, 5, "%PDF-", N_ ("a PDF document") },
  { 0, 8, "\x89PNG\r\n\x1a\n", N_ ("a PNG picture") },
  { 0, 3, "\xff\xd8\xff", N_ ("a JPEG picture") },
  { 0, 6, "GIF87a", N_ ("a GIF picture") },
  { 0, 6, "GIF89a", N_ ("a GIF picture") },
  { 8, 4, "WEBP", N_ ("a WebP picture") },
  { 0, 4, "II*\0", N_ ("a TIFF picture") },
  { 0, 4, "MM\0*", N_ ("a TIFF picture") },
  { 0, 4,
    "\x7f"
    "ELF",
    N_ ("a program") },
  { 0, 4, "MZ\x90\0", N_ ("a Windows program") },
  { 0, 3, "\x1f\x8b\x08", N_ ("a gzip archive") },
  { 0, 4, "BZh9", N_ ("a bzip2 archive") },
  { 0, 6,
    "\xfd"
    "7zXZ\0",
    N_ ("an xz archive") },
  { 0, 4, "\x28\xb5\x2f\xfd", N_ ("a Zstandard archive") },
  { 0, 6, "7z\xbc\xaf\x27\x1c", N_ ("a 7-Zip archive") },
  { 0, 6, "Rar!\x1a\x07", N_ ("a RAR archive") },
  { 257, 5, "ustar", N_ ("a tar archive") },
  { 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_ ("an old Microsoft Office or HWP document") },
  { 0, 15, "SQLite format 3", N_ ("a database") },
  { 0, 5, "{\\rtf", N_ ("an RTF document") },
  { 0, 4, "OggS", N_ ("a sound or video file") },
  { 0, 3, "ID3", N_ ("a sound file") },
  { 4, 4, "ftyp", N_ ("a video file") },
};

static gboolean
contains (const char *bytes, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= MIN (length, 4096); i++)
    if (memcmp (bytes + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Office documents are ZIP archives; the first entries give them away. */
static const char *
name_zip (const char *bytes, gsize length)
{
  if (contains (bytes, length, "word/") || contains (bytes, length, "docx"))
    return _ ("a Word document (docx)");
  if (contains (bytes, length, "vnd.oasis.opendocument"))
    return _ ("an OpenDocument file");
  if (contains (bytes, length, "application/epub"))
    return _ ("an EPUB book");
  if (contains (bytes, length, "application/hwp+zip"))
    return _ ("an HWPX document");
  if (contains (bytes, length, "xl/"))
    return _ ("an Excel workbook (xlsx)");
  return _ ("a ZIP archive or an office document");
}

/**
 * dossier_binary_kind:
 * @bytes: the start of a file
 * @length: how many bytes there are
 *
 * Recognises files that are no plain text by their first bytes. Any thread.
 *
 * Returns: (transfer none) (nullable): what it is, in words with an article, or NULL if unknown
 */
const char *
dossier_binary_kind (const char *bytes, gsize length)
{
  if (length >= 4 && memcmp (bytes, "PK\x03\x04", 4) == 0)
    return name_zip (bytes, length);
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].offset + signatures[i].length
        && memcmp (bytes + signatures[i].offset, signatures[i].magic, signatures[i].length) == 0)
      return _ (signatures[i].kind);
  return NULL;
}
