"""Lead scoring beside scikit-learn, on the same split of a public marketing data set.

The set is that of the CoIL Challenge 2000 (a Dutch insurer's 5,822 customers, 85 facts of each, and whether they bought a
caravan policy), as the PyPI package ISLP carries it. Needs scikit-learn and ISLP's wheel; run by hand:

    python bench/scoring.py path/to/islp.whl
"""

import csv
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def read(wheel):
    text = zipfile.ZipFile(wheel).read("ISLP/data/Caravan.csv").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    names = [name for name in rows[0] if name != "Purchase"]
    x = [[float(row[name]) for name in names] for row in rows]
    return names, x, [int(row["Purchase"] == "Yes") for row in rows]


def write(path, names, x, y):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow([*names, "won"])
        out.writerows([*row, won] for row, won in zip(x, y))


def main():
    names, x, y = read(sys.argv[1])
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=7, stratify=y)
    with tempfile.TemporaryDirectory() as folder:
        write(pathlib.Path(folder, "train.csv"), names, x_train, y_train)
        write(pathlib.Path(folder, "test.csv"), names, x_test, y_test)
        command = ["cargo", "test", "-q", "-p", "tekup-crm", "--", "--ignored", "--nocapture", "beside_scikit_learn"]
        done = subprocess.run(command, env={**os.environ, "TEKUP_SCORING_SPLIT": folder}, capture_output=True, text=True)
    ours = [line for line in done.stdout.splitlines() if line.startswith("auc=")]
    if not ours:
        sys.exit(done.stdout + done.stderr)
    figures = dict(part.split("=") for part in ours[0].split())
    print(f"{len(y_train)} learned from, {len(y_test)} tried on, {sum(y_test) / len(y_test):.3f} of them bought")
    print("| model | AUC | Brier |\n|---|---|---|")
    print(f"| Tekup (logistic regression, faer) | {float(figures['auc']):.4f} | {float(figures['brier']):.4f} |")
    for name, model in [
        ("scikit-learn LogisticRegression (C = 1, standardised)", make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))),
        ("scikit-learn HistGradientBoostingClassifier", HistGradientBoostingClassifier(random_state=7)),
    ]:
        said = model.fit(x_train, y_train).predict_proba(x_test)[:, 1]
        print(f"| {name} | {roc_auc_score(y_test, said):.4f} | {brier_score_loss(y_test, said):.4f} |")


main()
