"""One network of PyTorch in a process of its own, as measure-network.ts has ours: its sizes and its batch come as arguments."""
import json
import resource
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
sizes, batch = json.loads(sys.argv[1])
layers = []
for n, m in zip(sizes, sizes[1:]):
    layers += [nn.ReLU(), nn.Linear(n, m)]
model = nn.Sequential(*layers[1:])
optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
inputs, targets = torch.randn(batch, sizes[0]), torch.randn(batch, sizes[-1])


def seconds_a_step(seconds, at_least):
    start, steps = time.perf_counter(), 0
    while True:
        loss = ((model(inputs) - targets) ** 2).sum() / (2 * batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        loss.item()
        steps += 1
        passed = time.perf_counter() - start
        if passed >= seconds and steps >= at_least:
            return passed / steps


seconds_a_step(0.3, 4)
seconds = [seconds_a_step(0.15, 1) for _ in range(5)]
print(json.dumps({"seconds": seconds, "kibibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
