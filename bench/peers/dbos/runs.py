"""Three-step workflows of DBOS on the Postgres that BENCH_PG_* name: how many a second. Prints one JSON line.

Usage: python runs.py [WORKFLOWS]
"""

import json
import os
import sys
import time
from urllib.parse import quote

from dbos import DBOS, DBOSConfig

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 600
env = os.environ
url = (
    f"postgresql://{quote(env['BENCH_PG_USER'])}:{quote(env.get('BENCH_PG_PASSWORD', ''))}@/{env['BENCH_PG_DATABASE']}"
    f"?host={quote(env['BENCH_PG_HOST'], safe='')}&port={env['BENCH_PG_PORT']}"
)
DBOS(config=DBOSConfig(name="bench", system_database_url=url, run_admin_server=False, log_level="ERROR"))


@DBOS.step()
def add(n: int) -> int:
    return n + 1


@DBOS.workflow()
def three() -> int:
    return add(add(add(0)))


DBOS.launch()
# The default waits a second between looks at the queue.
DBOS.register_queue("bench", worker_concurrency=16, polling_interval_sec=0.01)
for handle in [DBOS.start_workflow(three) for _ in range(20)]:
    handle.get_result()


def measure(what, start):
    begun = time.perf_counter()
    handles = [start() for _ in range(COUNT)]
    for handle in handles:
        assert handle.get_result() == 3
    seconds = time.perf_counter() - begun
    print(
        json.dumps({"engine": "DBOS", "what": what, "runs": COUNT, "seconds": seconds, "runsPerS": COUNT / seconds}),
        flush=True,
    )


measure("started directly", lambda: DBOS.start_workflow(three))
measure("through its queue", lambda: DBOS.enqueue_workflow("bench", three))
DBOS.destroy()
