#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierInterval:
 *
 * A half-open range with the id it is known by and what the owner keeps with it (not owned here).
 */
typedef struct
{
  guint start;
  guint end;
  gint64 id;
  gpointer data;
} DossierInterval;

typedef struct _DossierIntervalIndex DossierIntervalIndex;

typedef void (*DossierIntervalFunc) (const DossierInterval *interval, gpointer user_data);

DossierIntervalIndex *dossier_interval_index_new (void);
void dossier_interval_index_free (DossierIntervalIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIntervalIndex, dossier_interval_index_free)

void dossier_interval_index_set (DossierIntervalIndex *self, const DossierInterval *intervals,
                                 guint n_intervals);
void dossier_interval_index_insert (DossierIntervalIndex *self, const DossierInterval *interval);
gboolean dossier_interval_index_remove (DossierIntervalIndex *self, guint start, gint64 id);

guint dossier_interval_index_get_size (DossierIntervalIndex *self);
const DossierInterval *dossier_interval_index_get (DossierIntervalIndex *self, guint position);
guint dossier_interval_index_lower_bound (DossierIntervalIndex *self, guint start);
guint dossier_interval_index_query (DossierIntervalIndex *self, guint start, guint end,
                                    DossierIntervalFunc func, gpointer user_data);

G_END_DECLS
