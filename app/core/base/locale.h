#pragma once

void dossier_locale_init (void);
