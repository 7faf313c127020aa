#pragma once

#include "corpus/name-match.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_NAMED_TAG = 1 << 0,
  DOSSIER_NAMED_ACTOR = 1 << 1,
} DossierNamedKind;

/* A tag or an actor by its names. The fields are read only once it is in a table. */
typedef struct
{
  DossierNamedKind kind;
  gint64 id;
  gint64 parent;  /* of a tag; 0 at the top */
  char *name;     /* the one to show */
  char *detail;   /* kind of an actor, nullable */
  guint colour;   /* of a tag */
  guint digit;    /* of a tag, 1 to 9, or 0 */
  gint64 used_at; /* milliseconds since 1970, 0 for never */

  /*< private >*/
  char *texts;  /* the other names, one a line */
  char *folded; /* all names, one a line, the one to show first */
} DossierNamed;

typedef struct
{
  const DossierNamed *named; /* until the table changes */
  DossierNameRank rank;
  guint text; /* which of its names fits: 0 for the one to show */
} DossierNameMatch;

DossierNamed *dossier_named_new (DossierNamedKind kind, gint64 id, const char *name);
void dossier_named_add_text (DossierNamed *self, const char *text);
char *dossier_named_dup_text (const DossierNamed *self, guint index);
void dossier_named_free (DossierNamed *self);

/* Names in memory, to be searched at every key: 25,000 records in a few milliseconds. One thread. */
typedef struct _DossierNameTable DossierNameTable;

DossierNameTable *dossier_name_table_new (void);
void dossier_name_table_take (DossierNameTable *self, DossierNamed *named);
void dossier_name_table_remove (DossierNameTable *self, gint64 id);
void dossier_name_table_remove_kind (DossierNameTable *self, DossierNamedKind kind);
void dossier_name_table_touch (DossierNameTable *self, gint64 id, gint64 used_at);
const DossierNamed *dossier_name_table_get (DossierNameTable *self, gint64 id);
guint dossier_name_table_get_size (DossierNameTable *self);
GArray *dossier_name_table_find (DossierNameTable *self, DossierNamedKind kinds, const char *text,
                                 guint max);
const DossierNamed *dossier_name_table_find_tag (DossierNameTable *self, gint64 parent,
                                                 const char *name);
char *dossier_name_table_dup_path (DossierNameTable *self, gint64 tag);
void dossier_name_table_free (DossierNameTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNamed, dossier_named_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNameTable, dossier_name_table_free)

G_END_DECLS
