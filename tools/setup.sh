#!/bin/sh
# Makes .venv and fills it: `tools/setup.sh runtime` or `tools/setup.sh dev`.
#
# Called by the Makefile, which keeps the stamps. Needs a Python >= 3.11 and nothing else: the
# versions and hashes of everything that is installed stand in requirements*.txt.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "leaflet: $*" >&2; }
fail() { say "$*"; exit 1; }

# A user's PYTHONPATH or "pip install --user" default would reach into the new environment.
unset PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX 2>/dev/null || true
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 DEBIAN_FRONTEND=noninteractive

# Prints the first Python >= 3.11; $PYTHON, when set, is the only one tried.
find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "needs Python 3.11 or newer; install one, or name it: make PYTHON=/path/to/python3"
}

# Debian and Ubuntu ship venv's ensurepip apart from Python.
need_venv() {
    "$1" -c 'import venv, ensurepip' 2>/dev/null && return
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $package"
        apt-get update -qq && apt-get install -y -qq "$package" >/dev/null || true
        "$1" -c 'import venv, ensurepip' 2>/dev/null && return
    fi
    fail "this Python has no venv module; install it first (Debian, Ubuntu: sudo apt-get install $package)"
}

make_venv() {
    # An environment whose Python is gone (an upgraded system, a copied folder) is made anew.
    if [ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    need_venv "$python"
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

install() {
    say "installing the pinned packages of $1"
    .venv/bin/python -m pip install --quiet --require-hashes -r "$1"
}

case "${1:-}" in
runtime)
    make_venv
    install requirements.txt
    # Everything the build needs is there already, so nothing unpinned can be fetched.
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
    ;;
dev)
    install requirements-dev.txt
    ;;
*)
    fail "usage: tools/setup.sh runtime|dev"
    ;;
esac
