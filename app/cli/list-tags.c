#include "listing.h"

/* In the order of the codebook: each tag behind its parent. The tree is at most 16 deep; a damaged
 * one that runs in a circle has no root and so ends the recursion. */
const DossierListing dossier_listing_tags = {
  .name = "tags",
  .sql = "WITH RECURSIVE tree (id, path, place, depth) AS ("
         "SELECT id, name, printf ('%08d', position) || hex (name), 0 FROM tag "
         "WHERE parent IS NULL UNION ALL "
         "SELECT t.id, tree.path || '/' || t.name, "
         "tree.place || '/' || printf ('%08d', t.position) || hex (t.name), depth + 1 "
         "FROM tree JOIN tag t ON t.parent = tree.id WHERE depth < 64) "
         "SELECT t.id AS 'id#', t.name, tree.path, t.parent AS 'parent#', t.colour, t.digit, "
         "t.description, (SELECT count(*) FROM highlight_tag u WHERE u.tag = t.id) AS uses "
         "FROM tree JOIN tag t ON t.id = tree.id ORDER BY tree.place, t.id",
  .lines = "id uses digit path",
};
