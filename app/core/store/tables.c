#include "store/tables.h"

#include <string.h>

static const DossierTable tables[] = {
  { "record", FALSE },       { "dossier", FALSE },        { "outlet", TRUE },
  { "article", TRUE },       { "article_reason", FALSE }, { "article_author", FALSE },
  { "cited_source", FALSE }, { "field_origin", FALSE },   { "revision", FALSE },
  { "source", FALSE },       { "passage", TRUE },         { "zone", FALSE },
  { "tag", TRUE },           { "highlight", TRUE },       { "highlight_tag", FALSE },
  { "actor", TRUE },         { "actor_name", FALSE },     { "mention", TRUE },
  { "role", TRUE },          { "date_expression", TRUE }, { "event", TRUE },
  { "event_date", FALSE },   { "participant", FALSE },    { "evidence", FALSE },
  { "claim", TRUE },         { "claim_source", FALSE },   { "claim_event", FALSE },
  { "hedge", FALSE },        { "relation", TRUE },        { "link", TRUE },
  { "note", TRUE },          { "citation", FALSE },       { "follow_up", FALSE },
  { "decision", FALSE },     { "term", FALSE },           { "saved_query", FALSE },
  { "timeline", FALSE },     { "timeline_lane", FALSE },  { "subscription", FALSE },
  { "external_id", FALSE },
};

/**
 * dossier_tables_get:
 * @n_tables: (out): how many
 *
 * Returns: (transfer none): all recorded tables. Any thread.
 */
const DossierTable *
dossier_tables_get (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

/**
 * dossier_tables_find:
 *
 * Returns: (transfer none) (nullable): the recorded table of that name. The pointer can be
 *   compared. Any thread.
 */
const DossierTable *
dossier_tables_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].name, name) == 0)
      return &tables[i];
  return NULL;
}
