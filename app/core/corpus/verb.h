#pragma once

#include "corpus/args.h"
#include "store/act.h"

G_BEGIN_DECLS

/* One argument of a verb. */
typedef struct
{
  const char *name;
  const char *type; /* a GVariant type string */
  gboolean required;
} DossierParameter;

/* What a person can do to a dossier. There is no other way to change a recorded row. */
typedef struct
{
  const char *name;                                                  /* "highlight.add" */
  gboolean (*run) (DossierAct *act, GVariant *args, GError **error); /* store's thread */
  const DossierParameter *parameters;                                /* ends with a NULL name */
} DossierVerb;

#define DOSSIER_PARAMETERS(...) ((const DossierParameter[]){ __VA_ARGS__, { NULL, NULL, FALSE } })

const DossierVerb *const *dossier_verbs_get (guint *n_verbs);
const DossierVerb *dossier_verbs_find (const char *name);
gboolean dossier_verb_check (const DossierVerb *self, GVariant *args, GError **error);

/* The families; each ends with a NULL name. */
extern const DossierVerb dossier_article_verbs[];
extern const DossierVerb dossier_tag_verbs[];
extern const DossierVerb dossier_highlight_verbs[];
extern const DossierVerb dossier_curation_verbs[];
extern const DossierVerb dossier_actor_verbs[];
extern const DossierVerb dossier_event_verbs[];
extern const DossierVerb dossier_participant_verbs[];
extern const DossierVerb dossier_date_verbs[];
extern const DossierVerb dossier_link_verbs[];
extern const DossierVerb dossier_note_verbs[];
extern const DossierVerb dossier_timeline_verbs[];
extern const DossierVerb dossier_revision_verbs[];
extern const DossierVerb dossier_mark_verbs[];

G_END_DECLS
