#!/usr/bin/env bash
# check-metainfo.sh FILE: what software centres read is valid. The program has no home page, which is the only thing
# overlooked: AppStream 1.0 warns about it, and 0.16 knows no such warning.
set -u
options=()
case $(appstreamcli --version) in
  *" 0."*) ;;
  *) options=(--override=url-homepage-missing=info) ;;
esac
appstreamcli validate --no-net --explain "${options[@]}" "$1"
