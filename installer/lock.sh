#!/bin/sh
# Write requirements.lock and requirements-dev.lock anew: exact versions with hashes, for Python 3.11 and later on Linux,
# Windows and macOS. Versions that still fit stay as they are; `sh installer/lock.sh --upgrade` takes the newest that fit.
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/python" -m pip install --quiet uv

lock() {
    file=$1
    shift
    UV_CUSTOM_COMPILE_COMMAND="sh installer/lock.sh" "$tools/bin/uv" pip compile pyproject.toml --quiet --universal \
        --python-version 3.11 --generate-hashes --no-emit-index-url --extra build --output-file "$file" "$@"
}
lock requirements.lock "$@"
lock requirements-dev.lock --extra dev --constraint requirements.lock "$@"
