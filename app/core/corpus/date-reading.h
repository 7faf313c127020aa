#pragma once

#include "corpus/article-text.h"
#include "dates/date-finder.h"

G_BEGIN_DECLS

/* Whose the value of an expression is. */
typedef enum
{
  DOSSIER_DATE_SUGGESTED, /* the program's, and nobody has looked at it */
  DOSSIER_DATE_RECORDED,  /* a person has dated these words, or others that overlap them */
  DOSSIER_DATE_REJECTED,  /* a person said that this is no date */
} DossierDateStanding;

/* What a text is read with; from one read transaction, then independent of the dossier. */
typedef struct _DossierDateSources DossierDateSources;

/**
 * DossierDateReading:
 * @article: whose text it is
 * @revision: the text
 * @published: (nullable): the day of publication that it was read with, EDTF
 * @found: (element-type DossierFoundDate): every expression, by position
 * @standings: (array) of #DossierDateStanding: one for each of @found
 * @records: (array) of gint64: the expressions recorded on exactly these words, or 0
 *
 * What the program sees in a text about time, beside what people made of it. Derived, never
 * stored. Immutable: any thread.
 */
typedef struct
{
  gint64 article;
  gint64 revision;
  char *published;
  GPtrArray *found;
  GArray *standings;
  GArray *records;
} DossierDateReading;

DossierDateSources *dossier_date_sources_read (DossierDatabase *database, gint64 revision,
                                               GError **error);
void dossier_date_sources_set_published (DossierDateSources *self, const char *published);
void dossier_date_sources_read_all (DossierDateSources *self);
const char *dossier_date_sources_get_published (DossierDateSources *self);
DossierArticleText *dossier_date_sources_get_text (DossierDateSources *self);
void dossier_date_sources_free (DossierDateSources *self);

DossierDateReading *dossier_date_reading_new (DossierDateSources *sources);
void dossier_date_reading_free (DossierDateReading *self);
const DossierFoundDate *dossier_date_reading_get (DossierDateReading *self, guint index);
DossierDateStanding dossier_date_reading_get_standing (DossierDateReading *self, guint index);
gint64 dossier_date_reading_get_record (DossierDateReading *self, guint index);
int dossier_date_reading_find (DossierDateReading *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDateSources, dossier_date_sources_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDateReading, dossier_date_reading_free)

G_END_DECLS
