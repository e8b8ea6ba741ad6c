"""NumPy: layers and optimizers written out, in place where it helps."""
import numpy as np

from serve import serve


class Network:
    def __init__(self, task, read):
        self.task = task
        sizes, batch = task["sizes"], task["batch"]
        inputs = read("inputs", np.float32).reshape(-1, sizes[0])
        targets = read("targets", np.float32)
        targets = targets.astype(np.int64) if task["output"] == "softmax" else targets.reshape(-1, sizes[-1])
        rows = [slice(i * batch, (i + 1) * batch) for i in range(task["examples"] // batch)]
        self.batches = [(inputs[r], targets[r]) for r in rows]
        self.initial = read("parameters", np.float32)
        self.parameters, self.gradient = np.empty_like(self.initial), np.empty_like(self.initial)
        self.velocity, self.variance = np.empty_like(self.initial), np.empty_like(self.initial)
        self.layers, start = [], 0
        for n, m in zip(sizes, sizes[1:]):
            views = []
            for shape in ((n, m), (m,)):
                end = start + int(np.prod(shape))
                views += [self.parameters[start:end].reshape(shape), self.gradient[start:end].reshape(shape)]
                start = end
            self.layers.append(views)
        self.reset()

    def reset(self):
        self.parameters[:] = self.initial
        self.velocity[:] = 0
        self.variance[:] = 0

    def activation(self, i):
        return self.task["hidden"] if i + 1 < len(self.layers) else self.task["output"]

    def step(self, number):
        gain, batch = np.float32(self.task["gain"]), self.task["batch"]
        x, target = self.batches[number % len(self.batches)]
        seen = [x]
        for i, (weight, _, bias, _) in enumerate(self.layers):
            x = x @ weight
            x += bias
            if self.activation(i) == "relu":
                np.maximum(x, 0, out=x)
            elif self.activation(i) == "sigmoid":
                x = 1 / (1 + np.exp(-gain * x))
            seen.append(x)
        if self.task["output"] == "softmax":
            x = x - x.max(axis=1, keepdims=True)
            exponentials = np.exp(x)
            sums = exponentials.sum(axis=1, keepdims=True)
            examples = np.arange(batch)
            loss = float(np.mean(np.log(sums[:, 0]) - x[examples, target]))
            g = exponentials / sums
            g[examples, target] -= 1
            g /= np.float32(batch)
        else:
            g = x - target
            loss = float(np.sum(g * g)) / (2 * batch)
            g /= np.float32(batch)
        for i in range(len(self.layers) - 1, -1, -1):
            weight, weight_gradient, _, bias_gradient = self.layers[i]
            y = seen[i + 1]
            if self.activation(i) == "relu":
                g *= y > 0
            elif self.activation(i) == "sigmoid":
                g *= gain * y * (1 - y)
            np.matmul(seen[i].T, g, out=weight_gradient)
            g.sum(axis=0, out=bias_gradient)
            if i > 0:
                g = g @ weight.T
        self.update(number)
        return loss

    def update(self, number):
        rate, g = np.float32(self.task["learningRate"]), self.gradient
        if self.task["optimizer"] == "gradient-descent":
            self.parameters -= rate * g
            return
        self.velocity *= np.float32(0.9)
        if self.task["optimizer"] == "momentum":
            self.velocity += g
            self.parameters -= rate * self.velocity
            return
        self.velocity += np.float32(0.1) * g
        self.variance *= np.float32(0.999)
        self.variance += np.float32(0.001) * g * g
        denominator = np.sqrt(self.variance * np.float32(1 / (1 - 0.999 ** (number + 1))))
        denominator += np.float32(1e-8)
        self.parameters -= np.float32(rate / (1 - 0.9 ** (number + 1))) * self.velocity / denominator

    def train(self, steps):
        for number in range(steps):
            self.step(number)

    def result(self):
        return self.parameters


class Regression:
    def __init__(self, task, read):
        self.rows, self.rate = task["rows"], task["learningRate"]
        self.design = read("design", np.float64).reshape(self.rows, -1)
        self.targets = read("targets", np.float64)
        self.reset()

    def reset(self):
        self.weights = np.zeros(self.design.shape[1])

    def train(self, steps):
        for _ in range(steps):
            errors = self.design @ self.weights - self.targets
            cost = errors @ errors / (2 * self.rows)
            self.weights = self.weights - self.rate * (self.design.T @ errors) / self.rows
        return cost

    def result(self):
        return self.weights


class Product:
    def __init__(self, task, read):
        size, dtype = task["size"], task["dtype"]
        operand = lambda name: read(f"{name}.{dtype}", dtype).reshape(size, size)
        view = lambda name: operand(name).T if task["transposed"] == name else operand(name)
        self.left, self.right = view("left"), view("right")
        self.out = np.empty((size, size), dtype)

    def reset(self):
        pass

    def train(self, steps):
        for _ in range(steps):
            np.matmul(self.left, self.right, out=self.out)

    def result(self):
        return self.out


class Inference:
    def __init__(self, task, read):
        sizes, batch = task["sizes"], task["batch"]
        inputs = read("inputs", np.float32).reshape(-1, sizes[0])
        self.batches = [inputs[start : start + batch] for start in range(0, task["examples"], batch)]
        parameters, start, self.layers = read("parameters", np.float32), 0, []
        for n, m in zip(sizes, sizes[1:]):
            weight, bias = parameters[start : start + n * m], parameters[start + n * m : start + (n + 1) * m]
            self.layers.append((weight.reshape(n, m), bias))
            start += (n + 1) * m

    def reset(self):
        pass

    def outputs(self, x):
        for i, (weight, bias) in enumerate(self.layers):
            x = x @ weight
            x += bias
            if i + 1 < len(self.layers):
                np.maximum(x, 0, out=x)
        return x

    def train(self, calls):
        for i in range(calls):
            self.outputs(self.batches[i % len(self.batches)])

    def result(self):
        return self.outputs(self.batches[0])


serve({"network": Network, "regression": Regression, "product": Product, "inference": Inference})
