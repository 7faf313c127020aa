#include "listing.h"

const DossierListing dossier_listing_highlights = {
  .name = "highlights",
  .sql = "SELECT h.id AS 'id#', r.article AS 'article#', p.start_at AS start, p.end_at AS end, "
         "p.quote, p.state, "
         "(SELECT group_concat (name, char (31)) FROM (SELECT t.name FROM highlight_tag u "
         "JOIN tag t ON t.id = u.tag WHERE u.highlight = h.id ORDER BY u.position, u.id)) "
         "AS 'tags[]', h.comment, h.author, a.title "
         "FROM highlight h JOIN passage p ON p.id = h.passage JOIN revision r ON r.id = p.revision "
         "JOIN article a ON a.id = r.article "
         "ORDER BY a.published_min IS NULL, a.published_min, a.published_max, a.title, a.id, "
         "p.start_at, p.end_at, h.id",
  .lines = "id article start end tags quote",
};
