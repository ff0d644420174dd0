#!/usr/bin/env python3
"""Reports and the search over messages at the door of a running server: bench/reports.py URL HOME [CONVERSATIONS]

Wants a server with the demo (`TEKUP_HOME=HOME ./run`) that nobody else uses, and psql. It makes a tenant with a year
of conversations (1,000,000 unless told otherwise; the words are those of BANKING77, CC BY 4.0, out of
../shared/data/banking77), waits until its days are packed, and times questions at the door; then the same figures
as plain SQL over the rows. Takes some 15 minutes and 4 GB under HOME, which is to be deleted afterwards; until then, another run times the same data.
Writes bench/results/reports.md.
"""
import csv
import datetime
import json
import pathlib
import subprocess
import sys
import time

from door import Door

URL, HOME = sys.argv[1:3]
COUNT = int((sys.argv[3:] or ["1000000"])[0])
DOOR = Door(URL)
BENCH = pathlib.Path(__file__).resolve().parent
DATA = BENCH.parent.parent / "shared/data/banking77/train.csv"
ASKED = 30
QUEUES = ("Accounts", "Cards", "Loans", "Transfers")


def cluster():
    place = pathlib.Path(HOME, "postgres.location")
    return pathlib.Path(place.read_text().strip()) if place.exists() else pathlib.Path(HOME, "postgres")


def psql(*arguments, **variables):
    """Runs psql as the superuser; returns what it prints and the seconds it took."""
    root = cluster()
    command = ["psql", "--host", str(root / "socket"), "--username", "tekup_admin", "--dbname", "tekup", "--quiet",
               "--no-psqlrc", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1"]
    for name, value in variables.items():
        command += ["--set", f"{name}={value}"]
    password = (root / "admin.password").read_text().strip()
    started = time.time()
    done = subprocess.run(command + list(arguments), env={"PGPASSWORD": password, "PATH": "/usr/bin:/bin"},
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout, time.time() - started


def fill(tenant):
    rows = list(csv.DictReader(DATA.open()))
    quoted = lambda text: "'" + text.strip().replace("'", "''") + "'"
    texts = pathlib.Path(HOME, "texts.sql")
    texts.write_text("DROP TABLE IF EXISTS bench_texts;\nCREATE TABLE bench_texts (n int PRIMARY KEY, text text, intent text);\nINSERT INTO bench_texts VALUES\n"
                     + ",\n".join(f"({n}, {quoted(row['text'])}, {quoted(row['category'])})"
                                  for n, row in enumerate(rows, 1)) + ";\n")
    psql("--file", str(texts))
    return psql("--file", str(BENCH / "reports/fill.sql"), tenant=tenant, count=COUNT, texts="bench_texts",
                queues=len(QUEUES))[1]


def packed(tenant):
    started = time.time()
    last = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=2)
    while True:
        found = psql("--command", f"SELECT packed_to FROM report_state WHERE tenant_id = '{tenant}'")[0].strip()
        if found and datetime.date.fromisoformat(found) >= last:
            return time.time() - started
        time.sleep(0.5)


def prepare():
    key = DOOR.new_tenant("reports", ["reports:read", "conversations:read", "desk:write"])
    call = lambda *arguments: DOOR.call(*arguments, x_tenant_key=key)
    hours = call("POST", "/api/v1/working-hours",
                 {"name": "Office", "timeZone": "Europe/Copenhagen", "week": [[[480, 960]]] * 7})
    for name in QUEUES:
        call("POST", "/api/v1/queues", {"name": name, "hoursId": hours["id"], "isDefault": name == "Cards"})
    call("PUT", "/api/v1/reports/settings",
         {"currency": "DKK", "staffHour": 300.0, "minutesPerAnswer": 4.0, "agentAnswer": 0.1})
    tenant = psql("--command", f"SELECT tenant_id FROM working_hours WHERE id = '{hours['id']}'")[0].strip()
    queue = call("GET", "/api/v1/queues")["items"][0]["id"]
    return key, tenant, queue, fill(tenant), packed(tenant)


def timed(ask, times=ASKED):
    """Median and 95th percentile in ms, and the last answer."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        answer = ask()
        taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    return taken[len(taken) // 2], taken[min(len(taken) - 1, int(len(taken) * 0.95))], answer


def main():
    kept = pathlib.Path(HOME, "bench-reports.json")
    if not kept.exists():
        kept.write_text(json.dumps(prepare()))
    key, tenant, queue, filled, packing = json.loads(kept.read_text())
    headers = {"x_tenant_key": key}
    call = lambda *arguments: DOOR.call(*arguments, **headers)
    size, rows = psql("--command", "SELECT pg_size_pretty(sum(length(facts))), count(*) FROM report_days "
                      f"WHERE tenant_id = '{tenant}'")[0].strip().split("|")
    messages = int(psql("--command", f"SELECT count(*) FROM messages WHERE tenant_id = '{tenant}'")[0])

    today = datetime.datetime.now(datetime.timezone.utc).date()
    back = lambda days: (today - datetime.timedelta(days=days)).isoformat()
    year = f"from={back(365)}&to={today}"
    questions = [
        ("7 days by day", f"from={back(6)}&to={today}"),
        ("30 days by day, with the 30 before", f"from={back(29)}&to={today}&compare=true"),
        ("90 days by day, by channel", f"from={back(89)}&to={today}&groupBy=channel"),
        ("a year by day", f"{year}&interval=day"),
        ("a year by week, by channel", f"{year}&groupBy=channel"),
        ("a year by month, by intent (77)", f"{year}&interval=month&groupBy=intent"),
        ("a year by month, by queue", f"{year}&interval=month&groupBy=queue"),
        ("a year by month, by person (40)", f"{year}&interval=month&groupBy=person"),
        ("a year of one queue and channel, by intent", f"{year}&queueId={queue}&channel=web&groupBy=intent"),
        ("a year with the year before, by intent", f"{year}&compare=true&groupBy=intent"),
    ]
    lines = []
    for name, query in questions:
        median, p95, answer = timed(lambda: call("GET", f"/api/v1/reports/conversations?{query}"))
        lines.append(f"| {name} | {answer['total']['conversations']:,} | {median:.0f} ms | {p95:.0f} ms |")

    report = call("GET", f"/api/v1/reports/conversations?{year}&interval=month")
    plain = []
    begin, end = report["parts"][0]["start"], (datetime.datetime.now(datetime.timezone.utc)
                                              + datetime.timedelta(days=1)).isoformat()
    for name, script, unit in (("all figures, a year by month", "rows.sql", "month"), ("all figures, a year by day", "rows.sql", "day"),
                               ("only columns of the conversations, a year by day", "slim.sql", "day")):
        ask = lambda: psql("--file", str(BENCH / f"reports/{script}"), tenant=tenant, unit=unit, **{"from": begin, "to": end})[0]
        median, worst, text = timed(ask, 3)
        plain.append(f"| {name} | {median / 1000:.1f} s | {worst / 1000:.1f} s |")
        if unit == "month":
            same(report, text)

    searches = [("one common word", "card"), ("two words", "card payment"), ("a beginning", "trans"),
                ("four words", "why was my transfer"), ("a reference that one message has", str(COUNT // 2)),
                ("a word nobody wrote", "xylophone")]
    found = []
    for name, words in searches:
        median, p95, answer = timed(lambda: call("POST", "/api/v1/messages/search", {"q": words}))
        found.append(f"| {name}: `{words}` | {len(answer['items'])} | {median:.0f} ms | {p95:.0f} ms |")
    found_lines, report_lines, plain_lines = "\n".join(found), "\n".join(lines), "\n".join(plain)
    text = f"""# Reports

`bench/reports.py`, at the door of a server with the demo, 2 cores, one client. A tenant with {COUNT:,} conversations over a
year, {messages:,} messages in 14 monthly partitions, 30% handed to a person. Each question {ASKED} times.

## Figures over conversations

Volume, deflection, first-contact resolution, exact median and 90th percentile of response and resolution times, service
levels, ratings, mood and cost, for every part and every group. Wanted: under 1 s for any range.

| question | conversations | median | p95 |
|---|---|---|---|
{report_lines}

The year is packed into {rows} days, {size} in all. Packing it for the first time, in the background, took {packing:.0f} s.

The same figures by plain SQL over the rows, in the same database right after, three times, as its superuser (no row-level
security). Every month's figures are compared with the door's, and are the same.

| plain SQL | median | worst |
|---|---|---|
{plain_lines}

## Search over all messages

`POST /api/v1/messages/search`, the newest 20, among {messages:,} messages. Wanted: under 200 ms.

| words | found | median | p95 |
|---|---|---|---|
{found_lines}
"""
    (BENCH / "results/reports.md").write_text(text)
    print(text, f"\nfilled in {filled:.0f} s")


def same(report, text):
    """Both ways have counted the same."""
    rows = [line.split("|") for line in text.strip().splitlines()]
    parts = [part["figures"] for part in report["parts"] if part["figures"]["conversations"]]
    assert len(rows) == len(parts), (len(rows), len(parts))
    for row, part in zip(rows, parts):
        numbers = lambda at: [round(float(one)) for one in row[at].strip("{}").split(",")]
        ended, solved = int(row[2]), int(row[3])
        assert [int(one) for one in row[1:4]] == [part["conversations"], part["ended"], part["solved"]], (row, part)
        assert abs(int(row[4]) / ended - part["deflection"]) < 1e-9, (row, part)
        assert abs(int(row[5]) / solved - part["firstContactResolution"]) < 1e-9, (row, part)
        for at, times in ((6, part["response"]), (7, part["resolution"])):
            assert all(abs(a - b) <= 1 for a, b in zip(numbers(at), (times["median"], times["p90"]))), (row, part)
        kept = [part["slaFirstResponse"]["met"], part["slaFirstResponse"]["breached"], part["slaResolution"]["met"],
                part["slaResolution"]["breached"]]
        assert [int(one) for one in row[8:12]] == kept, (row, part)
        assert abs(float(row[12]) - part["csat"]["average"]) < 1e-6, (row, part)
        assert abs(float(row[13]) - part["sentiment"]["average"]) < 1e-4, (row, part)
        total = int(row[14]) * 0.1 + int(row[15]) * 20
        assert abs(total - part["cost"]["total"]) < 0.01 * total, (row, part)


main()
