#!/bin/sh
# Prove the README's two commands on fresh machines: bare Debian systems (debootstrap --variant=minbase) with only python3.
#
#   sh installer/prove.sh FOLDER [SUITE]   leaves the systems and their logs in FOLDER, which must be new
#
# SUITE is what debootstrap calls the system: bookworm, Debian 12 with Python 3.11, if none is named; trixie is Debian 13 with 3.13.
# Needs root and debootstrap. What is committed is tried, with the package sources, proxies and certificates of this machine.
# Three trials: `run` as root, `test` as root, and `run` as somebody without root, who must be told the apt-get line.
#
# shellcheck disable=SC2016,SC2086 # apt and the inner shell expand on their own; no mirror is no word
set -eu
if [ $# -ne 1 ] && [ $# -ne 2 ]; then
    echo "Usage: sh installer/prove.sh FOLDER [SUITE]" >&2
    exit 2
fi
[ "$(id -u)" -eq 0 ] || { echo "Run this as root: it makes systems of its own." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }
mkdir "$1"
folder=$(cd "$1" && pwd)
suite=${2:-bookworm}
cd "$(dirname "$0")/.."
home=/home/village/empower-desktop

setting() { # NAME: what pip is told on this machine
    python3 -m pip config list 2>/dev/null | sed -n "s/^[^=]*\.$1='\(.*\)'\$/\1/p" | tail -n 1
}

make_bare() {
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Label: Debian' 2>/dev/null | head -n 1)
    debootstrap --variant=minbase --include=python3 "$suite" "$folder/bare" $mirror >"$folder/debootstrap.log"
    apt-config dump | grep -E '^Acquire::(https?::|Check-)' >"$folder/bare/etc/apt/apt.conf.d/90this-machine" || true
    {
        echo "[global]"
        certificates=$(setting cert)
        if [ -n "$certificates" ]; then
            cp "$certificates" "$folder/bare/etc/certificates-of-this-machine.pem"
            echo "cert = /etc/certificates-of-this-machine.pem"
        fi
        for name in index-url proxy timeout default-timeout; do
            value=$(setting "$name")
            [ -z "$value" ] || echo "$name = $value"
        done
    } >"$folder/bare/etc/pip.conf"
    mkdir -p "$folder/bare$home"
    git archive HEAD | tar -x -C "$folder/bare$home"
}

# Call a command of the checkout in a new copy of the bare system, and say how it ended.
try() { # NAME USER:GROUP COMMAND
    cp -a "$folder/bare" "$folder/$1"
    chown -R "$2" "$folder/$1$home"
    status=0
    started=$(date +%s)
    unshare --mount --pid --fork sh -c '
        mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && exec chroot --userspec="$2" "$1" /usr/bin/env -i \
        HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 ${http_proxy:+http_proxy=$http_proxy} ${https_proxy:+https_proxy=$https_proxy} \
        sh -c "cd $3 && $4"' sh "$folder/$1" "$2" "$home" "$3" >"$folder/$1.log" 2>&1 </dev/null || status=$?
    echo "$1: status $status after $(($(date +%s) - started)) s, log in $folder/$1.log"
    tail -n 3 "$folder/$1.log" | sed 's/^/    /'
}

failed=0
make_bare
try without-root 65534:65534 "sh installer/setup.sh run"
if [ "$status" -eq 0 ] || ! grep -q "apt-get install -y .*python3-venv" "$folder/without-root.log"; then failed=1; fi
try run 0:0 "sh installer/setup.sh run"
[ "$status" -eq 0 ] || failed=1
try test 0:0 "sh installer/setup.sh test"
[ "$status" -eq 0 ] || failed=1
[ "$failed" -eq 0 ] && echo "Proven." || echo "NOT proven."
exit "$failed"
