# shellcheck shell=bash
# What the measurements of run.sh stand on: a server of their own, its database, and the peer.
# Sourced after scripts/setup.sh. Everything lives in $WORK, and ends with end_all.

WORK=""
HOME_DIR=""
SERVER_PID=""
PEER_PID=""
PEER_TENANT=00000000-0000-7000-8000-000000000001
RATE_LIMIT=4000000000

# Names the folder of this run. As root, Postgres runs as another user that has to pass through.
begin_all() {
    WORK="$(mktemp -d "${TMPDIR:-/tmp}/tekup-bench.XXXXXX")"
    chmod 755 "$WORK"
    trap end_all EXIT
    trap 'exit 130' INT TERM
}

end_all() {
    stop_peer
    stop_server
    rm -rf "$WORK"
}

# Stops process $1 with SIGINT, as Ctrl-C would; kills it after 20 s.
stop_process() {
    local pid="$1" waited=0
    kill -INT "$pid" 2>/dev/null || return 0
    while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 200 ]; do
        sleep 0.1
        waited=$((waited + 1))
    done
    kill -KILL "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
}

# A fresh home, with the models of $BENCH_MODELS named in "$@" lent to it.
new_home() {
    local model
    HOME_DIR="$WORK/home-$RANDOM"
    mkdir -p "$HOME_DIR/models"
    for model in "$@"; do
        ln -s "$BENCH_MODELS/$model" "$HOME_DIR/models/$model"
    done
}

has_model() { [ -n "$(ls -A "$BENCH_MODELS/$1" 2>/dev/null)" ]; }

# Starts the server on $HOME_DIR and a free port; sets URL and TENANT_KEY. The rate limit works, but far
# away: what it costs is part of every request.
start_server() {
    local ready="$WORK/ready" waited=0
    rm -f "$ready"
    env --unset=DATABASE_URL --unset=TEKUP_CHAT_MODEL --unset=TEKUP_OPENAI_URL \
        TEKUP_HOME="$HOME_DIR" TEKUP_PORT=0 TEKUP_RATE_LIMIT="$RATE_LIMIT" \
        "$TEKUP_BINARY" serve --demo --json >"$ready" 2>"$WORK/server.log" &
    SERVER_PID=$!
    while [ ! -s "$ready" ]; do
        if ! kill -0 "$SERVER_PID" 2>/dev/null || [ "$waited" -ge 6000 ]; then
            tail -n 30 "$WORK/server.log" >&2
            die "the server did not come up"
        fi
        sleep 0.02
        waited=$((waited + 1))
    done
    URL="$(field url <"$ready")"
    TENANT_KEY="$(field tenantKey <"$ready")"
}

stop_server() {
    [ -n "$SERVER_PID" ] && stop_process "$SERVER_PID"
    SERVER_PID=""
}

# Member $1 (dotted) of the JSON on stdin.
field() {
    python3 -c '
import json, sys
value = json.load(sys.stdin)
for name in sys.argv[1].split("."):
    value = value[int(name) if isinstance(value, list) else name]
print(value)' "$1"
}

# Signs the demo's owner in; sets BENCH_BEARER and TENANT.
sign_in() {
    local session
    session="$(curl -sS --fail-with-body -H 'content-type: application/json' "$URL/api/v1/auth/login" \
        -d '{"email":"owner@nordhavn.example","password":"Demo-Password-1!"}')"
    BENCH_BEARER="$(field tokens.accessToken <<<"$session")"
    TENANT="$(field tenant.id <<<"$session")"
    export BENCH_BEARER TENANT
}

# Waits until no Run is under way in either demo tenant, at most $1 seconds.
await_runs() {
    local limit="$1" key state busy
    for ((; limit > 0; limit--)); do
        busy=0
        for key in "$TENANT_KEY" "$TENANT_KEY-cykel"; do
            for state in queued running waiting; do
                curl -sS --fail "$URL/api/v1/runs?state=$state&limit=1" -H "x-tenant-key: $key" |
                    grep --quiet '"items":\[\]' || busy=1
            done
        done
        [ "$busy" -eq 0 ] && return
        sleep 1
    done
    die "the demo's Runs did not end in time"
}

# The folder of the server's private cluster.
cluster() { cat "$HOME_DIR/postgres.location" 2>/dev/null || echo "$HOME_DIR/postgres"; }
cluster_pid() { head -n 1 "$(cluster)/data/postmaster.pid"; }
# Connects as a role with the app role's rights and no more, under the same policies.
app_connection() {
    admin_sql tekup -c "CREATE ROLE bench_bare LOGIN PASSWORD 'bench' IN ROLE tekup_app" >&2
    echo "host=$(cluster)/socket user=bench_bare password=bench dbname=tekup"
}
admin_sql() {
    PGPASSWORD="$(cat "$(cluster)/admin.password")" "$PSQL" --host "$(cluster)/socket" \
        --username tekup_admin --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$@"
}

# Waits until the relay has taken every event out of the outbox; says how many there were and how long
# that took.
drain_outbox() {
    local waiting started
    waiting="$(admin_sql tekup -Atc 'SELECT count(*) FROM outbox')"
    started="$(date +%s%N)"
    while [ "$(admin_sql tekup -Atc 'SELECT count(*) FROM outbox')" -gt 0 ]; do
        [ $((($(date +%s%N) - started) / 1000000000)) -lt 120 ] || die "the outbox does not drain"
        sleep 0.05
    done
    echo "$waiting $((($(date +%s%N) - started) / 1000000))"
}

# Starts the peer on a database of its own in the same cluster; sets PEER_URL and PEER_BEARER.
start_peer() {
    local venv="$TEKUP_CACHE/bench-venv" list="$BENCH/peers/fastapi/requirements.txt" port password
    if [ "$(sha256sum <"$list")" != "$(cat "$venv/.tekup-peer" 2>/dev/null)" ]; then
        say "Installing the peer into $venv ..."
        python3 -m venv --clear "$venv" >&2
        "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$list" >&2
        sha256sum <"$list" >"$venv/.tekup-peer"
    fi
    password="$(python3 -c 'import secrets; print(secrets.token_hex(16))')"
    admin_sql postgres -c 'CREATE DATABASE bench_peer'
    admin_sql bench_peer --set owner=bench_owner --set app=bench_app --set app_password="$password" \
        --set tenant="$PEER_TENANT" --set rows="$ROWS" --file "$BENCH/peers/fastapi/schema.sql"
    export BENCH_JWT_SECRET="$password" BENCH_POOL=8 PYTHONDONTWRITEBYTECODE=1
    BENCH_DATABASE_URL="postgresql+asyncpg://bench_app:$password@/bench_peer?host=$(cluster)/socket"
    export BENCH_DATABASE_URL
    port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
    (cd "$BENCH/peers/fastapi" && exec "$venv/bin/uvicorn" app:app --host 127.0.0.1 --port "$port" \
        --workers 2 --loop uvloop --http httptools --no-access-log --log-level warning) \
        >"$WORK/peer.log" 2>&1 &
    PEER_PID=$!
    PEER_URL="http://127.0.0.1:$port"
    PEER_BEARER="$(cd "$BENCH/peers/fastapi" &&
        "$venv/bin/python" -c 'import app, sys; print(app.token(sys.argv[1]))' "$PEER_TENANT")"
    for ((tries = 0; tries < 600; tries++)); do
        curl -sf -o /dev/null -H "Authorization: Bearer $PEER_BEARER" \
            "$PEER_URL/api/v1/conversations?limit=1" && return
        sleep 0.1
    done
    tail -n 30 "$WORK/peer.log" >&2
    die "the peer did not come up"
}

stop_peer() {
    [ -n "$PEER_PID" ] && stop_process "$PEER_PID"
    PEER_PID=""
}

# Runs the driver; its report goes to $WORK/$1.json.
drive() {
    local name="$1"
    shift
    "$DRIVER" "$@" --json "$WORK/$name.json" >"$WORK/$name.out" || die "the driver failed at $name"
    sed -n '3p' "$WORK/$name.out" >&2
}

# The file of the median of reports $1.1 to $1.$ROUNDS, by rate.
median() {
    python3 -c '
import json, sys
files = sorted(sys.argv[1:], key=lambda file: json.load(open(file))["rate"])
print(files[len(files) // 2])' "$WORK/$1".[0-9]*.json
}

ratio() { "$DRIVER" ratio "$1" "$2"; }

# Puts the text on stdin in the place of section $1 of results/platform.md, and prints it.
section() {
    python3 -c '
import re, sys
order = ["List", "Write", "Message", "Sustained", "Sockets", "Start", "Memory", "Machine"]
path, title = sys.argv[1:]
try:
    old = open(path).read()
except FileNotFoundError:
    old = ""
parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", old, re.M | re.S))
parts[title] = "\n" + sys.stdin.read().strip() + "\n\n"
text = "# The platform under load\n\n"
text += "".join(f"## {name}\n{parts[name]}" for name in order if name in parts)
open(path, "w").write(text.rstrip() + "\n")
print(f"## {title}\n{parts[title]}")' "$BENCH/results/platform.md" "$1"
}
