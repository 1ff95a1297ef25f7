"""Batch back-propagation as one writes it with numpy: a few whole-array operations for each layer."""

import numpy as np

from common import serve

ACTIVATE = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
}
SLOPE = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a * a,
    "relu": lambda a: a > 0,
}


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def train(problem):
    size = problem["batch"]
    x_all, y_all = np.array(problem["x"], float), np.array(problem["y"], float)
    batches = [
        (x_all[i : i + size].copy(), y_all[i : i + size].copy())
        for i in range(0, len(x_all), size)
    ]
    weights = [np.array(w, float) for w in problem["weights"]]
    biases = [np.array(b, float) for b in problem["biases"]]
    names = [layer["activation"] for layer in problem["layers"]]
    has_bias, rate, loss = problem["bias"], problem["learningRate"], problem["loss"]
    top = len(weights) - 1
    factor = {
        "half-squared-error-sum": 1,
        "mean-squared-error": 2 / (size * y_all.shape[1]),
        "softmax-cross-entropy": 1 / size,
    }[loss]
    at = 0

    def update(x, y):
        a = [x]
        for l, w in enumerate(weights):
            z = a[l] @ w
            if has_bias:
                z += biases[l]
            a.append(softmax(z) if names[l] == "softmax" else ACTIVATE[names[l]](z))
        error = (a[-1] - y) * factor if factor != 1 else a[-1] - y
        for l in range(top, -1, -1):
            delta = error if names[l] == "softmax" else error * SLOPE[names[l]](a[l + 1])
            if l > 0:
                error = delta @ weights[l].T
            weights[l] -= rate * (a[l].T @ delta)
            if has_bias:
                biases[l] -= rate * delta.sum(axis=0)

    def step(count):
        nonlocal at
        for _ in range(count):
            update(*batches[at])
            at = (at + 1) % len(batches)

    def parameters():
        flat = []
        for w, b in zip(weights, biases):
            flat += w.ravel().tolist() + (b.tolist() if has_bias else [])
        return flat

    return step, parameters


serve(train)
