#!/usr/bin/env python3
"""Measures search and answers at the door of a running server: bench/retrieval.py [URL]

Wants a server with the demo (`./run`) that nobody else uses. It makes a tenant for XQuAD English
(240 passages and their questions; CC BY-SA 4.0) out of ../shared/data/xquad, and asks the demo bank its own
80 questions. Writes bench/results/retrieval.md. Articles 1 to 12 took part in fitting the confidence;
13 to 24 did not.
"""
import concurrent.futures
import json
import pathlib
import sys
import time

from door import Door

DOOR = Door((sys.argv[1:] or ["http://127.0.0.1:4000"])[0])
call = DOOR.call
ROOT = pathlib.Path(__file__).resolve().parent.parent
XQUAD = ROOT.parent / "shared/data/xquad/xquad.en.articles-1-24.json"
MODES = ("hybrid", "vector", "keyword")


def xquad():
    articles = json.loads(XQUAD.read_text())["data"]
    key = DOOR.new_tenant("xquad", ["knowledge:read", "knowledge:write", "runs:read"])
    documents, questions = [], []
    for number, article in enumerate(articles, 1):
        for paragraph in article["paragraphs"]:
            place = f"p{len(documents)}"
            documents.append({"title": article["title"].replace("_", " "), "content": paragraph["context"],
                              "format": "text", "language": "en", "externalId": place})
            questions += [(number, place, qa["question"]) for qa in paragraph["qas"]]
    started = time.time()
    for at in range(0, len(documents), 80):
        run = call("POST", "/api/v1/knowledge/documents/import", {"documents": documents[at:at + 80]},
                   x_tenant_key=key)["runId"]
        DOOR.await_run(run, key)
    indexed = time.time() - started
    places, cursor = {}, ""
    while cursor is not None:
        page = call("GET", f"/api/v1/knowledge/documents?limit=100{cursor}", x_tenant_key=key)
        places.update({item["id"]: item["externalId"] for item in page["items"]})
        cursor = page["nextCursor"] and f"&cursor={page['nextCursor']}"

    def rank(mode, question):
        found = call("POST", "/api/v1/knowledge/search",
                     {"query": question[2], "limit": 10, "mode": mode, "threshold": 0, "language": "en"},
                     x_tenant_key=key)["results"]
        seen = list(dict.fromkeys(places[one["documentId"]] for one in found))
        return seen.index(question[1]) if question[1] in seen else None

    lines = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for mode in MODES:
            ranks = list(pool.map(lambda question: rank(mode, question), questions))
            for name, chosen in (("1-12", lambda n: n <= 12), ("13-24", lambda n: n > 12)):
                mine = [r for r, (number, _, _) in zip(ranks, questions) if chosen(number)]
                first = sum(r == 0 for r in mine) / len(mine)
                five = sum(r is not None and r < 5 for r in mine) / len(mine)
                mrr = sum(1 / (r + 1) for r in mine if r is not None) / len(mine)
                lines.append(f"| {mode} | {name} | {len(mine)} | {first:.1%} | {five:.1%} | {mrr:.3f} |")
    return indexed, lines


def demo():
    questions = json.loads((ROOT / "demo/nordhavn/questions.json").read_text())
    key = "demo-key"
    documents = {item["id"]: item["externalId"]
                 for item in call("GET", "/api/v1/knowledge/documents?limit=100", x_tenant_key=key)["items"]}
    count = {"asked": 0, "answered": 0, "right": 0, "strange": 0, "refused": 0}
    found = {1: 0, 5: 0}
    for question in questions:
        chat = call("POST", "/api/v1/conversations", {"userId": "bench", "channel": "api"}, x_tenant_key=key)
        answer = call("POST", f"/api/v1/conversations/{chat['id']}/messages",
                      {"content": question["text"], "wait": "passage"}, x_tenant_key=key)
        sources = [documents.get(source["documentId"]) for source in answer["sources"]]
        if question["externalId"] is None:
            count["strange"] += 1
            count["refused"] += not sources
            continue
        count["asked"] += 1
        count["answered"] += bool(sources)
        count["right"] += question["externalId"] in sources
        results = call("POST", "/api/v1/knowledge/search", {"query": question["text"], "limit": 10, "threshold": 0},
                       x_tenant_key=key)["results"]
        places = [documents.get(one["documentId"]) for one in results]
        for most in found:
            found[most] += question["externalId"] in places[:most]
    return count, found


def main():
    model = DOOR.embeddings()
    indexed, lines = xquad()
    count, found = demo()
    text = f"""# Retrieval

`bench/retrieval.py`, at the door of a server with the demo; embeddings by {model}, 2 cores.

## XQuAD English: the passage a question was written from, among 240

| search | articles | questions | first | in five | MRR@10 |
|---|---|---|---|---|---|
""" + "\n".join(lines) + f"""

Indexing the 240 passages, embeddings included, took {indexed:.0f} s.

## The demo bank's own questions

{count['asked']} questions worded as far from the help articles as their writer could, half of them Danish. The search's
first passage is of the right article for {found[1]}, one of the first five for {found[5]}. {count['answered']} were
answered, {count['right']} of them from the right article; the others were told that no answer was found, and how to reach
a person. Of {count['strange']} questions that are none of a bank's business, {count['refused']} got no passage.
"""
    (ROOT / "bench/results/retrieval.md").write_text(text)
    print(text)


main()
