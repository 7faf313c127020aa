#pragma once

#include <gio/gio.h>

void dossier_sample_copy_async (GAsyncReadyCallback callback, gpointer user_data);
GFile *dossier_sample_copy_finish (GAsyncResult *result, GError **error);
