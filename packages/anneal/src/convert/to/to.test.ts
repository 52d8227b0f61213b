import { describe, expect, test } from "vitest";
import { compile } from "../../compile/index.ts";
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

/** An export without its first lines, which say whence it comes. */
const body = (text: string): string => text.split("\n").slice(2).join("\n");

describe("a schedule that a framework has is written as its own scheduler", () => {
  test.each<[Target, string, Spec, string]>([
    [
      "torch",
      "a cosine",
      ramp("cosine", 0.1, 0.01, 100),
      "from torch.optim.lr_scheduler import CosineAnnealingLR\n\n# The optimizer has lr=0.1.\nscheduler = CosineAnnealingLR(optimizer, T_max=100, eta_min=0.01)\n",
    ],
    [
      "torch",
      "a warmup and a cosine",
      chain(ramp("linear", 0.01, 0.1, 10), ramp("cosine", 0.1, 0, 90)),
      `from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

# The optimizer has lr=0.1.
scheduler = SequentialLR(
    optimizer,
    schedulers=[
        LinearLR(optimizer, start_factor=0.1, end_factor=1.0, total_iters=10),
        CosineAnnealingLR(optimizer, T_max=90),
    ],
    milestones=[10],
)
`,
    ],
    [
      "torch",
      "a line to 0",
      ramp("linear", 0.1, 0, 50),
      "from torch.optim.lr_scheduler import PolynomialLR\n\n# The optimizer has lr=0.1.\nscheduler = PolynomialLR(optimizer, total_iters=50)\n",
    ],
    [
      "optax",
      "a warmup and a cosine",
      warmupCosine,
      `import optax

schedule = optax.warmup_cosine_decay_schedule(
    init_value=0.0,
    peak_value=0.1,
    warmup_steps=10,
    decay_steps=100,
)
`,
    ],
    [
      "transformers",
      "a warmup and a cosine",
      warmupCosine,
      `from transformers import get_scheduler

# The optimizer has lr=0.1.
scheduler = get_scheduler(
    "cosine",
    optimizer,
    num_warmup_steps=10,
    num_training_steps=100,
)
`,
    ],
    [
      "keras",
      "a warmup and a cosine",
      warmupCosine,
      `import keras

schedule = keras.optimizers.schedules.CosineDecay(
    initial_learning_rate=0.0,
    decay_steps=90,
    warmup_target=0.1,
    warmup_steps=10,
)
`,
    ],
    [
      "timm",
      "a warmup and a cosine",
      warmupCosine,
      `from timm.scheduler import CosineLRScheduler

# The optimizer has lr=0.1.
scheduler = CosineLRScheduler(
    optimizer,
    t_initial=90,
    warmup_t=10,
    warmup_prefix=True,
    t_in_epochs=False,
)
`,
    ],
    [
      "nanogpt",
      "its own",
      chain({ kind: "linear", to: 1, over: 9 }, ramp("cosine", 1, 0.1, 91)),
      "learning_rate = 1.0\nwarmup_iters = 9\nlr_decay_iters = 100\nmin_lr = 0.1\n",
    ],
    [
      "composer",
      "a warmup and a cosine",
      warmupCosine,
      `from composer.optim import CosineAnnealingWithWarmupScheduler

# The optimizer has lr=0.1.
scheduler = CosineAnnealingWithWarmupScheduler(t_warmup="10ba", t_max="100ba")
`,
    ],
    [
      "megatron",
      "a warmup and a cosine",
      warmupCosine,
      "--lr 0.1 \\\n--lr-decay-style cosine \\\n--lr-decay-iters 100 \\\n--lr-warmup-iters 10\n",
    ],
  ])("%s: %s", (target, _, spec, text) => {
    const exported = to(target, spec, { steps: 100 });
    expect(exported.way).toBe("native");
    expect(body(exported.text)).toBe(text);
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

describe("torch's recursions", () => {
  const notesOf = (spec: Spec, steps: number) => to("torch", spec, { steps });

  // Measured with PyTorch 1.13: 8e-12 at step 9987 of a cosine over 5000 that climbs back, 1.2e-13 before it does.
  test("a cosine that climbs back from a long descent becomes a function, and a note says why", () => {
    const spec: Spec = { kind: "cosine", from: 0.1, to: 1e-3, over: 5000, past: "continue" };
    const { way, notes } = notesOf(spec, 10_000);
    expect(way).toBe("function");
    expect(notes).toHaveLength(1);
    expect(notes[0].code).toBe("precision");
    expect(notes[0].step).toBeGreaterThan(5000);
    expect(notes[0].text).toMatch(/^CosineAnnealingLR computes each LR from the one before/);
    expect(notesOf(spec, 5001).way).toBe("native");
  });

  test("a run too long to follow becomes a function", () => {
    expect(notesOf(ramp("cosine", 0.1, 0, 2_000_000), 2_000_000).way).toBe("function");
    expect(notesOf(ramp("cosine", 0.1, 0, 900_000), 900_000).way).toBe("native");
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
