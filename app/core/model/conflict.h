#pragma once

#include "model/row.h"

G_BEGIN_DECLS

/* One account of a matter that accounts differ in. */
typedef struct
{
  gint64 record;  /* the event, the expression or what a link joins */
  char *value;    /* what it says, as it is stored: EDTF, a place, a status, a polarity */
  char *text;     /* the same for a person, once its source is read: a date in words, a quote */
  char *source;   /* the articles that say so, nullable */
  gint64 article; /* of its first passage, or 0 */
  guint start;    /* of that passage, code points */
  guint end;
  gint64 earlier; /* the earlier text that alone has it; 0: it stands in the text as it is */
} DossierSaying;

typedef enum
{
  DOSSIER_MATTER_DATE,        /* when it was, between accounts */
  DOSSIER_MATTER_DATES,       /* when it was, between expressions about one event */
  DOSSIER_MATTER_PLACE,       /* where */
  DOSSIER_MATTER_STATUS,      /* whether it happened */
  DOSSIER_MATTER_PARTICIPANT, /* whether somebody took part */
  DOSSIER_MATTER_LINK,        /* two records that somebody said contradict each other */
} DossierMatterKind;

/* What accounts differ in, and what the analyst makes of it. */
typedef struct
{
  DossierMatterKind kind;
  gint64 event;     /* one of the accounts; the link for DOSSIER_MATTER_LINK */
  gint64 about;     /* the actor, or the event that the expressions are about; else 0 */
  char *name;       /* of the actor, nullable */
  GArray *sayings;  /* of DossierSaying */
  char *basis;      /* what is said, in one line: conflict.decide keeps it */
  char *outcome;    /* "read", "open", "dismissed"; NULL: nobody looked at it */
  char *reading;    /* nullable */
  gint64 preferred; /* one of the records, or 0 */
  gboolean changed; /* decided when the accounts said something else */
} DossierMatter;

typedef struct
{
  char *title;        /* of the event; "…" contradicts "…" for a link */
  gboolean link;      /* the row's id is a link's, else an event's */
  GPtrArray *matters; /* of DossierMatter */
  guint n_open;
} DossierConflictFields;

/* What the dossier disagrees in about one event or in one link. The fields are read only. */
#define DOSSIER_TYPE_CONFLICT (dossier_conflict_get_type ())
G_DECLARE_FINAL_TYPE (DossierConflict, dossier_conflict, DOSSIER, CONFLICT, DossierRow)

struct _DossierConflict
{
  DossierRow parent_instance;

  DossierConflictFields fields;
};

DossierMatter *dossier_matter_new (DossierMatterKind kind, gint64 event, gint64 about,
                                   const char *name);
void dossier_matter_free (DossierMatter *self);
void dossier_matter_add (DossierMatter *self, gint64 record, const char *value);
gboolean dossier_matter_is_open (const DossierMatter *self);
const char *dossier_matter_kind_to_string (DossierMatterKind kind);
char *dossier_matter_dup_name (const DossierMatter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMatter, dossier_matter_free)

G_END_DECLS
