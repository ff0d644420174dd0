"""Three-node workflows of n8n on the Postgres that BENCH_PG_* name: how many a second. Prints one JSON line.

Each is started by a webhook and kept with the progress of every node, which is as near as n8n comes to a Run whose steps
are written down. Usage: python runs.py FOLDER_OF_N8N [WORKFLOWS]
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

FOLDER = pathlib.Path(sys.argv[1]).resolve()
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 300
PORT = 15678
URL = f"http://127.0.0.1:{PORT}/webhook/three"
PATIENCE = 240
N8N = ["node", str(FOLDER / "node_modules/n8n/bin/n8n")]


def node(name, kind, version, x, parameters, **more):
    return {
        "id": name, "name": name, "type": f"n8n-nodes-base.{kind}", "typeVersion": version, "position": [x, 0],
        "parameters": parameters, **more,
    }


def add(name, x):
    value = {"id": name, "name": "n", "type": "number", "value": "={{ ($json.n || 0) + 1 }}"}
    return node(name, "set", 3.4, x, {"assignments": {"assignments": [value]}, "options": {}})


NAMES = ["hook", "one", "two", "three"]
WORKFLOW = {
    "id": "tekupbenchthree1",
    "name": "three",
    "active": True,
    "nodes": [
        node("hook", "webhook", 2, 0, {"path": "three", "httpMethod": "POST", "responseMode": "lastNode", "options": {}},
             webhookId="8b0c1c80-6f0e-4f0e-9d37-5a4c9a3d7f11"),
        *(add(name, 200 * at) for at, name in enumerate(NAMES) if at),
    ],
    "connections": {
        before: {"main": [[{"node": after, "type": "main", "index": 0}]]} for before, after in zip(NAMES, NAMES[1:])
    },
    "settings": {"executionOrder": "v1", "saveExecutionProgress": True, "saveDataSuccessExecution": "all"},
}


def post():
    request = urllib.request.Request(URL, data=b"{}", headers={"content-type": "application/json"}, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def ready():
    try:
        return post()["n"] == 3
    except (OSError, urllib.error.URLError, ValueError):
        return False


def main():
    env = os.environ
    with tempfile.TemporaryDirectory() as home:
        settings = {
            **env,
            "DB_TYPE": "postgresdb",
            "DB_POSTGRESDB_HOST": env["BENCH_PG_HOST"],
            "DB_POSTGRESDB_PORT": env["BENCH_PG_PORT"],
            "DB_POSTGRESDB_USER": env["BENCH_PG_USER"],
            "DB_POSTGRESDB_PASSWORD": env.get("BENCH_PG_PASSWORD", ""),
            "DB_POSTGRESDB_DATABASE": env["BENCH_PG_DATABASE"],
            "DB_POSTGRESDB_POOL_SIZE": "16",
            "N8N_USER_FOLDER": home,
            "N8N_PORT": str(PORT),
            "N8N_LISTEN_ADDRESS": "127.0.0.1",
            "N8N_DIAGNOSTICS_ENABLED": "false",
            "N8N_VERSION_NOTIFICATIONS_ENABLED": "false",
            "N8N_TEMPLATES_ENABLED": "false",
            "N8N_LOG_LEVEL": "error",
            "NODE_ENV": "production",
        }
        file = pathlib.Path(home, "three.json")
        file.write_text(json.dumps([WORKFLOW]))
        quiet = {"env": settings, "stdout": subprocess.DEVNULL, "stderr": sys.stderr, "stdin": subprocess.DEVNULL}
        subprocess.run([*N8N, "import:workflow", f"--input={file}"], check=True, timeout=PATIENCE, **quiet)
        subprocess.run([*N8N, "publish:workflow", f"--id={WORKFLOW['id']}"], check=True, timeout=PATIENCE, **quiet)
        server = subprocess.Popen([*N8N, "start"], **quiet)
        try:
            until = time.monotonic() + PATIENCE
            while not ready():
                if server.poll() is not None or time.monotonic() > until:
                    sys.exit("n8n did not come up")
                time.sleep(0.5)
            for _ in range(20):
                post()
            begun = time.perf_counter()
            with ThreadPoolExecutor(16) as clients:
                given = list(clients.map(lambda _: post()["n"], range(COUNT)))
            seconds = time.perf_counter() - begun
        finally:
            server.terminate()
            server.wait(30)
    assert given == [3] * COUNT
    figures = {"engine": "n8n", "what": "by webhook", "runs": COUNT, "seconds": seconds, "runsPerS": COUNT / seconds}
    print(json.dumps(figures), flush=True)


main()
