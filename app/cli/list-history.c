#include "listing.h"

/* A step is one press of undo; the newest first. */
const DossierListing dossier_listing_history = {
  .name = "history",
  .sql = "SELECT c.step AS 'id#', c.label, c.author, "
         "strftime ('%Y-%m-%dT%H:%M:%SZ', c.made_at / 1000, 'unixepoch') AS time, "
         "CASE c.state WHEN 0 THEN 'done' WHEN 1 THEN 'undone' ELSE 'dropped' END AS state, "
         "c.verb, count(*) AS changes, c.subject AS 'subject#' "
         "FROM change c GROUP BY c.step HAVING c.id = min (c.id) ORDER BY c.step DESC",
  .lines = "id time state author label",
};
