#!/usr/bin/env bash
# Measures the understanding of messages on public data and writes bench/results/nlu.md: bench/nlu.sh
#
#   BENCH_DATA      folder with the data sets (../shared/data); what is absent is skipped
#   BENCH_MODELS    folder with embedding models (/var/lib/tekup/models); without, words alone
#   BENCH_BUILD=0   take the release binary as it is
#
# The peers are other libraries in the same run, and scikit-learn in an environment of its own. Some minutes.
set -euo pipefail

BENCH="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=../scripts/setup.sh
source "$BENCH/../scripts/setup.sh"

DATA="$(realpath "${BENCH_DATA:-$TEKUP_ROOT/../shared/data}")"
DRIVER="$CARGO_TARGET_DIR/release/tekup-bench-nlu"
VENV="$TEKUP_CACHE/bench-nlu-venv"
VADER="$TEKUP_CACHE/bench-vader"
LIST="$BENCH/peers/nlu/requirements.txt"
export TEKUP_MODEL_DIRS="${BENCH_MODELS:-/var/lib/tekup/models}"

work="$(mktemp -d "${TMPDIR:-/tmp}/tekup-bench.XXXXXX")"
trap 'rm -rf "$work"' EXIT

[ -d "$DATA" ] || die "there is no $DATA; set BENCH_DATA to the folder with the data sets"
if [ "${BENCH_BUILD:-1}" != 0 ]; then
    setup_rust
    tune_for_processor
    (cd "$TEKUP_ROOT" && cargo build --release --package tekup-bench-nlu --features peers >&2)
fi
if [ "$(sha256sum <"$LIST")" != "$(cat "$VENV/.tekup-peer" 2>/dev/null)" ]; then
    say "Installing the peer into $VENV ..."
    python3 -m venv --clear "$VENV" >&2
    "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement "$LIST" >&2
    sha256sum <"$LIST" >"$VENV/.tekup-peer"
fi
# VADER's ratings are in the source package of its Python edition only.
if [ ! -d "$VADER" ]; then
    "$VENV/bin/pip" download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
        --dest "$work" vaderSentiment==2.5 >&2
    tar --extract --gzip --file "$work/vaderSentiment-2.5.tar.gz" --directory "$work"
    find "$work" -name 'hutto_ICWSM_2014*.tar.gz' -exec tar --extract --gzip --file {} --directory "$work" \;
    mv "$(dirname "$(find "$work" -name tweets_GroundTruth.txt | head -n 1)")" "$VADER"
fi

say "== intents, language, sentiment, entities"
"$DRIVER" --data "$DATA" --vader "$VADER" >"$work/ours.md"
say "== scikit-learn"
"$VENV/bin/python" "$BENCH/peers/nlu/intents.py" "$DATA" >"$work/peer.md"

part() { sed -n "/^## $1\$/,/^## /{/^## /d;p}" "$work/ours.md"; }

mkdir -p "$BENCH/results"
cat >"$BENCH/results/nlu.md" <<TEXT
# Understanding messages

    bench/nlu.sh

Measured on $(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1). The load average was
$(cut -d ' ' -f 1 /proc/loadavg) at the end; above the number of cores, other work slowed what is timed.
Figures are taken from test splits, models trained on training splits, thresholds chosen on validation splits.
xSID's test split and a test split of the Danish sentences are not at hand: figures on them come from data that
was there when the rules were written, and may flatter.

Data: BANKING77 (Casanueva et al. 2020, CC BY 4.0), CLINC150 (Larson et al. 2019, CC BY 3.0), xSID 0.7 (van der
Goot et al. 2021, CC BY-SA 4.0), Sentiment Analysis on Danish Social Media (CC BY-NC-SA 4.0, for measuring
only), VADER's ground truth (Hutto and Gilbert 2014, MIT).

## Intents
$(part Intents)

### Peer: scikit-learn $(sed -n 's/^scikit-learn==//p' "$LIST")

TF-IDF of words (1-2) and characters (2-5), LinearSVC, nothing tuned (\`bench/peers/nlu/intents.py\`). Its
training computes no probabilities and chooses no threshold; Tekup's cross-validates five times for both.

$(cat "$work/peer.md")

## Several requests in one message

Pairs of BANKING77 test messages of different intents, joined by a conjunction, and as many messages alone; the
intents' model is trained on the training split, and when to split was chosen on pairs of held-out training
messages. Exact set: both intents, and no other.
$(part "Several requests")

## Slots

The entity model (a conditional random field), cross-validated on xSID's validation sentences; a slot counts when
its kind and both of its edges are right. The test split is not at hand.
$(part Slots)

## Language
$(part Language)

## Sentiment

Three classes. A mean rating of VADER's data within half a point of 0 counts as neutral.
$(part Sentiment)

## Entities

No public set at hand labels these kinds, so this is no accuracy: it shows how long extraction takes, and how
little it finds where there is little.
$(part Entities)
TEXT
"$BENCH/gather.sh"
