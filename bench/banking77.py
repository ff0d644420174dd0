#!/usr/bin/env python3
"""Imports BANKING77 and asks its test queries at the door of a running server: bench/banking77.py [URL]

Wants a server with the demo (`./run`) that nobody else uses, `tekup` built, and ../shared. It makes a tenant,
has `tekup intents import` take the training set, and for each model that it trains sends the 3,080 test queries to
`POST /api/v1/nlu/analyze`. Writes bench/results/banking77.md. TEKUP names the binary.
"""
import concurrent.futures
import csv
import os
import pathlib
import subprocess
import sys
import time

from door import Door

DOOR = Door((sys.argv[1:] or ["http://127.0.0.1:4000"])[0])
ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared/data/banking77"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", pathlib.Path.home() / ".cache/tekup/target"))
TEKUP = os.environ.get("TEKUP", TARGET / "release/tekup")


def trained(key, step, examples, seconds=1800):
    """Waits until a training has stored the model of `step` from all the examples; returns its card."""
    end = time.time() + seconds
    while time.time() < end:
        runs = DOOR.call("GET", "/api/v1/runs?kind=intents.train", x_tenant_key=key)["items"]
        for run in runs:
            steps = DOOR.call("GET", f"/api/v1/runs/{run['id']}/steps", x_tenant_key=key)["items"]
            for one in steps:
                if one["name"] == step and one["output"]["examples"] >= examples:
                    return one["output"]
        time.sleep(0.5)
    raise TimeoutError(f"no model after {seconds} s")


def ask(key, queries):
    """Share of right intents, of accepted and right ones, and the middle and 95th percentile in ms."""
    def one(query):
        start = time.perf_counter()
        found = DOOR.call("POST", "/api/v1/nlu/analyze", {"text": query["text"]}, x_tenant_key=key)
        spent = (time.perf_counter() - start) * 1000
        best = found["alternatives"][0]["intent"] if found["alternatives"] else None
        return best == query["category"], found["intent"] == query["category"], found["intent"] is not None, spent

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(one, queries))
    spent = sorted(answer[3] for answer in answers)
    accepted = sum(answer[2] for answer in answers)
    return (sum(a[0] for a in answers) / len(answers), accepted / len(answers),
            sum(a[1] for a in answers) / max(accepted, 1), spent[len(spent) // 2], spent[len(spent) * 95 // 100])


def main():
    queries = list(csv.DictReader((DATA / "test.csv").open(encoding="utf-8")))
    key = DOOR.new_tenant("banking77", ["intents:read", "intents:write", "runs:read", "conversations:read",
                                        "conversations:write"])
    start = time.time()
    texts = {row["text"].strip() for row in csv.DictReader((DATA / "train.csv").open(encoding="utf-8"))}
    importing = subprocess.Popen([TEKUP, "--url", DOOR.url, "--key", key, "intents", "import", DATA / "train.csv"])
    lines = []
    for step in ("words", "trained"):
        card = trained(key, step, len(texts) * 0.99)
        ready = time.time() - start
        right, accepted, precise, middle, slow = ask(key, queries)
        lines.append(f"| {card['engine']} | {ready:.0f} s | {right:.1%} | {accepted:.1%} | {precise:.1%} "
                     f"| {middle:.0f} ms | {slow:.0f} ms |")
        print(lines[-1], flush=True)
    assert importing.wait(timeout=60) == 0
    text = f"""# BANKING77 over the API

`bench/banking77.py`: 10,003 examples through `tekup intents import` into a tenant of their own, then the
{len(queries):,} test queries through `POST /api/v1/nlu/analyze`, two at a time; embeddings by {DOOR.embeddings()}, 2 cores.
Tekup first trains on words, then embeds the
examples and trains again; the first row's queries were asked while it embedded, and time counts from the import's
start.

| model | ready after | right of all | accepted | right of accepted | median | p95 |
|---|---|---|---|---|---|---|
""" + "\n".join(lines) + "\n"
    (ROOT / "bench/results/banking77.md").write_text(text)
    print(text)


main()
