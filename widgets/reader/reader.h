#pragma once

#include "base/text-map.h"
#include "corpus/article-layout.h"
#include "corpus/facts.h"
#include "reader/mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierReader:
 *
 * The text of an article with marks on it. It shows what it is given and asks for everything else:
 * an act of a person is emitted as ::act with the words that it means, never carried out here.
 * All offsets are code points of the article's text. Main thread only.
 */
#define DOSSIER_TYPE_READER (dossier_reader_get_type ())
G_DECLARE_FINAL_TYPE (DossierReader, dossier_reader, DOSSIER, READER, GtkTextView)

/* What a key takes where nothing is selected and no mark is current. */
typedef enum
{
  DOSSIER_TARGET_SENTENCE,
  DOSSIER_TARGET_NAME, /* the mention under the cursor, else the word and the names beside it */
  DOSSIER_TARGET_DATE, /* the date expression under the cursor, else the word */
  DOSSIER_TARGET_PARAGRAPH,
} DossierTargetUnit;

/* A part that is not body: dimmed, and hidden with F8. */
typedef struct
{
  DossierTextRange range;
  const char *kind; /* for a person: "Caption" */
} DossierReaderZone;

GtkWidget *dossier_reader_new (void);

void dossier_reader_set_article (DossierReader *self, const char *text);
const char *dossier_reader_get_article (DossierReader *self);
DossierTextMap *dossier_reader_get_text (DossierReader *self);
guint dossier_reader_get_length (DossierReader *self);
void dossier_reader_set_zones (DossierReader *self, const DossierReaderZone *zones, guint n_zones);
void dossier_reader_set_zones_hidden (DossierReader *self, gboolean hidden);
gboolean dossier_reader_get_zones_hidden (DossierReader *self);
void dossier_reader_set_layout (DossierReader *self, const DossierTextSpan *spans, guint n_spans);
const char *dossier_reader_get_link (DossierReader *self, guint offset);
void dossier_reader_set_as_it_came (DossierReader *self, gboolean as_it_came);
gboolean dossier_reader_get_as_it_came (DossierReader *self);

guint dossier_reader_get_n_parts (DossierReader *self);
guint dossier_reader_get_part (DossierReader *self, guint *start, guint *end);
gboolean dossier_reader_show_part (DossierReader *self, guint part);

void dossier_reader_set_marks (DossierReader *self, const DossierMark *marks, guint n_marks);
void dossier_reader_add_mark (DossierReader *self, const DossierMark *mark);
void dossier_reader_remove_mark (DossierReader *self, gint64 id);
const DossierMark *dossier_reader_get_mark (DossierReader *self, gint64 id);
guint dossier_reader_get_n_marks (DossierReader *self);
GPtrArray *dossier_reader_find_marks (DossierReader *self, guint start, guint end);
void dossier_reader_set_kind_shown (DossierReader *self, DossierMarkKind kind, gboolean shown);
gboolean dossier_reader_is_kind_shown (DossierReader *self, DossierMarkKind kind);
void dossier_reader_set_show_actor_kinds (DossierReader *self, gboolean show);

void dossier_reader_set_hits (DossierReader *self, const DossierTextRange *hits, guint n_hits);
GPtrArray *dossier_reader_find_hits (DossierReader *self, guint start, guint end);

void dossier_reader_set_digit_tags (DossierReader *self, GArray *tags);
GArray *dossier_reader_get_digit_tags (DossierReader *self);
void dossier_reader_set_own_tags (DossierReader *self, GArray *tags);
GArray *dossier_reader_get_own_tags (DossierReader *self);

void dossier_reader_set_current_mark (DossierReader *self, gint64 id);
gint64 dossier_reader_get_current_mark (DossierReader *self);

gboolean dossier_reader_get_selection (DossierReader *self, guint *start, guint *end);
void dossier_reader_select (DossierReader *self, guint start, guint end);
guint dossier_reader_get_cursor (DossierReader *self);
gboolean dossier_reader_get_zone (DossierReader *self, guint start, guint end,
                                  DossierTextRange *range, const char **kind);
gboolean dossier_reader_get_target (DossierReader *self, DossierTargetUnit unit, guint *start,
                                    guint *end);
char *dossier_reader_dup_quote (DossierReader *self, guint start, guint end);
char *dossier_reader_dup_locator (DossierReader *self, guint start, guint end);
gboolean dossier_reader_get_area (DossierReader *self, guint start, guint end, GdkRectangle *area);

void dossier_reader_copy_content (DossierReader *self, const char *plain, const char *html);

void dossier_reader_show_range (DossierReader *self, guint start, guint end, gboolean select);
guint dossier_reader_get_top (DossierReader *self);
void dossier_reader_set_top (DossierReader *self, guint offset);

void dossier_reader_set_title (DossierReader *self, const char *title, const char *meta);
void dossier_reader_set_font (DossierReader *self, const char *family, double size, double spacing);
void dossier_reader_set_measure (DossierReader *self, guint characters);

G_END_DECLS
