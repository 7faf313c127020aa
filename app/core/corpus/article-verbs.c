#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/article-import.h"
#include "corpus/date-anchor.h"
#include "corpus/dated.h"
#include "corpus/forget.h"
#include "corpus/outlet.h"
#include "corpus/passage.h"
#include "corpus/verb.h"

static const char *const states[] = { "unread", "reading", "curated", "aside", NULL };

/* Text columns that a person may set directly, by the name of the argument. */
static const struct
{
  const char *argument;
  const char *column;
} plain_fields[] = {
  { "label", "label" },
  { "kind", "kind" },
  { "genre", "genre" },
  { "language", "language" },
  { "original-language", "original_language" },
  { "translation-note", "translation_note" },
  { "url", "url" },
  { "byline", "byline" },
  { "republisher", "republisher" },
  { "published-confidence", "published_confidence" },
  { "reliability-reason", "reliability_reason" },
  { "note", "note" },
};

static char *
get_title (DossierDatabase *database, gint64 article, GError **error)
{
  g_autofree char *title = dossier_database_get_text (
      database, NULL, "SELECT title FROM article WHERE id = ?", "i", article);

  if (title == NULL)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The article is no longer in the dossier"));
      return NULL;
    }
  return dossier_passage_excerpt (title, 60);
}

static void
label_import (DossierAct *act, GVariant *args, gint64 article, guint n_new)
{
  const char *label = dossier_args_get_text (args, "step-label");
  gint64 earlier = CLAMP (dossier_args_get_id (args, "earlier"), 0, G_MAXINT32);
  guint n_in_step = n_new + (guint) earlier;
  g_autofree char *title = NULL;

  if (label != NULL)
    dossier_act_set_label (act, "%s", label);
  else if (n_in_step == 1)
    {
      title = get_title (dossier_act_get_database (act), article, NULL);
      dossier_act_set_label (act, _ ("Import “%s”"), title);
    }
  else
    dossier_act_set_label (act, ngettext ("Import %u article", "Import %u articles", n_in_step),
                           n_in_step);
}

/* articles: for each a{sv} with text (ay, UTF-8, LF), original (ay), title, label, byline, outlet,
 * published, published-from-text, language, genre, kind, url, file-name, address, final-address,
 * retrieved-at, media-type, encoding, headers (s), layout (ay), zones a(sxx), origins a(sssbs). earlier: how many
 * articles of the same step were imported before, for its label.
 * Returns ids (ax) and known (ab), in order. */
static gboolean
import (DossierAct *act, GVariant *args, GError **error)
{
  g_autoptr (GVariant) articles = dossier_args_dup_value (args, "articles", "aa{sv}");
  GVariantBuilder ids;
  GVariantBuilder knowns;
  gsize n = g_variant_n_children (articles);
  guint n_new = 0;
  gint64 last_new = 0;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  g_variant_builder_init (&knowns, G_VARIANT_TYPE ("ab"));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (articles, i);
      gboolean known;
      gint64 id = dossier_article_import (act, one, &known, error);

      if (id == 0)
        {
          g_variant_builder_clear (&ids);
          g_variant_builder_clear (&knowns);
          return FALSE;
        }
      if (!known)
        {
          n_new++;
          last_new = id;
        }
      g_variant_builder_add (&ids, "x", id);
      g_variant_builder_add (&knowns, "b", known);
    }
  if (last_new != 0)
    label_import (act, args, last_new, n_new);
  dossier_act_set_subject (act, last_new);
  dossier_act_return (act, "ids", g_variant_builder_end (&ids));
  dossier_act_return (act, "known", g_variant_builder_end (&knowns));
  return TRUE;
}

static gboolean
set_plain_fields (DossierAct *act, GVariant *args, gint64 article, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    {
      const char *value = dossier_args_get_text (args, plain_fields[i].argument);

      if (value != NULL
          && !dossier_act_update (act, error, "article", article, plain_fields[i].column, "t",
                                  value[0] != '\0' ? value : NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_title (DossierAct *act, GVariant *args, gint64 article, GError **error)
{
  g_autofree char *title = g_strstrip (g_strdup (dossier_args_get_text (args, "title")));

  if (title[0] == '\0')
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("An article needs a title"));
      return FALSE;
    }
  return dossier_act_update (act, error, "article", article, "title", "t", title);
}

static gboolean
set_outlet (DossierAct *act, GVariant *args, gint64 article, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (dossier_args_get_text (args, "outlet")));
  gint64 outlet = 0;

  if (name[0] != '\0')
    {
      outlet = dossier_outlet_make (act, name, error);
      if (outlet == 0)
        return FALSE;
    }
  return dossier_act_update (act, error, "article", article, "outlet", "I", outlet);
}

static gboolean
set_state (DossierAct *act, GVariant *args, gint64 article, GError **error)
{
  const char *state = dossier_args_get_text (args, "state");

  if (!g_strv_contains (states, state))
    {
      g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                   _ ("“%s” is no reading state; there are unread, reading, curated and aside"),
                   state);
      return FALSE;
    }
  return dossier_act_update (act, error, "article", article, "state", "t", state);
}

static gboolean
check_letter (const char *letter, GError **error)
{
  if (letter[0] == '\0' || (letter[0] >= 'A' && letter[0] <= 'F' && letter[1] == '\0'))
    return TRUE;
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("“%s” is no reliability; the letters are A to F"), letter);
  return FALSE;
}

static gboolean
set_reliability (DossierAct *act, const char *letter, const char *table, gint64 id, GError **error)
{
  return check_letter (letter, error)
         && dossier_act_update (act, error, table, id, "reliability", "t",
                                letter[0] != '\0' ? letter : NULL);
}

/* outlet-reliability, outlet-reason: of the outlet that the article has now. */
static gboolean
set_facts_of_outlet (DossierAct *act, GVariant *args, gint64 article, GError **error)
{
  const char *letter = dossier_args_get_text (args, "outlet-reliability");
  const char *reason = dossier_args_get_text (args, "outlet-reason");
  gint64 outlet = 0;

  if (letter == NULL && reason == NULL)
    return TRUE;
  dossier_database_get_int (dossier_act_get_database (act), &outlet, NULL,
                            "SELECT coalesce (outlet, 0) FROM article WHERE id = ?", "i", article);
  if (outlet == 0)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("The article has no outlet that could be rated"));
      return FALSE;
    }
  return (letter == NULL || set_reliability (act, letter, "outlet", outlet, error))
         && (reason == NULL
             || dossier_act_update (act, error, "outlet", outlet, "reliability_reason", "t",
                                    reason[0] != '\0' ? reason : NULL));
}

/* The passages that the reasons of an article stand on, by the words of the reason. */
static GHashTable *
read_reason_passages (DossierAct *act, gint64 article, GError **error)
{
  g_autoptr (GHashTable) passages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DossierStatement) s = dossier_database_query (
      dossier_act_get_database (act), error,
      "SELECT reason, passage FROM article_reason WHERE article = ? AND passage IS NOT NULL", "i",
      article);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 passage = dossier_statement_get_int (s, 1);

      g_hash_table_insert (passages, dossier_statement_dup_text (s, 0),
                           g_memdup2 (&passage, sizeof passage));
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&passages) : NULL;
}

static gboolean
forget_unused (DossierAct *act, GHashTable *passages, GError **error)
{
  GHashTableIter iter;
  gpointer passage;

  g_hash_table_iter_init (&iter, passages);
  while (g_hash_table_iter_next (&iter, NULL, &passage))
    if (!dossier_forget_passage_if_unused (act, *(gint64 *) passage, error))
      return FALSE;
  return TRUE;
}

/* The words that a reason stands on: as given, else as they were. */
static gboolean
find_reason_passage (DossierAct *act, GVariant *places, gsize i, const gint64 *before,
                     gint64 *passage, GError **error)
{
  gint64 revision = 0, start, end;

  *passage = before != NULL ? *before : 0;
  if (places != NULL && i < g_variant_n_children (places))
    g_variant_get_child (places, i, "(xxx)", &revision, &start, &end);
  if (revision == 0)
    return TRUE;
  *passage = dossier_passage_make (act, revision, start, end, error);
  return *passage != 0;
}

/* reasons: why the article is dated so, in order; replaces those that there are. One that stays
 * keeps the passage it stands on, unless reason-places says another in the same order. */
static gboolean
set_reasons (DossierAct *act, GVariant *args, gint64 article, GError **error)
{
  g_autoptr (GVariant) reasons = dossier_args_dup_value (args, "reasons", "as");
  g_autofree const char **texts = g_variant_get_strv (reasons, NULL);
  g_autoptr (GVariant) places = dossier_args_dup_value (args, "reason-places", "a(xxx)");
  g_autoptr (GHashTable) passages = read_reason_passages (act, article, error);

  if (passages == NULL
      || !dossier_act_delete_where (act, error, "article_reason", "article", article))
    return FALSE;
  for (gint64 i = 0; texts[i] != NULL; i++)
    {
      gint64 passage;

      if (!find_reason_passage (act, places, (gsize) i, g_hash_table_lookup (passages, texts[i]),
                                &passage, error)
          || dossier_act_insert (act, error, "article_reason", "article, position, reason, passage",
                                 "iitI", article, i, texts[i], passage)
                 == 0)
        return FALSE;
    }
  return forget_unused (act, passages, error);
}

/* What was dated as proposed goes along with a new day of publication; the person has seen how. */
static gboolean
move_dates (DossierAct *act, GVariant *args, GError **error)
{
  g_autoptr (GArray) dates = dossier_args_dup_ids (args, "move-dates");

  for (guint i = 0; dates != NULL && i < dates->len; i++)
    if (!dossier_anchor_take_proposal (act, g_array_index (dates, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 article = dossier_args_get_id (args, "article");
  g_autofree char *title = get_title (dossier_act_get_database (act), article, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Change “%s”"), title);
  dossier_act_set_subject (act, article);
  return set_plain_fields (act, args, article, error)
         && (!dossier_args_has (args, "title") || set_title (act, args, article, error))
         && (!dossier_args_has (args, "outlet") || set_outlet (act, args, article, error))
         && (!dossier_args_has (args, "state") || set_state (act, args, article, error))
         && (!dossier_args_has (args, "reliability")
             || set_reliability (act, dossier_args_get_text (args, "reliability"), "article",
                                 article, error))
         && set_facts_of_outlet (act, args, article, error)
         && (!dossier_args_has (args, "published")
             || (dossier_dated_write (act, "article", article, "published", "published_min",
                                      "published_max", dossier_args_get_text (args, "published"),
                                      error)
                 && dossier_anchor_follow (act, DOSSIER_ANCHOR_PUBLICATION, article, error)))
         && move_dates (act, args, error)
         && (!dossier_args_has (args, "reasons") || set_reasons (act, args, article, error));
}

/* What the analyst wrote about the article stays as a free note; its marks go. */
static gboolean delete (DossierAct *act, GVariant *args, GError **error)
{
  gint64 article = dossier_args_get_id (args, "article");
  g_autofree char *title = get_title (dossier_act_get_database (act), article, error);

  if (title == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Delete “%s”"), title);
  return dossier_forget (act, "article", article, error);
}

static gboolean
set_outlet_facts (DossierAct *act, GVariant *args, GError **error)
{
  gint64 outlet = dossier_args_get_id (args, "outlet");
  const char *new_name = dossier_args_get_text (args, "name");
  const char *reason = dossier_args_get_text (args, "reason");
  g_autofree char *name = dossier_database_get_text (
      dossier_act_get_database (act), error, "SELECT name FROM outlet WHERE id = ?", "i", outlet);

  if (name == NULL)
    return FALSE;
  if (new_name != NULL && new_name[0] == '\0')
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("An outlet needs a name"));
      return FALSE;
    }
  dossier_act_set_label (act, _ ("Change outlet “%s”"), name);
  dossier_act_set_subject (act, outlet);
  return (new_name == NULL
          || dossier_act_update (act, error, "outlet", outlet, "name", "t", new_name))
         && (reason == NULL
             || dossier_act_update (act, error, "outlet", outlet, "reliability_reason", "t",
                                    reason[0] != '\0' ? reason : NULL))
         && (!dossier_args_has (args, "reliability")
             || set_reliability (act, dossier_args_get_text (args, "reliability"), "outlet", outlet,
                                 error));
}

/* Sets the range aside as @kind; an empty kind takes it back. */
static gboolean
set_zone (DossierAct *act, GVariant *args, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  const char *kind = dossier_args_get_text (args, "kind");
  gint64 passage = dossier_passage_make (act, dossier_args_get_id (args, "revision"),
                                         dossier_args_get_id (args, "start"),
                                         dossier_args_get_id (args, "end"), error);
  gint64 zone = 0;

  if (passage == 0)
    return FALSE;
  dossier_database_get_int (database, &zone, NULL, "SELECT id FROM zone WHERE passage = ?", "i",
                            passage);
  dossier_act_set_label (act, kind[0] != '\0' ? _ ("Set a paragraph aside")
                                              : _ ("Take a paragraph back into the text"));
  if (kind[0] == '\0')
    return zone != 0 ? dossier_forget (act, "zone", zone, error)
                     : dossier_forget_passage_if_unused (act, passage, error);
  if (zone != 0)
    return dossier_act_update (act, error, "zone", zone, "kind", "t", kind);
  return dossier_act_insert (act, error, "zone", "passage, kind", "it", passage, kind) != 0;
}

const DossierVerb dossier_article_verbs[] = {
  { "article.import", import,
    DOSSIER_PARAMETERS ({ "articles", "aa{sv}", TRUE }, { "step-label", "s" },
                        { "earlier", "x" }) },
  { "article.set", set,
    DOSSIER_PARAMETERS ({ "article", "x", TRUE }, { "title", "s" }, { "label", "s" },
                        { "kind", "s" }, { "genre", "s" }, { "language", "s" },
                        { "original-language", "s" }, { "translation-note", "s" }, { "url", "s" },
                        { "byline", "s" }, { "republisher", "s" }, { "outlet", "s" },
                        { "state", "s" }, { "published", "s" }, { "published-confidence", "s" },
                        { "reasons", "as" }, { "reason-places", "a(xxx)" }, { "move-dates", "ax" },
                        { "reliability", "s" }, { "reliability-reason", "s" },
                        { "outlet-reliability", "s" }, { "outlet-reason", "s" }, { "note", "s" }) },
  { "article.delete", delete, DOSSIER_PARAMETERS ({ "article", "x", TRUE }) },
  { "outlet.set", set_outlet_facts,
    DOSSIER_PARAMETERS ({ "outlet", "x", TRUE }, { "name", "s" }, { "reliability", "s" },
                        { "reason", "s" }) },
  { "zone.set", set_zone,
    DOSSIER_PARAMETERS ({ "revision", "x", TRUE }, { "start", "x", TRUE }, { "end", "x", TRUE },
                        { "kind", "s", TRUE }) },
  { NULL },
};
