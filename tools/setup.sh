#!/bin/sh
# Makes .venv and installs khabar into it. Usage: setup.sh run|dev|data|bench
# What the machine lacks is named with the command that installs it; under CI=true it is installed unasked.
set -eu
kind=${1:-run}
venv=${VENV:-.venv}

say() { printf '%s\n' "$*" >&2; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing() { # missing WHAT PACKAGE
    say "khabar: $1 is missing. On Debian or Ubuntu this installs it:"
    say "    sudo apt-get update && sudo apt-get install -y $2"
    if [ "${CI:-}" != true ]; then exit 1; fi
    say "khabar: CI=true, installing $2"
    as_root apt-get update >&2
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y --no-install-recommends $2 >&2
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ]; then
    missing "Python 3.11 or newer" "python3 python3-venv"
    python=$(find_python)
    [ -n "$python" ] || { say "khabar: still no Python 3.11 or newer; set PYTHON=/path/to/python"; exit 1; }
fi
command -v git >/dev/null 2>&1 || missing git git

if ! "$venv/bin/python" -c 'import pip' >/dev/null 2>&1; then
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        missing "the venv module of Python" python3-venv
    fi
    say "khabar: making $venv"
    "$python" -m venv --clear "$venv"
fi

if [ "$kind" != run ] && [ "${CI:-}" = true ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1; then
    missing "PostgreSQL (for its tests)" postgresql
fi

if [ "$kind" != run ] && [ "${CI:-}" = true ] && ! command -v chromium >/dev/null 2>&1; then
    missing "Chromium with Arabic fonts (for the tests of the pages)" "chromium fonts-noto-core"
fi

if [ "$kind" = data ] && [ "${CI:-}" = true ] && ! command -v java >/dev/null 2>&1; then
    missing "Java (for the tests of the Spark engine)" openjdk-17-jre-headless
fi

case $kind in
    run) what=".[archive,web]" ;;
    dev) what=".[archive,web,dev]" ;;
    data) what=".[archive,web,dev,data,spark]" ;;
    bench) what=".[archive,web,dev,bench]" ;;
    *) say "setup.sh: run, dev, data or bench, not $kind"; exit 2 ;;
esac
say "khabar: installing $what and building its pages (two minutes at most)"
PIP_CONSTRAINT=constraints.txt "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$what"
