"""scikit-learn: MLPClassifier from the same parameters, a part of an epoch by each `partial_fit`."""
import os

import numpy as np
from sklearn.neural_network import MLPClassifier

from serve import serve


class Network:
    def __init__(self, task, read):
        self.batch, sizes = task["batch"], task["sizes"]
        self.inputs = read("inputs", np.float32).reshape(-1, sizes[0])
        self.targets = read("targets", np.float32).astype(np.int64)
        self.classes = np.arange(sizes[-1])
        self.initial, start = [], 0
        parameters = read("parameters", np.float32)
        for n, m in zip(sizes, sizes[1:]):
            weight = parameters[start : start + n * m].reshape(n, m)
            self.initial.append((weight, parameters[start + n * m : start + (n + 1) * m]))
            start += (n + 1) * m
        solver = {"solver": "adam"}
        if task["optimizer"] != "adam":
            momentum = 0.9 if task["optimizer"] == "momentum" else 0
            solver = {"solver": "sgd", "momentum": momentum, "nesterovs_momentum": False}
        self.options = {
            "hidden_layer_sizes": sizes[1:-1],
            "learning_rate_init": task["learningRate"],
            "batch_size": self.batch,
            "alpha": 0,
            "shuffle": os.environ.get("ORDER") == "own",
            **solver,
        }

    def reset(self):
        # It makes its arrays when it first sees examples, and its optimizer when it has none.
        self.network = MLPClassifier(**self.options)
        self.fit(self.batch)
        for (weight, bias), w, b in zip(self.initial, self.network.coefs_, self.network.intercepts_):
            w[:], b[:] = weight, bias
        del self.network._optimizer

    def fit(self, examples):
        self.network.partial_fit(self.inputs[:examples], self.targets[:examples], classes=self.classes)

    def train(self, steps):
        self.fit(steps * self.batch)

    def result(self):
        layers = zip(self.network.coefs_, self.network.intercepts_)
        return np.concatenate([part.ravel() for layer in layers for part in layer])


serve({"network": Network})
