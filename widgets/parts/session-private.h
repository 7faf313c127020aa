#pragma once

#include "parts/session.h"
#include "parts/trail.h"

G_BEGIN_DECLS

/* Shared by the files of the session. */
struct _DossierSession
{
  GObject parent_instance;

  DossierCorpus *corpus;
  gulong changed_id;
  gboolean closed;

  gint64 article;
  DossierArticleText *text;
  DossierArticle *row;
  DossierTrail *trail;
  guint left_at; /* the first code point on the screen when the article was left */
  guint start;   /* the selection, or twice the cursor */
  guint end;

  GCancellable *loading;
  gint64 loading_article;
  DossierPlace wanted; /* where to go when the text is there */
  gboolean has_wanted;

  gint64 record;
  gint64 note;
  gint64 last_tag;
  char *view;
  char *panel;
  GHashTable *spots; /* what each view but the page shows, as it says: name to GVariant */
};

enum
{
  DOSSIER_SESSION_PROP_0,
  DOSSIER_SESSION_PROP_CORPUS,
  DOSSIER_SESSION_PROP_ARTICLE,
  DOSSIER_SESSION_PROP_REVISION,
  DOSSIER_SESSION_PROP_ROW,
  DOSSIER_SESSION_PROP_RECORD,
  DOSSIER_SESSION_PROP_NOTE,
  DOSSIER_SESSION_PROP_VIEW,
  DOSSIER_SESSION_PROP_PANEL,
  DOSSIER_SESSION_PROP_CAN_GO_BACK,
  DOSSIER_SESSION_PROP_CAN_GO_FORWARD,
  DOSSIER_SESSION_N_PROPS,
};

enum
{
  DOSSIER_SESSION_SIGNAL_SHOW_PASSAGE,
  DOSSIER_SESSION_SIGNAL_SHOW_SPOT,
  DOSSIER_SESSION_SIGNAL_PALETTE_REQUESTED,
  DOSSIER_SESSION_SIGNAL_PANEL_REQUESTED,
  DOSSIER_SESSION_SIGNAL_CLOSING,
  DOSSIER_SESSION_SIGNAL_SAID,
  DOSSIER_SESSION_SIGNAL_FAILED,
  DOSSIER_SESSION_N_SIGNALS,
};

extern guint dossier_session_signals[DOSSIER_SESSION_N_SIGNALS];

void dossier_session_notify (DossierSession *self, guint property);
void dossier_session_changed_cb (DossierCorpus *corpus, DossierDelta *delta, DossierSession *self);
gboolean dossier_session_is_closed (DossierSession *self);
char *dossier_session_dup_place_suffix (DossierSession *self, GVariant *args);

G_END_DECLS
