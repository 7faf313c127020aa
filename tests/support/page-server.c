/* page-server FOLDER [CERTIFICATE KEY]: serves the folder on a free loopback port, prints its address
 * as one line, and ends when its standard input is closed, so that it cannot outlive the test that
 * started it. */
#include "page-service.h"

#include <stdio.h>
#include <unistd.h>

static gboolean
input_closed_cb (GIOChannel *channel, GIOCondition condition, gpointer loop)
{
  char byte = 0;

  if (read (g_io_channel_unix_get_fd (channel), &byte, 1) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = NULL;

  if (argc != 2 && argc != 4)
    {
      fprintf (stderr, "Usage: page-server FOLDER [CERTIFICATE KEY]\n");
      return 2;
    }
  if (argc == 4)
    certificate = g_tls_certificate_new_from_files (argv[2], argv[3], &error);
  server = error ? NULL : page_service_new (argv[1], certificate);
  root = server ? page_service_listen (server, &error) : NULL;
  if (!root)
    {
      fprintf (stderr, "page-server: %s\n", error->message);
      return 1;
    }
  printf ("%s\n", root);
  fflush (stdout);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP | G_IO_ERR, input_closed_cb, loop);
  g_main_loop_run (loop);
  return 0;
}
