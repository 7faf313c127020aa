#pragma once

#include "corpus/article-text.h"
#include "corpus/corpus.h"
#include "model/article.h"

G_BEGIN_DECLS

/**
 * DossierSession:
 *
 * What a window has open: the dossier, the article and its text, the mark that is looked at, and
 * where the person has been. The window makes one and gives it to every panel at construction;
 * panels follow its properties and never one another. Main thread.
 *
 * Properties: corpus, article (id), revision (id), row (#DossierArticle), record (id of the
 * current mark or other record; a suggestion, which is no record, has a negative one), note (id), view ("read", "passages", "notes"), panel ("tags",
 * "actors", "events", "note"), can-go-back, can-go-forward. `notify::revision` comes when the
 * text is another or was read anew; dossier_session_get_text() answers from then on.
 *
 * Signals:
 * - show-passage (start, end, record): the reader goes there; its article is the open one
 * - show-spot (view, spot): that view shows again what it said with dossier_session_set_spot()
 * - palette-requested (mode, start, end): "tag", "actor", "date", "event", "evidence", "comment",
 *   "zone-kind", "claim", "relation" on those words
 * - panel-requested (panel): the window shows the inspector there and gives it the keys
 * - closing: what was written but not kept yet is to be handed to the corpus now
 * - said (text, can_undo), failed (sentence): for the status line and the toasts of the window
 */
#define DOSSIER_TYPE_SESSION (dossier_session_get_type ())
G_DECLARE_FINAL_TYPE (DossierSession, dossier_session, DOSSIER, SESSION, GObject)

/* @result: what the verb returned, a{sv}. Not called when it failed: that was said already. */
typedef void (*DossierSessionDone) (DossierSession *self, GVariant *result, gpointer data);

DossierSession *dossier_session_new (DossierCorpus *corpus);
DossierCorpus *dossier_session_get_corpus (DossierSession *self);
void dossier_session_close (DossierSession *self);

void dossier_session_open_article (DossierSession *self, gint64 article);
void dossier_session_go_to (DossierSession *self, gint64 article, guint start, guint end,
                            gint64 record);
void dossier_session_go_to_view (DossierSession *self, const char *view, GVariant *spot);
void dossier_session_set_spot (DossierSession *self, const char *view, GVariant *spot);
gboolean dossier_session_go_back (DossierSession *self);
gboolean dossier_session_go_forward (DossierSession *self);
gint64 dossier_session_get_article (DossierSession *self);
gint64 dossier_session_get_revision (DossierSession *self);
DossierArticleText *dossier_session_get_text (DossierSession *self);
DossierArticle *dossier_session_get_row (DossierSession *self);
guint dossier_session_get_left_at (DossierSession *self);

void dossier_session_set_record (DossierSession *self, gint64 record);
gint64 dossier_session_get_record (DossierSession *self);
void dossier_session_set_selection (DossierSession *self, guint start, guint end);
gboolean dossier_session_get_selection (DossierSession *self, guint *start, guint *end);
void dossier_session_set_note (DossierSession *self, gint64 note);
gint64 dossier_session_get_note (DossierSession *self);
void dossier_session_set_last_tag (DossierSession *self, gint64 tag);
gint64 dossier_session_get_last_tag (DossierSession *self);
void dossier_session_set_view (DossierSession *self, const char *view);
const char *dossier_session_get_view (DossierSession *self);
void dossier_session_set_panel (DossierSession *self, const char *panel);
const char *dossier_session_get_panel (DossierSession *self);

void dossier_session_do (DossierSession *self, const char *verb, GVariant *args);
void dossier_session_do_then (DossierSession *self, const char *verb, GVariant *args,
                              DossierSessionDone done, gpointer data, GDestroyNotify destroy);
void dossier_session_read_newest (DossierSession *self, GCancellable **reading,
                                  DossierReadLane lane, DossierReadFunc read, gpointer data,
                                  GDestroyNotify destroy, GDestroyNotify free_result,
                                  GAsyncReadyCallback callback, gpointer owner);
void dossier_session_undo (DossierSession *self);
void dossier_session_redo (DossierSession *self);
void dossier_session_say (DossierSession *self, const char *text, gboolean can_undo);
void dossier_session_fail (DossierSession *self, const GError *error);
void dossier_session_request_palette (DossierSession *self, const char *mode, guint start,
                                      guint end);
void dossier_session_request_panel (DossierSession *self, const char *panel);

G_END_DECLS
