#!/usr/bin/env bash
# The `openai` packages for Python and for Node, as they are published, against /v1: answers whole and streamed, tools,
# structured output, embeddings, errors, and a stream that is given up.
#
# Wants TEKUP_URL, TEKUP_TENANT_KEY, python3 with `openai` on the PATH, TEKUP_NODE_CLIENTS with `openai`, and the models
# smollm2-135m-instruct and multilingual-e5-small on the server.
set -euo pipefail

: "${TEKUP_URL:?where the server is}"
: "${TEKUP_TENANT_KEY:?the API key of a tenant}"
: "${TEKUP_NODE_CLIENTS:?where the clients for Node are}"

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export OPENAI_BASE_URL="$TEKUP_URL/v1" OPENAI_API_KEY="$TEKUP_TENANT_KEY"

python3 "$here/openai_python.py"
# Node looks for packages from the script's folder upwards, so the script goes to them.
cp "$here/openai_node.mjs" "$TEKUP_NODE_CLIENTS/tekup-openai.mjs"
node "$TEKUP_NODE_CLIENTS/tekup-openai.mjs"
