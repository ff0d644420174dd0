#!/usr/bin/env bash
# Measures durable Runs beside DBOS and n8n on one Postgres and writes bench/results/runs.md: bench/runs.sh [ROUNDS]
#
#   BENCH_BUILD=0   take the release binary as it is
#
# A Postgres of its own with fsync, under a folder that goes with the run. Ten minutes; n8n takes 2 GB of disk.
set -euo pipefail

BENCH="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=../scripts/setup.sh
source "$BENCH/../scripts/setup.sh"

rounds="${1:-3}"
DRIVER="$CARGO_TARGET_DIR/release/tekup-bench-runs"
VENV="$TEKUP_CACHE/bench-dbos-venv"
LIST="$BENCH/peers/dbos/requirements.txt"
N8N="$TEKUP_CACHE/bench-n8n"

setup_packages tests
if [ "${BENCH_BUILD:-1}" != 0 ]; then
    setup_rust
    (cd "$TEKUP_ROOT" && cargo build --release --package tekup-bench-runs >&2)
fi
if [ "$(sha256sum <"$LIST")" != "$(cat "$VENV/.tekup-peer" 2>/dev/null)" ]; then
    say "Installing DBOS into $VENV ..."
    python3 -m venv --clear "$VENV" >&2
    "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement "$LIST" >&2
    sha256sum <"$LIST" >"$VENV/.tekup-peer"
fi
if ! cmp --silent "$BENCH/peers/n8n/package.json" "$N8N/.tekup-peer"; then
    say "Installing n8n into $N8N (some minutes) ..."
    mkdir -p "$N8N"
    cp "$BENCH/peers/n8n/package.json" "$N8N/package.json"
    (cd "$N8N" && npm install --no-audit --no-fund --loglevel=error >&2)
    cp "$BENCH/peers/n8n/package.json" "$N8N/.tekup-peer"
fi

lines="$(mktemp)"
trap 'rm -f "$lines"' EXIT
"$DRIVER" --rounds "$rounds" \
    --peer "'$VENV/bin/python' '$BENCH/peers/dbos/runs.py'" \
    --peer "python3 '$BENCH/peers/n8n/runs.py' '$N8N'" | tee "$lines" >&2

mkdir -p "$BENCH/results"
{
    cat <<TEXT
# Durable Runs

    bench/runs.sh $rounds

Measured on $(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1). The load average was
$(cut -d ' ' -f 1 /proc/loadavg) at the end; above the number of cores, other work slowed what is timed.

Three steps one after the other that do nothing, each written down before the next, fsync on; Tekup, DBOS 3.4.0 (Python) and
n8n 2.8.4 in turns on the same private Postgres, $rounds rounds, the median of each. Sixteen at once in each. n8n keeps the progress of
every node of a workflow that a webhook starts, which is as near as it comes.

TEXT
    python3 - "$lines" <<'PYTHON'
import json, statistics, sys

lines = [json.loads(line) for line in open(sys.argv[1])]
rates = {}
for one in lines:
    if "runsPerS" in one:
        rates.setdefault((one["engine"], one["what"]), []).append(one["runsPerS"])
ours = statistics.median(rates[("Tekup", "empty queue")])
print("| engine | what | runs/s | Tekup is so many times as fast |\n|---|---|---:|---:|")
for (engine, what), all_rounds in rates.items():
    if engine == "Tekup" and what != "empty queue":
        continue
    rate = statistics.median(all_rounds)
    print(f"| {engine} | {what} | {rate:.0f} | {ours / rate:.1f} |")
print()
for one in lines:
    if "p50Ms" in one:
        print(f"At 100 a second, from start to finish: p50 {one['p50Ms']:.1f} ms, p99 {one['p99Ms']:.1f} ms.\n")
forty = [one["ms"] for one in lines if one["what"] == "forty steps of 10 ms"]
print(f"Forty steps of 10 ms, one after the other: {statistics.median(forty):.0f} ms (wanted: under 600).\n")
for one in lines:
    if one["what"] == "waiting runs put there":
        print(f"With {one['runs']:,} other Runs in the queue, half of them due later, half for workers that are not here:")
        beside = statistics.median(rates[("Tekup", "beside the waiting runs")])
        print(f"{beside:.0f} runs/s ({beside / ours:.2f} of the empty queue's).")
    if one["what"] == "a new worker to its first run done":
        print(f"A worker that starts then has done its first Run after {one['ms']:.0f} ms.")
    if one["what"] == "out of the ready runs":
        print(f"With as many ready for this worker, all of one tenant's: {one['runsPerS']:.0f} runs/s of those;")
        print(f"a single Run of another tenant meanwhile: p50 {one['otherTenantP50Ms']:.0f} ms, longest {one['otherTenantMostMs']:.0f} ms.")
        sizes = ", ".join(f"{name} {size / 2**20:.1f}" for name, size in sorted(one["indexBytes"].items()))
        print(f"Indexes that claiming reads, MiB: {sizes}.")
PYTHON
} >"$BENCH/results/runs.md"
say "bench/results/runs.md is written."
