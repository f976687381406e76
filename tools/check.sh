#!/bin/sh
# Runs every static check, also after one has failed, and ends with what failed.
set -u
cd "$(dirname "$0")/.."
PATH=$PWD/.venv/bin:$PATH
failed=

# check NAME COMMAND…
check() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed $name;"
}

check "ruff check" ruff check .
check "ruff format" ruff format --check .
check "mypy" mypy
check "lint-imports" lint-imports

if [ -n "$failed" ]; then
    printf '\nfailed:%s\n' "$failed"
    exit 1
fi
printf '\nall checks passed\n'
