#!/usr/bin/env python3
"""Measures when the AI agent answers and when it says that it does not know: bench/answers.py DEV-V2.0.JSON [URL]

Wants SQuAD 2.0's development set (Rajpurkar et al. 2018, CC BY-SA 4.0) and a server with the demo that nobody else
uses. It makes a tenant out of the paragraphs of four articles, none of them in XQuAD (which the search is fitted
on), and asks, each in a conversation of its own: questions that a paragraph answers, questions written so that
a paragraph seems to answer them but does not, and questions about three other articles. Writes
bench/results/answers.md. With a chat model, `BENCH_WORDED=1` waits for its words (slow), and asks fewer.
"""
import concurrent.futures
import json
import os
import pathlib
import random
import sys

from door import Door

if len(sys.argv) < 2:
    sys.exit(__doc__)
SQUAD = pathlib.Path(sys.argv[1])
DOOR = Door((sys.argv[2:] or ["http://127.0.0.1:4000"])[0])
WORDED = os.environ.get("BENCH_WORDED") == "1"
ASKED = 60 if WORDED else 300
CORPUS = ("Harvard_University", "Yuan_dynasty", "Immune_system", "Scottish_Parliament")
FOREIGN = ("Islamism", "Imperialism", "Force")
call = DOOR.call


def questions(articles):
    """(place of the paragraph, question, acceptable answers) of each question."""
    for article in articles:
        for number, paragraph in enumerate(article["paragraphs"]):
            for one in paragraph["qas"]:
                answers = sorted({answer["text"] for answer in one["answers"]})
                yield f"{article['title']}-{number}", one["question"].strip(), answers


def store(articles, key):
    documents = [{"title": article["title"].replace("_", " "), "content": paragraph["context"], "format": "text",
                  "language": "en", "externalId": f"{article['title']}-{number}"}
                 for article in articles for number, paragraph in enumerate(article["paragraphs"])]
    for at in range(0, len(documents), 80):
        body = {"documents": documents[at:at + 80]}
        DOOR.await_run(call("POST", "/api/v1/knowledge/documents/import", body, x_tenant_key=key)["runId"], key)
    places, cursor = {}, ""
    while cursor is not None:
        page = call("GET", f"/api/v1/knowledge/documents?limit=100{cursor}", x_tenant_key=key)
        places.update({item["id"]: item["externalId"] for item in page["items"]})
        cursor = page["nextCursor"] and f"&cursor={page['nextCursor']}"
    return places


def ask(question, key):
    chat = call("POST", "/api/v1/conversations", {"userId": f"asker-{random.random()}", "channel": "api"},
                x_tenant_key=key)
    body = {"content": question[1], "wait": "final" if WORDED else "passage"}
    return call("POST", f"/api/v1/conversations/{chat['id']}/messages", body, x_tenant_key=key)


def measure(asked, places, key):
    answered = right = holds = worded = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for question, answer in zip(asked, pool.map(lambda one: ask(one, key), asked)):
            if not answer["sources"]:
                continue
            answered += 1
            worded += answer["answer"]["engine"].startswith("model")
            right += question[0] in [places.get(source["documentId"]) for source in answer["sources"]]
            holds += any(text.lower() in answer["response"].lower() for text in question[2])
    return len(asked), answered, right, holds, worded


def main():
    articles = {article["title"]: article for article in json.loads(SQUAD.read_text())["data"]}
    key = DOOR.new_tenant("squad", ["knowledge:read", "knowledge:write", "runs:read", "conversations:read",
                                    "conversations:write"])
    places = store([articles[title] for title in CORPUS], key)
    ours = list(questions(articles[title] for title in CORPUS))
    foreign = [one for one in questions(articles[title] for title in FOREIGN) if one[2]]
    draw = random.Random(1)
    sets = {
        "a paragraph answers": [one for one in ours if one[2]],
        "a paragraph only seems to answer": [one for one in ours if not one[2]],
        "about something else": foreign,
    }
    rows = []
    for name, all_of_them in sets.items():
        asked = draw.sample(all_of_them, min(ASKED, len(all_of_them)))
        count, answered, right, holds, worded = measure(asked, places, key)
        rows.append(f"| {name} | {count} | {answered / count:.1%} | {1 - answered / count:.1%} | "
                    f"{right / count:.1%} | {holds / count:.1%} | {worded} |")
        print(rows[-1], flush=True)
    table = "\n".join(rows)
    title = "With a model's words" if WORDED else "In the document's own words"
    path = pathlib.Path(__file__).parent / "results/answers.md"
    old = path.read_text() if path.exists() else HEAD
    before, _, rest = old.partition(f"## {title}\n")
    after = rest.partition("\n## ")
    tail = f"\n## {after[2]}" if after[1] else ""
    path.write_text(f"{before.rstrip()}\n\n## {title}\n\nEmbeddings by {DOOR.embeddings()}.\n\n{COLUMNS}{table}\n{tail}")


COLUMNS = """| questions | asked | answered | refused | names the right paragraph | holds the answer | worded by the model |
|---|---|---|---|---|---|---|
"""
HEAD = """# Answers and refusals

    bench/answers.py dev-v2.0.json http://127.0.0.1:4000

SQuAD 2.0 at the conversation's door; 165 paragraphs of four articles are the tenant's documents. "Refused" means no
passage: the customer is told that no answer was found, and how to reach a person.
"""

main()
