#include "base/error.h"
#include "base/json-stream-reader.h"
#include "base/json-stream-writer.h"

#include <math.h>
#include <string.h>

/* Hands out one byte a read, so that every boundary between two reads is met. */
typedef struct
{
  GFilterInputStream parent;
} DripStream;

typedef struct
{
  GFilterInputStreamClass parent_class;
} DripStreamClass;

GType drip_stream_get_type (void);
G_DEFINE_TYPE (DripStream, drip_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
drip_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable,
                  GError **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));

  return g_input_stream_read (base, buffer, MIN (count, 1), cancellable, error);
}

static void
drip_stream_class_init (DripStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = drip_stream_read;
}

static void
drip_stream_init (DripStream *self)
{
}

static GInputStream *
new_stream (const char *text, gssize length, gboolean drip)
{
  GInputStream *memory = g_memory_input_stream_new_from_data (text, length, NULL);
  GInputStream *stream;

  if (!drip)
    return memory;
  stream = g_object_new (drip_stream_get_type (), "base-stream", memory, NULL);
  g_object_unref (memory);
  return stream;
}

static DossierJsonStreamReader *
new_reader (const char *text, gssize length, const DossierJsonLimits *limits, gboolean drip)
{
  g_autoptr (GInputStream) stream = new_stream (text, length, drip);

  return dossier_json_stream_reader_new (stream, "a.json", limits);
}

/* One letter a token, so that a whole text is compared as one line. */
static char *
spell (const char *text, gssize length, const DossierJsonLimits *limits, gboolean drip,
       GError **error)
{
  g_autoptr (DossierJsonStreamReader) reader = new_reader (text, length, limits, drip);
  g_autoptr (GString) out = g_string_new (NULL);
  DossierJsonToken token;

  while ((token = dossier_json_stream_reader_next (reader, NULL, error)) != DOSSIER_JSON_END)
    {
      const char *string = dossier_json_stream_reader_get_string (reader, NULL);

      if (token == DOSSIER_JSON_ERROR)
        return NULL;
      g_string_append_c (out, "!.{}[]ksinb0"[token]);
      if (token == DOSSIER_JSON_KEY || token == DOSSIER_JSON_STRING)
        g_string_append_printf (out, "<%s>", string);
      if (token == DOSSIER_JSON_INTEGER)
        g_string_append_printf (out, "<%" G_GINT64_FORMAT ">",
                                dossier_json_stream_reader_get_integer (reader));
      if (token == DOSSIER_JSON_NUMBER)
        g_string_append_printf (out, "<%g>", dossier_json_stream_reader_get_number (reader));
      if (token == DOSSIER_JSON_BOOLEAN)
        g_string_append_printf (out, "<%d>", dossier_json_stream_reader_get_boolean (reader));
    }
  return g_strdup (out->str);
}

static void
test_valid (void)
{
  static const struct
  {
    const char *text;
    const char *tokens;
  } table[] = {
    { "{}", "{}" },
    { " [ ] \n", "[]" },
    { "\xef\xbb\xbf[]", "[]" },
    { "null", "0" },
    { "[true,false]", "[b<1>b<0>]" },
    { "\"\"", "s<>" },
    { "{\"a\":{\"b\":[1,{}]},\"c\":\"d\"}", "{k<a>{k<b>[i<1>{}]}k<c>s<d>}" },
    { "9223372036854775807", "i<9223372036854775807>" },
    { "-9223372036854775808", "i<-9223372036854775808>" },
    { "9223372036854775808", "n<9.22337e+18>" },
    { "0", "i<0>" },
    { "-0", "n<-0>" },
    { "[0.5,1e3,1E-2,-1.25e+2]", "[n<0.5>n<1000>n<0.01>n<-125>]" },
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "s<\"\\/\b\f\n\r\t>" },
    { "\"\\u00e9\\uD55C\\ud83d\\ude00\"", "s<é한😀>" },
    { "\"북한 – ¶\x7f\"", "s<북한 – ¶\x7f>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (int drip = 0; drip <= 1; drip++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *tokens = spell (table[i].text, -1, NULL, drip, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (tokens, ==, table[i].tokens);
      }
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } table[] = {
    { "", "the file ends where a value is expected" },
    { "  ", "the file ends where a value is expected" },
    { "[", "the file ends" },
    { "[1,]", "“]” where a value" },
    { "[1 2]", "“2” where a comma or ]" },
    { "{\"a\":1,}", "“}” where a key in quotes" },
    { "{\"a\" 1}", "“1” where a colon" },
    { "{\"a\":}", "“}” where a value" },
    { "{a:1}", "“a” where a key in quotes" },
    { "{1:1}", "“1” where a key in quotes" },
    { "[}", "“}” where a value" },
    { "{]", "“]” where a key in quotes" },
    { "[]]", "“]” where the end of the file" },
    { "[] x", "“x” where the end of the file" },
    { "nul", "the file ends where null" },
    { "nulL", "“L” where null" },
    { "True", "“T” where a value" },
    { "'a'", "“'” where a value" },
    { "NaN", "“N” where a value" },
    { "// c\n1", "“/” where a value" },
    { "01", "“1” where the end of the file" },
    { "+1", "“+” where a value" },
    { "-", "the file ends where a digit" },
    { "1.", "the file ends where a digit" },
    { ".5", "“.” where a value" },
    { "1e", "the file ends where a digit" },
    { "1e400", "a number is too large" },
    { "\"a", "the file ends where the end of a string" },
    { "\"a\nb\"", "the byte 0x0A where the end of a string" },
    { "\"\\x\"", "“x” where an escaped character" },
    { "\"\\u12g4\"", "“g” where a hexadecimal digit" },
    { "\"\\ud800\"", "a high surrogate stands alone" },
    { "\"\\ud800\\u0041\"", "a high surrogate stands alone" },
    { "\"\\udc00\"", "a low surrogate stands alone" },
    { "\"\xff\"", "not valid UTF-8" },
    { "\"\xc0\x80\"", "not valid UTF-8" },
    { "\"\xed\xa0\x80\"", "not valid UTF-8" },
    { "\"\xf5\x80\x80\x80\"", "not valid UTF-8" },
    { "\"\xe3\x81\"", "not valid UTF-8" },
    { "\xfe\xff", "the byte 0xFE where a value" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (int drip = 0; drip <= 1; drip++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *tokens = spell (table[i].text, -1, NULL, drip, &error);
        g_assert_null (tokens);
        g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
        if (strstr (error->message, table[i].says) == NULL)
          g_error ("“%s” gives “%s”", table[i].text, error->message);
        g_assert_true (g_str_has_prefix (error->message, "Cannot read “a.json”, line "));
      }
}

static void
test_error_has_line_and_column (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (DossierJsonStreamReader) reader = new_reader ("[\n \"한국\", x]", -1, NULL, FALSE);

  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==,
                   DOSSIER_JSON_ARRAY_BEGIN);
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==, DOSSIER_JSON_STRING);
  g_assert_cmpuint (dossier_json_stream_reader_get_line (reader), ==, 2);
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, &error), ==, DOSSIER_JSON_ERROR);
  g_assert_nonnull (strstr (error->message, "line 2, column 8: "));
  /* A caller that goes on hears the same. */
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, &again), ==, DOSSIER_JSON_ERROR);
  g_assert_cmpstr (again->message, ==, error->message);
}

static void
test_limits (void)
{
  const DossierJsonLimits limits = { .depth = 3, .string = 5, .total = 20 };
  g_autoptr (GError) error = NULL;
  g_autofree char *fits = spell ("[[[\"12345\"]]]", -1, &limits, FALSE, &error);
  g_autofree char *deep = NULL;
  g_autofree char *wide = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *large = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (fits, ==, "[[[s<12345>]]]");

  deep = spell ("[[[[]]]]", -1, &limits, FALSE, &error);
  g_assert_nonnull (strstr (error->message, "nested more than 3 levels deep"));
  g_clear_error (&error);
  wide = spell ("\"123456\"", -1, &limits, FALSE, &error);
  g_assert_nonnull (strstr (error->message, "longer than the allowed 5 bytes"));
  g_clear_error (&error);
  escaped = spell ("\"1\\n\\n\\n\\n\\n\"", -1, &limits, FALSE, &error);
  g_assert_nonnull (strstr (error->message, "longer than the allowed 5 bytes"));
  g_clear_error (&error);
  large = spell ("[                    ]", -1, &limits, FALSE, &error);
  g_assert_nonnull (strstr (error->message, "longer than the allowed 20 bytes"));
}

static void
test_nesting_of_200000 (void)
{
  g_autofree char *open = g_strnfill (200000, '[');
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = spell (open, -1, NULL, FALSE, &error);
  const DossierJsonLimits limits = { .depth = 200000, .string = 10, .total = 0 };
  g_autofree char *close = g_strnfill (200000, ']');
  g_autofree char *both = g_strconcat (open, close, NULL);
  g_autofree char *read = NULL;

  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);
  /* With the room for it depth costs two bytes a level and no stack. */
  read = spell (both, -1, &limits, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (read), ==, 400000);
}

static void
test_skip (void)
{
  g_autoptr (DossierJsonStreamReader) reader =
      new_reader ("{\"a\":[1,{\"x\":[]}],\"b\":2,\"c\":{},\"d\":3}", -1, NULL, FALSE);

  dossier_json_stream_reader_next (reader, NULL, NULL);
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==, DOSSIER_JSON_KEY);
  g_assert_true (dossier_json_stream_reader_skip (reader, NULL, NULL)); /* from the key */
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==, DOSSIER_JSON_KEY);
  g_assert_cmpstr (dossier_json_stream_reader_get_string (reader, NULL), ==, "b");
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==, DOSSIER_JSON_INTEGER);
  g_assert_true (dossier_json_stream_reader_skip (reader, NULL, NULL)); /* a scalar is one token */
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==, DOSSIER_JSON_KEY);
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==,
                   DOSSIER_JSON_OBJECT_BEGIN);
  g_assert_true (dossier_json_stream_reader_skip (reader, NULL, NULL)); /* from the bracket */
  g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==, DOSSIER_JSON_KEY);
  g_assert_cmpstr (dossier_json_stream_reader_get_string (reader, NULL), ==, "d");
}

static void
test_stream_error_is_passed_on (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierJsonStreamReader) reader = new_reader ("[]", -1, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (dossier_json_stream_reader_next (reader, cancellable, &error), ==,
                   DOSSIER_JSON_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
finish (DossierJsonStreamWriter *writer, GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  dossier_json_stream_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_writer_layout (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DossierJsonStreamWriter) writer = dossier_json_stream_writer_new (stream, NULL);
  g_autofree char *text = NULL;

  dossier_json_stream_writer_begin_object (writer, DOSSIER_JSON_LINES);
  dossier_json_stream_writer_key (writer, "rows");
  dossier_json_stream_writer_begin_array (writer, DOSSIER_JSON_LINES);
  dossier_json_stream_writer_begin_object (writer, DOSSIER_JSON_ONE_LINE);
  dossier_json_stream_writer_key (writer, "a");
  dossier_json_stream_writer_begin_array (writer, DOSSIER_JSON_LINES);
  dossier_json_stream_writer_integer (writer, G_MININT64);
  dossier_json_stream_writer_number (writer, 0.1);
  dossier_json_stream_writer_end_array (writer);
  dossier_json_stream_writer_key (writer, "b");
  dossier_json_stream_writer_base64 (writer, (const guint8 *) "\0\1\2\3", 4);
  dossier_json_stream_writer_end_object (writer);
  dossier_json_stream_writer_null (writer);
  dossier_json_stream_writer_end_array (writer);
  dossier_json_stream_writer_key (writer, "empty");
  dossier_json_stream_writer_begin_object (writer, DOSSIER_JSON_LINES);
  dossier_json_stream_writer_end_object (writer);
  dossier_json_stream_writer_end_object (writer);
  text = finish (writer, stream);

  g_assert_cmpstr (text, ==,
                   "{\n \"rows\": [\n"
                   "  {\"a\": [-9223372036854775808, 0.1], \"b\": \"AAECAw==\"},\n"
                   "  null\n ],\n \"empty\": {}\n}\n");
}

static void
test_strings_round_trip (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DossierJsonStreamWriter) writer = dossier_json_stream_writer_new (stream, NULL);
  g_autofree char *text = NULL;
  const char *back;
  gsize length;

  for (gunichar c = 0; c < 0x11000; c++)
    if (c < 0xd800 || c > 0xdfff)
      g_string_append_unichar (all, c);
  dossier_json_stream_writer_string (writer, all->str, (gssize) all->len);
  text = finish (writer, stream);

  for (int drip = 0; drip <= 1; drip++)
    {
      g_autoptr (DossierJsonStreamReader) reader = new_reader (text, -1, NULL, drip);
      g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==,
                       DOSSIER_JSON_STRING);
      back = dossier_json_stream_reader_get_string (reader, &length);
      g_assert_cmpmem (back, length, all->str, all->len);
    }
}

static void
test_numbers_round_trip (void)
{
  const double values[] = {
    0.0, -0.0, 1.0, 0.1, 1.0 / 3, 5e-324, G_MAXDOUBLE, 123456789.125, -1e21
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (DossierJsonStreamWriter) writer = dossier_json_stream_writer_new (stream, NULL);
      g_autofree char *text = NULL;
      g_autoptr (DossierJsonStreamReader) reader = NULL;
      double back;

      dossier_json_stream_writer_number (writer, values[i]);
      text = finish (writer, stream);
      reader = new_reader (text, -1, NULL, FALSE);
      g_assert_cmpint (dossier_json_stream_reader_next (reader, NULL, NULL), ==,
                       DOSSIER_JSON_NUMBER);
      back = dossier_json_stream_reader_get_number (reader);
      g_assert_cmpmem (&back, sizeof back, &values[i], sizeof values[i]);
    }
}

static void
test_writer_refuses (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (DossierJsonStreamWriter) bad_text = dossier_json_stream_writer_new (stream, NULL);
  g_autoptr (DossierJsonStreamWriter) bad_number = dossier_json_stream_writer_new (stream, NULL);
  g_autoptr (GOutputStream) full = NULL;
  g_autoptr (DossierJsonStreamWriter) no_space = NULL;
  g_autoptr (GError) error = NULL;
  static char small[4];

  dossier_json_stream_writer_string (bad_text, "a\xff", -1);
  g_assert_true (dossier_json_stream_writer_has_failed (bad_text));
  g_assert_false (dossier_json_stream_writer_finish (bad_text, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_CORRUPT);
  g_clear_error (&error);
  dossier_json_stream_writer_number (bad_number, INFINITY);
  g_assert_false (dossier_json_stream_writer_finish (bad_number, &error));
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_clear_error (&error);

  full = g_memory_output_stream_new (small, sizeof small, NULL, NULL);
  no_space = dossier_json_stream_writer_new (full, NULL);
  dossier_json_stream_writer_string (no_space, "longer than four bytes", -1);
  g_assert_false (dossier_json_stream_writer_finish (no_space, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-stream/valid", test_valid);
  g_test_add_func ("/json-stream/malformed", test_malformed);
  g_test_add_func ("/json-stream/error-has-line-and-column", test_error_has_line_and_column);
  g_test_add_func ("/json-stream/limits", test_limits);
  g_test_add_func ("/json-stream/nesting-of-200000", test_nesting_of_200000);
  g_test_add_func ("/json-stream/skip", test_skip);
  g_test_add_func ("/json-stream/stream-error", test_stream_error_is_passed_on);
  g_test_add_func ("/json-stream/writer-layout", test_writer_layout);
  g_test_add_func ("/json-stream/strings-round-trip", test_strings_round_trip);
  g_test_add_func ("/json-stream/numbers-round-trip", test_numbers_round_trip);
  g_test_add_func ("/json-stream/writer-refuses", test_writer_refuses);
  return g_test_run ();
}
