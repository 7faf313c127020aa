#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* One backup a day, the newest of these many days kept. */
#define DOSSIER_BACKUP_DAYS 7

DossierDatabase *dossier_backup_open (const char *path, GError **error);
gboolean dossier_backup_snapshot (DossierDatabase *source, const char *to,
                                  GCancellable *cancellable, GError **error);
gboolean dossier_backup_copy_from (DossierDatabase *source, const char *to,
                                   GCancellable *cancellable, GError **error);
gboolean dossier_backup_copy (const char *from, const char *to, GCancellable *cancellable,
                              GError **error);
gboolean dossier_backup_forget_history (const char *path, GError **error);
gboolean dossier_backup_test (const char *path, GError **error);
gboolean dossier_backup_before_upgrade (const char *path, int version, GError **error);
char *dossier_backup_get_folder (const char *path);
gboolean dossier_backup_rotate (const char *path, GDateTime *now, GCancellable *cancellable,
                                GError **error);
GPtrArray *dossier_backup_list (const char *path);
gboolean dossier_backup_restore (const char *backup, const char *path, GError **error);
void dossier_backup_remove_file (const char *path);

G_END_DECLS
