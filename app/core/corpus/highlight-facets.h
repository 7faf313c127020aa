#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* What the highlights of a query have in common. */
typedef enum
{
  DOSSIER_FACET_TAG,
  DOSSIER_FACET_ACTOR,
  DOSSIER_FACET_OUTLET,
  DOSSIER_N_FACETS,
} DossierFacetKind;

/* One way to narrow a query. */
typedef struct
{
  gint64 id;
  char *name;
  char *kind;   /* of an actor; nullable */
  guint colour; /* of a tag */
  guint n_highlights;
} DossierFacet;

/* How much a query finds and how it can be narrowed. Immutable once read. */
typedef struct
{
  guint n_highlights;
  guint n_articles;
  guint n_untagged;
  guint n_commented;
  guint n_follow_ups;
  GArray *facets[DOSSIER_N_FACETS]; /* of DossierFacet, the most first */
  char *names[DOSSIER_N_FACETS];    /* of what the query itself asks for; nullable */
  char *event;                      /* the same for its event; nullable */
  char *article;                    /* and for its article; nullable */
  guint asked_colour;               /* of the tag that is asked for */
  char *asked_kind;                 /* of the actor that is asked for; nullable */
  gint64 n_microseconds;            /* that counting took */
} DossierHighlightFacets;

DossierHighlightFacets *dossier_highlight_facets_read (DossierDatabase *database, GVariant *query,
                                                       GError **error);
void dossier_highlight_facets_free (DossierHighlightFacets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHighlightFacets, dossier_highlight_facets_free)

G_END_DECLS
