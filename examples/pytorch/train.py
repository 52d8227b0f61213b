"""Trains a classifier on a CSV file of numbers; anneal sets the learning rate and reads the losses.

    anneal tune --exec "python3 train.py digits.csv target" --steps 400
"""

import csv
import json
import os
import sys

import torch
from torch import nn
from torch.nn.functional import cross_entropy


def read_table(path, target):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    classes = sorted({row[target] for row in rows})
    x = torch.tensor([[float(value) for name, value in row.items() if name != target] for row in rows])
    y = torch.tensor([classes.index(row[target]) for row in rows])
    return x, y, len(classes)


def batches(rows, size):
    while True:
        yield from torch.randperm(rows).split(size)[: rows // size]


def report(metrics, **values):
    metrics.write(json.dumps(values) + "\n")


@torch.no_grad()
def evaluate(model, x, y):
    model.eval()
    scores = model(x)
    model.train()
    return cross_entropy(scores, y).item(), (scores.argmax(1) == y).float().mean().item()


def main(path, target, batch_size=64):
    env = os.environ
    steps, seed = int(env["ANNEAL_STEPS"]), int(env["ANNEAL_SEED"])
    evaluate_at = {int(step) for step in env["ANNEAL_EVALUATE_AT"].split(",") if step}
    with open(env["ANNEAL_SCHEDULE"], newline="") as file:
        schedule = [float(row["lr"]) for row in csv.DictReader(file)]

    x, y, classes = read_table(path, target)
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(0))  # one split for every seed
    test, valid, train = order.split([len(x) // 5, len(x) // 5, len(x) - 2 * (len(x) // 5)])
    x = (x - x[train].mean(0)) / x[train].std(0).clamp(min=1e-6)

    torch.manual_seed(seed)  # weights and batches
    model = nn.Sequential(nn.Linear(x.shape[1], 64), nn.ReLU(), nn.Linear(64, classes))
    optimizer = torch.optim.AdamW(model.parameters(), lr=schedule[0], weight_decay=0.01)
    with open(env["ANNEAL_METRICS"], "a", buffering=1) as metrics:
        for step, rows in zip(range(steps), batches(len(train), batch_size)):
            for group in optimizer.param_groups:
                group["lr"] = schedule[step]
            loss = cross_entropy(model(x[train[rows]]), y[train[rows]])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            report(metrics, step=step, loss=loss.item(), lr=optimizer.param_groups[0]["lr"])
            if step + 1 in evaluate_at:
                loss, accuracy = evaluate(model, x[valid], y[valid])
                report(metrics, step=step + 1, valid_loss=loss, valid_accuracy=accuracy)
        if env.get("ANNEAL_TEST") == "1":
            loss, accuracy = evaluate(model, x[test], y[test])
            report(metrics, test_loss=loss, test_accuracy=accuracy)


if __name__ == "__main__":
    main(*sys.argv[1:])
