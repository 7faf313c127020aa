#!/usr/bin/env bash
# check-man-pages.sh FILE…: the manual pages format without a warning and have a name that apropos can find.
set -u
status=0
for page in "$@"; do
  warnings=$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
  if [ -n "$warnings" ]; then
    echo "$page: $warnings"
    status=1
  fi
  LC_ALL=C.UTF-8 lexgrog "$page" >/dev/null || { echo "$page: the section NAME cannot be read"; status=1; }
done
exit "$status"
