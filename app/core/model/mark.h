#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_MARK_MAX_COLOURS 6
#define DOSSIER_MARK_NO_COLOUR   G_MAXUINT8

/* What a mark is; its form on the page says it. The order is that of Alt+1 to Alt+4. */
typedef enum
{
  DOSSIER_MARK_HIGHLIGHT,
  DOSSIER_MARK_MENTION,
  DOSSIER_MARK_DATE,
  DOSSIER_MARK_CLAIM,
  DOSSIER_MARK_FOLLOW_UP,
  DOSSIER_MARK_SEARCH_HIT,
  DOSSIER_N_MARK_KINDS
} DossierMarkKind;

typedef enum
{
  DOSSIER_MARK_CONFIRMED, /* solid */
  DOSSIER_MARK_SUGGESTED, /* dotted */
} DossierMarkState;

/**
 * DossierMark:
 * @id: of the record behind it, unique among the marks of one page
 * @start: first code point in the article's text
 * @end: the code point behind the last
 * @colours: of a highlight's tags in their order, as indices into the tag palette; of a mention,
 *   the first one is that of its actor's kind
 * @label: (nullable): what the margin says: tags, actor, or speaker of a claim
 * @detail: (nullable): a second, quieter line ("probable"); of a date what follows from its anchor,
 *   as EDTF, where that is not its value
 *
 * Something shown on the page. A copy owns its two texts.
 */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
  DossierMarkKind kind;
  DossierMarkState state;
  guint8 n_colours;
  guint8 colours[DOSSIER_MARK_MAX_COLOURS];
  gboolean has_comment;
  const char *label;
  const char *detail;
} DossierMark;

DossierMark *dossier_mark_copy (const DossierMark *self);
void dossier_mark_free (DossierMark *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMark, dossier_mark_free)

const char *dossier_mark_kind_get_name (DossierMarkKind kind);
char *dossier_mark_dup_detail (const DossierMark *self);
char *dossier_mark_dup_description (const DossierMark *self);

G_END_DECLS
