"""scikit-learn's MLPClassifier or MLPRegressor on the arrays of a folder, from the seed: python scikit_learn.py FOLDER"""
import json
import os
import sys
import warnings
from copy import deepcopy

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

folder = sys.argv[1]
with open(os.path.join(folder, "task.json")) as file:
    task = json.load(file)
read = lambda name: np.load(os.path.join(folder, f"{name}.npy"))
write = lambda name, answers: np.save(os.path.join(folder, f"{name}.npy"), answers.astype(np.float64))
inputs, targets = {}, {}
for part in ("training", "validation", "test"):
    inputs[part], targets[part] = read(f"{part}.inputs"), read(f"{part}.targets").ravel()
kind = MLPClassifier if task["kind"] == "class" else MLPRegressor
common = {
    "hidden_layer_sizes": task["hidden"],
    "learning_rate_init": task["learningRate"],
    "batch_size": task["batchSize"],
    "random_state": task["seed"],
}


def validation_loss(network):
    x, y = inputs["validation"], targets["validation"]
    if task["kind"] == "number":
        return np.mean((network.predict(x) - y) ** 2)
    probabilities = network.predict_proba(x)[np.arange(len(y)), y.astype(int)]
    return -np.mean(np.log(np.maximum(probabilities, 1e-12)))


def same_rule():
    """The same rows to train with, and the same epochs to stop at and to go back to. Without its penalty of weights."""
    network = kind(**common, alpha=0)
    given = {"classes": np.arange(task["classes"])} if task["kind"] == "class" else {}
    least, best, since = np.inf, None, 0
    for _ in range(task["epochs"]):
        network.partial_fit(inputs["training"], targets["training"], **given)
        loss = validation_loss(network)
        since += 1
        if loss < least:
            least, best, since = loss, deepcopy((network.coefs_, network.intercepts_)), 0
        if since >= task["patience"]:
            break
    network.coefs_, network.intercepts_ = best
    return network


def as_it_comes():
    """All rows that are not held out to train with, its penalty, and its own rule when to stop."""
    network = kind(**common, max_iter=task["epochs"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        rows = [np.concatenate([arrays["training"], arrays["validation"]]) for arrays in (inputs, targets)]
        return network.fit(*rows)


write("same-rule", same_rule().predict(inputs["test"]))
write("as-it-comes", as_it_comes().predict(inputs["test"]))
