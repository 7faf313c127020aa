#include "corpus/marks-read.h"

#include "model/actor-kind.h"

/* Every kind of mark is one query over the passages of a revision, and one by the record's id: a
 * query for both would look at every passage for the sake of one mark. ?1 is the revision, ?2 the
 * record. Columns: id, start, end, has_comment, label, detail, colour, whether a person has yet to
 * look at the place. */
typedef struct
{
  DossierMarkKind kind;
  const char *all;
  const char *one;
} MarkQuery;

#define QUERY(kind, alias, columns, all_from, one_from, others)                                    \
  {                                                                                                \
    kind,                                                                                          \
        "SELECT " columns ", p.state <> 'exact' FROM passage p JOIN " all_from others              \
        "WHERE p.revision = ?1",                                                                   \
        "SELECT " columns ", p.state <> 'exact' FROM " one_from others "WHERE " alias              \
        ".id = ?2 AND p.revision = ?1",                                                            \
  }

/* A record that stands on a passage itself. */
#define MARK_QUERY(kind, table, alias, columns, others)                                            \
  QUERY (kind, alias, alias ".id, p.start_at, p.end_at, " columns,                                 \
         table " " alias " ON " alias ".passage = p.id ",                                          \
         table " " alias " JOIN passage p ON p.id = " alias ".passage ", others)

static const MarkQuery queries[] = {
  MARK_QUERY (DOSSIER_MARK_HIGHLIGHT, "highlight", "h", "h.comment IS NOT NULL, NULL, NULL, NULL",
              ""),
  MARK_QUERY (DOSSIER_MARK_MENTION, "mention", "m", "0, n.name, NULL, n.kind",
              "LEFT JOIN actor a ON a.id = m.actor "
              "LEFT JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "),
  /* Beside the value what follows from its anchor now, where that is another one. */
  MARK_QUERY (DOSSIER_MARK_DATE, "date_expression", "d",
              "0, d.edtf, CASE WHEN d.anchor_kind IS NOT NULL AND d.edtf_proposed <> d.edtf "
              "THEN d.edtf_proposed END, NULL",
              ""),
  MARK_QUERY (DOSSIER_MARK_CLAIM, "claim", "c",
              "0, (SELECT coalesce (a.name, s.text) FROM claim_source s LEFT JOIN actor a ON a.id "
              "= s.actor "
              "WHERE s.claim = c.id ORDER BY s.position, s.id LIMIT 1), c.certainty, NULL",
              ""),
  QUERY (DOSSIER_MARK_FOLLOW_UP, "f",
         "f.id, p.start_at, p.end_at, f.line <> '', f.line, NULL, NULL",
         "highlight h ON h.passage = p.id JOIN follow_up f ON f.record = h.id AND f.done = 0 ",
         "follow_up f JOIN highlight h ON h.id = f.record AND f.done = 0 "
         "JOIN passage p ON p.id = h.passage ",
         ""),
};

#define TAGS_OF(condition)                                                                         \
  "SELECT x.highlight, t.name, t.colour FROM passage p JOIN highlight h ON h.passage = p.id "      \
  "JOIN highlight_tag x ON x.highlight = h.id JOIN tag t ON t.id = x.tag "                         \
  "WHERE " condition " ORDER BY x.highlight, x.position, x.id"

static DossierMark *
mark_from_row (DossierStatement *s, DossierMarkKind kind)
{
  const DossierActorKind *actor_kind =
      kind == DOSSIER_MARK_MENTION ? dossier_actor_kind_find (dossier_statement_get_text (s, 6))
                                   : NULL;
  DossierMark mark = {
    .id = dossier_statement_get_int (s, 0),
    .start = (guint) dossier_statement_get_int (s, 1),
    .end = (guint) dossier_statement_get_int (s, 2),
    .kind = kind,
    .state =
        dossier_statement_get_int (s, 7) != 0 ? DOSSIER_MARK_SUGGESTED : DOSSIER_MARK_CONFIRMED,
    .has_comment = dossier_statement_get_int (s, 3) != 0,
    .label = dossier_statement_get_text (s, 4),
    .detail = dossier_statement_get_text (s, 5),
  };

  if (actor_kind != NULL)
    mark.colours[mark.n_colours++] = (guint8) actor_kind->colour;
  return dossier_mark_copy (&mark);
}

static DossierStatement *
query_of (DossierDatabase *database, const char *all, const char *one, gint64 revision, gint64 only,
          GError **error)
{
  if (only == 0)
    return dossier_database_query (database, error, all, "i", revision);
  return dossier_database_query (database, error, one, "ii", revision, only);
}

static gboolean
read_kind (DossierDatabase *database, const MarkQuery *query, gint64 revision, gint64 only,
           GPtrArray *marks, GHashTable *by_id, GError **error)
{
  g_autoptr (DossierStatement) s =
      query_of (database, query->all, query->one, revision, only, error);
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      DossierMark *mark = mark_from_row (s, query->kind);

      g_ptr_array_add (marks, mark);
      if (mark->kind == DOSSIER_MARK_HIGHLIGHT)
        g_hash_table_insert (by_id, &mark->id, mark);
    }
  return step == DOSSIER_STEP_DONE;
}

static void
add_tag (DossierMark *mark, const char *name, guint colour)
{
  char *label = mark->label == NULL || mark->label[0] == '\0'
                    ? g_strdup (name)
                    : g_strdup_printf ("%s, %s", mark->label, name);

  if (mark->n_colours < DOSSIER_MARK_MAX_COLOURS)
    mark->colours[mark->n_colours++] = (guint8) colour;
  g_free ((char *) mark->label);
  mark->label = label;
}

static gboolean
read_tags (DossierDatabase *database, gint64 revision, gint64 only, GHashTable *by_id,
           GError **error)
{
  g_autoptr (DossierStatement) s = query_of (database, TAGS_OF ("p.revision = ?1"),
                                             TAGS_OF ("h.id = ?2"), revision, only, error);
  DossierStep step;

  if (s == NULL)
    return FALSE;
  while ((step = dossier_statement_step (s, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (s, 0);
      DossierMark *mark = g_hash_table_lookup (by_id, &id);

      if (mark != NULL)
        add_tag (mark, dossier_statement_get_text (s, 1), (guint) dossier_statement_get_int (s, 2));
    }
  return step == DOSSIER_STEP_DONE;
}

/**
 * dossier_marks_read:
 * @revision: whose marks
 * @only: one record, or 0 for all
 *
 * Returns: (transfer full) (element-type DossierMark): the marks. Reading thread.
 */
GPtrArray *
dossier_marks_read (DossierDatabase *database, gint64 revision, gint64 only, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mark_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!read_kind (database, &queries[i], revision, only, marks, by_id, error))
      return NULL;
  if (g_hash_table_size (by_id) > 0 && !read_tags (database, revision, only, by_id, error))
    return NULL;
  return g_steal_pointer (&marks);
}
