#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "corpus/forget.h"
#include "corpus/link.h"
#include "corpus/target.h"
#include "corpus/verb.h"

static const char *const kinds[] = { DOSSIER_LINK_CONTRADICTS, "supports",   "refines", "compare",
                                     DOSSIER_LINK_SAME_EVENT,  "supersedes", NULL };
/* "explained" is a reading that settles it, "dismissed" that there is nothing to settle. */
static const char *const states[] = { "open", "explained", "dismissed", NULL };
static const char *const matters[] = { "date", "dates", "place", "status", "participant", NULL };
static const char *const outcomes[] = { "read", "open", "dismissed", NULL };

static gboolean
check_word (const char *word, const char *const *words, GError **error)
{
  g_autofree char *all = NULL;

  if (word != NULL && g_strv_contains (words, word))
    return TRUE;
  all = g_strjoinv (", ", (char **) words);
  g_set_error (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
               _ ("“%s” is not one of the words that are known here: %s"), word != NULL ? word : "",
               all);
  return FALSE;
}

static gboolean
check_record (DossierAct *act, gint64 id, GError **error)
{
  g_autofree char *kind = dossier_record_name (act, "record", "kind", id, error);

  return kind != NULL;
}

static gboolean
refuse_itself (gint64 one, gint64 other, GError **error)
{
  if (one != other)
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       _ ("Nothing can be linked with itself"));
  return FALSE;
}

static gboolean
check_events (DossierAct *act, const char *kind, gint64 from, gint64 to, GError **error)
{
  gint64 n;

  if (strcmp (kind, DOSSIER_LINK_SAME_EVENT) != 0)
    return TRUE;
  if (!dossier_database_get_int (dossier_act_get_database (act), &n, error,
                                 "SELECT count (*) FROM event WHERE id IN (?, ?)", "ii", from, to))
    return FALSE;
  if (n == 2)
    return TRUE;
  g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                       _ ("Only events can be accounts of the same event"));
  return FALSE;
}

static gint64
find_link (DossierDatabase *database, const char *kind, gint64 from, gint64 to)
{
  gint64 id;

  return dossier_database_get_int (
             database, &id, NULL,
             "SELECT id FROM link WHERE kind = ?1 AND ((from_record = ?2 AND to_record = ?3) "
             "OR (from_record = ?3 AND to_record = ?2)) ORDER BY id",
             "tii", kind, from, to)
             ? id
             : 0;
}

/* Two accounts that are said to be one event were no longer judged different. */
static gboolean
forget_judgement (DossierAct *act, gint64 one, gint64 other, GError **error)
{
  return dossier_act_run (act, error,
                          "DELETE FROM decision WHERE kind = '" DOSSIER_DECISION_NOT_SAME "' "
                          "AND ((record = ?1 AND other = ?2) OR (record = ?2 AND other = ?1))",
                          "ii", one, other);
}

/**
 * dossier_link_insert:
 * @kind: how the two belong together
 * @from: a record
 * @to: another record
 *
 * Links two records, once: a link of that kind that is there already is taken. Store's thread.
 *
 * Returns: the link; 0 with BAD_INPUT or NOT_FOUND
 */
gint64
dossier_link_insert (DossierAct *act, const char *kind, gint64 from, gint64 to, GError **error)
{
  gint64 found;

  if (!check_word (kind, kinds, error) || !check_record (act, from, error)
      || !check_record (act, to, error) || !refuse_itself (from, to, error)
      || !check_events (act, kind, from, to, error))
    return 0;
  if (strcmp (kind, DOSSIER_LINK_SAME_EVENT) == 0 && !forget_judgement (act, from, to, error))
    return 0;
  found = find_link (dossier_act_get_database (act), kind, from, to);
  return found != 0 ? found
                    : dossier_act_insert (act, error, "link", "kind, from_record, to_record", "tii",
                                          kind, from, to);
}

static gboolean
write_link (DossierAct *act, GVariant *args, gint64 link, GError **error)
{
  static const char *const texts[] = { "reading", "reading", NULL };
  const char *state = dossier_args_get_text (args, "state");
  gint64 preferred = dossier_args_get_id (args, "preferred");

  if (preferred != 0 && !check_record (act, preferred, error))
    return FALSE;
  return dossier_record_set_texts (act, args, "link", link, texts, error)
         && (state == NULL
             || (check_word (state, states, error)
                 && dossier_act_update (act, error, "link", link, "state", "t", state)))
         && (!dossier_args_has (args, "preferred")
             || dossier_act_update (act, error, "link", link, "preferred", "I", preferred));
}

static gboolean
add (DossierAct *act, GVariant *args, GError **error)
{
  const char *kind = dossier_args_get_text (args, "kind");
  gint64 link = dossier_link_insert (act, kind, dossier_args_get_id (args, "from"),
                                     dossier_args_get_id (args, "to"), error);

  if (link == 0 || !write_link (act, args, link, error))
    return FALSE;
  if (strcmp (kind, DOSSIER_LINK_SAME_EVENT) == 0)
    dossier_act_set_label (act, _ ("Two accounts of one event"));
  else
    dossier_act_set_label (act, _ ("Link: %s"), kind);
  dossier_act_set_subject (act, link);
  dossier_act_return (act, "id", g_variant_new_int64 (link));
  return TRUE;
}

static gboolean
set (DossierAct *act, GVariant *args, GError **error)
{
  gint64 link = dossier_args_get_id (args, "link");
  g_autofree char *kind = dossier_record_name (act, "link", "kind", link, error);

  if (kind == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Reading of a link: %s"), kind);
  dossier_act_set_subject (act, link);
  return write_link (act, args, link, error);
}

static gboolean
remove_one (DossierAct *act, GVariant *args, GError **error)
{
  gint64 link = dossier_args_get_id (args, "link");
  g_autofree char *kind = dossier_record_name (act, "link", "kind", link, error);

  if (kind == NULL)
    return FALSE;
  dossier_act_set_label (act, _ ("Remove a link: %s"), kind);
  return dossier_forget (act, "link", link, error);
}

static gboolean
not_same (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  gint64 other = dossier_args_get_id (args, "other-event");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);
  g_autofree char *second =
      title != NULL ? dossier_record_name (act, "event", "title", other, error) : NULL;

  if (second == NULL || !refuse_itself (event, other, error)
      || !forget_judgement (act, event, other, error))
    return FALSE;
  dossier_act_set_label (act, _ ("“%s” is another event than “%s”"), title, second);
  dossier_act_set_subject (act, event);
  return dossier_act_insert (act, error, "decision", "kind, record, other, reason, made_at",
                             "tiiti", DOSSIER_DECISION_NOT_SAME, event, other,
                             dossier_args_get_text (args, "reason"), dossier_act_get_time (act))
         != 0;
}

/* A reading says something, a dismissal says why. */
static gboolean
check_outcome (const char *outcome, const char *reason, gint64 preferred, GError **error)
{
  gboolean says = reason != NULL && reason[0] != '\0';

  if (!check_word (outcome, outcomes, error))
    return FALSE;
  if (strcmp (outcome, "read") == 0 && !says && preferred == 0)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("A reading needs words, or the account that is preferred"));
      return FALSE;
    }
  if (strcmp (outcome, "dismissed") == 0 && !says)
    {
      g_set_error_literal (error, DOSSIER_ERROR, DOSSIER_ERROR_BAD_INPUT,
                           _ ("A disagreement is set aside only with a reason"));
      return FALSE;
    }
  return TRUE;
}

/* What was decided before about the same matter of any of the accounts. */
static gboolean
forget_decision (DossierAct *act, gint64 event, const char *matter, gint64 about, GError **error)
{
  return dossier_act_run (
      act, error,
      "DELETE FROM decision WHERE kind = '" DOSSIER_DECISION_CONFLICT "' AND subject = ?2 "
      "AND coalesce ((SELECT merged_into FROM actor WHERE id = other), other) IS nullif (?3, 0) "
      "AND record IN ("
      "WITH RECURSIVE same (id) AS (VALUES (?1) UNION SELECT CASE l.from_record WHEN same.id "
      "THEN l.to_record ELSE l.from_record END FROM same JOIN link l "
      "ON l.kind = '" DOSSIER_LINK_SAME_EVENT "' "
      "AND (l.from_record = same.id OR l.to_record = same.id)) SELECT id FROM same)",
      "iti", event, matter, about);
}

static gboolean
decide (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  gint64 about = dossier_args_get_id (args, "about");
  gint64 preferred = dossier_args_get_id (args, "preferred");
  const char *matter = dossier_args_get_text (args, "matter");
  const char *outcome = dossier_args_get_text (args, "outcome");
  const char *reason = dossier_args_get_text (args, "reason");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);

  if (title == NULL || !check_word (matter, matters, error)
      || !check_outcome (outcome, reason, preferred, error)
      || (about != 0 && !check_record (act, about, error))
      || (preferred != 0 && !check_record (act, preferred, error))
      || !forget_decision (act, event, matter, about, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Reading of a disagreement about “%s”"), title);
  dossier_act_set_subject (act, event);
  return dossier_act_insert (act, error, "decision",
                             "kind, record, other, subject, reason, made_at, outcome, preferred, "
                             "basis",
                             "tiIttitIt", DOSSIER_DECISION_CONFLICT, event, about, matter,
                             reason != NULL && reason[0] != '\0' ? reason : NULL,
                             dossier_act_get_time (act), outcome, preferred,
                             dossier_args_get_text (args, "basis"))
         != 0;
}

static gboolean
reopen (DossierAct *act, GVariant *args, GError **error)
{
  gint64 event = dossier_args_get_id (args, "event");
  const char *matter = dossier_args_get_text (args, "matter");
  g_autofree char *title = dossier_record_name (act, "event", "title", event, error);

  if (title == NULL || !check_word (matter, matters, error))
    return FALSE;
  dossier_act_set_label (act, _ ("Open a disagreement about “%s” again"), title);
  dossier_act_set_subject (act, event);
  return forget_decision (act, event, matter, dossier_args_get_id (args, "about"), error);
}

#define LINK_FIELDS                                                                                \
  { "reading", "s" }, { "state", "s" },                                                            \
  {                                                                                                \
    "preferred", "x"                                                                               \
  }

/* matter: which sort of statement the accounts differ in; about: the actor or the event that it is
 * about where there are several; basis: what they said, so that it is noticed when they change. */
const DossierVerb dossier_link_verbs[] = {
  { "link.add", add,
    DOSSIER_PARAMETERS ({ "kind", "s", TRUE }, { "from", "x", TRUE }, { "to", "x", TRUE },
                        LINK_FIELDS) },
  { "link.set", set, DOSSIER_PARAMETERS ({ "link", "x", TRUE }, LINK_FIELDS) },
  { "link.remove", remove_one, DOSSIER_PARAMETERS ({ "link", "x", TRUE }) },
  { "event.not-same", not_same,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "other-event", "x", TRUE }, { "reason", "s" }) },
  { "conflict.decide", decide,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "matter", "s", TRUE }, { "about", "x" },
                        { "outcome", "s", TRUE }, { "reason", "s" }, { "preferred", "x" },
                        { "basis", "s" }) },
  { "conflict.reopen", reopen,
    DOSSIER_PARAMETERS ({ "event", "x", TRUE }, { "matter", "s", TRUE }, { "about", "x" }) },
  { NULL },
};
