"""Intents by scikit-learn: TF-IDF of words and characters, one linear support vector machine an intent.

Prints Markdown tables with the same sets, splits and columns as `tekup-bench-nlu intents`. Nothing is tuned:
words in ones and twos, characters in twos to fives, LinearSVC as it comes. Usage: intents.py DATA
"""

import csv
import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC


def model():
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return make_pipeline(make_union(words, characters), LinearSVC())


def banking(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["category"]) for row in csv.DictReader(file)]
    return split(rows)


def xsid(path):
    rows, text = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith("# intent = ") and text is not None:
            rows.append((text, line.removeprefix("# intent = ")))
            text = None
    return split(rows)


def split(rows):
    return np.array([row[0] for row in rows], dtype=object), np.array([row[1] for row in rows])


def row(name, train, test):
    """Trains, measures, prints a line; returns the trained model."""
    started = time.perf_counter()
    trained = model().fit(*train)
    seconds = time.perf_counter() - started
    accuracy = np.mean(trained.predict(test[0]) == test[1])
    times = []
    for text in test[0][:500]:
        started = time.perf_counter()
        trained.predict([text])
        times.append(time.perf_counter() - started)
    p50, p95 = (np.percentile(times, share) * 1e6 for share in (50, 95))
    print(f"| {name} | {accuracy:.4f} | {seconds:.2f} | {p50:.0f} / {p95:.0f} |", flush=True)
    return trained


def few(texts, labels, count, seed):
    """`count` examples of each intent."""
    order = np.random.default_rng(seed).permutation(len(texts))
    taken, chosen = {}, []
    for i in order:
        taken[labels[i]] = taken.get(labels[i], 0) + 1
        if taken[labels[i]] <= count:
            chosen.append(i)
    return texts[chosen], labels[chosen]


def main(data):
    print("| set | accuracy | training s | predict p50 / p95 µs |\n|---|---|---|---|")
    train, test = (banking(data / "banking77" / f"{name}.csv") for name in ("train", "test"))
    row("BANKING77 full (10,003 / 3,080)", train, test)
    draws = [np.mean(model().fit(*few(*train, 10, seed)).predict(test[0]) == test[1]) for seed in range(3)]
    print(f"| BANKING77, 10 per intent (mean of 3 draws) | {np.mean(draws):.4f} | | |")
    texts, labels = xsid(data / "xsid" / "da.valid.conll")
    fold = np.arange(len(texts)) % 5
    right = sum(
        np.sum(model().fit(texts[fold != held], labels[fold != held]).predict(texts[fold == held]) == labels[fold == held])
        for held in range(5)
    )
    print(f"| xSID Danish validation (300), 5-fold | {right / len(texts):.4f} | | |")
    sets = json.loads((data / "clinc150" / "data_full.json").read_text(encoding="utf-8"))
    train, val, test, foreign = (split(sets[name]) for name in ("train", "val", "test", "oos_test"))
    trained = row("CLINC150 in scope (15,000 / 4,500)", train, test)

    def margins(texts):
        return trained.decision_function(texts).max(axis=1)

    own, other = margins(test[0]), margins(foreign[0])
    threshold = np.quantile(margins(val[0]), 0.03)
    kept = np.mean((trained.predict(test[0]) == test[1]) & (own >= threshold))
    auroc = roc_auc_score([1] * len(own) + [0] * len(other), np.concatenate([own, other]))
    print("\n| CLINC150, threshold | in-scope accuracy | out-of-scope recall (1,000) | AUROC |\n|---|---|---|---|")
    print(f"| margin that keeps 97% of validation | {kept:.4f} | {np.mean(other < threshold):.4f} | {auroc:.4f} |")


main(Path(sys.argv[1]))
