"""PyTorch: its layers, its losses, its optimizers, in the order of the arrays on its own terms."""
import os

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from serve import serve

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


class Training:
    """What networks have in common: parameters from the file, batches in turn, an optimizer, the loss."""

    def __init__(self, task, read):
        self.task = task
        self.layers = self.layers_of(task)
        self.initial = read("parameters", np.float32)
        inputs, targets = read("inputs", np.float32), read("targets", np.float32)
        self.labelled = task.get("output", "softmax") == "softmax"
        self.inputs = self.images_or_rows(torch.from_numpy(inputs))
        self.targets = torch.from_numpy(targets.astype(np.int64) if self.labelled else targets.reshape(-1, task["sizes"][-1]))
        self.reset()

    def reset(self):
        start = 0
        with torch.no_grad():
            for parameter, order in self.ordered():
                shape = [parameter.shape[axis] for axis in order]
                end = start + parameter.numel()
                given = torch.from_numpy(self.initial[start:end]).reshape(shape)
                parameter.copy_(given.permute([order.index(axis) for axis in range(len(order))]))
                start = end
        parameters, rate = self.layers.parameters(), self.task["learningRate"]
        name = self.task.get("optimizer", "gradient-descent")
        if name == "adam":
            self.optimizer = torch.optim.Adam(parameters, lr=rate)
        else:
            self.optimizer = torch.optim.SGD(parameters, lr=rate, momentum=0.9 if name == "momentum" else 0)

    def train(self, steps):
        batch = self.task["batch"]
        batches = self.task["examples"] // batch
        for number in range(steps):
            start = number % batches * batch
            output = self.layers(self.inputs[start : start + batch])
            target = self.targets[start : start + batch]
            if self.labelled:
                loss = functional.cross_entropy(output, target)
            else:
                loss = ((output - target) ** 2).sum() / (2 * batch)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
            loss.item()

    def result(self):
        parts = [parameter.detach().permute(order).reshape(-1) for parameter, order in self.ordered()]
        return torch.cat(parts).numpy()


class ScaledSigmoid(nn.Module):
    def __init__(self, gain):
        super().__init__()
        self.gain = gain

    def forward(self, x):
        return torch.sigmoid(x if self.gain == 1 else self.gain * x)


class Network(Training):
    def layers_of(self, task):
        sizes, layers = task["sizes"], []
        for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
            layers.append(nn.Linear(n, m))
            activation = task["hidden"] if i + 2 < len(sizes) else task["output"]
            if activation == "relu":
                layers.append(nn.ReLU())
            elif activation == "sigmoid":
                layers.append(ScaledSigmoid(task["gain"]))
        return nn.Sequential(*layers)

    def images_or_rows(self, inputs):
        return inputs.reshape(-1, self.task["sizes"][0])

    def ordered(self):
        # Its weights are [outputs, inputs].
        return [(parameter, (1, 0) if parameter.dim() == 2 else (0,)) for parameter in self.layers.parameters()]


class LastChannels(nn.Module):
    """Images with channels last, row by row: what the linear layer of the others is given."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


class Residual(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers

    def forward(self, x):
        return x + self.layers(x)


class Average(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def image_layer(layer):
    kind = layer["kind"]
    if kind == "convolution":
        sizes = {"kernel_size": layer["size"], "stride": layer["stride"], "padding": layer["padding"]}
        return nn.Conv2d(layer["channels"], layer["filters"], **sizes)
    if kind == "batchNorm":
        return nn.BatchNorm2d(layer["channels"])
    if kind == "linear":
        return nn.Linear(layer["inputs"], layer["outputs"])
    if kind == "residual":
        return Residual(nn.Sequential(*map(image_layer, layer["layers"])))
    without = {"relu": nn.ReLU, "maxPool": lambda: nn.MaxPool2d(2), "average": Average, "flatten": LastChannels}
    return without[kind]()


class ImageNetwork(Training):
    def layers_of(self, task):
        return nn.Sequential(*map(image_layer, task["layers"])).to(memory_format=torch.channels_last)

    def images_or_rows(self, inputs):
        # Channels last in memory, as in the file, which its convolutions are twice as fast with.
        return inputs.reshape(-1, *self.task["image"]).permute(0, 3, 1, 2).to(memory_format=torch.channels_last)

    def ordered(self):
        # Its kernels are [filters, channels, height, width]; those of the others [height, width, channels, filters].
        orders = {4: (2, 3, 1, 0), 2: (1, 0), 1: (0,)}
        return [(parameter, orders[parameter.dim()]) for parameter in self.layers.parameters()]


class Regression:
    def __init__(self, task, read):
        self.rows, self.rate = task["rows"], task["learningRate"]
        self.design = torch.from_numpy(read("design", np.float64).reshape(self.rows, -1))
        self.targets = torch.from_numpy(read("targets", np.float64))
        self.reset()

    def reset(self):
        self.weights = torch.zeros(self.design.shape[1], dtype=torch.float64, requires_grad=True)
        self.optimizer = torch.optim.SGD([self.weights], lr=self.rate)

    def train(self, steps):
        for _ in range(steps):
            errors = self.design @ self.weights - self.targets
            loss = (errors * errors).sum() / (2 * self.rows)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
            loss.item()

    def result(self):
        return self.weights.detach().numpy()


class Product:
    def __init__(self, task, read):
        size, dtype = task["size"], task["dtype"]
        operand = lambda name: torch.from_numpy(read(f"{name}.{dtype}", dtype).reshape(size, size))
        view = lambda name: operand(name).T if task["transposed"] == name else operand(name)
        self.left, self.right = view("left"), view("right")
        self.out = torch.empty(size, size, dtype=self.left.dtype)

    def reset(self):
        pass

    def train(self, steps):
        for _ in range(steps):
            torch.matmul(self.left, self.right, out=self.out)

    def result(self):
        return self.out.numpy()


class Inference:
    """Its layers, traced and optimized for inference, which is what it is fastest with."""

    def __init__(self, task, read):
        sizes, batch = task["sizes"], task["batch"]
        inputs = read("inputs", np.float32).reshape(-1, sizes[0])
        self.batches = [inputs[start : start + batch] for start in range(0, task["examples"], batch)]
        parameters, start, layers = torch.from_numpy(read("parameters", np.float32)), 0, []
        for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
            layer = nn.Linear(n, m)
            with torch.no_grad():
                # Its weights are [outputs, inputs].
                layer.weight.copy_(parameters[start : start + n * m].reshape(n, m).T)
                layer.bias.copy_(parameters[start + n * m : start + (n + 1) * m])
            start += (n + 1) * m
            layers += [layer] if i + 2 == len(sizes) else [layer, nn.ReLU()]
        model = nn.Sequential(*layers).eval()
        with torch.inference_mode():
            self.model = torch.jit.optimize_for_inference(
                torch.jit.trace(model, torch.from_numpy(self.batches[0]))
            )

    def reset(self):
        pass

    def outputs(self, batch):
        return self.model(torch.from_numpy(batch)).numpy()

    def train(self, calls):
        with torch.inference_mode():
            for i in range(calls):
                self.outputs(self.batches[i % len(self.batches)])

    def result(self):
        with torch.inference_mode():
            return self.outputs(self.batches[0])


serve(
    {
        "network": Network,
        "convolution": ImageNetwork,
        "regression": Regression,
        "product": Product,
        "inference": Inference,
    }
)
