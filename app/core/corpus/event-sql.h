#pragma once

/* Parts of queries over the event e. */

/* What its place is called: that of the actor which its own was merged into, else what was written. */
#define DOSSIER_PLACE_NAME_SQL                                                                     \
  "coalesce ((SELECT n.name FROM actor a JOIN actor n ON n.id = coalesce (a.merged_into, a.id) "   \
  "WHERE a.id = e.place), e.place_text)"
