#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierExportOptions:
 * @group_by: (nullable): what notes are grouped by: article (the default), tag, actor or event; what
 *     the lanes of a timeline are: actor (the default), tag, kind, status, place or article
 * @table: (nullable): which table a CSV file holds: highlights (the default), articles, actors,
 *     mentions or events
 * @separator: between the cells of CSV; 0 for a comma
 * @excel: whether CSV begins with a byte order mark, without which Excel garbles Hangul
 * @locators: whether CSV also says where a passage stands as people say it (¶2, s. 1). Every text
 *     must be read for it, which takes several times as long as the rest
 * @tag: only highlights with this tag, 0 for all
 * @highlights: (nullable): only these highlights
 * @n_highlights: how many
 * @timeline: (nullable): which part of a timeline, as dossier_timeline_scope_new() takes it
 *
 * What an export may be told. A format ignores what does not concern it.
 */
typedef struct
{
  const char *group_by;
  const char *table;
  char separator;
  gboolean excel;
  gboolean locators;
  gint64 tag;
  const gint64 *highlights;
  gsize n_highlights;
  GVariant *timeline;
} DossierExportOptions;

/* One kind of file that a dossier can be taken out as. */
typedef struct
{
  const char *name;      /* what the command line calls it */
  const char *title;     /* for people, to be translated */
  const char *extension; /* without the dot */
  const char *media_type;
  gboolean (*check) (const DossierExportOptions *options, GError **error); /* any thread */
  /* Reading thread, inside a read transaction. */
  gboolean (*write) (DossierDatabase *database, const DossierExportOptions *options,
                     GOutputStream *stream, GCancellable *cancellable, GError **error);
} DossierExportFormat;

const DossierExportFormat *dossier_export_formats_get (guint *n_formats);
const DossierExportFormat *dossier_export_format_find (const char *name);

gboolean dossier_export (DossierStore *store, const DossierExportFormat *format,
                         const DossierExportOptions *options, GOutputStream *stream,
                         GCancellable *cancellable, GError **error);
gboolean dossier_export_to_file (DossierStore *store, const DossierExportFormat *format,
                                 const DossierExportOptions *options, const char *path,
                                 GCancellable *cancellable, GError **error);
void dossier_export_to_file_async (DossierStore *store, const DossierExportFormat *format,
                                   const DossierExportOptions *options, const char *path,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dossier_export_to_file_finish (DossierStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
