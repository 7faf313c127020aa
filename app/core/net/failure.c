/* The sentences a person reads when an address cannot be fetched. */
#include "net/failure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "net/address.h"

/**
 * dossier_failure_set:
 * @code: a DossierError
 * @uri: what was being fetched
 * @cause: a format for the cause, without the final full stop
 *
 * Sets @error to the sentence "Cannot fetch “address”: cause.". Any thread.
 */
void
dossier_failure_set (GError **error, int code, GUri *uri, const char *cause, ...)
{
  g_autofree char *address = g_uri_to_string_partial (uri, G_URI_HIDE_PASSWORD);
  g_autofree char *shown = dossier_address_shorten (address);
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, cause);
  text = g_strdup_vprintf (cause, args);
  va_end (args);
  g_set_error (error, DOSSIER_ERROR, code, _ ("Cannot fetch “%s”: %s."), shown, text);
}

/* The most telling flag first: a certificate for another host is usually also of an unknown issuer. */
static const char *
describe_certificate (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _ ("it has been revoked");
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("it has expired");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("it is not valid yet");
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("it was issued for another host");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ ("no authority that this computer trusts has signed it");
  if (flags & G_TLS_CERTIFICATE_INSECURE)
    return _ ("it uses an algorithm that is not safe");
  return _ ("it could not be verified");
}

/**
 * dossier_failure_set_transport:
 * @msg: the request that failed
 * @cause: what libsoup said
 *
 * Puts a failure of the network or of TLS into a sentence. Any thread.
 */
void
dossier_failure_set_transport (GError **error, SoupMessage *msg, const GError *cause)
{
  GUri *uri = soup_message_get_uri (msg);
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (msg);
  g_autofree char *text = NULL;

  if (cause->domain == G_TLS_ERROR && flags != 0)
    {
      dossier_failure_set (error, DOSSIER_ERROR_FAILED, uri,
                           _ ("the certificate of %s is not accepted, because %s"),
                           g_uri_get_host (uri), describe_certificate (flags));
      return;
    }
  if (g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    {
      dossier_failure_set (error, DOSSIER_ERROR_NOT_FOUND, uri,
                           _ ("no host named %s was found; check the address and the connection"),
                           g_uri_get_host (uri));
      return;
    }
  text = g_strdup (cause->message);
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
  dossier_failure_set (error, DOSSIER_ERROR_FAILED, uri, "%s", text);
}

static gboolean
is_readable_type (const char *content_type)
{
  return strcmp (content_type, "text/html") == 0 || strcmp (content_type, "text/plain") == 0
         || strcmp (content_type, "application/xhtml+xml") == 0;
}

/**
 * dossier_failure_check_answer:
 * @msg: an answered request that is no redirect
 * @content_type: (nullable): of the answer; NULL when it names none
 *
 * Tells whether the answer is a page: a 2xx status and a type that can be read as an article.
 * An answer without a type passes; its bytes are looked at by whoever reads them. Any thread.
 */
gboolean
dossier_failure_check_answer (SoupMessage *msg, const char *content_type, GError **error)
{
  GUri *uri = soup_message_get_uri (msg);
  guint status = soup_message_get_status (msg);

  if (status < 200 || status > 299)
    {
      gboolean absent = status == 404 || status == 410;
      const char *phrase = soup_status_get_phrase (status);

      dossier_failure_set (error, absent ? DOSSIER_ERROR_NOT_FOUND : DOSSIER_ERROR_FAILED, uri,
                           _ ("the server answered %u (%s)"), status, phrase);
      return FALSE;
    }
  if (content_type && !is_readable_type (content_type))
    {
      g_autofree char *shown = dossier_address_shorten (content_type);

      dossier_failure_set (error, DOSSIER_ERROR_BAD_INPUT, uri,
                           _ ("it is of the type “%s”, and only web pages and plain text are read"),
                           shown);
      return FALSE;
    }
  return TRUE;
}
