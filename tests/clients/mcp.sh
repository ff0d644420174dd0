#!/usr/bin/env bash
# The `mcp` package for Python, as it is published, against /mcp: tools, resources, prompts and errors, in the revision with a
# handshake and in the one without.
#
# Wants TEKUP_URL, TEKUP_TENANT_KEY, and python3 with `mcp` on the PATH.
set -euo pipefail

: "${TEKUP_URL:?where the server is}"
: "${TEKUP_TENANT_KEY:?the API key of a tenant}"

python3 "$(dirname "${BASH_SOURCE[0]}")/mcp_python.py"
