#!/usr/bin/env bash
# Times Foothold and, where they are on the PATH, evtx_dump, hayabusa, chainsaw, zircolite and rsigma on the same files and
# rules, one after the other in one run, and prints a table for RESULTS.md.
#   bench/compare.sh [--megabytes N] [--runs N] [--data DIR] [--skip-peers]
# DIR is a folder with the shared data (default: ../shared/data beside the checkout). Needs bash, GNU time, a JDK 25.
set -euo pipefail
cd "$(dirname "$0")/.."
megabytes=320 runs=3 data=../shared/data peers=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --megabytes) megabytes=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --data) data=$2; shift 2 ;;
    --skip-peers) peers=no; shift ;;
    *) echo "usage: bench/compare.sh [--megabytes N] [--runs N] [--data DIR] [--skip-peers]" >&2; exit 2 ;;
  esac
done
data=$(cd "$data" && pwd)
work=bench/work
mkdir -p "$work"
timer=$(command -v time) || { echo "GNU time is missing (package: time)" >&2; exit 2; }
rules=$work/rules
mkdir -p "$rules"
folders=()
for set in rules rules-emerging-threats rules-threat-hunting rules-compliance; do
  # Foothold does not follow links below a folder of rules; the others get one folder.
  folders+=(--rules "$data/sigma-rules/$set")
  [ -e "$rules/$set" ] || ln -s "$data/sigma-rules/$set" "$rules/$set"
done

corpus() { # name, sources…
  local out=$work/$1.evtx
  shift
  [ -s "$out" ] || java_25 -cp "bench/target/classes" org.foothold.bench.Corpus "$out" "$megabytes" "$@" >&2
}

java_25() { "$(./foothold --print-java)" "$@"; }

# One line of the table: name, size in MB, then the median of user+sys, wall and peak memory over the runs.
measure() { # name, file, command…
  local name=$1 file=$2 i size
  shift 2
  size=$(($(stat -Lc %s "$file") / 1000000))
  : > "$work/times"
  for ((i = 0; i < runs; i++)); do
    "$timer" -a -o "$work/times" -f '%U %S %e %M' "$@" > /dev/null 2> "$work/stderr" || {
      code=$?
      [ "$code" -eq 3 ] || [ "$code" -eq 10 ] || { echo "$name: exit $code: $(tail -n 1 "$work/stderr")" >&2; return 0; }
    }
  done
  grep -E '^[0-9.]+ [0-9.]+ [0-9.]+ [0-9]+$' "$work/times" | awk -v name="$name" -v size="$size" '
    { cpu[NR] = $1 + $2; wall[NR] = $3; if ($4 > peak) peak = $4 }
    function median(a, n,   i, j, t) {
      for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] < a[j-1]; j--) { t = a[j]; a[j] = a[j-1]; a[j-1] = t }
      return a[int((n + 1) / 2)]
    }
    END { c = median(cpu, NR); w = median(wall, NR)
      printf "| %s | %d | %.2f | %.2f | %.0f | %d |\n", name, size, c, w, (c > 0 ? size / c : 0), peak / 1024 }'
}

has() { [ "$peers" = yes ] && command -v "$1" > /dev/null 2>&1; }

mvn -q -DskipTests -pl bench -am compile >&2
./foothold --version >&2
corpus security "$data/host-benign-win10/evtx/Security.evtx" "$data/host-aptsimulator-win10/evtx/Security.evtx"
corpus attack "$data/evtx-to-mitre-attack" "$data/sigma-regression"

echo "Machine: $(nproc) cores, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2-); $megabytes MB a corpus; median of $runs runs."
echo
echo "| command | MB | cpu s | wall s | MB per cpu s | peak MiB |"
echo "|---|---|---|---|---|---|"
for name in security attack; do
  file=$work/$name.evtx
  # Fills the caches, and sees to it that there is something to measure.
  { ./foothold hunt "$file" "${folders[@]}" --no-content --format ndjson --quiet || true; } | tail -n 1 | grep -q '"rules":{"loaded":[1-9]' || {
    echo "the hunt has no rules" >&2
    exit 1
  }
  measure "$name: foothold dump, 1 worker" "$file" ./foothold dump "$file" --workers 1
  measure "$name: foothold dump, 2 workers" "$file" ./foothold dump "$file" --workers 2
  measure "$name: foothold hunt, 1 worker" "$file" ./foothold hunt "$file" "${folders[@]}" --no-content --workers 1 --format ndjson --quiet
  measure "$name: foothold hunt, 2 workers" "$file" ./foothold hunt "$file" "${folders[@]}" --no-content --workers 2 --format ndjson --quiet
  if has evtx_dump; then measure "$name: evtx_dump -o jsonl" "$file" evtx_dump -t 1 -o jsonl "$file"; fi
  if has hayabusa; then measure "$name: hayabusa" "$file" hayabusa json-timeline -f "$file" -L -w -q -C -o "$work/hayabusa.jsonl"; fi
  if has chainsaw; then
    measure "$name: chainsaw" "$file" chainsaw hunt "$file" -s "$rules" --mapping "${CHAINSAW_MAPPING:?the mapping file of chainsaw}" --jsonl
  fi
  if has zircolite; then measure "$name: zircolite" "$file" zircolite --evtx "$file" --ruleset "$rules" -o "$work/zircolite.json"; fi
  # rsigma is given lines whose fields have the names that rules use; what evtx_dump takes comes on top.
  if has rsigma && has evtx_dump; then
    lines=$work/$name.jsonl
    [ -s "$lines" ] || evtx_dump -t 1 -o jsonl "$file" > "$lines"
    measure "$name: rsigma, on the lines of evtx_dump" "$file" \
      rsigma engine eval --quiet -r "$rules" -e "@$lines" --jq '((.Event.System // {}) + (.Event.EventData // {}))'
  fi
done
