#!/bin/sh
# Makes a virtual environment in the folder given, with the first Python 3.11-3.13 that can make one.
# PYTHON=/path/to/python overrides the search.
set -eu
folder=$1
trap 'rm -rf "$folder"; exit 130' INT TERM

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11, 5) <= sys.version_info[:3] < (3, 14))' 2>/dev/null
}

for python in ${PYTHON:-python3.12 python3.13 python3.11 python3 python}; do
    if command -v "$python" >/dev/null && fits "$python"; then
        echo "Making a virtual environment with $("$python" --version) ..."
        if "$python" -m venv "$folder"; then
            exit 0
        fi
        rm -rf "$folder"
        echo "$python could not make one; on Debian and Ubuntu the package python3-venv is missing." >&2
    fi
done
echo "Python 3.11 (from 3.11.5), 3.12 or 3.13 is needed, and none was found that works." >&2
echo "Install one, or name it: make PYTHON=/path/to/python3.12 site" >&2
exit 1
