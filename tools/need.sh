#!/bin/sh
# tools/need.sh PROGRAM PACKAGE: has PROGRAM ready, installing Debian's PACKAGE when that is possible.
#
# Without it the checks that use PROGRAM are left out and said to be "not checked"; CI allows no such gap.
set -eu
program=$1
package=$2
export DEBIAN_FRONTEND=noninteractive

have() { command -v "$program" >/dev/null 2>&1; }

have && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "leaflet: installing $package" >&2
    { apt-get update -qq && apt-get install -y -qq "$package" >/dev/null; } || true
    have && exit 0
fi
echo "leaflet: not checked: what needs $program (Debian, Ubuntu: sudo apt-get install $package)" >&2
[ "${CI:-}" != true ]
