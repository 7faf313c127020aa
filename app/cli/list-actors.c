#include "listing.h"

const DossierListing dossier_listing_actors = {
  .name = "actors",
  .sql = "SELECT a.id AS 'id#', a.name, a.kind, a.qid, "
         "(SELECT group_concat (text, char (31)) FROM (SELECT DISTINCT text FROM actor_name n "
         "WHERE n.actor = a.id ORDER BY n.id)) AS 'names[]', "
         "(SELECT count(*) FROM mention m WHERE m.actor = a.id) AS mentions, "
         "a.merged_into AS 'merged_into#', a.note "
         "FROM actor a ORDER BY a.name COLLATE NOCASE, a.id",
  .lines = "id kind mentions name",
};
