"""A million leads into Tekup and out again, by its own doors.

    TEKUP_URL=http://127.0.0.1:4600 TEKUP_KEY=demo-key python bench/crm.py [rows]

Prints rows per second of the import and of the exports, and how long lists take then.
"""

import http.client
import json
import os
import sys
import time
import urllib.parse

URL = urllib.parse.urlparse(os.environ.get("TEKUP_URL", "http://127.0.0.1:4600"))
KEY = os.environ.get("TEKUP_KEY", "demo-key")
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
BOUNDARY = "tekup-bench"


def call(method, path, body=None):
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=600)
    headers = {"x-tenant-key": KEY}
    if body is not None:
        body = json.dumps(body)
        headers["content-type"] = "application/json"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit(f"{method} {path}: {answer.status} {text[:500]}")
    return json.loads(text)


def lines(tag):
    yield f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="leads.csv"\r\n\r\n'.encode()
    yield b"Navn;E-mail;Telefon;Firma;Titel;Kilde;Land\r\n"
    for begin in range(0, ROWS, 10_000):
        yield "".join(
            f"Anna{row % 977} Holm{row % 7919};l{row}.{tag}@f{row % 40_000}.dk;{20_000_000 + row % 70_000_000};"
            f"Firma {row % 40_000} ApS;Direktør;{'messe' if row % 3 else 'website'};DK\r\n"
            for row in range(begin, min(begin + 10_000, ROWS))
        ).encode()
    yield f"\r\n--{BOUNDARY}--\r\n".encode()


def ended(run):
    while True:
        found = call("GET", f"/api/v1/runs/{run}")
        if found["state"] in ("completed", "failed", "cancelled"):
            if found["state"] != "completed":
                sys.exit(found["error"])
            return found
        time.sleep(0.25)


def main():
    began = time.time()
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=600)
    headers = {"x-tenant-key": KEY, "content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    connection.request("POST", "/api/v1/crm/imports?kind=lead", lines(int(began)), headers, encode_chunked=True)
    answer = connection.getresponse()
    sent = json.loads(answer.read())
    if answer.status != 201:
        sys.exit(sent)
    print(f"upload: {sent['bytes'] / 1e6:.0f} MB in {time.time() - began:.1f} s")
    began = time.time()
    run = ended(call("POST", f"/api/v1/crm/imports/{sent['id']}/start", {})["runId"])
    took = time.time() - began
    print(f"import: {run['output']['created']} rows in {took:.1f} s, {run['output']['created'] / took:.0f} rows/s")
    for name in ("csv", "xlsx"):
        began = time.time()
        run = ended(call("POST", "/api/v1/crm/exports", {"kind": "lead", "format": name})["runId"])
        took = time.time() - began
        print(f"export {name}: {run['output']['rows']} rows in {took:.1f} s")
    for name, path in [
        ("newest", "/api/v1/leads?limit=100"),
        ("by score", "/api/v1/leads?limit=100&sort=-score"),
        ("search", "/api/v1/leads?limit=100&search=anna55%20holm77"),
        ("one status", "/api/v1/leads?limit=100&status=new&sort=-createdAt"),
    ]:
        times = []
        for _ in range(20):
            began = time.time()
            call("GET", path)
            times.append(time.time() - began)
        print(f"list {name}: {sorted(times)[10] * 1000:.1f} ms")
    began = time.time()
    call("POST", "/api/v1/leads/counts", {"by": "status"})
    print(f"counts: {(time.time() - began) * 1000:.0f} ms")


main()
