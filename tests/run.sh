#!/usr/bin/env bash
# Every check of the project, from nothing: the virtual environment, Debian's chromium where it is absent, then the
# checks from quick to slow. Ends on pytest's summary; fails on the first failing check.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1

if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
        chromium chromium-driver fonts-dejavu-core >/dev/null
fi

# without ensurepip, which Debian ships apart: the pip that runs this fills the environment
[ -x .venv/bin/python ] || python3 -m venv --without-pip .venv
python3 -m pip --python .venv install --quiet --editable '.[dev]'
export PATH="$PWD/.venv/bin:$PATH"

echo "== ruff";          ruff format --check . && ruff check .
echo "== mypy --strict"; mypy --strict
echo "== import-linter"; lint-imports --no-cache | tail -n 12
echo "== README's main job"
timeline build seeds/ -o output/timeline.html
echo "== pytest"
exec pytest "$@"
