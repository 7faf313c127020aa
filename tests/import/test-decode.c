#include "import/decode.h"

#include <string.h>

#include <unicode/ucnv.h>

#include "base/error.h"

#define KOREAN_SHORT "정부는 9일 새 무역 협정을 발표했다."
#define KOREAN                                                                                                                             \
  "외교부 대변인은 수요일 정례 기자회견에서 두 나라가 다음 달 서울에서 실무 회담을 열기로 했다고 " \
  "말했다. "                                                                                                                            \
  "회담에서는 항만 통관 절차와 어업 수역 문제가 논의될 예정이다.\n"                                              \
  "야당은 정부가 국회에 먼저 보고하지 않았다고 비판했다.\n"
#define CHINESE_SHORT "两国外长星期三在首都举行会谈。"
#define CHINESE                                                                                                                            \
  "外交部发言人星期三在例行记者会上说，两国将于下个月举行工作会谈，讨论港口通关和渔业问题。\n" \
  "反对党批评政府没有事先向议会报告。专家认为，这次会谈是关系改善的信号。\n"
#define TRADITIONAL                                                                                                                        \
  "外交部發言人星期三在例行記者會上說，兩國將於下個月舉行工作會談，討論港口通關和漁業問題。\n" \
  "反對黨批評政府沒有事先向議會報告。專家認為，這次會談是關係改善的信號。\n"
#define JAPANESE_SHORT "両国の外相は水曜日に会談した。"
#define JAPANESE                                                                                                               \
  "外務省の報道官は水曜日の記者会見で、両国が来月ソウルで実務者会談を開くと述べた。\n" \
  "野党は、政府が事前に国会へ報告しなかったことを批判している。\n"
#define RUSSIAN_SHORT "Министр прибыл в столицу с рабочим визитом."
#define RUSSIAN                                                                                                                                                                   \
  "Представитель министерства сообщил в среду, что стороны проведут рабочую встречу в следующем " \
  "месяце.\nОппозиция заявила, что правительство не уведомило парламент заранее.\n"
#define UKRAINIAN                                                                                                                                                      \
  "Речник міністерства повідомив у середу, що сторони проведуть робочу зустріч наступного " \
  "місяця. Її учасники ще не відомі, але є надія на успіх.\n"
#define FRENCH_SHORT "Le ministre a été reçu à la préfecture."
#define FRENCH                                                                                        \
  "Le porte-parole du ministère a déclaré mercredi que les deux délégations se réuniraient le " \
  "mois prochain. L’opposition, elle, a critiqué une procédure « précipitée ».\n"
#define GERMAN  "Die Außenminister führten am Mittwoch Gespräche über Zölle und Fischereirechte.\n"
#define POLISH  "Rzecznik rządu ogłosił w środę, że rozmowy odbędą się w przyszłym miesiącu.\n"
#define CZECH   "Mluvčí ministerstva ve středu řekl, že příští měsíc začnou další jednání o clech.\n"
#define TURKISH "Dışişleri Bakanlığı sözcüsü, görüşmelerin gelecek ay başlayacağını söyledi.\n"
#define GREEK   "Ο εκπρόσωπος της κυβέρνησης δήλωσε την Τετάρτη ότι οι συνομιλίες θα αρχίσουν.\n"
#define HEBREW  "דובר משרד החוץ אמר ביום רביעי כי השיחות יתקיימו בחודש הבא.\n"
#define ARABIC  "قال المتحدث باسم الوزارة يوم الأربعاء إن المحادثات ستبدأ الشهر المقبل.\n"

typedef struct
{
  const char *encoding;
  const char *text;
} Sample;

static const Sample samples[] = {
  { "EUC-KR", KOREAN_SHORT },
  { "EUC-KR", KOREAN },
  { "GB18030", CHINESE_SHORT },
  { "GB18030", CHINESE },
  { "Big5", TRADITIONAL },
  { "Shift_JIS", JAPANESE_SHORT },
  { "Shift_JIS", JAPANESE },
  { "EUC-JP", JAPANESE_SHORT },
  { "EUC-JP", JAPANESE },
  { "ISO-2022-JP", JAPANESE },
  { "KOI8-R", RUSSIAN_SHORT },
  { "KOI8-R", RUSSIAN },
  { "windows-1251", RUSSIAN_SHORT },
  { "windows-1251", RUSSIAN },
  { "ISO-8859-5", RUSSIAN },
  { "IBM866", RUSSIAN },
  { "KOI8-U", UKRAINIAN },
  { "windows-1251", UKRAINIAN },
  { "windows-1252", FRENCH_SHORT },
  { "windows-1252", FRENCH },
  { "windows-1252", GERMAN },
  { "windows-1250", POLISH },
  { "windows-1250", CZECH },
  { "ISO-8859-2", POLISH },
  { "windows-1254", TURKISH },
  { "windows-1253", GREEK },
  { "windows-1255", HEBREW },
  { "windows-1256", ARABIC },
  { "UTF-8", KOREAN },
  { "UTF-8", FRENCH },
  { "UTF-16LE", KOREAN },
  { "UTF-16BE", CHINESE },
  { "UTF-16LE", RUSSIAN },
  { "UTF-16BE", FRENCH },
  /* One of its bytes is an ESC and no byte order mark helps. */
  { "UTF-16LE", "정부는 제안을 받았다고 밝혔다." },
  /* The quotation marks are letters in Thai, the letters syllables in Korean. */
  { "windows-1252", "« X » n'a jamais été « testé »" },
  { "UTF-16LE", "A plain sentence in plain letters.\n" },
};

static GBytes *
encode (const char *encoding, const char *prefix, const char *text)
{
  g_autofree char *whole = g_strconcat (prefix, text, NULL);
  const char *converter = strcmp (encoding, "EUC-KR") == 0 ? "windows-949"
                          : strcmp (encoding, "Big5") == 0 ? "windows-950"
                                                           : encoding;
  UErrorCode status = U_ZERO_ERROR;
  gsize capacity = strlen (whole) * 4 + 16;
  char *bytes = g_malloc (capacity);
  int32_t length = ucnv_convert (converter, "UTF-8", bytes, (int32_t) capacity, whole,
                                 (int32_t) strlen (whole), &status);

  g_assert_true (U_SUCCESS (status));
  return g_bytes_new_take (bytes, (gsize) length);
}

static void
test_round_trip (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) bytes = encode (sample->encoding, "", sample->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDecoded) decoded = dossier_decode (bytes, NULL, "sample.txt", &error);

  g_assert_no_error (error);
  g_test_message ("%s: %d", decoded->encoding, decoded->confidence);
  g_assert_cmpstr (decoded->text, ==, sample->text);
  g_assert_cmpstr (decoded->encoding, ==, sample->encoding);
  g_assert_cmpint (decoded->code_points, ==, g_utf8_strlen (sample->text, -1));
  g_assert_cmpint (decoded->length, ==, strlen (sample->text));
  g_assert_cmpint (decoded->is_guessed, ==, strcmp (sample->encoding, "UTF-8") != 0);
}

/* Whatever was guessed, naming the right encoding must give the right text. */
static void
test_forced (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) bytes = encode (sample->encoding, "", sample->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDecoded) decoded =
      dossier_decode (bytes, sample->encoding, "sample.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decoded->text, ==, sample->text);
  g_assert_false (decoded->is_guessed);
}

static void
test_marks (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE",
                                           "UTF-32BE" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GBytes) bytes = encode (encodings[i], "\xef\xbb\xbf", KOREAN);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDecoded) decoded = dossier_decode (bytes, NULL, "marked.txt", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (decoded->encoding, ==, encodings[i]);
      g_assert_cmpstr (decoded->text, ==, KOREAN);
      g_assert_true (decoded->had_bom);
      g_assert_false (decoded->is_guessed);
    }
}

static void
test_line_ends (void)
{
  static const char mixed[] = "one\r\ntwo\rthree\nfour\r\r\nfive\r";
  g_autoptr (GBytes) bytes = g_bytes_new_static (mixed, strlen (mixed));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDecoded) decoded = dossier_decode (bytes, NULL, "mixed.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decoded->text, ==, "one\ntwo\nthree\nfour\n\nfive\n");
  g_assert_cmpint (decoded->code_points, ==, 25);
}

/* The reading that was meant must be on offer when the guess is wrong or unsure. */
static void
test_alternatives (void)
{
  g_autoptr (GBytes) bytes = encode ("windows-1252", "", "caf\xc3\xa9");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDecoded) decoded = dossier_decode (bytes, NULL, "cafe.txt", &error);

  g_assert_no_error (error);
  g_assert_true (decoded->is_guessed);
  g_assert_cmpuint (decoded->alternatives->len, >, 0);
  g_assert_cmpint (decoded->confidence, <, 90);
  for (guint i = 0; i < decoded->alternatives->len; i++)
    g_assert_cmpstr (g_array_index (decoded->alternatives, DossierEncodingGuess, i).encoding, !=,
                     decoded->encoding);
}

typedef struct
{
  const char *title;
  const char *bytes;
  gsize length;
  const char *encoding;
  const char *expected;
} Refusal;

#define BYTES(s) s, sizeof (s) - 1

static const Refusal refusals[] = {
  { "empty", BYTES (""), NULL, "empty" },
  { "blank", BYTES (" \r\n\t\n \xc2\xa0"), NULL, "only spaces" },
  { "mark-only", BYTES ("\xef\xbb\xbf"), NULL, "only spaces" },
  { "docx", BYTES ("PK\x03\x04....................word/document.xml"), NULL, "a Word document" },
  { "zip", BYTES ("PK\x03\x04...................."), NULL, "a ZIP archive" },
  { "pdf", BYTES ("%PDF-1.7\nbinary"), NULL, "a PDF document" },
  { "png", BYTES ("\x89PNG\r\n\x1a\n0000"), NULL, "a PNG picture" },
  { "jpeg", BYTES ("\xff\xd8\xff\xe0 JFIF"), NULL, "a JPEG picture" },
  { "elf",
    BYTES ("\x7f"
           "ELF\x02\x01\x01"),
    NULL, "a program" },
  { "gzip", BYTES ("\x1f\x8b\x08\x00 0000"), NULL, "a gzip archive" },
  { "nul", BYTES ("some words\0and more of them"), NULL, "NUL" },
  { "nul-forced", BYTES ("some words\0and more of them"), "UTF-8", "NUL character at byte 10" },
  { "nul-among-accents", BYTES ("d\xc3\xa9j\xc3\xa0 vu\0 encore"), NULL, "NUL" },
  { "damaged-utf8", BYTES ("정부는 새 무역 \xed\x98 협정을 발표했다"), NULL, "as UTF-8: byte 21" },
  { "forced-wrong", BYTES ("abc \xb0\x01 def"), "EUC-KR", "as EUC-KR: byte 4" },
  { "forced-unknown", BYTES ("abc"), "KLINGON", "no encoding of that name" },
  { "utf16-odd",
    BYTES ("\xff\xfe"
           "a\0b\0c"),
    NULL, "UTF-16LE" },
  { "utf16-lone-surrogate",
    BYTES ("\xff\xfe"
           "a\0\x00\xd8"
           "b\0"),
    NULL, "UTF-16LE" },
  { "overlong", BYTES ("abc \xc0\xaf def"), "UTF-8", "byte 4 (0xC0)" },
  { "surrogate-in-utf8", BYTES ("abc \xed\xa0\x80 def"), "UTF-8", "byte 4" },
  { "controls", BYTES ("\x01\x02\x03\x04\x05\x06\x07\x0e\x0f words"), NULL, "control characters" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (refusal->bytes, refusal->length);
  g_autoptr (GError) error = NULL;
  DossierDecoded *decoded = dossier_decode (bytes, refusal->encoding, "report.txt", &error);

  g_assert_null (decoded);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "“report.txt”"));
  g_assert_nonnull (strstr (error->message, refusal->expected));
}

static void
test_too_large (void)
{
  gsize length = DOSSIER_TEXT_MAX_BYTES + 1;
  char *data = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, 'a', length);
  bytes = g_bytes_new_take (data, length);
  g_assert_null (dossier_decode (bytes, NULL, "huge.txt", &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "32 MB"));
}

/* Noise of any kind ends in a sentence or in a text, never in a crash or in characters that stand
 * for lost ones. */
static void
test_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_refused = 0;

  for (int round = 0; round < 300; round++)
    {
      gsize length = (gsize) g_rand_int_range (random, 1, 2000);
      guchar *data = g_malloc (length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDecoded) decoded = NULL;

      for (gsize i = 0; i < length; i++)
        data[i] = (guchar) g_rand_int (random);
      bytes = g_bytes_new_take (data, length);
      decoded = dossier_decode (bytes, NULL, "noise", &error);
      g_assert_true ((decoded == NULL) == (error != NULL));
      n_refused += decoded == NULL;
      if (decoded != NULL)
        g_assert_true (g_utf8_validate (decoded->text, -1, NULL));
    }
  g_test_message ("%u of 300 refused", n_refused);
  g_assert_cmpuint (n_refused, >, 280);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *guessed =
          g_strdup_printf ("/decode/round-trip/%s/%" G_GSIZE_FORMAT, samples[i].encoding, i);
      g_autofree char *forced =
          g_strdup_printf ("/decode/forced/%s/%" G_GSIZE_FORMAT, samples[i].encoding, i);

      g_test_add_data_func (guessed, &samples[i], test_round_trip);
      g_test_add_data_func (forced, &samples[i], test_forced);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/decode/refused/", refusals[i].title, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/decode/marks", test_marks);
  g_test_add_func ("/decode/line-ends", test_line_ends);
  g_test_add_func ("/decode/alternatives", test_alternatives);
  g_test_add_func ("/decode/too-large", test_too_large);
  g_test_add_func ("/decode/noise", test_noise);
  return g_test_run ();
}
