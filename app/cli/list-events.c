#include "listing.h"

const DossierListing dossier_listing_events = {
  .name = "events",
  .sql = "SELECT e.id AS 'id#', e.title, e.edtf AS date, e.kind, e.status, "
         "coalesce (n.name, e.place_text) AS place, e.part_of AS 'part_of#', "
         "(SELECT group_concat (name, char (31)) FROM (SELECT x.name FROM participant p "
         "JOIN actor m ON m.id = p.actor JOIN actor x ON x.id = coalesce (m.merged_into, m.id) "
         "WHERE p.event = e.id ORDER BY p.position, p.id)) "
         "AS 'participants[]', "
         "(SELECT count(*) FROM evidence v WHERE v.record = e.id AND v.use = 'evidence') "
         "AS passages, e.edtf_from_text AS date_in_text, e.planned, e.outside_source, e.note "
         "FROM event e LEFT JOIN actor a ON a.id = e.place "
         "LEFT JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "
         "ORDER BY e.day_min IS NULL, e.day_min, e.day_max, e.title, e.id",
  .lines = "id date status title",
};
