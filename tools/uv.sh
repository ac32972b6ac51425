#!/bin/sh
# Prints the path of uv; fetches it with pip into .venv-uv/ where the machine has none.
set -eu
found=$(command -v uv || true)
if [ -n "$found" ]; then echo "$found"; exit 0; fi
here=$(cd "$(dirname "$0")/.." && pwd)
uv="$here/.venv-uv/bin/uv"
if [ -x "$uv" ]; then echo "$uv"; exit 0; fi

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "SIGAP perlu Python 3.11 atau yang lebih baru. Pasang dahulu, lalu ulangi." >&2
    exit 2
fi

make_venv() { rm -rf "$here/.venv-uv" && "$python" -m venv "$here/.venv-uv" >/dev/null 2>&1; }
# Debian and Ubuntu ship Python without its venv module.
if ! make_venv; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    fi
    if ! make_venv; then
        echo "SIGAP perlu modul venv: jalankan “sudo apt install python3-venv”, lalu ulangi." >&2
        exit 2
    fi
fi
"$here/.venv-uv/bin/pip" install --quiet --disable-pip-version-check uv >&2
echo "$uv"
