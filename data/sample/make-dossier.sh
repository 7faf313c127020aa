#!/bin/sh
# Makes the sample dossier with the program's own command line: make-dossier.sh DOSSIER-CLI SAMPLE.JSON SAMPLE.DOSSIER
# Quiet unless something is wrong.
set -eu
cli=$1 json=$2 dossier=$3

# Leaks are for the tests to find: a build with sanitizers must not stop at one.
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

draft=$dossier.draft

clear_away () {
  rm -f "$dossier" "$dossier-wal" "$dossier-shm" "$draft" "$draft-wal" "$draft-shm"
}

# A half-made sample must not look like a finished one to the next build.
fail () {
  echo "$1" >&2
  clear_away
  exit 1
}

clear_away
said=$("$cli" new "$draft" 2>&1) || fail "$said"
said=$("$cli" import "$draft" "$json" 2>&1) || fail "$said"
# Whoever opens the sample and presses undo must not empty it.
said=$("$cli" copy --without-history "$draft" "$dossier" 2>&1) || fail "$said"
rm -f "$draft" "$draft-wal" "$draft-shm"
