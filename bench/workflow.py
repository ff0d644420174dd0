"""A workflow of 200 nodes in a row, and one of 200 side by side, by Tekup's own doors: overhead per node.

    TEKUP_URL=http://127.0.0.1:4600 TEKUP_KEY=demo-key python bench/workflow.py [nodes]

Prints a table. Each node computes a small expression and is written down before the next begins.
"""

import json
import os
import statistics
import sys
import time
import urllib.request
from datetime import datetime

URL = os.environ.get("TEKUP_URL", "http://127.0.0.1:4600") + "/api/v1"
KEY = os.environ.get("TEKUP_KEY", "demo-key")
NODES = int(sys.argv[1]) if len(sys.argv) > 1 else 200
ROUNDS = 7
PATIENCE = 120


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"x-tenant-key": KEY, "content-type": "application/json"}
    request = urllib.request.Request(URL + path, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def node(name, before):
    return {"id": name, "type": "transform", "inputs": {"source": f"=nodes.{before} + 1" if before else "=1"}}


def in_a_row():
    names = [f"n{at}" for at in range(NODES)]
    nodes = [node(name, names[at - 1] if at else None) for at, name in enumerate(names)]
    return nodes, list(zip(["start", *names], names))


def side_by_side():
    names = [f"n{at}" for at in range(NODES)]
    return [node(name, None) for name in names], [("start", name) for name in names]


def measure(name, drawn):
    nodes, edges = drawn
    definition = {
        "schema": 1,
        "nodes": [{"id": "start", "type": "trigger.manual", "inputs": {}}, *nodes],
        "edges": [{"id": f"e{at}", "from": a, "to": b} for at, (a, b) in enumerate(edges)],
    }
    made = call("POST", "/workflows", {"name": f"bench: {name}", "definition": definition})
    assert not made["problems"], made["problems"]
    call("POST", f"/workflows/{made['id']}/publish", {})
    times = []
    for _ in range(ROUNDS):
        run = call("POST", f"/workflows/{made['id']}/start", {"input": None})["runId"]
        until = time.monotonic() + PATIENCE
        while (done := call("GET", f"/runs/{run}"))["state"] != "completed":
            if done["state"] in ("failed", "cancelled") or time.monotonic() > until:
                sys.exit(f"{name}: {done['state']} {done.get('error')}")
            time.sleep(0.02)
        began, ended = (datetime.fromisoformat(done[at]) for at in ("startedAt", "finishedAt"))
        times.append((ended - began).total_seconds() * 1e3)
    middle = statistics.median(times)
    print(f"| {NODES} {name} | {middle:.0f} | {middle / NODES:.2f} | {max(times):.0f} |")


print("| nodes | median ms | ms a node | longest ms |\n|---|---:|---:|---:|")
measure("in a row", in_a_row())
measure("side by side", side_by_side())
