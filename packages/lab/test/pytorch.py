"""Trains what it is told on stdin with torch.nn.functional and torch.optim; prints losses, norms and final weights.

Reads {"cases": [{model, loss, optimizer, groups, parameters, weights, updates: [{batches, rates}]}]}; see pytorch.test.ts.
"""
import json
import sys

import torch
from torch.nn import functional as F

torch.set_num_threads(1)


def forward(model, parts, x):
    if model["kind"] == "characters":
        table, *parts = parts
        x = table[x.long()].reshape(-1, model["context"] * model["embedding"])
    elif model["kind"] == "cnn":
        x = x.reshape(-1, model["height"], model["width"], model["channels"]).permute(0, 3, 1, 2)
        for _ in model["filters"]:
            weight, bias, *parts = parts
            x = F.avg_pool2d(F.relu(F.conv2d(x, weight.permute(3, 2, 0, 1), bias, padding=1)), 2)
        x = x.permute(0, 2, 3, 1).reshape(x.shape[0], -1)
    else:
        x = x.reshape(-1, model["inputs"])
    act = torch.tanh if model["kind"] == "characters" or model.get("activation") == "tanh" else F.relu
    while len(parts) > 2:
        weight, bias, *parts = parts
        x = act(x @ weight + bias)
    weight, bias = parts
    return F.linear(x, weight, bias)


def make_optimizer(spec, groups):
    kind = spec["kind"]
    if kind in ("adam", "adamw"):
        cls = torch.optim.Adam if kind == "adam" else torch.optim.AdamW
        return cls(groups, lr=1.0, eps=spec.get("epsilon", 1e-8))
    if kind == "sgd":
        return torch.optim.SGD(groups, lr=1.0)
    return torch.optim.SGD(groups, lr=1.0, momentum=0.9, nesterov=kind == "nesterov")


def train(case):
    spec, model = case["optimizer"], case["model"]
    flat = torch.tensor(case["weights"])
    parts, at = [], 0
    for shape in case["parameters"]:
        size = torch.Size(shape).numel()
        parts.append(flat[at : at + size].reshape(shape).clone().requires_grad_())
        at += size
    numbers = case.get("groups") or [0] * len(parts)
    members = [[p for p, g in zip(parts, numbers) if g == k] for k in range(max(numbers) + 1)]
    optimizer = make_optimizer(spec, [{"params": m} for m in members])
    losses, norms = [], []
    beta = spec.get("ema")
    ema = [torch.zeros_like(p, dtype=torch.float64) for p in parts]
    for update in case["updates"]:
        rates, batches = update["rates"], update["batches"]
        for k, group in enumerate(optimizer.param_groups):
            group["lr"], group["weight_decay"] = rates["lr"][k], rates["weightDecay"][k]
            if "betas" in group:
                group["betas"] = (rates["momentum"], rates["beta2"])
            elif spec["kind"] != "sgd":
                group["momentum"] = rates["momentum"]
        optimizer.zero_grad()
        total = 0.0
        for batch in batches:
            outputs = forward(model, parts, torch.tensor(batch["x"]))
            y = torch.tensor(batch["y"])
            if case["loss"] == "cross-entropy":
                loss = F.cross_entropy(outputs, y.long())
            else:
                loss = F.mse_loss(outputs, y.reshape(outputs.shape))
            (loss / len(batches)).backward()
            total += loss.item() / len(batches)
        norms.append(torch.nn.utils.clip_grad_norm_(parts, spec.get("clip", float("inf"))).item())
        losses.append(total)
        optimizer.step()
        if beta is not None:
            ema = [beta * e + (1 - beta) * p.detach().double() for e, p in zip(ema, parts)]
    result = {"losses": losses, "norms": norms, "weights": join(parts)}
    if beta is not None:
        result["ema"] = join([e / (1 - beta ** len(case["updates"])) for e in ema])
    return result


def join(parts):
    return torch.cat([p.detach().reshape(-1) for p in parts]).tolist()


json.dump([train(case) for case in json.load(sys.stdin)["cases"]], sys.stdout)
