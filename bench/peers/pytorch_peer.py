"""The same training with PyTorch's autograd and its own optimiser, in float64."""

import torch
from torch.nn import functional

from common import serve

torch.set_num_threads(1)

ACTIVATE = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}


def as_tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def train(problem):
    size = problem["batch"]
    x_all, y_all = as_tensor(problem["x"]), as_tensor(problem["y"])
    batches = list(zip(x_all.split(size), y_all.split(size)))
    weights = [as_tensor(w).requires_grad_() for w in problem["weights"]]
    has_bias, loss_name = problem["bias"], problem["loss"]
    biases = [as_tensor(b).requires_grad_() for b in problem["biases"]] if has_bias else []
    names = [layer["activation"] for layer in problem["layers"]]
    optimizer = torch.optim.SGD(weights + biases, lr=problem["learningRate"])
    at = 0

    def loss_of(x, y):
        a = x
        for l, w in enumerate(weights):
            z = torch.addmm(biases[l], a, w) if has_bias else a @ w
            a = z if names[l] == "softmax" else ACTIVATE[names[l]](z)
        if loss_name == "softmax-cross-entropy":
            return functional.cross_entropy(a, y)
        if loss_name == "mean-squared-error":
            return functional.mse_loss(a, y)
        return 0.5 * ((a - y) ** 2).sum()

    def step(count):
        nonlocal at
        for _ in range(count):
            optimizer.zero_grad(set_to_none=True)
            loss_of(*batches[at]).backward()
            optimizer.step()
            at = (at + 1) % len(batches)

    def parameters():
        flat = []
        for l, w in enumerate(weights):
            flat += w.detach().reshape(-1).tolist()
            if has_bias:
                flat += biases[l].detach().tolist()
        return flat

    return step, parameters


serve(train)
