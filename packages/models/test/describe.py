"""Says what Python's safetensors reads in the file that is named, as JSON."""
import json, sys
from safetensors import safe_open

with safe_open(sys.argv[1], framework="np") as file:
    tensors = {name: [list(x.shape), x.ravel().tolist()] for name in file.keys() for x in [file.get_tensor(name)]}
    print(json.dumps({"metadata": file.metadata(), "tensors": tensors}))
