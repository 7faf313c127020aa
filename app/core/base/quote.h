#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

#define DOSSIER_QUOTE_CONTEXT 32 /* code points kept before and after a passage */

/**
 * DossierQuoteState:
 * @DOSSIER_QUOTE_EXACT: the quote stands there letter by letter, and no other place could be meant
 * @DOSSIER_QUOTE_MOVED: found, but a person should look: its surroundings changed, other places are
 *   as good, or the words are not all the same
 * @DOSSIER_QUOTE_LOST: the text no longer says it
 */
typedef enum
{
  DOSSIER_QUOTE_EXACT,
  DOSSIER_QUOTE_MOVED,
  DOSSIER_QUOTE_LOST,
} DossierQuoteState;

/* A passage as it is remembered: its words, what stood around them and where. Not owned. */
typedef struct
{
  const char *quote;
  const char *prefix; /* may be NULL */
  const char *suffix; /* may be NULL */
  guint position;     /* code points */
} DossierQuote;

typedef struct
{
  DossierQuoteState state;
  guint start; /* code points; start and end are 0 where it is lost */
  guint end;
  double score;     /* 1 where all letters agree in normal form, down to 0 where it is lost */
  guint n_equal;    /* places as good as this one, itself included; 0 where it is lost */
  gboolean gave_up; /* lost only because the finder's share of work was used up */
} DossierQuoteMatch;

typedef struct _DossierQuoteFinder DossierQuoteFinder;

void dossier_quote_make (DossierTextMap *map, guint start, guint end, char **quote, char **prefix,
                         char **suffix);

DossierQuoteFinder *dossier_quote_finder_new (DossierTextMap *text, DossierTextMap *earlier);
void dossier_quote_finder_free (DossierQuoteFinder *finder);
void dossier_quote_finder_find (DossierQuoteFinder *finder, const DossierQuote *quote,
                                DossierQuoteMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuoteFinder, dossier_quote_finder_free)

G_END_DECLS
