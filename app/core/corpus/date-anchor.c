#include "corpus/date-anchor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/edtf-event-words.h"
#include "base/edtf.h"
#include "base/error.h"
#include "dates/date-finder.h"

/* Longer chains are nothing that a person made. */
#define MAX_CHAIN 64
/* The words around say whether what is meant lies ahead. */
#define AROUND 200

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT, sentence);
  return FALSE;
}

static gboolean
is_there (DossierDatabase *database, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?", table);
  gint64 one;

  return dossier_database_get_int (database, &one, NULL, sql, "i", id);
}

/* From expression to expression, until one that counts from something else. */
static gboolean
check_chain (DossierDatabase *database, gint64 date, gint64 anchor, GError **error)
{
  gint64 at = anchor;

  for (guint i = 0; i < MAX_CHAIN; i++)
    {
      if (at == date)
        return refuse (error, i == 0 ? _ ("A date cannot be counted from itself")
                                     : _ ("A date cannot be counted from one that is counted from "
                                          "it in turn"));
      if (!dossier_database_get_int (
              database, &at, NULL,
              "SELECT anchor FROM date_expression WHERE id = ? AND anchor_kind = 'date' "
              "AND anchor IS NOT NULL",
              "i", at))
        return TRUE;
    }
  return refuse (error, _ ("So many dates are counted from one another that the first cannot be "
                           "found"));
}

/**
 * dossier_anchor_check:
 * @date: an expression
 * @kind: (nullable): "publication", "date", "event"; other words say an anchor in words
 * @anchor: the expression or the event; 0 with any other kind
 *
 * Whether @date may be counted from that. Store's thread.
 *
 * Returns: FALSE with BAD_INPUT or NOT_FOUND, as a sentence
 */
gboolean
dossier_anchor_check (DossierAct *act, gint64 date, const char *kind, gint64 anchor, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  gboolean on_date = g_strcmp0 (kind, "date") == 0;
  gboolean on_event = g_strcmp0 (kind, "event") == 0;

  if (!on_date && !on_event)
    return anchor == 0
           || refuse (error,
                      _ ("A date is counted from an expression or an event only when that is "
                         "said"));
  if (!is_there (database, on_date ? "date_expression" : "event", anchor))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("What the date is to be counted from is not in the dossier"));
      return FALSE;
    }
  return on_event || check_chain (database, date, anchor, error);
}

/**
 * dossier_anchor_get_value:
 * @date: an expression
 * @value: (out): when its anchor is; without a text when there is none, or it has no date
 *
 * An expression that the analyst gave no value counts as what is proposed for it, so that chains
 * go through. Any thread.
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_anchor_get_value (DossierDatabase *database, gint64 date, DossierDated *value,
                          GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT CASE d.anchor_kind "
      "WHEN 'publication' THEN (SELECT a.published FROM passage p "
      " JOIN revision r ON r.id = p.revision JOIN article a ON a.id = r.article "
      " WHERE p.id = d.passage) "
      "WHEN 'date' THEN (SELECT coalesce (o.edtf, o.edtf_proposed) FROM date_expression o "
      " WHERE o.id = d.anchor) "
      "WHEN 'event' THEN (SELECT e.edtf FROM event e WHERE e.id = d.anchor) END "
      "FROM date_expression d WHERE d.id = ?",
      "i", date);
  DossierStep step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;

  *value = (DossierDated){ NULL };
  if (step == DOSSIER_STEP_ROW && !dossier_statement_is_null (s, 0)
      && !dossier_dated_parse (dossier_statement_get_text (s, 0), value, NULL))
    dossier_dated_clear (value);
  return step != DOSSIER_STEP_ERROR;
}

/* An expression with what stands around it. */
typedef struct
{
  char *before;
  char *quote;
  char *after;
  char *language; /* nullable */
  char *typed;    /* nullable: how the analyst says that it is counted from the event */
  gboolean on_publication;
} Words;

static void
words_clear (Words *self)
{
  g_free (self->before);
  g_free (self->quote);
  g_free (self->after);
  g_free (self->language);
  g_free (self->typed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* As the finder reads it when it is told from where to count. */
static char *
propose_in_context (const Words *words, const DossierDated *anchor)
{
  g_autofree char *text = g_strconcat (words->before, words->quote, words->after, NULL);
  guint start = (guint) g_utf8_strlen (words->before, -1);
  DossierKnownDate known = { .start = start,
                             .end = start + (guint) g_utf8_strlen (words->quote, -1),
                             .has_anchor = TRUE,
                             .anchor = words->on_publication ? DOSSIER_DATE_ANCHOR_PUBLICATION
                                                             : DOSSIER_DATE_ANCHOR_EVENT,
                             .anchor_edtf = words->on_publication ? NULL : anchor->text };
  DossierDateContext context = { .published = words->on_publication ? anchor->text : NULL,
                                 .known = &known,
                                 .n_known = 1 };
  const char *language = words->language != NULL ? words->language : "en";
  g_autoptr (GPtrArray) found = dossier_dates_has_language (language)
                                    ? dossier_dates_find (text, strlen (text), language, &context)
                                    : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const DossierFoundDate *date = found->pdata[i];

      if (date->start == known.start && date->end == known.end)
        return g_strdup (date->edtf);
    }
  return NULL;
}

/* Words that the finder passes over: as seen from the first and from the last possible day. */
static char *
propose_alone (const char *words, const DossierDated *anchor)
{
  g_autoptr (DossierEdtf) first = NULL;
  g_autoptr (DossierEdtf) last = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!dossier_day_is_finite (anchor->day_min) || !dossier_day_is_finite (anchor->day_max))
    return NULL;
  first = dossier_edtf_from_words (words, anchor->day_min, NULL);
  last = dossier_edtf_from_words (words, anchor->day_max, NULL);
  if (first == NULL || last == NULL)
    return NULL;
  if (strcmp (first->text, last->text) == 0)
    return g_strdup (first->text);
  if (!dossier_day_is_finite (first->day_min) || !dossier_day_is_finite (last->day_max))
    return NULL;
  from = dossier_edtf_day_to_string (first->day_min);
  to = dossier_edtf_day_to_string (last->day_max);
  return g_strdup_printf ("[%s..%s]", from, to);
}

/* What the analyst typed goes before what the text says: it was said of this event. */
static char *
propose_as_typed (const Words *words, const DossierDated *anchor)
{
  g_autoptr (DossierEdtf) event =
      words->typed != NULL ? dossier_edtf_parse (anchor->text, NULL) : NULL;
  g_autoptr (DossierEdtf) edtf =
      event != NULL ? dossier_edtf_from_event_words (words->typed, event, NULL) : NULL;

  return edtf != NULL ? g_strdup (edtf->text) : NULL;
}

static char *
propose (const Words *words, const DossierDated *anchor)
{
  char *proposal;

  /* Of a day without its year something is left also when nobody knows when it was published. */
  if (anchor->text == NULL)
    return words->on_publication ? propose_in_context (words, anchor) : NULL;
  proposal = propose_as_typed (words, anchor);
  if (proposal == NULL)
    proposal = propose_in_context (words, anchor);
  return proposal != NULL ? proposal : propose_alone (words->quote, anchor);
}

/* What was worked out from a day that is no longer known does not outlive it. */
static gboolean
write_proposal (DossierAct *act, gint64 date, const char *proposal, GError **error)
{
  return proposal != NULL
             ? dossier_act_update (act, error, "date_expression", date, "edtf_proposed", "t",
                                   proposal)
             : dossier_act_run (act, error,
                                "UPDATE date_expression SET edtf_proposed = NULL WHERE id = ?", "i",
                                date);
}

/* @moved: whether what counts from @date has to look again. */
static gboolean
propose_again (DossierAct *act, gint64 date, gboolean *moved, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_auto (DossierDated) anchor = { NULL };
  g_autoptr (DossierStatement) s = NULL;
  g_auto (Words) words = { NULL };
  g_autofree char *proposal = NULL;
  gboolean has_own, is_open;
  DossierStep step;

  *moved = FALSE;
  if (!dossier_anchor_get_value (database, date, &anchor, error))
    return FALSE;
  s = dossier_database_query (
      database, error,
      "SELECT p.quote, d.edtf_proposed, d.edtf IS NOT NULL, "
      "substr (c.text, max (1, p.start_at - ?2 + 1), min (p.start_at, ?2)), "
      "substr (c.text, p.end_at + 1, ?2), a.language, "
      "d.anchor_kind = 'publication', CASE d.anchor_kind WHEN 'event' THEN d.anchor_text END, "
      "coalesce (d.anchor_kind IN ('publication', 'date', 'event'), 0) "
      "FROM date_expression d JOIN passage p ON p.id = d.passage "
      "JOIN revision r ON r.id = p.revision "
      "JOIN article a ON a.id = r.article "
      "JOIN content c ON c.sha256 = r.content WHERE d.id = ?1",
      "ii", date, (gint64) AROUND);
  step = s != NULL ? dossier_statement_step (s, error) : DOSSIER_STEP_ERROR;
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  words.quote = dossier_statement_dup_text (s, 0);
  words.before = dossier_statement_dup_text (s, 3);
  words.after = dossier_statement_dup_text (s, 4);
  words.language = dossier_statement_dup_text (s, 5);
  words.on_publication = dossier_statement_get_int (s, 6) != 0;
  words.typed = dossier_statement_is_null (s, 7) ? NULL : dossier_statement_dup_text (s, 7);
  proposal = propose (&words, &anchor);
  is_open = anchor.text == NULL && dossier_statement_get_int (s, 8) != 0;
  if ((proposal == NULL && !is_open)
      || g_strcmp0 (proposal, dossier_statement_get_text (s, 1)) == 0)
    return TRUE;
  has_own = dossier_statement_get_int (s, 2) != 0;
  dossier_statement_reset (s);
  *moved = !has_own;
  return write_proposal (act, date, proposal, error);
}

static gboolean
add_dependents (DossierDatabase *database, DossierAnchorKind kind, gint64 id, GArray *queue,
                GError **error)
{
  static const char *const queries[] = {
    [DOSSIER_ANCHOR_PUBLICATION] =
        "SELECT d.id FROM revision r JOIN passage p ON p.revision = r.id "
        "JOIN date_expression d ON d.passage = p.id "
        "WHERE r.article = ? AND d.anchor_kind = 'publication' ORDER BY p.start_at, d.id",
    [DOSSIER_ANCHOR_DATE] = "SELECT id FROM date_expression WHERE anchor = ? "
                            "AND anchor_kind = 'date' ORDER BY id",
    [DOSSIER_ANCHOR_EVENT] = "SELECT id FROM date_expression WHERE anchor = ? "
                             "AND anchor_kind = 'event' ORDER BY id",
  };
  g_autoptr (DossierStatement) s = dossier_database_query (database, error, queries[kind], "i", id);
  DossierStep step = DOSSIER_STEP_ERROR;

  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 date = dossier_statement_get_int (s, 0);
      g_array_append_val (queue, date);
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_anchor_follow:
 * @kind: of what has another date now
 * @id: the article, the expression or the event
 *
 * Works out again what is proposed for the expressions that count from it, and for those that
 * count from them. A value that the analyst set stays; where it differs from the proposal,
 * dossier_anchor_read_differences() lists it. Store's thread.
 *
 * Returns: FALSE with an error of the store
 */
gboolean
dossier_anchor_follow (DossierAct *act, DossierAnchorKind kind, gint64 id, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!add_dependents (database, kind, id, queue, error))
    return FALSE;
  for (guint i = 0; i < queue->len; i++)
    {
      gint64 date = g_array_index (queue, gint64, i);
      gboolean moved;

      /* An imported file may have a circle. */
      if (!g_hash_table_add (seen, g_memdup2 (&date, sizeof date)))
        continue;
      if (!propose_again (act, date, &moved, error)
          || (moved && !add_dependents (database, DOSSIER_ANCHOR_DATE, date, queue, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_anchor_propose_again:
 * @date: an expression that counts from something else now
 *
 * dossier_anchor_follow(), beginning with the expression itself. Store's thread.
 */
gboolean
dossier_anchor_propose_again (DossierAct *act, gint64 date, GError **error)
{
  gboolean moved;

  return propose_again (act, date, &moved, error)
         && (!moved || dossier_anchor_follow (act, DOSSIER_ANCHOR_DATE, date, error));
}

/**
 * dossier_anchor_take_proposal:
 * @date: an expression; one without a proposal keeps what it has
 *
 * Gives it the value that follows from its anchor. Store's thread.
 *
 * Returns: FALSE with NOT_FOUND or an error of the store
 */
gboolean
dossier_anchor_take_proposal (DossierAct *act, gint64 date, GError **error)
{
  DossierDatabase *database = dossier_act_get_database (act);
  g_autofree char *proposed = NULL;

  if (!is_there (database, "date_expression", date))
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_NOT_FOUND,
                           _ ("The record is no longer in the dossier"));
      return FALSE;
    }
  proposed = dossier_database_get_text (
      database, NULL, "SELECT edtf_proposed FROM date_expression WHERE id = ?", "i", date);
  return proposed == NULL || proposed[0] == '\0'
         || (dossier_dated_write (act, "date_expression", date, "edtf", "day_min", "day_max",
                                  proposed, error)
             && dossier_anchor_follow (act, DOSSIER_ANCHOR_DATE, date, error));
}

static void
clear_difference (gpointer data)
{
  DossierAnchorDifference *difference = data;

  g_free (difference->quote);
  g_free (difference->edtf);
  g_free (difference->proposed);
}

/**
 * dossier_anchor_read_differences:
 * @article: one article, or 0 for all
 *
 * Returns: (transfer full) (element-type DossierAnchorDifference): the expressions whose value is
 *   not what follows from their anchor, in the order of the text; NULL with an error of the store.
 *   Any thread.
 */
GArray *
dossier_anchor_read_differences (DossierDatabase *database, gint64 article, GError **error)
{
  g_autoptr (DossierStatement) s = dossier_database_query (
      database, error,
      "SELECT d.id, p.quote, d.edtf, d.edtf_proposed FROM date_expression d "
      "JOIN passage p ON p.id = d.passage JOIN revision r ON r.id = p.revision "
      "WHERE (?1 = 0 OR r.article = ?1) AND d.edtf_proposed <> d.edtf AND d.anchor_kind IS NOT "
      "NULL "
      "ORDER BY r.article, p.start_at, d.id",
      "i", article);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DossierAnchorDifference));
  DossierStep step = DOSSIER_STEP_ERROR;

  g_array_set_clear_func (all, clear_difference);
  while (s != NULL && (step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierAnchorDifference one = { dossier_statement_get_int (s, 0),
                                      dossier_statement_dup_text (s, 1),
                                      dossier_statement_dup_text (s, 2),
                                      dossier_statement_dup_text (s, 3) };
      g_array_append_val (all, one);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&all) : NULL;
}
