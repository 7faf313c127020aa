#include "corpus/name-table.h"

#include <string.h>

/* The codebook is at most so deep; also bounds a walk up a damaged one. */
#define MAX_DEPTH 16

struct _DossierNameTable
{
  GHashTable *by_id; /* id → DossierNamed, which owns the key */
};

/**
 * dossier_named_new:
 * @name: the name to show
 *
 * Returns: (transfer full): to be filled and given to a table. Any thread.
 */
DossierNamed *
dossier_named_new (DossierNamedKind kind, gint64 id, const char *name)
{
  DossierNamed *self = g_new0 (DossierNamed, 1);

  self->kind = kind;
  self->id = id;
  self->name = g_strdup (name);
  self->folded = dossier_name_fold (name);
  return self;
}

/**
 * dossier_named_add_text:
 * @text: one more name by which it is found
 */
void
dossier_named_add_text (DossierNamed *self, const char *text)
{
  g_autofree char *folded = NULL;
  char *texts;
  char *all;

  if (strcmp (text, self->name) == 0)
    return;
  folded = dossier_name_fold (text);
  texts = self->texts == NULL ? g_strdup (text) : g_strconcat (self->texts, "\n", text, NULL);
  all = g_strconcat (self->folded, "\n", folded, NULL);
  g_strdelimit (texts + (self->texts != NULL ? strlen (self->texts) + 1 : 0), "\n", ' ');
  g_free (self->texts);
  g_free (self->folded);
  self->texts = texts;
  self->folded = all;
}

/**
 * dossier_named_dup_text:
 * @index: of one of its names, as in #DossierNameMatch
 *
 * Returns: (transfer full):
 */
char *
dossier_named_dup_text (const DossierNamed *self, guint index)
{
  const char *text = self->texts;

  if (index == 0 || text == NULL)
    return g_strdup (self->name);
  for (guint i = 1; i < index && strchr (text, '\n') != NULL; i++)
    text = strchr (text, '\n') + 1;
  return g_strndup (text, strcspn (text, "\n"));
}

void
dossier_named_free (DossierNamed *self)
{
  g_free (self->name);
  g_free (self->detail);
  g_free (self->texts);
  g_free (self->folded);
  g_free (self);
}

/**
 * dossier_name_table_new:
 *
 * Returns: (transfer full): an empty table
 */
DossierNameTable *
dossier_name_table_new (void)
{
  DossierNameTable *self = g_new0 (DossierNameTable, 1);

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                       (GDestroyNotify) dossier_named_free);
  return self;
}

void
dossier_name_table_free (DossierNameTable *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/**
 * dossier_name_table_take:
 * @named: (transfer full): replaces the one with its id
 */
void
dossier_name_table_take (DossierNameTable *self, DossierNamed *named)
{
  g_hash_table_replace (self->by_id, &named->id, named);
}

/**
 * dossier_name_table_remove:
 */
void
dossier_name_table_remove (DossierNameTable *self, gint64 id)
{
  g_hash_table_remove (self->by_id, &id);
}

static gboolean
is_of_kind (gpointer key, gpointer value, gpointer kind)
{
  return ((const DossierNamed *) value)->kind == GPOINTER_TO_UINT (kind);
}

/**
 * dossier_name_table_remove_kind:
 *
 * Removes all tags, or all actors.
 */
void
dossier_name_table_remove_kind (DossierNameTable *self, DossierNamedKind kind)
{
  g_hash_table_foreach_remove (self->by_id, is_of_kind, GUINT_TO_POINTER (kind));
}

/**
 * dossier_name_table_touch:
 * @used_at: milliseconds since 1970
 *
 * What was used last comes first.
 */
void
dossier_name_table_touch (DossierNameTable *self, gint64 id, gint64 used_at)
{
  DossierNamed *named = g_hash_table_lookup (self->by_id, &id);

  if (named != NULL)
    named->used_at = MAX (named->used_at, used_at);
}

/**
 * dossier_name_table_get:
 *
 * Returns: (transfer none) (nullable): until the table changes
 */
const DossierNamed *
dossier_name_table_get (DossierNameTable *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * dossier_name_table_get_size:
 */
guint
dossier_name_table_get_size (DossierNameTable *self)
{
  return g_hash_table_size (self->by_id);
}

/* The best of its names; the one to show wins a tie. */
static DossierNameMatch
match_named (const DossierNamed *named, const char *text)
{
  DossierNameMatch match = { named, DOSSIER_NAME_RANK_NONE, 0 };
  const char *line = named->folded;

  for (guint i = 0;; i++)
    {
      gsize length = strcspn (line, "\n");
      DossierNameRank rank = dossier_name_rank (line, length, text);

      if (rank < match.rank)
        {
          match.rank = rank;
          match.text = i;
        }
      if (line[length] == '\0' || match.rank == DOSSIER_NAME_RANK_EXACT)
        return match;
      line += length + 1;
    }
}

static int
compare_matches (const DossierNameMatch *a, const DossierNameMatch *b)
{
  int by_name;

  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  if (a->named->used_at != b->named->used_at)
    return a->named->used_at > b->named->used_at ? -1 : 1;
  if (a->named->kind != b->named->kind)
    return a->named->kind < b->named->kind ? -1 : 1;
  by_name = strcmp (a->named->folded, b->named->folded);
  if (by_name != 0)
    return by_name;
  return a->named->id < b->named->id ? -1 : 1;
}

/* Keeps the best @max in order; cheaper than sorting what nobody will see. */
static void
insert_match (GArray *matches, const DossierNameMatch *match, guint max)
{
  guint low = 0;
  guint high = matches->len;

  if (matches->len == max)
    {
      if (compare_matches (match, &g_array_index (matches, DossierNameMatch, max - 1)) >= 0)
        return;
      g_array_set_size (matches, max - 1);
      high = max - 1;
    }
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_matches (match, &g_array_index (matches, DossierNameMatch, middle)) < 0)
        high = middle;
      else
        low = middle + 1;
    }
  g_array_insert_vals (matches, low, match, 1);
}

/**
 * dossier_name_table_find:
 * @kinds: tags, actors or both
 * @text: what was typed; empty for everything
 * @max: at least 1
 *
 * Returns: (transfer full) (element-type DossierNameMatch): the best, what fits better first, then
 *   what was used last
 */
GArray *
dossier_name_table_find (DossierNameTable *self, DossierNamedKind kinds, const char *text,
                         guint max)
{
  g_autofree char *folded = dossier_name_fold (text);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (DossierNameMatch));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierNamed *named = value;
      DossierNameMatch match;

      if ((named->kind & kinds) == 0)
        continue;
      match = match_named (named, folded);
      if (match.rank != DOSSIER_NAME_RANK_NONE)
        insert_match (matches, &match, max);
    }
  return matches;
}

/**
 * dossier_name_table_find_tag:
 * @parent: 0 for the top
 * @name: of a tag directly below @parent, without regard to case
 *
 * Returns: (transfer none) (nullable):
 */
const DossierNamed *
dossier_name_table_find_tag (DossierNameTable *self, gint64 parent, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierNamed *named = value;
      g_autofree char *other = NULL;

      if (named->kind != DOSSIER_NAMED_TAG || named->parent != parent)
        continue;
      other = g_utf8_casefold (named->name, -1);
      if (strcmp (folded, other) == 0)
        return named;
    }
  return NULL;
}

/**
 * dossier_name_table_dup_path:
 * @tag: a tag
 *
 * Returns: (transfer full): the tags above it, "Trade › Fish"; empty at the top
 */
char *
dossier_name_table_dup_path (DossierNameTable *self, gint64 tag)
{
  const DossierNamed *named = dossier_name_table_get (self, tag);
  GString *path = g_string_new (NULL);

  for (int depth = 0; named != NULL && named->parent != 0 && depth < MAX_DEPTH; depth++)
    {
      named = dossier_name_table_get (self, named->parent);
      if (named == NULL)
        break;
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, named->name);
    }
  return g_string_free (path, FALSE);
}
