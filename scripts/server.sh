# shellcheck shell=bash
# A Tekup server for the length of one test phase, on a free port and with a home of its own.
# Sourced after setup.sh. One server at a time; it ends with the (sub)shell that started it.

SERVER_PID=""
SERVER_FOLDER=""
SERVER_LIMIT_SECONDS=180

# Starts the binary in $TEKUP_BINARY and sets TEKUP_URL, TEKUP_EMAIL, TEKUP_PASSWORD and TEKUP_TENANT_KEY.
start_server() {
    SERVER_FOLDER="$(mktemp -d "${TMPDIR:-/tmp}/tekup-test.XXXXXX")"
    # As root, Postgres runs as another user that has to be able to pass through.
    chmod 755 "$SERVER_FOLDER"
    mkdir "$SERVER_FOLDER/home"
    local ready="$SERVER_FOLDER/ready" waited=0
    env --unset=DATABASE_URL TEKUP_HOME="$SERVER_FOLDER/home" TEKUP_PORT=0 TEKUP_RATE_LIMIT=0 \
        "$TEKUP_BINARY" serve --demo --json >"$ready" 2>"$SERVER_FOLDER/log" &
    SERVER_PID=$!
    trap stop_server EXIT
    while [ ! -s "$ready" ]; do
        if ! kill -0 "$SERVER_PID" 2>/dev/null || [ "$waited" -ge $((SERVER_LIMIT_SECONDS * 5)) ]; then
            say "The server did not come up:"
            tail -n 50 "$SERVER_FOLDER/log" >&2
            return 1
        fi
        sleep 0.2
        waited=$((waited + 1))
    done
    TEKUP_URL="$(ready_field "$ready" url)"
    TEKUP_EMAIL="$(ready_field "$ready" email)"
    TEKUP_PASSWORD="$(ready_field "$ready" password)"
    TEKUP_TENANT_KEY="$(ready_field "$ready" tenantKey)"
    export TEKUP_URL TEKUP_EMAIL TEKUP_PASSWORD TEKUP_TENANT_KEY
    say "The server for this phase: $TEKUP_URL"
}

ready_field() {
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$1" "$2"
}

# Stops it as Ctrl-C would, and takes its files away. Safe to call at any time.
stop_server() {
    local waited=0
    if [ -n "$SERVER_PID" ]; then
        kill -INT "$SERVER_PID" 2>/dev/null || true
        while kill -0 "$SERVER_PID" 2>/dev/null && [ "$waited" -lt 150 ]; do
            sleep 0.1
            waited=$((waited + 1))
        done
        if kill -0 "$SERVER_PID" 2>/dev/null; then
            say "warning: the server did not stop within 15 s of SIGINT"
            kill -KILL "$SERVER_PID" 2>/dev/null || true
        fi
        wait "$SERVER_PID" 2>/dev/null || true
    fi
    [ -n "$SERVER_FOLDER" ] && rm -rf "$SERVER_FOLDER"
    SERVER_PID=""
    SERVER_FOLDER=""
}
