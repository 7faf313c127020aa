#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/quote.h"
#include "corpus/article-import.h"
#include "corpus/content.h"
#include "corpus/forget.h"
#include "corpus/passage.h"
#include "corpus/target.h"
#include "corpus/verb.h"

/* The texts on both sides of a revision while its passages are carried over. */
typedef struct
{
  DossierAct *act;
  gint64 old_revision;
  gint64 revision;
  DossierTextMap *map;
  DossierQuoteFinder *finder; /* for passages that were made after the plan; NULL until needed */
} Revising;

static void
revising_clear (Revising *self)
{
  g_clear_pointer (&self->finder, dossier_quote_finder_free);
  g_clear_pointer (&self->map, dossier_text_map_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Revising, revising_clear)

static gboolean
move_exact (Revising *self, gint64 passage, const DossierQuoteMatch *match, GError **error)
{
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  dossier_quote_make (self->map, match->start, match->end, &quote, &prefix, &suffix);
  return dossier_act_update (self->act, error, "passage", passage,
                             "revision, start_at, end_at, prefix, suffix", "iiitt", self->revision,
                             (gint64) match->start, (gint64) match->end, prefix, suffix);
}

/* Every column that says "passage" but the one by which a proposal knows what it was. */
static gboolean
point_to (DossierAct *act, gint64 passage, gint64 instead, GError **error)
{
  static const char *const tables[] = { "zone",     "highlight", "mention", "date_expression",
                                        "evidence", "claim",     "hedge",   "article_reason" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("UPDATE %s SET passage = ?2 WHERE passage = ?1", tables[i]);
      if (!dossier_act_run (act, error, sql, "ii", passage, instead))
        return FALSE;
    }
  return dossier_act_run (act, error, "UPDATE citation SET record = ?2 WHERE record = ?1", "ii",
                          passage, instead);
}

/* The proposal is a passage of its own, with the words that now stand there; the old one stays as
 * it was. Nothing is moved silently onto other words. */
static gboolean
propose (Revising *self, gint64 passage, const DossierQuoteMatch *match, GError **error)
{
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  gint64 proposal;

  dossier_quote_make (self->map, match->start, match->end, &quote, &prefix, &suffix);
  proposal = dossier_act_insert (
      self->act, error, "passage",
      "revision, start_at, end_at, quote, prefix, suffix, state, score, earlier", "iiittttdi",
      self->revision, (gint64) match->start, (gint64) match->end, quote, prefix, suffix, "moved",
      match->score, passage);
  return proposal != 0 && point_to (self->act, passage, proposal, error);
}

static gboolean
carry (Revising *self, gint64 passage, const DossierQuoteMatch *match, GError **error)
{
  guint length = dossier_text_map_get_length (self->map);
  gboolean valid = match->start < match->end && match->end <= length;

  if (match->state == DOSSIER_QUOTE_EXACT && valid)
    return move_exact (self, passage, match, error);
  if (match->state == DOSSIER_QUOTE_MOVED && valid)
    return propose (self, passage, match, error);
  return dossier_act_update (self->act, error, "passage", passage, "state, score", "td", "lost",
                             0.0);
}

static gboolean
quote_stands (Revising *self, gint64 passage, const DossierQuoteMatch *match)
{
  g_autofree char *known = dossier_database_get_text (
      dossier_act_get_database (self->act), NULL,
      "SELECT quote FROM passage WHERE id = ? AND revision = ?", "ii", passage, self->old_revision);
  g_autofree char *found = NULL;

  if (known == NULL)
    return FALSE;
  if (match->state != DOSSIER_QUOTE_EXACT)
    return TRUE;
  if (match->start >= match->end || match->end > dossier_text_map_get_length (self->map))
    return FALSE;
  found = dossier_text_map_dup_slice (self->map, match->start, match->end);
  return g_strcmp0 (known, found) == 0;
}

static gboolean
carry_planned (Revising *self, GVariant *args, GError **error)
{
  g_autoptr (GVariant) placements = dossier_args_dup_value (args, "placements", "a(xuuud)");
  GVariantIter iter;
  gint64 passage;
  guint state;
  DossierQuoteMatch match = { 0 };

  if (placements == NULL)
    return TRUE;
  g_variant_iter_init (&iter, placements);
  while (g_variant_iter_next (&iter, "(xuuud)", &passage, &state, &match.start, &match.end,
                              &match.score))
    {
      match.state = (DossierQuoteState) state;
      /* What does not fit (any more) is left for the search below. */
      if (quote_stands (self, passage, &match) && !carry (self, passage, &match, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_and_carry (Revising *self, DossierStatement *row, GError **error)
{
  DossierQuoteMatch match;
  DossierQuote quote = {
    .quote = dossier_statement_get_text (row, 2),
    .prefix = dossier_statement_get_text (row, 3),
    .suffix = dossier_statement_get_text (row, 4),
    .position = (guint) dossier_statement_get_int (row, 1),
  };

  if (self->finder == NULL)
    self->finder = dossier_quote_finder_new (self->map, NULL);
  dossier_quote_finder_find (self->finder, &quote, &match);
  return carry (self, dossier_statement_get_int (row, 0), &match, error);
}

/* Passages that were marked while the plan was made. */
static gboolean
carry_others (Revising *self, GError **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_query (
      dossier_act_get_database (self->act), error,
      "SELECT p.id, p.start_at, p.quote, p.prefix, p.suffix FROM passage p WHERE p.revision = ? "
      "AND p.state <> 'lost' AND NOT EXISTS (SELECT 1 FROM passage n WHERE n.earlier = p.id) "
      "ORDER BY p.id",
      "i", self->old_revision);
  DossierStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    if (!find_and_carry (self, rows, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

/* The form of the source, where the text was taken over from it as it is. */
static gboolean
put_layout (DossierAct *act, GVariant *source, GBytes *text, char **layout, GError **error)
{
  g_autoptr (GVariant) same = NULL;
  g_autoptr (GVariant) spans = NULL;
  g_autoptr (GBytes) same_bytes = NULL;
  g_autoptr (GBytes) span_bytes = NULL;

  *layout = NULL;
  if (source == NULL)
    return TRUE;
  same = dossier_args_dup_value (source, "text", "ay");
  spans = dossier_args_dup_value (source, "layout", "ay");
  if (same == NULL || spans == NULL)
    return TRUE;
  same_bytes = g_variant_get_data_as_bytes (same);
  span_bytes = g_variant_get_data_as_bytes (spans);
  if (!g_bytes_equal (same_bytes, text))
    return TRUE;
  *layout = dossier_content_put_text (act, span_bytes, "application/json", error);
  return *layout != NULL;
}

static gint64
insert_revision (DossierAct *act, gint64 article, GVariant *args, GBytes *text, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  const char *made = dossier_args_get_text (args, "made");
  g_autofree char *content = dossier_content_put_text (act, text, "text/plain", error);
  g_autoptr (GVariant) source = dossier_args_dup_value (args, "source", "a{sv}");
  g_autofree char *layout = NULL;
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  gint64 number;

  if (content == NULL
      || !dossier_database_get_int (database, &number, error,
                                    "SELECT max (number) + 1 FROM revision WHERE article = ?", "i",
                                    article)
      || !put_layout (act, source, text, &layout, error)
      || (source != NULL && !dossier_article_add_source (act, article, source, error)))
    return 0;
  return dossier_act_insert (
      act, error, "revision", "article, number, content, code_points, made, made_at, note, layout",
      "iitititt", article, number, content, (gint64) g_utf8_strlen (data, (gssize) size),
      made != NULL ? made : "corrected", dossier_act_get_time (act),
      dossier_args_get_text (args, "note"), layout);
}

static gboolean
check_follows (DossierAct *act, gint64 article, GVariant *args, gint64 *revision, GError **error)
{
  gint64 follows = dossier_args_get_id (args, "follows");

  *revision = dossier_passage_current_revision (dossier_act_get_database (act), article, error);
  if (*revision == 0)
    return FALSE;
  if (follows == 0 || follows == *revision)
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_CONFLICT,
                       _ ("The text of the article was changed meanwhile"));
  return FALSE;
}

/* A new revision; every passage of the one before is carried over, proposed or lost. */
static gboolean
revise (DossierAct *act, GVariant *args, GError **error)
{
  gint64 article = dossier_args_get_id (args, "article");
  g_autoptr (GVariant) text = dossier_args_dup_value (args, "text", "ay");
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (text);
  g_auto (Revising) revising = { .act = act };
  g_autofree char *title = dossier_record_name (act, "article", "title", article, error);

  if (title == NULL || !check_follows (act, article, args, &revising.old_revision, error))
    return FALSE;
  revising.map = dossier_text_map_new (bytes, error);
  if (revising.map == NULL)
    return FALSE;
  revising.revision = insert_revision (act, article, args, bytes, error);
  dossier_act_set_label (act, _ ("New text of “%s”"), title);
  dossier_act_set_subject (act, article);
  dossier_act_return (act, "revision", g_variant_new_int64 (revising.revision));
  return revising.revision != 0 && carry_planned (&revising, args, error)
         && carry_others (&revising, error);
}

static gboolean
get_state (DossierAct *act, gint64 passage, char **state, GError **error)
{
  *state = dossier_database_get_text (dossier_act_get_database (act), NULL,
                                      "SELECT state FROM passage WHERE id = ?", "i", passage);
  if (*state == NULL)
    g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                         _ ("The passage is no longer in the dossier"));
  return *state != NULL;
}

/* The proposal is right: the passage is where the person wants it. */
static gboolean
accept (DossierAct *act, GVariant *args, GError **error)
{
  gint64 passage = dossier_args_get_id (args, "passage");
  gint64 earlier = 0;
  g_autofree char *excerpt = NULL;
  g_autofree char *state = NULL;

  if (!get_state (act, passage, &state, error))
    return FALSE;
  if (g_strcmp0 (state, "moved") != 0)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("There is no proposal for this passage"));
      return FALSE;
    }
  excerpt = dossier_target_excerpt (act, passage);
  dossier_database_get_int (dossier_act_get_database (act), &earlier, NULL,
                            "SELECT earlier FROM passage WHERE id = ?", "i", passage);
  dossier_act_set_label (act, _ ("Accept “%s”"), excerpt);
  return dossier_act_run (act, error,
                          "UPDATE passage SET state = 'exact', score = NULL, earlier = NULL "
                          "WHERE id = ?",
                          "i", passage)
         && (earlier == 0 || dossier_forget_passage_if_unused (act, earlier, error));
}

/* Puts what stood on a moved or lost passage onto the selected words. */
static gboolean
place (DossierAct *act, GVariant *args, GError **error)
{
  gint64 passage = dossier_args_get_id (args, "passage");
  g_autofree char *state = NULL;
  g_autofree char *excerpt = NULL;
  gint64 target;

  if (!get_state (act, passage, &state, error))
    return FALSE;
  target = dossier_target_passage (act, args, error);
  if (target == 0 || target == passage)
    return target != 0;
  excerpt = dossier_target_excerpt (act, target);
  dossier_act_set_label (act, _ ("Place a mark on “%s”"), excerpt);
  return point_to (act, passage, target, error)
         && dossier_forget_passage_if_unused (act, passage, error);
}

const DossierVerb dossier_revision_verbs[] = {
  /* placements: a(xuuud) as dossier_revise_plan() finds them; what is not in it is sought.
   * source: where the text was fetched from, as article.import takes an article. */
  { "article.revise", revise,
    DOSSIER_PARAMETERS ({ "article", "x", TRUE }, { "text", "ay", TRUE }, { "follows", "x" },
                        { "made", "s" }, { "note", "s" }, { "placements", "a(xuuud)" },
                        { "source", "a{sv}" }) },
  { "passage.accept", accept, DOSSIER_PARAMETERS ({ "passage", "x", TRUE }) },
  { "passage.place", place,
    DOSSIER_PARAMETERS ({ "passage", "x", TRUE }, DOSSIER_TARGET_PARAMETERS) },
  { NULL },
};
