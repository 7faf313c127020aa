#include "verb-player.h"

#include <string.h>

#include "base/id.h"

static const char *const words[] = {
  "Trade",  "Grain",   "трубопровод", "북한",  "制裁",  "Énergie", "عقوبات", "election", "harbour",
  "border", "e\u0301", "👩‍🌾", "quota", "  x  ", "Ünï",     "ß",      "a/b",      "'; --",
};

/* Latin, Korean, Chinese, emoji with joiners, combining marks, right to left. */
static const char *const sentences[] = {
  "The ministry announced a new quota on grain exports. ",
  "Harbour workers stopped the ships for two days. ",
  "정부는 곡물 수출을 제한한다고 밝혔다. 북한과의 국경은 닫혔다. ",
  "외무성은 4월 3일 제재를 발표했다. ",
  "外交部星期三宣布新的制裁措施。",
  "Farmers 👩‍🌾👨🏽‍🌾 and e\u0301migre\u0301s met the élite 🇰🇷. ",
  "قال الوزير إن العقوبات ستستمر. ",
  "On 3 April 2019 the border was closed.\n\n",
};

static int
below (VerbPlayer *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static const char *
word (VerbPlayer *self)
{
  return words[below (self, G_N_ELEMENTS (words))];
}

typedef struct
{
  const char *table;
  guint32 choice;
  gint64 id;
  gint64 length;
} Choice;

static gpointer
choose_cb (DossierDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Choice *choice = data;
  gboolean is_revision = g_str_equal (choice->table, "revision");
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", choice->table);
  g_autofree char *pick = g_strdup_printf ("SELECT id, %s FROM %s ORDER BY id LIMIT 1 OFFSET ?",
                                           is_revision ? "code_points" : "0", choice->table);
  g_autoptr (DossierStatement) statement = NULL;
  gint64 n;

  if (!dossier_database_get_int (database, &n, error, count, "") || n == 0)
    return NULL;
  statement = dossier_database_query (database, error, pick, "i", (gint64) (choice->choice % n));
  g_assert_nonnull (statement);
  g_assert_cmpint (dossier_statement_step (statement, error), ==, DOSSIER_STEP_ROW);
  choice->id = dossier_statement_get_int (statement, 0);
  choice->length = dossier_statement_get_int (statement, 1);
  return NULL;
}

/* A row of @table that is there, or now and then an id that nothing has. */
static gint64
pick (VerbPlayer *self, const char *table)
{
  Choice choice = { table, g_rand_int (self->rand), 0, 0 };
  g_autoptr (GError) error = NULL;

  if (below (self, 25) == 0)
    return 1 + below (self, G_MAXINT32 - 1);
  dossier_store_read (dossier_corpus_get_store (self->corpus), choose_cb, &choice, NULL, &error);
  g_assert_no_error (error);
  if (g_str_equal (table, "revision"))
    self->length = choice.length;
  if (g_str_equal (table, "article"))
    self->article = choice.id;
  return choice.id;
}

static GVariant *
make_text (VerbPlayer *self, const char *unused)
{
  static const char *const odd[] = { "", " ", "\n" };

  if (below (self, 20) == 0)
    return g_variant_new_string (odd[below (self, G_N_ELEMENTS (odd))]);
  return g_variant_new_take_string (
      g_strdup_printf ("%s %s %d", word (self), word (self), below (self, 9)));
}

static GVariant *
make_word (VerbPlayer *self, const char *unused)
{
  return g_variant_new_string (below (self, 20) == 0 ? "" : word (self));
}

static GVariant *
make_one_of (VerbPlayer *self, const char *choices)
{
  g_auto (GStrv) all = g_strsplit (choices, "|", -1);

  return g_variant_new_string (all[below (self, (int) g_strv_length (all))]);
}

static GVariant *
make_id (VerbPlayer *self, const char *table)
{
  return g_variant_new_int64 (pick (self, table));
}

/* A reference that may be cleared. */
static GVariant *
make_id_or_none (VerbPlayer *self, const char *table)
{
  return g_variant_new_int64 (below (self, 4) == 0 ? 0 : pick (self, table));
}

static GVariant *
make_ids (VerbPlayer *self, const char *table)
{
  gint64 ids[3];
  gsize n = (gsize) below (self, 4);

  for (gsize i = 0; i < n; i++)
    ids[i] = pick (self, table);
  return dossier_args_ids (ids, n);
}

static GVariant *
make_small (VerbPlayer *self, const char *unused)
{
  static const gint64 odd[] = { -1, G_MAXINT64, G_MININT64, 4294967297 };

  if (below (self, 20) == 0)
    return g_variant_new_int64 (odd[below (self, G_N_ELEMENTS (odd))]);
  return g_variant_new_int64 (below (self, 10));
}

static GVariant *
make_flag (VerbPlayer *self, const char *unused)
{
  return g_variant_new_boolean (g_rand_boolean (self->rand));
}

static GVariant *
make_revision (VerbPlayer *self, const char *unused)
{
  self->length = 0;
  self->revision = pick (self, "revision");
  return g_variant_new_int64 (self->revision);
}

static GVariant *
make_start (VerbPlayer *self, const char *unused)
{
  if (below (self, 30) == 0)
    return make_small (self, NULL);
  /* Few places, so that marks meet. */
  self->start = self->length > 0 ? (below (self, (int) self->length) / 12) * 12 : 0;
  return g_variant_new_int64 (self->start);
}

static GVariant *
make_end (VerbPlayer *self, const char *unused)
{
  if (below (self, 30) == 0)
    return make_small (self, NULL);
  return g_variant_new_int64 (MIN (self->start + 1 + below (self, 3) * 8, MAX (self->length, 1)));
}

static GVariant *
make_strings (VerbPlayer *self, const char *unused)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (int i = below (self, 3); i >= 0; i--)
    g_variant_builder_add (&builder, "s", word (self));
  return g_variant_builder_end (&builder);
}

static GVariant *
make_bytes (VerbPlayer *self, const char *unused)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (int i = below (self, 6); i >= 0; i--)
    g_string_append (text, sentences[below (self, G_N_ELEMENTS (sentences))]);
  if (below (self, 25) == 0)
    g_string_assign (text, "\xff\xfe not UTF-8");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE);
}

static gpointer
read_text_cb (DossierDatabase *database, gpointer article, GCancellable *cancellable,
              GError **error)
{
  return dossier_database_get_text (
      database, error,
      "SELECT c.text FROM revision r JOIN content c ON c.sha256 = r.content "
      "WHERE r.article = ? ORDER BY r.number DESC LIMIT 1",
      "i", *(gint64 *) article);
}

/* The text of the article with a sentence before it and some letters changed. */
static GVariant *
make_revised (VerbPlayer *self, const char *unused)
{
  g_autofree char *old = dossier_store_read (dossier_corpus_get_store (self->corpus), read_text_cb,
                                             &self->article, NULL, NULL);
  g_autoptr (GString) text = g_string_new (sentences[below (self, G_N_ELEMENTS (sentences))]);
  g_autoptr (GBytes) bytes = NULL;

  if (old == NULL)
    return make_bytes (self, NULL);
  g_string_append (text, old);
  for (char *p = text->str; *p != '\0'; p++)
    if (*p == 'e' && below (self, 12) == 0)
      *p = 'a';
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE);
}

/* Where a text was fetched from, at times without what it was read from. */
static GVariant *
make_source (VerbPlayer *self, const char *unused)
{
  return dossier_args_new ("original", below (self, 4) > 0 ? make_bytes (self, NULL) : NULL,
                           "address", g_variant_new_string ("https://quay.example/ferries"), NULL);
}

/* Places in texts, at times one that no text has. */
static GVariant *
make_places (VerbPlayer *self, const char *unused)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xxx)"));
  for (int i = below (self, 4); i > 0; i--)
    {
      g_autoptr (GVariant) revision = g_variant_ref_sink (make_revision (self, NULL));
      g_autoptr (GVariant) start = g_variant_ref_sink (make_start (self, NULL));
      g_autoptr (GVariant) end = g_variant_ref_sink (make_end (self, NULL));

      g_variant_builder_add (&builder, "(xxx)", g_variant_get_int64 (revision),
                             g_variant_get_int64 (start), g_variant_get_int64 (end));
    }
  return g_variant_builder_end (&builder);
}

#define DATES                                                                                      \
  "2019-04-03|2019-04|2019|[2019-03-25..2019-04-07]|2019-04-03/2019-05||not a date|{2001,2003}"

static GVariant *
make_participants (VerbPlayer *self, const char *unused)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xss)"));
  for (int i = below (self, 3); i > 0; i--)
    g_variant_builder_add (&builder, "(xss)", pick (self, "actor"), word (self),
                           below (self, 3) == 0 ? "-" : "+");
  return g_variant_builder_end (&builder);
}

/* Lanes of a saved timeline: of records, of words, and of neither. */
static GVariant *
make_lanes (VerbPlayer *self, const char *unused)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xsb)"));
  for (int i = below (self, 4); i > 0; i--)
    {
      gboolean of_record = below (self, 2) == 0;

      g_variant_builder_add (&builder, "(xsb)", of_record ? pick (self, "actor") : 0,
                             of_record ? "" : word (self), below (self, 3) == 0);
    }
  return g_variant_builder_end (&builder);
}

/* Mostly of the kind that nobody asked for: then it is refused. */
static GVariant *
make_anchor (VerbPlayer *self, const char *unused)
{
  static const char *const tables[] = { "date_expression", "event" };
  int choice = below (self, 4);

  return g_variant_new_int64 (choice < 2 ? pick (self, tables[choice]) : 0);
}

static GVariant *
make_articles (VerbPlayer *self, const char *unused)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = below (self, 3); i >= 0; i--)
    g_variant_builder_add_value (
        &builder,
        dossier_args_new ("title", make_text (self, NULL), "text", make_bytes (self, NULL),
                          "outlet", g_variant_new_string (word (self)), "byline",
                          make_text (self, NULL), "published", make_one_of (self, DATES), NULL));
  return g_variant_builder_end (&builder);
}

/* Now and then counted from one that is not there, or from itself. */
static GVariant *
make_dates (VerbPlayer *self, const char *unused)
{
  GVariantBuilder builder;
  int n = 1 + below (self, 2);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = 0; i < n; i++)
    {
      gboolean is_counted = below (self, 3) == 0;
      g_autoptr (GVariant) start = g_variant_ref_sink (make_start (self, NULL));

      g_variant_builder_add_value (
          &builder,
          dossier_args_new ("start", start, "end", make_end (self, NULL), "edtf",
                            make_one_of (self, DATES), "proposed", make_one_of (self, DATES),
                            "rule", make_text (self, NULL), "anchor-kind",
                            is_counted ? g_variant_new_string ("date") : NULL, "anchor-at",
                            is_counted ? g_variant_new_int64 (below (self, n + 1)) : NULL, NULL));
    }
  return g_variant_builder_end (&builder);
}

/* Found by the program itself when they are not given. */
static GVariant *
make_nothing (VerbPlayer *self, const char *unused)
{
  return NULL;
}

/* "parameter:type", or "verb parameter:type" where the name alone does not say it. */
static const struct
{
  const char *key;
  GVariant *(*make) (VerbPlayer *self, const char *choices);
  const char *choices;
} generators[] = {
  { "actor.unmerge actor:x", make_id, "(SELECT id FROM actor WHERE merged_into IS NOT NULL)" },
  { "actor.merge into:x", make_id, "actor" },
  { "tag.merge into:x", make_id, "tag" },
  { "event.create place:x", make_id_or_none, "actor" },
  { "event.set place:x", make_id_or_none, "actor" },
  { "tag.create parent:x", make_id_or_none, "tag" },
  { "tag.move parent:x", make_id_or_none, "tag" },
  { "tag.shift to:s", make_one_of, "up|down|nest|unnest|sideways" },
  { "note.create article:x", make_id_or_none, "article" },
  { "note.cite record:x", make_id_or_none, "highlight" },
  { "article.set state:s", make_one_of, "unread|reading|curated|aside|lost" },
  { "article.revise text:ay", make_revised, NULL },
  { "article.revise source:a{sv}", make_source, NULL },
  { "passage.accept passage:x", make_id, "(SELECT id FROM passage WHERE state = 'moved')" },
  { "zone.set kind:s", make_one_of, "caption|footer|byline|" },
  { "actor.create kind:s", make_one_of, "person|state|organisation" },
  { "curation.import stage:s", make_nothing, NULL },
  { "timeline.save name:s", make_word, NULL },
  { "timeline:x", make_id, "timeline" },
  { "lanes-by:s", make_one_of, "actor|tag|kind|place|colour" },
  { "filter:s", make_one_of, "{'text': <'x'>}||not a filter" },
  { "lanes:a(xsb)", make_lanes, NULL },
  { "articles:aa{sv}", make_articles, NULL },
  { "places:a(xxx)", make_places, NULL },
  { "placements:a(xuuud)", make_nothing, NULL },
  { "text:ay", make_bytes, NULL },
  { "reasons:as", make_strings, NULL },
  { "reason-places:a(xxx)", make_places, NULL },
  { "move-dates:ax", make_ids, "date_expression" },
  { "tag-paths:as", make_strings, NULL },
  { "tags:ax", make_ids, "tag" },
  { "highlights:ax", make_ids, "highlight" },
  { "participants:a(xss)", make_participants, NULL },
  { "event.remove-date event:x", make_id, "(SELECT event AS id FROM event_date)" },
  { "event.remove-date date:x", make_id, "(SELECT date_expression AS id FROM event_date)" },
  { "date.accept dates:aa{sv}", make_dates, NULL },
  { "accept:aa{sv}", make_dates, NULL },
  { "date.accept like:s", make_text, NULL },
  { "date.accept before:x", make_small, NULL },
  { "proposed:s", make_one_of, DATES },
  { "type:s", make_one_of, "DATE|TIME|DURATION|SET|HOUR" },
  { "dates:ax", make_ids, "date_expression" },
  { "same-as:ax", make_ids, "event" },
  { "date.add anchor-kind:s", make_one_of, "publication|date|event||today" },
  { "date.set anchor-kind:s", make_one_of, "publication|date|event||today" },
  { "anchor:x", make_anchor, NULL },
  { "link.add kind:s", make_one_of, "contradicts|same event|same event|compare|unlike" },
  { "link.set state:s", make_one_of, "open|explained|dismissed|lost" },
  { "link.add state:s", make_one_of, "open|explained|dismissed|lost" },
  { "from:x", make_id, "event" },
  { "to:x", make_id, "event" },
  { "link:x", make_id, "link" },
  { "preferred:x", make_id_or_none, "record" },
  { "other-event:x", make_id, "event" },
  { "about:x", make_id_or_none, "actor" },
  { "matter:s", make_one_of, "date|dates|place|status|participant|weather" },
  { "outcome:s", make_one_of, "read|open|dismissed|perhaps" },
  { "basis:s", make_text, NULL },
  { "done:b", make_flag, NULL },
  { "keep-citations:b", make_flag, NULL },
  { "base:s", make_nothing, NULL },
  { "revision:x", make_revision, NULL },
  { "start:x", make_start, NULL },
  { "end:x", make_end, NULL },
  { "colour:x", make_small, NULL },
  { "digit:x", make_small, NULL },
  { "position:x", make_small, NULL },
  { "follows:x", make_nothing, NULL },
  { "earlier:x", make_nothing, NULL },
  { "actor:x", make_id, "actor" },
  { "article:x", make_id, "article" },
  { "date:x", make_id, "date_expression" },
  { "event:x", make_id, "event" },
  { "evidence:x", make_id, "evidence" },
  { "follow-up:x", make_id, "follow_up" },
  { "highlight:x", make_id, "highlight" },
  { "mark:x", make_id,
    "(SELECT id FROM highlight UNION ALL SELECT id FROM mention UNION ALL "
    "SELECT id FROM date_expression UNION ALL SELECT id FROM follow_up)" },
  { "mention:x", make_id, "mention" },
  { "name:x", make_id, "actor_name" },
  { "note:x", make_id, "note" },
  { "of:x", make_id_or_none, "actor" },
  { "outlet:x", make_id, "outlet" },
  { "part-of:x", make_id_or_none, "event" },
  { "path:s", make_word, NULL },
  { "participant:x", make_id, "participant" },
  { "passage:x", make_id, "passage" },
  { "record:x", make_id, "record" },
  { "role:x", make_id, "role" },
  { "tag:x", make_id, "tag" },
  { "edtf:s", make_one_of, DATES },
  { "published:s", make_one_of, DATES },
  { "valid:s", make_one_of, DATES },
  { "reliability:s", make_one_of, "A|B|F||G" },
  { "outlet-reliability:s", make_one_of, "A|B|F||G" },
  { "polarity:s", make_one_of, "+|-|+|-|maybe" },
  { "sense:s", make_one_of, "actor|place" },
  { "class:s", make_one_of, "name|metonym" },
  { "anchor-kind:s", make_word, NULL },
  { "anchor-text:s", make_text, NULL },
  { "body:s", make_text, NULL },
  { "byline:s", make_text, NULL },
  { "code:s", make_word, NULL },
  { "comment:s", make_text, NULL },
  { "description:s", make_text, NULL },
  { "edtf-from-text:s", make_one_of, DATES },
  { "factuality:s", make_word, NULL },
  { "genre:s", make_word, NULL },
  { "kind:s", make_word, NULL },
  { "label:s", make_text, NULL },
  { "language:s", make_one_of, "en|ko|" },
  { "line:s", make_text, NULL },
  { "path:s", make_one_of, "Trade|Trade/Grain|Grain/북한/제재|/|" },
  { "made:s", make_word, NULL },
  { "name:s", make_text, NULL },
  { "note:s", make_text, NULL },
  { "original-language:s", make_one_of, "en|ko|" },
  { "outlet:s", make_word, NULL },
  { "outlet-reason:s", make_text, NULL },
  { "outside-date:s", make_word, NULL },
  { "outside-source:s", make_text, NULL },
  { "place-text:s", make_text, NULL },
  { "planned:s", make_one_of, DATES },
  { "published-confidence:s", make_word, NULL },
  { "qid:s", make_word, NULL },
  { "qid-checked:s", make_word, NULL },
  { "reading:s", make_text, NULL },
  { "reason:s", make_text, NULL },
  { "reliability-reason:s", make_text, NULL },
  { "republisher:s", make_word, NULL },
  { "resolution:s", make_word, NULL },
  { "role:s", make_word, NULL },
  { "rule:s", make_text, NULL },
  { "source-line:s", make_text, NULL },
  { "status:s", make_word, NULL },
  { "step-label:s", make_nothing, NULL },
  { "text:s", make_text, NULL },
  { "title:s", make_text, NULL },
  { "translation-note:s", make_text, NULL },
  { "url:s", make_word, NULL },
  { "valid-source:s", make_one_of, "text|outside" },
};

static int
find (const char *verb, const char *parameter, const char *type)
{
  g_autofree char *exact = g_strdup_printf ("%s %s:%s", verb, parameter, type);
  const char *general = exact + strlen (verb) + 1;
  int found = -1;

  for (guint i = 0; i < G_N_ELEMENTS (generators); i++)
    {
      if (strcmp (generators[i].key, exact) == 0)
        return (int) i;
      if (strcmp (generators[i].key, general) == 0)
        found = (int) i;
    }
  return found;
}

gboolean
verb_argument_is_known (const char *verb, const char *parameter, const char *type)
{
  return find (verb, parameter, type) >= 0;
}

GVariant *
verb_argument_make (VerbPlayer *self, const char *verb, const char *parameter, const char *type)
{
  int found = find (verb, parameter, type);

  g_assert_cmpint (found, >=, 0);
  return generators[found].make (self, generators[found].choices);
}
