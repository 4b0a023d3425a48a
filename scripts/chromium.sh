#!/bin/sh
# Prints the path of a Chromium that starts, installing one where there is none; fails if it cannot.
# Usage: chromium.sh PYTHON, where PYTHON has the package playwright.
set -eu
python=$1

starts() {
    profile=$(mktemp -d)
    "$1" --headless --no-sandbox --disable-gpu --user-data-dir="$profile" \
        --dump-dom about:blank 2>/dev/null | grep -q "<html" && started=0 || started=1
    rm -rf "$profile"
    return $started
}

find_system() {
    for name in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name" || true)
        if [ -n "$path" ] && starts "$path"; then
            echo "$path"
            return
        fi
    done
}

find_playwright() {
    path=$("$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p: print(p.chromium.executable_path)' 2>/dev/null || true)
    if [ -n "$path" ] && [ -x "$path" ] && starts "$path"; then
        echo "$path"
    fi
}

install_debian() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Chromium with apt-get (once) ..." >&2
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends chromium; } >&2 || true
    fi
}

install_playwright() {
    echo "Installing Chromium with playwright (once) ..." >&2
    "$python" -m playwright install chromium >&2 || true
}

for step in find_system find_playwright install_debian find_system install_playwright find_playwright; do
    found=$($step)
    if [ -n "$found" ]; then
        echo "$found"
        exit 0
    fi
done
echo "The tests need a Chromium, and none could be found or installed. Install one with your system's" >&2
echo "packages, or its libraries with: sudo $python -m playwright install-deps chromium" >&2
echo "or name it: make test CHROMIUM=/path/to/chromium" >&2
exit 1
