#pragma once

#include "model/conflict.h"

G_BEGIN_DECLS

/* An account and what it rests on. */
typedef struct
{
  gint64 event;
  char *title;
  char *source;   /* its articles, nullable */
  gint64 article; /* of its first passage, or 0 */
  guint start;    /* of that passage, code points */
  guint end;
  gint64 earlier; /* the earlier text that alone has it, or 0 */
} DossierAccountColumn;

/* One question and what each account answers. */
typedef struct
{
  char *name;
  GPtrArray *cells; /* of char *, one a column; NULL: it says nothing */
  int matter;       /* what they differ in: the number in the conflict, or -1 */
} DossierAccountLine;

typedef struct
{
  GPtrArray *columns;        /* of DossierAccountColumn */
  GPtrArray *lines;          /* of DossierAccountLine */
  DossierConflict *conflict; /* what they differ in, nullable */
} DossierAccountTableFields;

/* All accounts of one event side by side. The fields are read only. */
#define DOSSIER_TYPE_ACCOUNT_TABLE (dossier_account_table_get_type ())
G_DECLARE_FINAL_TYPE (DossierAccountTable, dossier_account_table, DOSSIER, ACCOUNT_TABLE,
                      DossierRow)

struct _DossierAccountTable
{
  DossierRow parent_instance;

  DossierAccountTableFields fields;
};

void dossier_account_column_free (DossierAccountColumn *self);
DossierAccountLine *dossier_account_line_new (const char *name);
void dossier_account_line_free (DossierAccountLine *self);

G_END_DECLS
