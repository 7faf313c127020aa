#include "event-acts.h"

#include "base/error.h"

gint64
event_acts_ask_id (DossierFixture *f, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *answer = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer = dossier_fixture_ask (f, sql);
  return g_ascii_strtoll (answer, NULL, 10);
}

gint64
event_acts_do (DossierFixture *f, const char *verb, GVariant *args)
{
  g_autoptr (GVariant) result = dossier_fixture_do (f, verb, args);

  return dossier_args_get_id (result, "id");
}

void
event_acts_refuse (DossierFixture *f, const char *verb, GVariant *args, const char *sentence)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (args);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = dossier_corpus_do (f->corpus, verb, owned, 0, &error);

  g_assert_null (result);
  g_assert_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, sentence));
}

gint64
event_acts_make_actor (DossierFixture *f, const char *name)
{
  return event_acts_do (f, "actor.create",
                        dossier_args_new ("name", g_variant_new_string (name), NULL));
}

gint64
event_acts_make_event (DossierFixture *f, const char *title, const char *edtf)
{
  return event_acts_do (f, "event.create",
                        dossier_args_new ("title", g_variant_new_string (title), "edtf",
                                          edtf != NULL ? g_variant_new_string (edtf) : NULL, NULL));
}

void
event_acts_set (DossierFixture *f, gint64 event, const char *key, const char *value)
{
  event_acts_do (f, "event.set",
                 dossier_args_new ("event", g_variant_new_int64 (event), key,
                                   g_variant_new_string (value), NULL));
}

/* Where these words stand: a date expression on them. */
gint64
event_acts_make_date (DossierFixture *f, gint64 article, const char *words, const char *edtf,
                      const char *anchor_kind, gint64 anchor)
{
  gint64 revision =
      event_acts_ask_id (f, "SELECT id FROM revision WHERE article = %" G_GINT64_FORMAT, article);
  gint64 start =
      event_acts_ask_id (f,
                         "SELECT instr (c.text, '%s') - 1 FROM revision r "
                         "JOIN content c ON c.sha256 = r.content WHERE r.id = %" G_GINT64_FORMAT,
                         words, revision);

  g_assert_cmpint (start, >=, 0);
  return event_acts_do (
      f, "date.add",
      dossier_args_new ("revision", g_variant_new_int64 (revision), "start",
                        g_variant_new_int64 (start), "end",
                        g_variant_new_int64 (start + g_utf8_strlen (words, -1)), "edtf",
                        edtf != NULL ? g_variant_new_string (edtf) : NULL, "anchor-kind",
                        anchor_kind != NULL ? g_variant_new_string (anchor_kind) : NULL, "anchor",
                        anchor != 0 ? g_variant_new_int64 (anchor) : NULL, NULL));
}
