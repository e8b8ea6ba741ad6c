"""Answers the lines of JSON that child.ts answers, timed by itself, for competitors in Python."""
import json
import os
import sys
import time

import numpy as np


def keep_busy():
    """As in child.ts, where it is explained."""
    end = time.perf_counter() + 0.1
    while time.perf_counter() < end:
        pass


def serve(kinds):
    """`kinds` has for each kind of task a class with `reset`, `train(steps)` and `result()`, an array of NumPy."""
    prepared = None
    for line in sys.stdin:
        try:
            request = json.loads(line)
            if request["type"] == "prepare" and request["task"]["kind"] not in kinds:
                reason = f"it takes no part in tasks of the kind {request['task']['kind']}"
                reply = {"type": "failed", "skipped": True, "reason": reason}
            elif request["type"] == "prepare":
                folder = request["folder"]
                read = lambda name, dtype: np.fromfile(os.path.join(folder, name), dtype)
                prepared = kinds[request["task"]["kind"]](request["task"], read)
                reply = {"type": "ready"}
            else:
                prepared.reset()
                keep_busy()
                start = time.perf_counter()
                prepared.train(request["steps"])
                reply = {"type": "trained", "seconds": time.perf_counter() - start}
                if "save" in request:
                    save = request["save"]
                    prepared.result().astype(np.float64).tofile(os.path.join(save["folder"], save["name"]))
        except Exception as error:
            reply = {"type": "failed", "skipped": False, "reason": repr(error)}
        # The separators are those of JSON.stringify.
        print(json.dumps(reply, separators=(",", ":")), flush=True)
