import { compile, fromJson, type Spec, warmupCosine, warmupLinear } from "anneal";
import { expect, test } from "vitest";
import { because, noTorch, runPython } from "../../../test/report/python.ts";
import type { OptimizerSpec } from "../../optimizers/optimizer.ts";
import { codeFor } from "./code-for.ts";

const steps = 40;
const spec = warmupCosine({ peak: 0.04, warmup: "10%", floor: 0.004 });
const sampleOf = (name: string, of: Spec = spec, optimizer?: OptimizerSpec): string =>
  codeFor(of, { steps, peakLr: 0.04, ...(optimizer && { optimizer }) }).find((each) => each.name === name)
    ?.text ?? "";

test("there are six samples, each named after what it is for", () => {
  const names = codeFor(spec, { steps, peakLr: 0.04 }).map(({ name }) => name);
  expect(names).toEqual(["PyTorch", "Python", "TF.js", "jax-js", "CSV", "JSON"]);
});

test("a plain decay is as short as one would write it", () => {
  expect(sampleOf("Python", warmupLinear({ peak: 0.04, warmup: 4 }))).toBe(`def lr(step):
    """Learning rate of update \`step\`, counted from 0; the run has 40."""
    if step < 4:
        return 0.04 * (step + 1) / 5
    t = min(step - 4, 36)
    return 0.04 * (1 - t / 36)
`);
});

test("the CSV has every update with all its digits", () => {
  const [head, ...rows] = sampleOf("CSV").trimEnd().split("\n");
  const { at } = compile(spec, { steps });
  expect(head).toBe("step,lr");
  expect(rows.map((row) => row.split(",").map(Number))).toEqual(
    Array.from({ length: steps }, (_, step) => [step, at(step)]),
  );
});

test("the JSON reads back to the spec", () => {
  expect(fromJson(sampleOf("JSON"))).toEqual(JSON.parse(JSON.stringify(spec)));
});

test("the code for TF.js and jax-js holds the spec as JavaScript", () => {
  for (const name of ["TF.js", "jax-js"]) {
    const written = /const schedule = ([\s\S]*?);\n\n/.exec(sampleOf(name))?.[1];
    expect(new Function(`return ${written}`)()).toEqual(JSON.parse(JSON.stringify(spec)));
  }
});

test("TF.js gets its own optimizer, and a word where it has none", () => {
  expect(sampleOf("TF.js", spec, { kind: "nesterov", momentum: 0.95 })).toContain(
    "tf.train.momentum(0.04, 0.95, true);",
  );
  expect(sampleOf("TF.js", spec, { kind: "adam", beta2: 0.95 })).toContain("tf.train.adam(0.04, 0.9, 0.95);");
  expect(sampleOf("TF.js", spec, { kind: "adamw", weightDecay: 0.1 })).toContain("// TF.js has no AdamW");
});

test("an optimizer that is not known is left to the reader, who hears with which rate it is made", () => {
  expect(sampleOf("PyTorch")).toContain("optimizer = ...  # yours, made with lr=1.0\n");
  expect(sampleOf("TF.js")).toContain("// optimizer is your own");
  const all = ["PyTorch", "TF.js", "jax-js"].map((name) => sampleOf(name)).join("");
  expect(all).not.toMatch(/optim\.SGD|tf\.train/i);
});

const whole = `
import json, sys
case = json.load(sys.stdin)
import torch
torch.manual_seed(0)
`;

const optimizers: readonly (readonly [OptimizerSpec, string, object])[] = [
  [{ kind: "sgd" }, "SGD", { momentum: 0, nesterov: false, weight_decay: 0 }],
  [
    { kind: "momentum", momentum: 0.8, weightDecay: 0.01 },
    "SGD",
    { momentum: 0.8, nesterov: false, weight_decay: 0.01 },
  ],
  [{ kind: "nesterov" }, "SGD", { momentum: 0.9, nesterov: true }],
  [{ kind: "adam", beta2: 0.95, epsilon: 1e-6 }, "Adam", { betas: [0.9, 0.95], eps: 1e-6 }],
  [{ kind: "adamw", clip: 1 }, "AdamW", { betas: [0.9, 0.999], weight_decay: 0 }],
];

const torchMissing = noTorch();

test.skipIf(torchMissing)(
  `in PyTorch every update has the LR of the schedule${because(torchMissing)}`,
  () => {
    const program = `${whole}
found = []
for code in case["codes"]:
    head, loop = code.split("for step in range")
    space = {"model": torch.nn.Linear(2, 1)}
    exec(head, space)
    optimizer, scheduler = space["optimizer"], space["scheduler"]
    rates = []
    for _ in range(case["steps"]):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    exec("for step in range" + loop, space)  # the loop as it is written runs too, past the end of the run
    group = {k: v for k, v in optimizer.param_groups[0].items() if k in ("momentum", "nesterov", "weight_decay", "betas", "eps")}
    found.append({"rates": rates, "name": type(optimizer).__name__, "group": group})
json.dump(found, sys.stdout)
`;
    const codes = optimizers.map(([optimizer]) => sampleOf("PyTorch", spec, optimizer));
    const found = runPython(program, { codes, steps }) as { rates: number[]; name: string; group: object }[];
    const { at } = compile(spec, { steps });
    found.forEach(({ rates, name, group }, k) => {
      expect(name).toBe(optimizers[k][1]);
      expect(group).toMatchObject(optimizers[k][2]);
      rates.forEach((rate, step) => {
        expect(Math.abs(rate - at(step))).toBeLessThanOrEqual(1e-12 * at(step));
      });
    });
  },
);
