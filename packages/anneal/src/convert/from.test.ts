import { describe, expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { type PlateauOptions, plateau } from "../control/index.ts";
import type { Argument, Call, ConvertContext, Converted, Framework, PlateauFacts } from "./index.ts";
import { from } from "./index.ts";

const base: ConvertContext = { baseLrs: [0.1] };
const at = ({ groups }: Converted, step: number, group = 0): number =>
  compile(groups[group], { steps: 1000 }).at(step);
const call = (name: string, kwargs: { [name: string]: Argument } = {}): Call => ({ name, kwargs });
const codes = ({ notes }: Converted): string[] => notes.map(({ code }) => code);
const stepOf = ({ notes }: Converted, code: string): number | undefined =>
  notes.find((each) => each.code === code)?.step;

describe("arguments are read as Python reads them", () => {
  test("by position, after the optimizer", () => {
    const optimizer = { ref: "optimizer" };
    const byPlace = from("torch", { name: "StepLR", args: [optimizer, 30, 0.5] }, base);
    expect(byPlace.groups).toEqual(from("torch", call("StepLR", { step_size: 30, gamma: 0.5 }), base).groups);
  });

  test("with or without the module in the name", () => {
    const plain = from("torch", call("ExponentialLR", { gamma: 0.9 }), base);
    expect(from("torch", call("torch.optim.lr_scheduler.ExponentialLR", { gamma: 0.9 }), base)).toEqual(
      plain,
    );
  });

  test("with calls in calls", () => {
    const optimizer = { ref: "opt" };
    const warm: Call = { name: "LinearLR", args: [optimizer, 0.1], kwargs: { total_iters: 10 } };
    const decay: Call = { name: "lr_scheduler.ExponentialLR", args: [optimizer, 0.9] };
    const joined = from("torch", { name: "SequentialLR", args: [optimizer, [warm, decay], [10]] }, base);
    expect(at(joined, 0)).toBeCloseTo(0.01, 15);
    expect(at(joined, 10)).toBeCloseTo(0.1, 15);
    expect(at(joined, 12)).toBeCloseTo(0.1 * 0.9 ** 2, 15);
  });

  test("timm's create_scheduler_v2 hands on what its scheduler takes, in epochs or in updates", () => {
    const made = (kwargs: { [name: string]: Argument }) =>
      from("timm", call("create_scheduler_v2", { warmup_lr: 0, ...kwargs }), base).groups;
    const direct = (name: string, kwargs: { [name: string]: Argument }) =>
      from("timm", call(name, kwargs), base).groups;
    expect(made({ num_epochs: 30, min_lr: 0.01, warmup_epochs: 3, cycle_limit: 2 })).toEqual(
      direct("CosineLRScheduler", {
        t_initial: 30,
        lr_min: 0.01,
        warmup_t: 3,
        cycle_limit: 2,
        cycle_decay: 0.1,
      }),
    );
    expect(
      made({ sched: "step", decay_epochs: 2, decay_rate: 0.5, step_on_epochs: false, updates_per_epoch: 10 }),
    ).toEqual(direct("StepLRScheduler", { decay_t: 20, decay_rate: 0.5, warmup_prefix: false }));
    expect(made({ sched: "multistep" })).toEqual(
      direct("MultiStepLRScheduler", { decay_t: [90, 180, 270], decay_rate: 0.1 }),
    );
    expect(made({ sched: "poly", num_epochs: 10, decay_rate: 2 })).toEqual(
      direct("PolyLRScheduler", { t_initial: 10, power: 2 }),
    );
    expect(made({ sched: "tanh", num_epochs: 10 })).toEqual(direct("TanhLRScheduler", { t_initial: 10 }));
  });

  test("timm's names of before 0.5 mean what they meant", () => {
    const former = call("CosineLRScheduler", { t_initial: 10, t_mul: 2, decay_rate: 0.5, cycle_limit: 3 });
    const today = call("CosineLRScheduler", {
      t_initial: 10,
      cycle_mul: 2,
      cycle_decay: 0.5,
      cycle_limit: 3,
    });
    expect(from("timm", former, base).groups).toEqual(from("timm", today, base).groups);
  });

  test("with None for what may be left out", () => {
    const given = call("exponential_decay", {
      init_value: 1,
      transition_steps: 10,
      decay_rate: 0.5,
      end_value: null,
    });
    expect(at(from("optax", given), 10)).toBe(0.5);
  });

  test("with a function of LambdaLR for each group", () => {
    const call: Call = {
      name: "LambdaLR",
      args: [{ ref: "optimizer" }, ["lambda e: 0.5 ** e", "lambda e: 0.1"]],
    };
    const { groups } = from("torch", call, { baseLrs: [1, 2] });
    expect([at({ groups, notes: [] }, 2, 0), at({ groups, notes: [] }, 2, 1)]).toEqual([0.25, 0.2]);
  });

  test.each<[string, Argument]>([
    ["a call", { name: "Time", args: [10, "ba"] }],
    ["the text of one", { ref: "Time(10, 'ba')" }],
    ["with its enumeration", { ref: "Time(10, TimeUnit.BATCH)" }],
    ["by its unit", { name: "Time.from_batch", args: [10] }],
  ])("with a time of Composer as %s", (_, t_max) => {
    const context = { ...base, maxDuration: "10ba" };
    const text = from("composer", call("CosineAnnealingScheduler", { t_max: "10ba" }), context);
    expect(from("composer", call("CosineAnnealingScheduler", { t_max }), context)).toEqual(text);
  });

  test("with fastai's slice over the groups: even in the logarithm, or a tenth for all but the last", () => {
    const first = (lr_max: Argument): number[] => {
      const context = { baseLrs: [1, 1, 1], horizon: { stepsPerEpoch: 4 } };
      const found = from("fastai", call("fit_flat_cos", { n_epoch: 1, lr: lr_max }), context);
      return found.groups.map((_, g) => at(found, 0, g));
    };
    const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 15));
    expect(first({ ref: "slice(1e-5,1e-3)" })).toEqual(near(1e-5, 1e-4, 1e-3));
    expect(first({ name: "slice", args: [1e-3] })).toEqual(near(1e-4, 1e-4, 1e-3));
  });

  test("get_scheduler takes the special arguments in their dictionary, or beside the others", () => {
    const lengths = { num_warmup_steps: 0, num_training_steps: 100 };
    const inside = call("get_scheduler", {
      name: "cosine",
      ...lengths,
      scheduler_specific_kwargs: { num_cycles: 1 },
    });
    const beside = call("get_cosine_schedule_with_warmup", { ...lengths, num_cycles: 1 });
    expect(from("transformers", inside, base)).toEqual(from("transformers", beside, base));
  });
});

describe("closed forms of the documentation", () => {
  test("torch LinearLR reaches its end factor at total_iters", () => {
    const line = from("torch", call("LinearLR", { start_factor: 0.5, total_iters: 4 }), { baseLrs: [0.05] });
    expect([0, 1, 2, 3, 4].map((t) => at(line, t))).toEqual(
      [0.025, 0.03125, 0.0375, 0.04375, 0.05].map((lr) => expect.closeTo(lr, 15)),
    );
  });

  test("torch OneCycleLR begins at max_lr / div_factor and ends at that / final_div_factor", () => {
    const cycle = from("torch", call("OneCycleLR", { max_lr: 0.1, total_steps: 100 }));
    expect(at(cycle, 0)).toBeCloseTo(0.1 / 25, 15);
    expect(at(cycle, 29)).toBeCloseTo(0.1, 15);
    expect(at(cycle, 99)).toBeCloseTo(0.1 / 25 / 1e4, 15);
  });

  test("keras InverseTimeDecay halves after decay_steps / decay_rate", () => {
    const decay = call("InverseTimeDecay", { initial_learning_rate: 0.1, decay_steps: 10, decay_rate: 0.5 });
    expect(at(from("keras", decay), 20)).toBeCloseTo(0.05, 15);
  });

  test("transformers inverse_sqrt has half its peak at four times the warmup", () => {
    const decay = from("transformers", call("inverse_sqrt", { num_warmup_steps: 100 }), base);
    expect(at(decay, 400)).toBeCloseTo(0.05, 15);
  });

  test("nanoGPT warms up from learning_rate / (warmup_iters + 1)", () => {
    expect(
      at(from("nanogpt", call("get_lr", { learning_rate: 1, warmup_iters: 9, lr_decay_iters: 100 })), 0),
    ).toBe(0.1);
  });

  test("MMEngine resolves epochs and updates together where an epoch's length is known", () => {
    const list: Argument = [
      { type: "LinearLR", start_factor: 0.1, by_epoch: false, begin: 0, end: 50 },
      { type: "MultiStepLR", milestones: [2, 3], begin: 0, end: 4, by_epoch: true },
    ];
    const both = from("mmengine", call("param_scheduler", { param_scheduler: list }), {
      ...base,
      horizon: { stepsPerEpoch: 100 },
    });
    expect([0, 49, 199, 200, 299, 300].map((t) => at(both, t))).toEqual(
      [0.01, 0.1, 0.1, 0.01, 0.01, 0.001].map((lr) => expect.closeTo(lr, 15)),
    );
  });

  test("MMEngine CosineAnnealingLR by epochs holds within an epoch", () => {
    const wave = from("mmengine", call("CosineAnnealingLR", { T_max: 10 }), {
      ...base,
      horizon: { stepsPerEpoch: 7 },
    });
    expect(at(wave, 6)).toBe(0.1);
    expect(at(wave, 35)).toBeCloseTo(0.05, 15);
    expect(at(wave, 41)).toBeCloseTo(0.05, 15);
  });
});

describe("notes name what differs, and where it shows", () => {
  test.each<[string, Framework, Call, ConvertContext, string, number | undefined]>([
    ["climbs back", "torch", call("CosineAnnealingLR", { T_max: 50 }), base, "rises-again", 51],
    [
      "is extrapolated",
      "torch",
      call("OneCycleLR", { max_lr: 1, total_steps: 40 }),
      base,
      "extrapolates",
      40,
    ],
    ["stops", "torch", call("OneCycleLR", { max_lr: 1, total_steps: 40 }), base, "stops", 41],
    [
      "is useless at first",
      "transformers",
      call("linear", { num_warmup_steps: 5, num_training_steps: 50 }),
      base,
      "starts-at-zero",
      0,
    ],
    [
      "counts processes",
      "transformers",
      call("linear", { num_warmup_steps: 5, num_training_steps: 50 }),
      base,
      "processes",
      undefined,
    ],
    [
      "has a relative floor",
      "keras",
      call("CosineDecay", { initial_learning_rate: 1, decay_steps: 9, alpha: 0.1 }),
      {},
      "relative-floor",
      9,
    ],
    ["is late", "deepspeed", call("WarmupLR", { warmup_num_steps: 10 }), base, "late", 0],
    [
      "changes early",
      "timm",
      call("MultiStepLRScheduler", { decay_t: [30, 60], decay_rate: 0.1 }),
      base,
      "early",
      29,
    ],
    [
      "changes late",
      "keras",
      call("PiecewiseConstantDecay", { boundaries: [30], values: [1, 0.1] }),
      {},
      "late",
      31,
    ],
    ["counts epochs", "mmengine", call("StepLR", { step_size: 3 }), base, "unit", undefined],
    [
      "counts samples",
      "megatron",
      call("linear", { max_lr: 1, lr_decay_steps: 320 }),
      { horizon: { samplesPerStep: 32 } },
      "unit",
      undefined,
    ],
    ["depends on the run", "torch", call("ReduceLROnPlateau"), base, "controller", undefined],
  ])("what %s", (_, framework, written, context, code, step) => {
    const converted = from(framework, written, context);
    expect(codes(converted)).toContain(code);
    expect(stepOf(converted, code)).toBe(step);
  });
});

test("an optimizer without momentum is not cycled", () => {
  const cyclic = call("CyclicLR", { base_lr: 0.1, max_lr: 1 });
  const optimizer = (name: string): ConvertContext => ({ baseLrs: [0.1], optimizer: { name } });
  expect(from("torch", cyclic, optimizer("SGD")).momentum).toHaveLength(1);
  expect(from("torch", cyclic, optimizer("AdamW")).betas).toHaveLength(1);
  expect(() => from("torch", cyclic, optimizer("Adagrad"))).toThrow(
    "CyclicLR.cycle_momentum: expected False",
  );
});

test("the facts of a plateau are options of the controller", () => {
  const options = (facts: PlateauFacts): PlateauOptions => facts;
  const { control } = from("torch", call("ReduceLROnPlateau", { patience: 0, min_lr: 0.02 }), base);
  if (control?.kind !== "plateau") throw new Error("no plateau");
  const onPlateau = plateau(options(control.options));
  expect([1, 1, 1].reduce(onPlateau.next, onPlateau.start).factors[0]).toBeCloseTo(0.2, 15);
});

describe("mistakes are told in one sentence each", () => {
  test.each<[string, Framework, Call, ConvertContext, string]>([
    [
      "an unknown framework",
      "pytorch" as Framework,
      call("StepLR"),
      base,
      'received "pytorch"; did you mean "torch"?',
    ],
    [
      "a logarithm of 0 when timm makes it",
      "timm",
      call("TanhLRScheduler", { t_initial: 5, cycle_mul: 0.5, warmup_t: 19, warmup_prefix: false }),
      base,
      "TanhLRScheduler.warmup_t: expected below 10, where shrinking cycles leave no room",
    ],
    [
      "a share of a run before it is scaled",
      "composer",
      call("LinearScheduler", { t_max: "0.1dur" }),
      { ...base, maxDuration: "9ba", scaleScheduleRatio: 2 },
      "LinearScheduler.t_max: expected a time of at least 1, before scaling",
    ],
    ["an unknown scheduler", "torch", call("StepLr"), base, 'did you mean "StepLR"?'],
    ["an inherited name", "torch", call("constructor"), base, 'received "constructor"'],
    ["no name", "torch", { name: 3 } as unknown as Call, base, "received 3"],
    ["a misspelt argument", "torch", call("StepLR", { stepsize: 3 }), base, 'did you mean "step_size"?'],
    [
      "an inherited argument",
      "torch",
      { name: "StepLR", kwargs: JSON.parse('{"__proto__": 1, "step_size": 1}') },
      base,
      '"__proto__"',
    ],
    [
      "a missing argument",
      "torch",
      call("StepLR"),
      base,
      "StepLR.step_size: expected a value, received nothing",
    ],
    [
      "an argument twice",
      "torch",
      { name: "StepLR", args: [null, 3], kwargs: { step_size: 3 } },
      base,
      "one value, by position or by name",
    ],
    [
      "too many arguments",
      "optax",
      { name: "constant_schedule", args: [1, 2] },
      {},
      "constant_schedule[1]: expected at most 1 arguments",
    ],
    [
      "a text for a number",
      "torch",
      call("StepLR", { step_size: "3" }),
      base,
      'StepLR.step_size: expected a whole number, at least 1, received "3"',
    ],
    [
      "NaN",
      "torch",
      call("ExponentialLR", { gamma: Number.NaN }),
      base,
      "expected a number, at least 0, received NaN",
    ],
    ["a huge number", "optax", call("constant_schedule", { value: 1e300 }), {}, "received 1e+300"],
    ["a name for a value", "torch", call("StepLR", { step_size: { ref: "n" } }), base, "received n"],
    [
      "a call for a value",
      "torch",
      call("StepLR", { step_size: { name: "int", args: ["3"] } }),
      base,
      "received int(…)",
    ],
    [
      "a function",
      "torch",
      call("LambdaLR", { lr_lambda: "lambda x: __import__('os')" }),
      base,
      "other functions are not evaluated",
    ],
    [
      "resuming",
      "torch",
      call("StepLR", { step_size: 3, last_epoch: 10 }),
      base,
      "resuming is not converted",
    ],
    [
      "no base LR",
      "torch",
      call("StepLR", { step_size: 3 }),
      {},
      "baseLrs: expected the LR of each parameter group",
    ],
    [
      "a list of other groups",
      "torch",
      call("OneCycleLR", { max_lr: [1, 2], total_steps: 9 }),
      base,
      "OneCycleLR.max_lr: expected a list of 1",
    ],
    [
      "a first phase of one step",
      "torch",
      call("OneCycleLR", { max_lr: 1, total_steps: 10, pct_start: 0.1 }),
      base,
      "divides by 0",
    ],
    ["noise", "timm", call("CosineLRScheduler", { t_initial: 9, noise_range_t: 3 }), base, "drawn by torch"],
    [
      "a chain without a length",
      "torch",
      call("ChainedScheduler", { schedulers: [call("CosineAnnealingLR", { T_max: 9 })] }),
      base,
      "horizon.steps",
    ],
    [
      "a member without a closed form",
      "torch",
      call("SequentialLR", {
        schedulers: [call("StepLR", { step_size: 1 }), call("OneCycleLR")],
        milestones: [3],
      }),
      base,
      "SequentialLR.schedulers[1]",
    ],
    [
      "a decay shorter than its warmup",
      "optax",
      call("warmup_cosine_decay_schedule", { init_value: 0, peak_value: 1, warmup_steps: 9, decay_steps: 9 }),
      {},
      "above warmup_steps, 9",
    ],
    [
      "two floors",
      "transformers",
      call("cosine_with_min_lr", { num_warmup_steps: 0, num_training_steps: 9, min_lr: 0, min_lr_rate: 0 }),
      base,
      "either min_lr or min_lr_rate",
    ],
    [
      "a time without a unit",
      "composer",
      call("StepScheduler", { step_size: "10" }),
      { ...base, maxDuration: "9ep" },
      'a time such as "10ba"',
    ],
    [
      "an epoch of unknown length",
      "composer",
      call("StepScheduler", { step_size: "1ep" }),
      { ...base, maxDuration: "9ep" },
      "horizon.stepsPerEpoch",
    ],
    [
      "a decay that ends before the run",
      "composer",
      call("CosineAnnealingWithWarmupScheduler", { t_warmup: "1ba", t_max: "5ba" }),
      { ...base, maxDuration: "9ba" },
      "at least max_duration, 9ba",
    ],
    [
      "a fit of unknown length",
      "fastai",
      call("fit_one_cycle", { n_epoch: 1, lr_max: 1 }),
      base,
      "the number of batches in an epoch",
    ],
    [
      "epochs and updates together",
      "mmengine",
      call("param_scheduler", {
        param_scheduler: [
          { type: "LinearLR", by_epoch: false, end: 9 },
          { type: "StepLR", step_size: 1 },
        ],
      }),
      base,
      "counts both",
    ],
    [
      "an empty window",
      "mmengine",
      call("StepLR", { step_size: 1, begin: 5, end: 5 }),
      base,
      "above begin, 5",
    ],
    [
      "a warmup of a release that refuses it",
      "deepspeed",
      call("WarmupLR", { warmup_num_steps: 0 }),
      base,
      "at least 1",
    ],
    [
      "a decay that ends before the warmup",
      "megatron",
      call("linear", { max_lr: 1, lr_warmup_steps: 9, lr_decay_steps: 9 }),
      {},
      "below lr_decay_steps, 9",
    ],
    [
      "a warmup that is not monotonic",
      "ignite",
      call("LinearCyclicalScheduler", { start_value: 0, end_value: 1, cycle_size: 9, warmup_duration: 2 }),
      base,
      "or monotonic=True",
    ],
  ])("%s", (_, framework, written, context, sentence) => {
    expect(() => from(framework, written, context)).toThrow(sentence);
  });

  test("all of a call at once", () => {
    const wrong = call("CosineAnnealingLR", { T_max: 0, eta_min: "low", eta_mix: 1 });
    expect(() => from("torch", wrong, base)).toThrow(/eta_mix.*\n.*T_max.*\n.*eta_min/);
  });
});
