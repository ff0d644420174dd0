#!/usr/bin/env bash
# Measures channels beside NATS and AgentScope's MsgHub and writes bench/results/msghub.md: bench/msghub.sh [SECONDS]
#
#   BENCH_BUILD=0   take the release binary as it is
#
# A database with fsync and a NATS server of its own, both under a folder that goes with the run. Some minutes.
set -euo pipefail

BENCH="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=../scripts/setup.sh
source "$BENCH/../scripts/setup.sh"

seconds="${1:-15}"
DRIVER="$CARGO_TARGET_DIR/release/examples/msghub"
VENV="$TEKUP_CACHE/bench-agentscope-venv"
LIST="$BENCH/peers/agentscope/requirements.txt"
PORT=14222

work="$(mktemp -d "${TMPDIR:-/tmp}/tekup-bench.XXXXXX")"
chmod 755 "$work"
nats_pid=""
end() {
    [ -z "$nats_pid" ] || kill "$nats_pid" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

setup_packages tests
if [ "${BENCH_BUILD:-1}" != 0 ]; then
    setup_rust
    (cd "$TEKUP_ROOT" && cargo build --release --package tekup-events --example msghub >&2)
fi
if [ "$(sha256sum <"$LIST")" != "$(cat "$VENV/.tekup-peer" 2>/dev/null)" ]; then
    say "Installing AgentScope into $VENV ..."
    python3 -m venv --clear "$VENV" >&2
    "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement "$LIST" >&2
    sha256sum <"$LIST" >"$VENV/.tekup-peer"
fi
PATH="$PATH:/usr/sbin" nats-server -js -a 127.0.0.1 -p "$PORT" -sd "$work/nats" >"$work/nats.log" 2>&1 &
nats_pid=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do sleep 0.1; done
export NATS_URL="nats://127.0.0.1:$PORT"

measure() {
    say "== $1 at $2/s"
    TEKUP_HOME="$work/home-$RANDOM" "$DRIVER" "$1" "$2" "$seconds" >>"$work/lines"
}
measure memory 20000
measure memory 0
measure postgres 5000
measure postgres 0
measure nats 5000
measure nats 0
measure raw 20000
measure raw 0
say "== AgentScope"
"$VENV/bin/python" "$BENCH/peers/agentscope/hub.py" "$seconds" >>"$work/lines"

mkdir -p "$BENCH/results"
{
    cat <<TEXT
# Channels

    bench/msghub.sh $seconds

Measured on $(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1). The load average was
$(cut -d ' ' -f 1 /proc/loadavg) at the end; above the number of cores, other work slowed what is timed.

One subscriber; 64 publishers in the same process, each of which waits until its message is safe; 200 letters in a
message. A way begins when the message was due (open loop) and ends at the subscriber. \`memory\` is a channel that is
not persisted; \`postgres\` and \`nats\` keep and seal every message, Postgres with fsync, JetStream as it comes (it syncs every
two minutes). \`raw\` is NATS without JetStream, which keeps nothing. AgentScope's MsgHub calls its listeners in turn, in one
process, and keeps nothing.

| backend | asked/s | reached/s | p50 ms | p99 ms | longest ms |
|---|---:|---:|---:|---:|---:|
TEXT
    python3 - "$work/lines" <<'PYTHON'
import json, sys
for line in open(sys.argv[1]):
    one = json.loads(line)
    asked = one["asked"] or "as many as it takes"
    print(f'| {one["backend"]} | {asked} | {one["perSecond"]} | {one["p50ms"]} | {one["p99ms"]} | {one["maxMs"]} |')
PYTHON
} >"$BENCH/results/msghub.md"
say "bench/results/msghub.md is written."
