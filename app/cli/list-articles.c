#include "listing.h"

const DossierListing dossier_listing_articles = {
  .name = "articles",
  .sql = "SELECT a.id AS 'id#', a.title, o.name AS publisher, a.published, a.language, a.state, "
         "(SELECT r.code_points FROM revision r WHERE r.article = a.id ORDER BY r.number DESC "
         "LIMIT 1) AS code_points, a.byline, a.label, a.url, "
         "(SELECT count(*) FROM revision r JOIN passage p ON p.revision = r.id "
         "JOIN highlight h ON h.passage = p.id WHERE r.article = a.id) AS highlights "
         "FROM article a LEFT JOIN outlet o ON o.id = a.outlet "
         "ORDER BY a.published_min IS NULL, a.published_min, a.published_max, a.title, a.id",
  .lines = "id published state publisher title",
};
