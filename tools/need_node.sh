#!/bin/sh
# Puts the YAML language server into .venv/editor, so that the editor's side of the JSON Schemas can be tested.
#
# Needs node and npm. What cannot be had is "not checked"; CI allows no such gap. The lock file names versions
# and checksums, and no host, so that each user's own npm settings hold.
set -eu
cd "$(dirname "$0")/.."

place=.venv/editor
wanted=$(cksum <tests/editor/package-lock.json)
[ "$(cat "$place/stamp" 2>/dev/null)" = "$wanted" ] && exit 0
for program in "node nodejs" "npm npm"; do
    # shellcheck disable=SC2086 # a program and its package
    tools/need.sh $program || exit 1
done
if command -v npm >/dev/null 2>&1; then
    mkdir -p "$place"
    cp tests/editor/package.json tests/editor/package-lock.json "$place"
    if npm ci --prefix "$place" --no-audit --no-fund --ignore-scripts --silent >/dev/null 2>&1; then
        echo "$wanted" >"$place/stamp"
        exit 0
    fi
fi
echo "leaflet: not checked: what needs yaml-language-server (npm could not install it)" >&2
[ "${CI:-}" != true ]
