#pragma once

#include "base/text-map.h"

G_BEGIN_DECLS

/**
 * DossierDateAnchor:
 * @DOSSIER_DATE_ANCHOR_NONE: the words say it all (“9 October 2025”)
 * @DOSSIER_DATE_ANCHOR_PUBLICATION: counted from the day of publication (“last week”)
 * @DOSSIER_DATE_ANCHOR_DATE: counted from another expression of the text (“two days earlier”)
 * @DOSSIER_DATE_ANCHOR_EVENT: counted from something that happened (“a day after the attack”);
 *   what day that was is left to a person
 *
 * From where an expression is counted.
 */
typedef enum
{
  DOSSIER_DATE_ANCHOR_NONE,
  DOSSIER_DATE_ANCHOR_PUBLICATION,
  DOSSIER_DATE_ANCHOR_DATE,
  DOSSIER_DATE_ANCHOR_EVENT,
} DossierDateAnchor;

/**
 * DossierDateType:
 * @DOSSIER_DATE_TYPE_DATE: a day, a month, a year, a part of them, or several
 * @DOSSIER_DATE_TYPE_TIME: an hour or part of a day; the EDTF is its day
 * @DOSSIER_DATE_TYPE_DURATION: how long something lasts; an EDTF only where it is anchored
 * @DOSSIER_DATE_TYPE_SET: something that recurs
 *
 * What sort of expression it is, as in TIMEX3; dossier_date_type_to_string() gives its name.
 */
typedef enum
{
  DOSSIER_DATE_TYPE_DATE,
  DOSSIER_DATE_TYPE_TIME,
  DOSSIER_DATE_TYPE_DURATION,
  DOSSIER_DATE_TYPE_SET,
} DossierDateType;

/* A value that an expression may have, and why, in words for a person. */
typedef struct
{
  char *edtf;
  char *rule;
} DossierDateCandidate;

/**
 * DossierFoundDate:
 * @start: first code point of the words
 * @end: one past the last code point
 * @type: what sort of expression it is
 * @edtf: (nullable): the proposed value, a valid EDTF; NULL where the words leave it open
 * @rule: why, in words for a person (translated); never NULL
 * @anchor: from where it is counted
 * @anchor_index: with DOSSIER_DATE_ANCHOR_DATE the index of the other expression in the same array
 * @anchor_start: with DOSSIER_DATE_ANCHOR_EVENT the first code point of the phrase (“the attack”)
 * @anchor_end: one past its last code point
 * @candidates: (element-type DossierDateCandidate): what else it may be, in the order of time, so
 *   that a person can step to the one before or after; empty where there is no choice at all
 * @candidate: the index of the proposed value in @candidates, or -1
 * @known: the index in the context's `known` of the recorded expression on the same words, or -1
 * @like: the same number for expressions that follow the same rule (“Friday” and “Monday”, but not
 *   “last Friday”), within one call
 * @month: 1–12 where the words name a day of a month and no year, else 0
 * @day: that day, or 0
 * @weekday: 1–7 where they name its weekday as well (“Tuesday, Jan. 23”), else 0
 *
 * An expression of a text that says when. Read only.
 */
typedef struct
{
  guint start;
  guint end;
  DossierDateType type;
  char *edtf;
  char *rule;
  DossierDateAnchor anchor;
  guint anchor_index;
  guint anchor_start;
  guint anchor_end;
  GPtrArray *candidates;
  int candidate;
  int known;
  guint like;
  int month, day, weekday;
} DossierFoundDate;

/**
 * DossierKnownDate:
 * @start: first code point of the words
 * @end: one past the last code point
 * @edtf: (nullable): the value that a person gave; others that are counted from here go by it
 * @has_anchor: whether a person chose the anchor
 * @anchor: from where it is counted then
 * @anchor_known: with DOSSIER_DATE_ANCHOR_DATE the index of the other expression in `known`
 * @anchor_edtf: (nullable): with DOSSIER_DATE_ANCHOR_EVENT the date of the event
 *
 * What is recorded of an expression already. Anchors may form a circle: then none of these
 * resolves, and the rule says so.
 */
typedef struct
{
  guint start;
  guint end;
  const char *edtf;
  gboolean has_anchor;
  DossierDateAnchor anchor;
  guint anchor_known;
  const char *anchor_edtf;
} DossierKnownDate;

/**
 * DossierDateContext:
 * @published: (nullable): when the article was published, as EDTF; may be a range of days. NULL or
 *   not valid: unknown, and what is counted from it stays partial (`XXXX-01-23`) or open
 * @skip: (nullable) (array length=n_skip): what is not read, in order and apart
 * @known: (nullable) (array length=n_known): recorded expressions, in any order
 */
typedef struct
{
  const char *published;
  const DossierTextRange *skip;
  gsize n_skip;
  const DossierKnownDate *known;
  gsize n_known;
} DossierDateContext;

GPtrArray *dossier_dates_find (const char *text, gsize n_bytes, const char *language,
                               const DossierDateContext *context);
gboolean dossier_dates_has_language (const char *language);
void dossier_found_date_free (DossierFoundDate *date);
const char *dossier_date_anchor_to_string (DossierDateAnchor anchor);
const char *dossier_date_type_to_string (DossierDateType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFoundDate, dossier_found_date_free)

G_END_DECLS
