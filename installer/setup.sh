#!/bin/sh
# Set Empower Desktop up in this checkout and start it, or set it up and test it:
#
#   sh installer/setup.sh run [FOLDER]      opens the app with practice data, which lies in FOLDER (default: practice)
#   sh installer/setup.sh test [OPTION...]  passes the tests; options go on to pytest
#
# Needs Python 3.11 or newer. System libraries are asked for only where something is missing: on Debian and Ubuntu they are
# installed as root or with sudo, else the line that installs them is named. Everything else lands in .venv (or $EMPOWER_VENV).
#
# shellcheck disable=SC2086 # lists of packages and commands with their words are split on purpose
set -eu
cd "$(dirname "$0")/.."

venv=${EMPOWER_VENV:-.venv}
# The first line is for Python and Qt, the second for a window on a real screen.
packages="python3 python3-venv ca-certificates libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0
libbrotli1 libgssapi-krb5-2 fonts-dejavu-core
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
# A test opens the workbooks in a real LibreOffice.
office="libreoffice-calc-nogui"
# And they read the papers that the app prints as PDF.
readers="poppler-utils"

say() { printf '%s\n' "$@" >&2; }
stop() { say "$@"; exit 1; }

install_packages() { # REASON PACKAGE...
    reason=$1
    shift
    line="apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null 2>&1 || stop "$reason. This system has no apt-get: install what stands for these Debian packages: $*"
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root="sudo env"
    else
        stop "$reason. Ask whoever looks after this computer to run, as root:" "" "  apt-get update && $line" "" "and then start this again."
    fi
    say "$reason: installing Debian packages ..."
    $as_root apt-get update -qq
    $as_root DEBIAN_FRONTEND=noninteractive $line >/dev/null || stop "apt-get could not install them; its reason stands above."
}

find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            return 0
        fi
    done
    return 1
}

qt_starts() { # PLATFORM, or nothing for the one of this desktop
    QT_QPA_PLATFORM=${1:-${QT_QPA_PLATFORM:-}} "$venv/bin/python" - <<'EOF'
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets

QtWidgets.QApplication([])
EOF
}

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

set_up() { # LOCK
    find_python || install_packages "Python 3.11 or newer is missing" $packages
    find_python || stop "Python 3.11 or newer is needed, and this system has none."
    # Debian's python3 can lack ensurepip, without which venv makes no usable environment.
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        install_packages "Python's venv is missing" $packages
        "$python" -c 'import venv, ensurepip' || stop "$python still cannot make a virtual environment."
    fi
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
    say "Setting up $venv ..."
    pip="$venv/bin/python -m pip --disable-pip-version-check"
    $pip install --quiet --require-hashes --requirement "$1"
    $pip install --quiet --no-deps --no-build-isolation --editable .
    if ! qt_starts offscreen >/dev/null 2>&1; then
        install_packages "Qt's system libraries are missing" $packages
        qt_starts offscreen || stop "Qt still does not start; its reason stands above."
    fi
}

set_up_screen() {
    has_display || return 0
    qt_starts >/dev/null 2>&1 || install_packages "Qt's libraries for the screen are missing" $packages
    if ! qt_starts; then
        say "The display cannot be opened; its reason stands above. Going on without a window."
        unset DISPLAY WAYLAND_DISPLAY
    fi
}

job=${1:-}
[ $# -eq 0 ] || shift
case $job in
run)
    set_up requirements.lock
    set_up_screen
    exec "$venv/bin/python" -m empower_desktop.launch.practice "${1:-practice}"
    ;;
test)
    set_up requirements-dev.lock
    command -v soffice >/dev/null 2>&1 || install_packages "LibreOffice is missing, in which the tests open the workbooks" $office
    command -v pdftotext >/dev/null 2>&1 || install_packages "Poppler's tools are missing, by which the tests read printed papers" $readers
    # Hundreds of tests start Python anew: where no bytecode may be kept, each of them compiles the program again.
    unset PYTHONDONTWRITEBYTECODE
    # A test that waits for good is a failed one, and says where it stands; none needs near so many seconds.
    exec "$venv/bin/python" -m pytest -n auto -o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true "$@"
    ;;
*)
    say "Usage: sh installer/setup.sh run | sh installer/setup.sh test"
    exit 2
    ;;
esac
