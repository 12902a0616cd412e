#!/usr/bin/env bash
# Times a hunt of the sample from the start of the process to its first finding on standard output, and to its end.
#   bench/first.sh [--runs N] [hunt options]
# A first run, not counted, builds the program and fills the caches. Needs bash 5.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=11
if [ "${1:-}" = --runs ]; then
  runs=$2
  shift 2
fi
target=samples/office-macro-chain
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%d", v[int((NR + 1) / 2)] }'; }
now() { printf '%s' "${EPOCHREALTIME/[.,]/}"; }

measure() { # name, command…
  local name=$1 firsts='' ends='' start first i
  shift
  for ((i = 0; i < runs; i++)); do
    start=$(now)
    { IFS= read -r -n 1 _; first=$(now); cat > /dev/null; } < <("$@" 2> /dev/null)
    firsts+="$(((first - start) / 1000))"$'\n'
    ends+="$((($(now) - start) / 1000))"$'\n'
  done
  printf '| %s | %s | %s |\n' "$name" "$(printf '%s' "$firsts" | median)" "$(printf '%s' "$ends" | median)"
}

./foothold hunt "$target" "$@" > /dev/null
./foothold hunt "$target" "$@" > /dev/null
echo "Median of $runs runs, milliseconds."
echo
echo "| | first byte of the report | end |"
echo "|---|---|---|"
measure "the launcher and the virtual machine alone: --version" ./foothold --version
measure "hunt, NDJSON, 2 workers" ./foothold hunt "$target" --format ndjson --workers 2 "$@"
measure "hunt, NDJSON, 1 worker" ./foothold hunt "$target" --format ndjson --workers 1 "$@"
measure "hunt, table" ./foothold hunt "$target" "$@"
