#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/* How many hits are kept: what is beyond is counted by nobody. */
#define DOSSIER_FIND_MAX_HITS 100000

/**
 * DossierFindFlags:
 * @DOSSIER_FIND_PLAIN: letters as they are typed, in any case, with any accents
 * @DOSSIER_FIND_CASE: capitals are told from small letters
 * @DOSSIER_FIND_ACCENTS: letters with accents are told from those without
 * @DOSSIER_FIND_WHOLE_WORDS: no letter or digit may stand beside a hit
 * @DOSSIER_FIND_REGEX: a Perl-compatible regular expression; accents always count
 */
typedef enum
{
  DOSSIER_FIND_PLAIN = 0,
  DOSSIER_FIND_CASE = 1 << 0,
  DOSSIER_FIND_ACCENTS = 1 << 1,
  DOSSIER_FIND_WHOLE_WORDS = 1 << 2,
  DOSSIER_FIND_REGEX = 1 << 3,
} DossierFindFlags;

GArray *dossier_find_text (DossierTextMap *map, const char *sought, DossierFindFlags flags,
                           GError **error);

G_END_DECLS
