#!/usr/bin/env bash
# Measures the platform on this machine: bench/run.sh [list|write|message|sustained|sockets|startup|memory|all]...
#
#   BENCH_BUILD=0   take the release binaries as they are
#   BENCH_ROUNDS    rounds of each pair, the median of which counts (3)
#   BENCH_SECONDS   seconds of each round (10)
#   BENCH_MODELS    folder with models to be lent for `message` (/var/lib/tekup/models)
#
# Every server is private, on 127.0.0.1 and a free port, with a home of its own that is deleted in the end.
# What is compared runs in turns, on the same Postgres. Results go to bench/results/platform.md.
set -euo pipefail

BENCH="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=../scripts/setup.sh
source "$BENCH/../scripts/setup.sh"
# shellcheck source=lib.sh
source "$BENCH/lib.sh"

ROUNDS="${BENCH_ROUNDS:-3}"
SECONDS_EACH="${BENCH_SECONDS:-10}"
BENCH_MODELS="${BENCH_MODELS:-/var/lib/tekup/models}"
CONNECTIONS=16
ROWS=2000
DRIVER="$CARGO_TARGET_DIR/release/tekup-bench-load"
TEKUP_BINARY="$CARGO_TARGET_DIR/release/tekup"
PSQL="$(command -v psql || true)"

build() {
    [ "${BENCH_BUILD:-1}" = 0 ] && return
    setup_packages run
    setup_rust
    build_web
    TEKUP_PROFILE=release build_tekup
    (cd "$TEKUP_ROOT" && cargo build --release --package tekup-bench-load >&2)
}

# A server with the demo and $ROWS conversations, and the peer beside it.
pair() {
    new_home
    start_server
    sign_in
    await_runs 300
    "$DRIVER" write --url "$URL" --rate 200 --seconds $((ROWS / 200)) --warmup 0 >/dev/null
    drain_outbox >/dev/null
    admin_sql tekup -c 'VACUUM ANALYZE'
    start_peer
    WATCH=(--cpu "server=$SERVER_PID" --cpu "postgres=$(cluster_pid)")
    WATCH_PEER=(--cpu "server=$PEER_PID" --cpu "postgres=$(cluster_pid)")
    LOAD=(--connections "$CONNECTIONS" --seconds "$SECONDS_EACH" --warmup 2)
}

run_list() {
    local round bare ours peer
    pair
    BENCH_POSTGRES="$(app_connection)"
    export BENCH_POSTGRES
    for ((round = 1; round <= ROUNDS; round++)); do
        drive "bare.$round" postgres-list --tenant "$TENANT" --rows 21 "${LOAD[@]}" --label "Postgres, bare" \
            --cpu "postgres=$(cluster_pid)"
        drive "ours.$round" list --url "$URL" "${LOAD[@]}" --label "Tekup" "${WATCH[@]}"
        BENCH_BEARER="$PEER_BEARER" drive "peer.$round" list --url "$PEER_URL" "${LOAD[@]}" \
            --label "FastAPI" "${WATCH_PEER[@]}"
    done
    bare="$(median bare)" ours="$(median ours)" peer="$(median peer)"
    section List <<TEXT
\`GET /api/v1/conversations?limit=20\`: 20 of some $ROWS conversations with their customers, newest activity
first, for a signed-in person. Closed loop, $ROUNDS rounds in turns, the median of each.
"Postgres, bare" is the same statement (21 rows: one more tells whether there is a next page) in the same kind of
pipelined transaction under row-level security, on $CONNECTIONS connections with the same settings, and nothing around it.

$("$DRIVER" table "$bare" "$ours" "$peer")

**Tekup reaches $(ratio "$ours" "$bare") of the bare query's rate (wanted: 0.5), and $(ratio "$ours" "$peer") times FastAPI's.**

    bench/run.sh list
TEXT
    stop_peer
    stop_server
}

run_write() {
    local round ours peer waiting
    pair
    for ((round = 1; round <= ROUNDS; round++)); do
        drive "closed.$round" write --url "$URL" "${LOAD[@]}" --label "Tekup" "${WATCH[@]}"
        drain_outbox >/dev/null
        BENCH_BEARER="$PEER_BEARER" drive "peer.$round" write --url "$PEER_URL" "${LOAD[@]}" \
            --label "FastAPI" "${WATCH_PEER[@]}"
        drive "open.$round" write --url "$URL" "${LOAD[@]:2}" --connections 64 --rate 1000 \
            --label "Tekup at 1,000/s" "${WATCH[@]}"
        waiting="$(drain_outbox)"
        BENCH_BEARER="$PEER_BEARER" drive "peer-open.$round" write --url "$PEER_URL" "${LOAD[@]:2}" \
            --connections 64 --rate 1000 --label "FastAPI at 1,000/s" "${WATCH_PEER[@]}"
    done
    ours="$(median closed)" peer="$(median peer)"
    section Write <<TEXT
\`POST /api/v1/conversations\`: a customer nobody has seen before and their conversation, with audit entry
and event in one transaction, fsync on, for a signed-in person. $ROUNDS rounds in turns, the median of each. In
the open loop latency counts from when a request was due.

$("$DRIVER" table "$ours" "$peer" "$(median open)" "$(median peer-open)")

**Tekup writes $(ratio "$ours" "$peer") times what FastAPI writes.** Right after the last 1,000/s round
${waiting% *} events waited in the outbox; the relay had delivered them ${waiting#* } ms later. Wanted:
1,000/s with p99 below 50 ms.

    bench/run.sh write
TEXT
    stop_peer
    stop_server
}

run_message() {
    local models=() model round name note
    # A customer's channel has a key, and nobody signed in.
    unset BENCH_BEARER
    for model in multilingual-e5-small bge-small-en-v1.5; do
        has_model "$model" && models+=("$model")
    done
    if [ "${#models[@]}" -eq 0 ]; then
        say "SKIPPED: with embeddings; no embedding model in $BENCH_MODELS"
    fi
    for name in words vectors; do
        if [ "$name" = words ]; then new_home; else
            [ "${#models[@]}" -gt 0 ] || continue
            new_home "${models[@]}"
        fi
        start_server
        await_runs 900
        note="by words"
        [ "$name" = vectors ] && note="by words and vectors"
        for ((round = 1; round <= ROUNDS; round++)); do
            drive "$name.$round" message --url "$URL" --key "$TENANT_KEY" --rate 50 --connections 32 \
                --seconds "$SECONDS_EACH" --warmup 3 --questions "$TEKUP_ROOT/demo/nordhavn/questions.json" \
                --label "$note, 50/s" --cpu "server=$SERVER_PID" --cpu "postgres=$(cluster_pid)"
        done
        drive "$name-alone.1" message --url "$URL" --key "$TENANT_KEY" --connections 1 \
            --seconds "$SECONDS_EACH" --conversations 3000 --warmup 1 \
            --questions "$TEKUP_ROOT/demo/nordhavn/questions.json" --label "$note, one after the other" \
            --cpu "server=$SERVER_PID" --cpu "postgres=$(cluster_pid)"
        stop_server
    done
    local files=("$(median words)" "$WORK/words-alone.1.json")
    [ "${#models[@]}" -gt 0 ] && files+=("$(median vectors)" "$WORK/vectors-alone.1.json")
    section Message <<TEXT
\`POST /api/v1/conversations/{id}/messages\`: customers' questions of the demo bank, in Danish and English,
each with a number that makes it new and in a conversation of its own, up to its stored answer: intent, entities, sentiment, language, retrieval, rules,
audit and events. No text model. "By words" has no model at all; "by words and vectors" embeds every question
with ${models[0]:-no model} on the processor. Open loop, $ROUNDS rounds, the median.

$("$DRIVER" table "${files[@]}")

Wanted: p95 below 50 ms at 50/s.

    bench/run.sh message
TEXT
}

run_sustained() {
    unset BENCH_BEARER
    new_home
    start_server
    await_runs 900
    drive sustained message --url "$URL" --key "$TENANT_KEY" --rate 300 --connections 64 --seconds 300 --warmup 10 \
        --conversations 10000 --questions "$TEKUP_ROOT/demo/nordhavn/questions.json" --label "300/s for five minutes" \
        --cpu "server=$SERVER_PID" --cpu "postgres=$(cluster_pid)"
    stop_server
    section Sustained <<TEXT
The same messages by words, 300 a second for five minutes, into 10,000 open conversations in turn (nine each), on a database
that begins with the demo alone. Without model text.

$("$DRIVER" table "$WORK/sustained.json")

Wanted: 300/s, p95 below 100 ms.

    bench/run.sh sustained
TEXT
}

run_sockets() {
    # All visitors come from one address, which is not let in so often.
    local widget RATE_LIMIT=0
    new_home
    start_server
    await_runs 900
    sign_in
    widget="$(curl -sS --fail "$URL/api/v1/widgets" -H "authorization: Bearer $BENCH_BEARER" | field items.0.publicKey)"
    "$DRIVER" sockets --url "$URL" --widget "$widget" --chats 10000 --desks 10 --rate 100 --seconds 60 --warmup 5 \
        --connections 32 --memory "$SERVER_PID" --cpu "server=$SERVER_PID" --cpu "postgres=$(cluster_pid)" \
        >"$WORK/sockets.txt"
    stop_server
    section Sockets <<TEXT
10,000 visitors of the widget, each with a conversation and a WebSocket that follows it, and ten desks that follow all of
them. A person's answers go to them in turn, 100 a second; counted from the request to the socket.

$(cat "$WORK/sockets.txt")

Wanted: p99 below 200 ms.

    bench/run.sh sockets
TEXT
}

# Milliseconds from the start of the command in "$@" to the first page served.
until_page() {
    local ready="$WORK/start" started url=""
    rm -f "$ready"
    started="$(date +%s%N)"
    env --unset=DATABASE_URL --unset=TEKUP_CHAT_MODEL TEKUP_HOME="$HOME_DIR" TEKUP_PORT=0 "$@" \
        >"$ready" 2>"$WORK/start.log" &
    SERVER_PID=$!
    until [ -n "$url" ] && curl -sf -o /dev/null "$url/"; do
        if ! kill -0 "$SERVER_PID" 2>/dev/null || [ $((($(date +%s%N) - started) / 1000000000)) -ge 120 ]; then
            tail -n 30 "$WORK/start.log" >&2
            die "no page was served"
        fi
        [ -s "$ready" ] && url="$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' "$ready")"
        sleep 0.01
    done
    echo $((($(date +%s%N) - started) / 1000000))
}

# Times of $1 starts of the rest, sorted, in ms. The process is the main shell's child, so it is stopped here.
starts() {
    local count="$1" times=()
    shift
    for ((; count > 0; count--)); do
        until_page "$@" >"$WORK/time"
        times+=("$(cat "$WORK/time")")
        stop_server
    done
    printf '%s\n' "${times[@]}" | sort -n | paste -sd ' '
}

run_startup() {
    local first model again whole
    new_home
    for model in "$BENCH_MODELS"/*/; do
        [ -d "$model" ] && ln -s "${model%/}" "$HOME_DIR/models/$(basename "$model")"
    done
    until_page "$TEKUP_BINARY" serve --demo --json >"$WORK/first"
    first="$(cat "$WORK/first")"
    URL="$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' "$WORK/start")" TENANT_KEY=demo-key
    await_runs 900
    stop_server
    starts 5 "$TEKUP_BINARY" serve --demo --json >"$WORK/again"
    again="$(cat "$WORK/again")"
    whole="not measured"
    if [ "${BENCH_BUILD:-1}" != 0 ]; then
        starts 5 "$TEKUP_ROOT/run" --json >"$WORK/whole"
        whole="$(cat "$WORK/whole") ms"
    fi
    section Start <<TEXT
From the start of the command until the console's page has been fetched, with demo data and the models that
are on this machine.

| what | times, sorted |
|---|---|
| the first start of all: makes the cluster, migrates, signs keys | $first ms |
| \`tekup serve --demo\` again | $again ms |
| \`./run\` again, on a built tree | $whole |

Wanted: the second \`./run\` in less than 5,000 ms.

    bench/run.sh startup
TEXT
}

# Resident memory of the server, and proportional memory of its Postgres, in MB.
memory_now() {
    python3 -c '
import os, sys
def read(pid, name, field):
    with open(f"/proc/{pid}/{name}") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(field + ":"))
server, cluster = sys.argv[1:]
family = [cluster]
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        stat = open(f"/proc/{pid}/stat").read().rsplit(") ", 1)[1].split()
    except OSError:
        continue
    if stat[1] == cluster:
        family.append(pid)
rss = read(server, "status", "VmRSS")
pss = sum(read(pid, "smaps_rollup", "Pss") for pid in family)
print(f"{rss / 1024:.0f} | {pss / 1024:.0f} ({len(family)})")' "$SERVER_PID" "$(cluster_pid)"
}

run_memory() {
    local imported restarted loaded
    new_home
    start_server
    await_runs 300
    sleep 15
    imported="$(memory_now)"
    stop_server
    start_server
    await_runs 60
    sleep 15
    restarted="$(memory_now)"
    sign_in
    "$DRIVER" write --url "$URL" --seconds "$SECONDS_EACH" >/dev/null
    "$DRIVER" list --url "$URL" --seconds "$SECONDS_EACH" >/dev/null
    drain_outbox >/dev/null
    sleep 15
    loaded="$(memory_now)"
    stop_server
    section Memory <<TEXT
Idle for 15 s, no model on the machine, demo data of both tenants. The server's resident memory (VmRSS) and
beside it what its private Postgres takes (Pss of all its processes, their number in brackets), in MB.

| when | server | Postgres |
|---|---|---|
| after the first start and the demo's import | $imported |
| after a second start | $restarted |
| after $SECONDS_EACH s of writes and $SECONDS_EACH s of lists as fast as it can | $loaded |

Wanted: below 150 MB.

    bench/run.sh memory
TEXT
}

machine() {
    section Machine <<TEXT
$(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GB,
$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), Postgres $("$PSQL" --version | grep -o '[0-9.]*' | head -n 1). Driver, server and
Postgres share the cores. FastAPI: \`bench/peers/fastapi\`, $(sed -n 's/^\(fastapi\|SQLAlchemy\|asyncpg\|uvicorn\)==/\1 /p' "$BENCH/peers/fastapi/requirements.txt" | paste -sd ',' | sed 's/,/, /g'),
two workers of eight connections each; Tekup: one process with its default of four connections a processor. The load average was $(cut -d ' ' -f 1 /proc/loadavg) at the end.
TEXT
}

main() {
    local task tasks=("$@")
    if [ "${#tasks[@]}" -eq 0 ] || [ "${tasks[*]}" = all ]; then
        tasks=(list write message sustained sockets startup memory)
    fi
    for task in "${tasks[@]}"; do
        case "$task" in
            list | write | message | sustained | sockets | startup | memory) ;;
            *) die "run.sh takes list, write, message, sustained, sockets, startup, memory or all, not $task" ;;
        esac
    done
    [ -n "$PSQL" ] || die "there is no psql (Debian: postgresql-client)"
    build
    mkdir -p "$BENCH/results"
    begin_all
    for task in "${tasks[@]}"; do
        say "== $task"
        "run_$task"
    done
    machine >/dev/null
    "$BENCH/gather.sh"
}

main "$@"
