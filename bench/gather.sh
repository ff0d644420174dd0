#!/usr/bin/env bash
# Writes bench/RESULTS.md from bench/results/*.md, one heading level down.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
{
    echo "# Results"
    echo
    echo "Gathered from \`bench/results/\` by \`bench/gather.sh\`; do not edit. Each part names the command that"
    echo "measures it again."
    for file in results/*.md; do
        echo
        sed 's/^#/##/' "$file"
    done
} >RESULTS.md
