#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierCsvWriter DossierCsvWriter;

DossierCsvWriter *dossier_csv_writer_new (GOutputStream *stream, char separator, gboolean excel,
                                          GCancellable *cancellable);
void dossier_csv_writer_free (DossierCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCsvWriter, dossier_csv_writer_free)

void dossier_csv_writer_text (DossierCsvWriter *self, const char *text);
void dossier_csv_writer_integer (DossierCsvWriter *self, gint64 value);
void dossier_csv_writer_end_record (DossierCsvWriter *self);
gboolean dossier_csv_writer_has_failed (DossierCsvWriter *self);
gboolean dossier_csv_writer_finish (DossierCsvWriter *self, GError **error);

G_END_DECLS
