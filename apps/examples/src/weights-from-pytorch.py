"""What PyTorch trains and saves for weights-from-pytorch.ts: `python src/weights-from-pytorch.py` with torch and safetensors."""

import csv
import json
from collections import OrderedDict

import torch
from safetensors.torch import save_file
from torch import nn

CLASSES = ["Adelie", "Chinstrap", "Gentoo"]
MEASURED = ["culmen_length_mm", "culmen_depth_mm", "flipper_length_mm", "body_mass_g"]

with open("data/penguins.csv") as file:
    rows = [row for row in csv.DictReader(file) if row["body_mass_g"] != "NaN"]
inputs = torch.tensor([[float(row[name]) for name in MEASURED] for row in rows])
labels = torch.tensor([CLASSES.index(row["species"]) for row in rows])

torch.manual_seed(1)
# The normalization brings millimetres and grams to the same scale.
layers = [("scale", nn.BatchNorm1d(4)), ("hidden", nn.Linear(4, 16)), ("relu", nn.ReLU()), ("output", nn.Linear(16, 3))]
model = nn.Sequential(OrderedDict(layers))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(200):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(inputs), labels).backward()
    optimizer.step()
save_file(model.state_dict(), "data/penguins.pytorch.safetensors")

# What it answers, for the test to compare with.
model.eval()
every = slice(0, None, 20)
with torch.no_grad():
    probabilities = model.double()(inputs[every].double()).softmax(1).tolist()
measured = [[round(x, 1) for x in row] for row in inputs[every].tolist()]
with open("test/answers-of-pytorch.json", "w") as file:
    json.dump({"rows": measured, "probabilities": probabilities}, file)
    file.write("\n")
