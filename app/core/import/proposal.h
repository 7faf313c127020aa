#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ZONE_KIND_TITLE,
  DOSSIER_ZONE_KIND_LABEL,
  DOSSIER_ZONE_KIND_CAPTION,
  DOSSIER_ZONE_KIND_BYLINE,
  DOSSIER_ZONE_KIND_SOURCE_LINE,
  DOSSIER_ZONE_KIND_DATE_LINE,
  DOSSIER_ZONE_KIND_TRANSLATION_NOTE,
  DOSSIER_ZONE_KIND_HEADING,
  DOSSIER_ZONE_KIND_SEPARATOR,
  DOSSIER_ZONE_KIND_FOOTER,
} DossierZoneKind;

/* A range of code points that is probably not body. */
typedef struct
{
  DossierZoneKind kind;
  guint start;
  guint end;
  int confidence; /* 0–100 */
  char *reason;   /* in words */
} DossierProposedZone;

/* What a field of the article could hold. `value` is NULL if nothing was found. */
typedef struct
{
  char *value;
  int confidence; /* 0–100 */
  char *reason;   /* in words */
} DossierProposedField;

typedef enum
{
  DOSSIER_FIELD_TITLE,
  DOSSIER_FIELD_LABEL,
  DOSSIER_FIELD_BYLINE,
  DOSSIER_FIELD_SOURCE_LINE,
  DOSSIER_FIELD_PUBLISHER,
  DOSSIER_FIELD_DATE_LINE,
  DOSSIER_FIELD_PUBLISHED,         /* EDTF, a whole date or a month or year that the text states */
  DOSSIER_FIELD_PUBLISHED_PARTIAL, /* EDTF with an unknown year, as in XXXX-01-23 */
  DOSSIER_FIELD_LANGUAGE,          /* BCP 47, "und" if unknown */
  DOSSIER_FIELD_ORIGINAL_LANGUAGE,
  DOSSIER_FIELD_URL,
  DOSSIER_N_FIELDS,
} DossierFieldName;

/* What the program reads off a text before a person decides; nothing of it is recorded by itself. */
typedef struct
{
  DossierProposedField fields[DOSSIER_N_FIELDS];
  GPtrArray *zones; /* (element-type DossierProposedZone): by start, not overlapping */
} DossierProposal;

DossierProposal *dossier_proposal_new (const char *text, GError **error);
void dossier_proposal_free (DossierProposal *self);
const char *dossier_proposal_get (const DossierProposal *self, DossierFieldName field);
const char *dossier_zone_kind_get_nick (DossierZoneKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierProposal, dossier_proposal_free)

G_END_DECLS
