import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anySchedule } from "../../../test/specs.ts";
import { compile } from "../../compile/index.ts";
import { pin } from "../../edit/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { type Call, type Framework, from, type Target, to } from "../index.ts";

const ramp = (kind: "linear" | "cosine", from: number, to: number, over: number): Spec => ({
  kind,
  from,
  to,
  over,
});
const chain = (...of: Spec[]): Spec => ({ kind: "sequence", of });
const warmupCosine = chain(ramp("linear", 0, 0.1, 10), ramp("cosine", 0.1, 0, 90));

describe("a schedule that a framework has is written as its own scheduler", () => {
  test.each<[Target, string, Spec, string]>([
    [
      "torch",
      "a cosine",
      ramp("cosine", 0.1, 0.01, 100),
      "# The optimizer has lr=0.1.\nscheduler = CosineAnnealingLR(optimizer, T_max=100, eta_min=0.01)\n",
    ],
    [
      "torch",
      "a warmup and a cosine",
      chain(ramp("linear", 0.01, 0.1, 10), ramp("cosine", 0.1, 0, 90)),
      "# The optimizer has lr=0.1.\nscheduler = SequentialLR(\n    optimizer,\n    schedulers=[LinearLR(optimizer, start_factor=0.09999999999999999, end_factor=1, total_iters=10), CosineAnnealingLR(optimizer, T_max=90)],\n    milestones=[10],\n)\n",
    ],
    [
      "torch",
      "a line to 0",
      ramp("linear", 0.1, 0, 50),
      "# The optimizer has lr=0.1.\nscheduler = PolynomialLR(optimizer, total_iters=50)\n",
    ],
    [
      "optax",
      "a warmup and a cosine",
      warmupCosine,
      "schedule = optax.warmup_cosine_decay_schedule(\n    init_value=0,\n    peak_value=0.1,\n    warmup_steps=10,\n    decay_steps=100,\n)\n",
    ],
    [
      "transformers",
      "a warmup and a cosine",
      warmupCosine,
      '# The optimizer has lr=0.1.\nscheduler = get_scheduler("cosine", optimizer, num_warmup_steps=10, num_training_steps=100)\n',
    ],
    [
      "keras",
      "a warmup and a cosine",
      warmupCosine,
      "schedule = keras.optimizers.schedules.CosineDecay(\n    initial_learning_rate=0,\n    decay_steps=90,\n    warmup_target=0.1,\n    warmup_steps=10,\n)\n",
    ],
    [
      "timm",
      "a warmup and a cosine",
      warmupCosine,
      "# The optimizer has lr=0.1.\nscheduler = CosineLRScheduler(\n    optimizer,\n    t_initial=90,\n    warmup_t=10,\n    warmup_prefix=True,\n    t_in_epochs=False,\n)\n",
    ],
    [
      "nanogpt",
      "its own",
      chain({ kind: "linear", to: 1, over: 9 }, ramp("cosine", 1, 0.1, 91)),
      "learning_rate = 1\nwarmup_iters = 9\nlr_decay_iters = 100\nmin_lr = 0.1\n",
    ],
    [
      "composer",
      "a warmup and a cosine",
      warmupCosine,
      '# The optimizer has lr=0.1.\nscheduler = CosineAnnealingWithWarmupScheduler(t_warmup="10ba", t_max="100ba")\n',
    ],
  ])("%s: %s", (target, _, spec, text) => {
    const exported = to(target, spec, { steps: 100 });
    expect(exported.way).toBe("native");
    expect(exported.text).toBe(text);
  });

  test.each<[Framework, Call]>([
    ["torch", { name: "OneCycleLR", kwargs: { max_lr: 0.1, total_steps: 100 } }],
    [
      "torch",
      {
        name: "OneCycleLR",
        kwargs: { max_lr: 0.1, total_steps: 90, three_phase: true, anneal_strategy: "linear" },
      },
    ],
    [
      "torch",
      { name: "CyclicLR", kwargs: { base_lr: 0.01, max_lr: 0.1, step_size_up: 7, step_size_down: 12 } },
    ],
    ["torch", { name: "MultiStepLR", kwargs: { milestones: [5, 5, 20], gamma: 0.5 } }],
    ["torch", { name: "CosineAnnealingWarmRestarts", kwargs: { T_0: 10, T_mult: 2 } }],
    [
      "transformers",
      {
        name: "warmup_stable_decay",
        kwargs: { num_warmup_steps: 10, num_stable_steps: 50, num_decay_steps: 30, decay_type: "1-sqrt" },
      },
    ],
    [
      "transformers",
      {
        name: "cosine_with_restarts",
        kwargs: { num_warmup_steps: 10, num_training_steps: 100, num_cycles: 3 },
      },
    ],
    ["transformers", { name: "inverse_sqrt", kwargs: { num_warmup_steps: 10 } }],
    [
      "optax",
      {
        name: "exponential_decay",
        kwargs: { init_value: 1, transition_steps: 10, decay_rate: 0.5, staircase: true, end_value: 0.1 },
      },
    ],
    [
      "keras",
      { name: "CosineDecayRestarts", kwargs: { initial_learning_rate: 1, first_decay_steps: 10, t_mul: 2 } },
    ],
    ["keras", { name: "PiecewiseConstantDecay", kwargs: { boundaries: [9, 30], values: [1, 0.5, 0.1] } }],
    [
      "timm",
      { name: "MultiStepLRScheduler", kwargs: { decay_t: [30, 60], decay_rate: 0.1, t_in_epochs: false } },
    ],
    [
      "megatron",
      {
        name: "WSD",
        kwargs: {
          max_lr: 1,
          lr_warmup_steps: 9,
          lr_decay_steps: 90,
          wsd_decay_steps: 30,
          lr_wsd_decay_style: "minus_sqrt",
        },
      },
    ],
  ])("%s: what was read is written again: %o", (framework, call) => {
    const context = { baseLrs: [0.3], horizon: { steps: 100 } };
    const steps = 88;
    const read = from(framework, call, context).groups[0];
    const exported = to(framework, read, { steps });
    if (exported.way !== "native") throw new Error(`a function:\n${exported.text}`);
    const again = from(framework, exported.call, { ...context, baseLrs: [exported.baseLr] }).groups[0];
    const [want, got] = [compile(read, { steps }), compile(again, { steps })];
    for (let t = 0; t < steps; t++) expect(got.at(t)).toBeCloseTo(want.at(t), 13);
  });
});

test("what a framework has not becomes a function for its hook", () => {
  const spec: Spec = { kind: "rex", from: 0.1, to: 0, over: 50 };
  const { way, text } = to("torch", spec, { steps: 50 });
  expect(way).toBe("function");
  expect(text).toContain("LambdaLR(optimizer, lr_lambda=lambda step: lr(step) / 0.1)");
  expect(to("optax", spec, { steps: 50 }).text).toContain("import jax.numpy as jnp");
});

test("lengths in other units, unknown targets and runs without an end are told", () => {
  const open: Spec = { kind: "cosine", from: 1, to: 0, over: "rest" };
  expect(() => to("torch", open, { steps: 10 })).toThrow(
    "spec: expected lengths in steps, as pin(spec, horizon) gives them",
  );
  expect(() => to("pytorch" as Target, warmupCosine, { steps: 10 })).toThrow('did you mean "torch"?');
  expect(() => to("torch", warmupCosine, { steps: Infinity })).toThrow(
    "steps: expected a whole number of updates",
  );
});

/** What Python makes of an export: the LR of every update. */
const runner = `
import json, sys, warnings
warnings.filterwarnings("ignore")
import torch
from torch.optim.lr_scheduler import *
out = []
for each in json.load(sys.stdin):
    names = dict(globals())
    if each["target"] == "python":
        exec(each["text"], names)
        out.append([names["lr"](i) for i in range(each["steps"])])
        continue
    optimizer = names["optimizer"] = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=each["base"])
    exec(each["text"], names)
    scheduler, lrs = names["scheduler"], []
    for i in range(each["steps"]):
        lrs.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    out.append(lrs)
print(json.dumps(out))
`;
const python = "/usr/bin/python3";
const hasTorch = spawnSync(python, ["-c", "import torch"]).status === 0;

test.skipIf(!hasTorch)(`exported Python runs: PyTorch has the same LRs (needs ${python} with torch)`, () => {
  const drawn = fc.sample(anySchedule({ depth: 2, negative: false }), { numRuns: 120, seed: 11 });
  const jobs = drawn.flatMap(({ spec: given, horizon }) => {
    const steps = Math.min(horizon.steps, 400);
    try {
      const spec = pin(given, horizon);
      const { at } = compile(spec, { steps });
      const want = Array.from({ length: steps }, (_, i) => at(i));
      const tame =
        want.every((lr) => lr <= 1e50) &&
        !/"pace":.*"past":"continue"|"past":"continue".*"pace":/.test(JSON.stringify(spec));
      if (!tame) return [];
      return (["python", "torch"] as const).map((target) => {
        const { way, text, baseLr } = to(target, spec, { steps });
        return { target, way, text, base: baseLr, steps, spec, want };
      });
    } catch {
      return []; // a spec that does not compile against its horizon
    }
  });
  expect(jobs.length).toBeGreaterThan(80);
  expect(new Set(jobs.map(({ target, way }) => `${target} ${way}`)).size).toBe(3);
  const { stdout, stderr } = spawnSync(python, ["-c", runner], {
    input: JSON.stringify(jobs),
    maxBuffer: 1e9,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const got = JSON.parse(stdout) as number[][];
  jobs.forEach(({ want, spec }, k) => {
    const peak = Math.max(...want);
    const off = want.findIndex((lr, i) => !(Math.abs(got[k][i] - lr) <= 1e-12 * lr + 1e-15 * peak));
    expect(off, JSON.stringify({ spec, want: want[off], got: got[k][off] })).toBe(-1);
  });
});

test("levels that fall below 0, or to it, are no cuts by a factor", () => {
  for (const values of [
    [1, -1, 0.5],
    [1, 0, 0],
    [1, 0.5, 0],
  ]) {
    const { way } = to("torch", { kind: "steps", at: [5, 9], values }, { steps: 20 });
    expect(way).toBe("function");
  }
});
