#pragma once

#include "store/act.h"

G_BEGIN_DECLS

struct _DossierAct
{
  DossierDatabase *database;
  const char *author;
  gint64 time;
  char *label;
  gint64 subject;
  GVariantDict results;
};

gboolean _dossier_database_run_va (DossierDatabase *database, GError **error, const char *sql,
                                   gint64 first_id, const char *types, va_list arguments,
                                   gint64 last_id);

G_END_DECLS
