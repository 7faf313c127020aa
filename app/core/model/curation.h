#pragma once

/* What the curation exchange calls itself; data/curation.schema.json describes it. */
#define DOSSIER_CURATION_FORMAT  "dossier-curation"
#define DOSSIER_CURATION_VERSION 1

/* File, tables, table, row: nothing lies deeper. */
#define DOSSIER_CURATION_DEPTH 4

/* The scheme under which external_id keeps the GUID that a record had in the dossier it came from. */
#define DOSSIER_CURATION_GUID "guid"
