#!/bin/sh
# tools/need.sh PROGRAM PACKAGE…: has PROGRAM ready, installing Debian's PACKAGEs when that is possible.
# A PROGRAM with a slash in it is a file that has to be there.
#
# Without it the checks that use PROGRAM are left out and said to be "not checked"; CI allows no such gap.
set -eu
program=$1
shift
packages=$*
export DEBIAN_FRONTEND=noninteractive

have() {
    case $program in
    */*) [ -f "$program" ] ;;
    *) command -v "$program" >/dev/null 2>&1 ;;
    esac
}

have && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "leaflet: installing $packages" >&2
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } || true
    have && exit 0
fi
echo "leaflet: not checked: what needs $program (Debian, Ubuntu: sudo apt-get install $packages)" >&2
[ "${CI:-}" != true ]
