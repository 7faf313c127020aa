#include "import/detect.h"

#include <math.h>
#include <string.h>

#include <unicode/ucsdet.h>

#include "import/language-model.h"

#define SCAN_BYTES        (256 * 1024) /* how far to look for telling bytes */
#define SAMPLE_BYTES      1024         /* of lines that tell something: more decides nothing more */
#define MAX_GUESSES       6
#define MAX_BITS_PER_BYTE 8.5 /* noise costs about ten; any language under seven */
#define ICU_TRUST_BITS    6.0 /* what full confidence of ICU outweighs */

typedef struct
{
  const DossierCharset *charset;
  double bits;
  guint text_hash;
} Reading;

static gboolean
has_high_byte (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] >= 0x80)
      return TRUE;
  return FALSE;
}

/* The lines that hold something other than ASCII: only they tell one encoding from another, and a
 * line feed is no part of a character in any of those encodings. Bytes with NUL or ESC, where that
 * is not so, are taken from the start as they are. */
static GString *
take_sample (const char *bytes, gsize length)
{
  GString *sample = g_string_sized_new (SAMPLE_BYTES);
  gsize scan = MIN (length, SCAN_BYTES);
  gsize start = 0;

  if (memchr (bytes, '\0', scan) != NULL || memchr (bytes, 0x1b, scan) != NULL)
    return g_string_append_len (sample, bytes, (gssize) (MIN (length, SAMPLE_BYTES) & ~(gsize) 3));
  while (start < scan && sample->len < SAMPLE_BYTES)
    {
      const char *feed = memchr (bytes + start, '\n', scan - start);
      gsize end = feed != NULL ? (gsize) (feed - bytes) + 1 : scan;

      if (has_high_byte (bytes + start, end - start))
        g_string_append_len (sample, bytes + start,
                             (gssize) MIN (end - start, SAMPLE_BYTES - sample->len));
      start = end;
    }
  return sample;
}

static void
trust (GArray *readings, const DossierCharset *charset, double bits)
{
  guint text_hash = 0;

  for (guint i = 0; i < readings->len; i++)
    if (g_array_index (readings, Reading, i).charset == charset)
      text_hash = g_array_index (readings, Reading, i).text_hash;
  for (guint i = 0; text_hash != 0 && i < readings->len; i++)
    if (g_array_index (readings, Reading, i).text_hash == text_hash)
      g_array_index (readings, Reading, i).bits -= bits;
}

/* What ICU thinks of the sample, by our names, as bits to take off; every encoding that gives the
 * same text gets them, so that among those the common one stays in front. */
static void
add_icu_trust (const GString *sample, GArray *readings)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  int32_t n_matches = 0;

  ucsdet_setText (detector, sample->str, (int32_t) sample->len, &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n_matches; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);
      int32_t confidence = ucsdet_getConfidence (matches[i], &status);
      const DossierCharset *charset = U_SUCCESS (status) ? dossier_charset_find (name) : NULL;

      if (charset != NULL)
        trust (readings, charset, ICU_TRUST_BITS * confidence / 100.0);
    }
  ucsdet_close (detector);
}

/* The price of a text in the language, among those written in the encoding, that fits it best. */
static double
measure_best (const DossierCharset *charset, const char *text)
{
  const DossierLanguageModel *model;
  double best = INFINITY;

  for (gsize i = 0; (model = dossier_language_model_get (i)) != NULL; i++)
    if (dossier_language_model_suits (model, charset->name))
      best = MIN (best, dossier_language_model_measure (model, text));
  return best + charset->prior;
}

/* Any bytes make ideographs when read in pairs. What is UTF-8 but for a few NULs is rather a damaged
 * text or data than UTF-16; there NULs are many, the other bytes are no UTF-8, or, in Cyrillic,
 * every second one is a control character. */
static gboolean
can_be_wide (const GString *sample)
{
  gsize n_odd = 0;
  const char *p = sample->str;
  const char *end = p + sample->len;

  while (!g_utf8_validate_len (p, (gsize) (end - p), &p))
    {
      if (*p != '\0')
        return TRUE;
      p++;
    }
  for (p = sample->str; p < end; p++)
    n_odd += (guchar) *p < '\t';
  return n_odd * 4 >= sample->len;
}

static GArray *
read_in_all (const GString *sample, gboolean is_whole)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  gsize n_charsets;
  const DossierCharset *charsets = dossier_charset_list (&n_charsets);
  gboolean has_nul = memchr (sample->str, '\0', sample->len) != NULL;
  gboolean has_escape = memchr (sample->str, 0x1b, sample->len) != NULL;
  gboolean admits_wide = can_be_wide (sample);

  for (gsize i = 0; i < n_charsets; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean is_wide = g_str_has_prefix (charsets[i].name, "UTF-");
      gboolean is_escaped = g_str_has_prefix (charsets[i].name, "ISO-2022");
      Reading reading = { &charsets[i] };

      if (strcmp (charsets[i].name, "UTF-8") == 0 || (has_nul && !is_wide)
          || (is_wide && !admits_wide) || (!is_wide && is_escaped != has_escape)
          || !dossier_charset_decode (&charsets[i], sample->str, sample->len, is_whole, text, NULL)
          || memchr (text->str, '\0', text->len) != NULL)
        continue;
      reading.bits = measure_best (&charsets[i], text->str);
      reading.text_hash = g_str_hash (text->str);
      if (reading.bits < MAX_BITS_PER_BYTE * sample->len + 40)
        g_array_append_val (readings, reading);
    }
  return readings;
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const Reading *left = a;
  const Reading *right = b;

  return (left->bits > right->bits) - (left->bits < right->bits);
}

/* Each bit by which a reading is cheaper than another halves the other's chance, but the letters
 * of a text are not independent, so that the doubt is spread over ten bits. */
static int
rate (const GArray *readings, guint index)
{
  const Reading *self = &g_array_index (readings, Reading, index);
  double sum = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *other = &g_array_index (readings, Reading, i);

      if (i == index || other->text_hash != self->text_hash)
        sum += exp2 (-(other->bits - self->bits) / 10);
    }
  return CLAMP ((int) (100 / sum), 1, 99);
}

/**
 * dossier_detect_encodings:
 * @bytes: a text in an unknown encoding that is not UTF-8
 * @length: how many bytes
 *
 * Tries every encoding on a sample and orders those that can be read by how much the result looks
 * like a language. ICU's detector has a voice, but alone it reads short Korean as Cyrillic. Its
 * work is bounded, whatever @length. Any thread.
 *
 * Returns: (transfer full) (element-type DossierEncodingGuess): the readings that make sense, best
 *   first, at most six; empty if there is none. The names are static
 */
GArray *
dossier_detect_encodings (const char *bytes, gsize length)
{
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (DossierEncodingGuess));
  g_autoptr (GString) sample = take_sample (bytes, length);
  g_autoptr (GArray) readings = read_in_all (sample, sample->len == length);

  add_icu_trust (sample, readings);
  g_array_sort (readings, compare_readings);
  for (guint i = 0; i < readings->len && i < MAX_GUESSES; i++)
    {
      DossierEncodingGuess guess = { g_array_index (readings, Reading, i).charset->name,
                                     rate (readings, i) };

      g_array_append_val (guesses, guess);
    }
  return guesses;
}
