"""One line of JSON in, one line out: what every Python peer has in common."""

import json
import sys
import time


def serve(train):
    """`train(problem)` returns (step, parameters): step(n) trains n steps, parameters() is a flat list."""
    step = parameters = None
    for line in sys.stdin:
        command = json.loads(line)
        if command["kind"] == "open":
            step, parameters = train(command["problem"])
            answer = {}
        elif command["kind"] == "train":
            before = time.perf_counter()
            step(command["steps"])
            answer = {"ms": (time.perf_counter() - before) * 1000}
        else:
            answer = {"parameters": parameters()}
        print(json.dumps(answer), flush=True)
