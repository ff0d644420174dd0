#!/usr/bin/env python3
"""Asks Tekup and Rasa's NLU server the same messages in turns: bench/rasa.py URL RASA [EXAMPLES [EPOCHS]]

URL is a running Tekup with the demo that nobody else uses, RASA the folder of a Python environment with
bench/peers/rasa/requirements.txt (Python 3.8 to 3.10), EXAMPLES how many of BANKING77's training examples an intent
both learn (10; 0: all), EPOCHS how long Rasa's classifier trains (100, as `rasa init` has it). Each then answers the
3,080 test queries over HTTP, one after the other on one connection, in turns of 100. Writes bench/results/rasa.md.
TEKUP names the binary.
"""
import csv
import http.client
import json
import os
import pathlib
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from urllib.parse import urlparse

from door import Door

BENCH = pathlib.Path(__file__).resolve().parent
DATA = BENCH.parent.parent / "shared/data/banking77"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", pathlib.Path.home() / ".cache/tekup/target"))
TEKUP = os.environ.get("TEKUP", TARGET / "release/tekup")
TURN = 100


def rows(name):
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def few(examples, count):
    """`count` examples an intent, drawn once and for all; all of them for 0."""
    if count == 0:
        return examples
    shuffled = list(examples)
    random.Random(1).shuffle(shuffled)
    taken = defaultdict(list)
    for row in shuffled:
        if len(taken[row["category"]]) < count:
            taken[row["category"]].append(row)
    return [row for intent in sorted(taken) for row in taken[intent]]


class Peer:
    """One connection that stays open, and what was answered over it."""

    def __init__(self, url, path, headers, body, intent):
        where = urlparse(url)
        self.connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
        self.path, self.headers, self.body, self.intent = path, headers, body, intent
        self.right, self.spent = 0, []

    def ask(self, query):
        body = json.dumps(self.body(query["text"]))
        start = time.perf_counter()
        self.connection.request("POST", self.path, body, {"content-type": "application/json", **self.headers})
        answer = self.connection.getresponse()
        found = json.loads(answer.read())
        self.spent.append((time.perf_counter() - start) * 1000)
        assert answer.status == 200, found
        self.right += self.intent(found) == query["category"]

    def row(self, name, training, memory):
        spent = sorted(self.spent)
        at = lambda share: spent[int(len(spent) * share)]
        return (f"| {name} | {self.right / len(spent):.4f} | {at(0.5):.1f} ms | {at(0.95):.1f} ms | {at(0.99):.1f} ms "
                f"| {training:.0f} s | {memory} MB |")


def resident(pid):
    """MB of memory of a process."""
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmRSS"))


def teach_tekup(door, work, examples):
    key = door.new_tenant("rasa", ["intents:read", "intents:write", "runs:read", "conversations:read",
                                   "conversations:write"])
    file = work / "train.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["text", "category"])
        writer.writeheader()
        writer.writerows({"text": row["text"], "category": row["category"]} for row in examples)
    start = time.time()
    subprocess.run([TEKUP, "--url", door.url, "--key", key, "intents", "import", file], check=True,
                   stdout=subprocess.DEVNULL)
    while True:
        runs = door.call("GET", "/api/v1/runs?kind=intents.train", x_tenant_key=key)["items"]
        if runs and all(run["state"] == "completed" for run in runs):
            break
        assert time.time() - start < 1800, runs
        time.sleep(0.2)
    return key, time.time() - start


def teach_rasa(rasa, work, examples, epochs):
    intents = defaultdict(list)
    for row in examples:
        intents[row["category"]].append(" ".join(row["text"].split()))
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in intents.items():
        lines += [f"- intent: {intent}", "  examples: |", *(f"    - {text}" for text in texts)]
    (work / "nlu.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = (BENCH / "peers/rasa/config.yml").read_text().replace("epochs: 100", f"epochs: {epochs}")
    (work / "config.yml").write_text(config)
    start = time.time()
    command = [rasa / "bin/rasa", "train", "nlu", "--nlu", "nlu.yml", "--config", "config.yml", "--out", "models"]
    subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet())
    return time.time() - start


def quiet():
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SANIC_WORKERS": "1"}


def serve_rasa(rasa, work):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [rasa / "bin/rasa", "run", "--enable-api", "-i", "127.0.0.1", "--port", str(port), "--model", "models"]
    log = (work / "rasa.log").open("w")
    server = subprocess.Popen(command, cwd=work, stdout=log, stderr=log, env=quiet())
    end = time.time() + 300
    while time.time() < end and server.poll() is None:
        try:
            Door(f"http://127.0.0.1:{port}").call("GET", "/status")
            return server, port
        except OSError:
            time.sleep(0.5)
    server.kill()
    raise RuntimeError((work / "rasa.log").read_text()[-2000:])


def tekup_server(url):
    """Process that listens at the URL."""
    port = f"{urlparse(url).port:04X}"
    with open("/proc/net/tcp") as file:
        inode = next(line.split()[9] for line in file if line.split()[1].endswith(f":{port}") and line.split()[3] == "0A")
    for fd in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(fd) == f"socket:[{inode}]":
                return int(fd.parts[2])
        except OSError:
            pass
    raise RuntimeError("no such server on this machine")


def main():
    door, rasa = Door(sys.argv[1]), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    epochs = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    examples, queries = few(rows("train.csv"), count), rows("test.csv")
    with tempfile.TemporaryDirectory(prefix="tekup-rasa.") as folder:
        work = pathlib.Path(folder)
        key, tekup_training = teach_tekup(door, work, examples)
        print(f"Tekup has learned {len(examples)} examples in {tekup_training:.0f} s", flush=True)
        rasa_training = teach_rasa(rasa, work, examples, epochs)
        print(f"Rasa has learned them in {rasa_training:.0f} s", flush=True)
        server, port = serve_rasa(rasa, work)
        try:
            ours = Peer(door.url, "/api/v1/nlu/analyze", {"x-tenant-key": key}, lambda text: {"text": text},
                        lambda found: (found["alternatives"] or [{"intent": None}])[0]["intent"])
            theirs = Peer(f"http://127.0.0.1:{port}", "/model/parse", {}, lambda text: {"text": text},
                          lambda found: found["intent"]["name"])
            for peer in (ours, theirs):
                for query in queries[:20]:
                    peer.ask(query)
                peer.right, peer.spent = 0, []
            for first in range(0, len(queries), TURN):
                for peer in (ours, theirs):
                    for query in queries[first:first + TURN]:
                        peer.ask(query)
            lines = [ours.row(f"Tekup, words and {door.embeddings()}", tekup_training,
                              resident(tekup_server(door.url))),
                     theirs.row(f"Rasa 3.6.21, DIET, {epochs} epochs", rasa_training, resident(server.pid))]
        finally:
            server.terminate()
            server.wait(timeout=60)
    what = "all 10,003 examples" if count == 0 else f"{count} examples an intent"
    section = "\n".join([f"## {what}", "", "| | right | median | p95 | p99 | trained in | memory |",
                         "|---|---|---|---|---|---|---|", *lines, ""])
    print(section)
    file = BENCH / "results/rasa.md"
    head = f"""# Beside Rasa's NLU

`bench/rasa.py URL RASA EXAMPLES EPOCHS`: BANKING77, the same training examples for both, and the {len(queries):,} test queries
one after the other over HTTP, in turns of {TURN}: `POST /api/v1/nlu/analyze` of Tekup (intent, several requests, entities,
sentiment, language, out of scope, audit) and `POST /model/parse` of Rasa (intent). Rasa's pipeline is the one that
`rasa init` writes (`bench/peers/rasa/config.yml`). {os.cpu_count()} cores, both servers run at once; memory is resident, after the queries;
Tekup's holds the whole platform with its embedding models.
"""
    old = file.read_text() if file.exists() else head
    parts = [part for part in old.split("\n## ")[1:] if not part.startswith(what + "\n")]
    file.write_text("\n## ".join([head.rstrip("\n") + "\n", *(part.rstrip("\n") + "\n" for part in [*parts, section[3:]])]))


main()
