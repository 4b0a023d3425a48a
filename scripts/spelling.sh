#!/bin/sh
# Sees that hunspell knows Norwegian, installing it where it does not. The test of spelling fails, and says so, without it.
set -eu
knows() { command -v hunspell >/dev/null && echo kommune | hunspell -d nb_NO -l >/dev/null 2>&1; }
if ! knows && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing hunspell with Norwegian (once) ..." >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends hunspell hunspell-no; } >&2 || true
fi
knows || echo "hunspell with nb_NO is missing: install hunspell and hunspell-no (or your system's names for them)." >&2
