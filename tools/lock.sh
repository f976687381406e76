#!/bin/sh
# Writes requirements.txt and requirements-dev.txt from pyproject.toml: exact versions, hashes of every
# file, one list for all platforms. The files name no index, so that each user's own settings hold.
# uv resolves, in an environment of its own, since it is needed for nothing else.
set -eu
cd "$(dirname "$0")/.."

UV=uv==0.13.9

"${PYTHON:-python3}" -m venv --clear .lock-venv
.lock-venv/bin/python -m pip install --quiet --disable-pip-version-check "$UV"

# compile OUTPUT OPTION…
compile() {
    output=$1
    shift
    # --no-config: a machine's own uv settings must not leak into the lists.
    .lock-venv/bin/uv --no-config pip compile pyproject.toml "$@" --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --quiet \
        --output-file "$output"
}

compile requirements.txt --group build
compile requirements-dev.txt --group dev --constraint requirements.txt
rm -rf .lock-venv
