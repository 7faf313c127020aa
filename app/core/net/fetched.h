#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierFetched:
 *
 * What one fetch brought, as it is kept as the source of an article. Immutable once returned.
 */
typedef struct
{
  char *requested;    /* the address asked for, cleaned */
  char *address;      /* where it was found, after redirects */
  char **redirects;   /* every address that redirected, in order; NULL-terminated, may be empty */
  gboolean left_tls;  /* a redirect led from https to http */
  guint status;       /* the HTTP status, 200 to 299 */
  char *headers;      /* status line and headers, one a line, cookies left out */
  char *content_type; /* lower case, without parameters */
  char *charset;      /* (nullable): of the Content-Type header */
  char *retrieved_at; /* when the answer began, "2024-05-06T07:08:09Z" */
  GBytes *bytes;      /* the body, content encodings undone */
} DossierFetched;

void dossier_fetched_free (DossierFetched *fetched);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFetched, dossier_fetched_free)

G_END_DECLS
