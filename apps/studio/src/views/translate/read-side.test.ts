import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import { emptyBox } from "./input.ts";
import { join } from "./join.ts";
import { readSide } from "./read-side.ts";
import { loopLength } from "./run-length.ts";
import type { ReadSide, Side } from "./side.ts";
import type { TargetName } from "./targets.ts";
import { subjectOf, write } from "./write.ts";

const pasted = (text: string, more: Partial<typeof emptyBox> = {}): Side =>
  readSide({ ...emptyBox, text, ...more });

function read(text: string, more: Partial<typeof emptyBox> = {}): ReadSide {
  const side = pasted(text, more);
  if (side.state !== "read") throw new Error(JSON.stringify(side));
  return side;
}

function written(side: ReadSide, name: TargetName, steps: number): string {
  const code = write(subjectOf(side, steps), name);
  if (code.state !== "written") throw new Error(code.says);
  return code.text;
}

const held = { typed: "", horizon: { steps: 1000 } };

describe("what is pasted is read", () => {
  test("with its framework, call, arguments and places", () => {
    const side = read(
      "opt = torch.optim.AdamW(m.parameters(), lr=1e-3)\ns = CosineAnnealingLR(opt, T_max=80, eta_min=1e-5)",
    );
    expect([side.framework, side.scheduler]).toEqual(["PyTorch", "CosineAnnealingLR"]);
    expect(side.args).toEqual([
      { name: "optimizer", value: "AdamW lr=0.001", place: { line: 2, column: 23 } },
      { name: "T_max", value: "80", place: { line: 2, column: 34 } },
      { name: "eta_min", value: "1e-5", place: { line: 2, column: 46 } },
    ]);
    expect(side.own?.steps).toBe(80);
  });

  test("with the values of arguments that have no name in the text", () => {
    const shown = (text: string) => read(text, { peak: "0.1" }).args.map(({ name, value }) => [name, value]);
    expect(shown("keras.optimizers.schedules.ExponentialDecay(0.1, 1000, decay_rate=0.9)")).toEqual([
      ["initial_learning_rate", "0.1"],
      ["decay_steps", "1000"],
      ["decay_rate", "0.9"],
    ]);
    expect(
      shown('CyclicLR(optimizer, 0.01, 0.1, 50, 50, "triangular2", cycle_momentum=False)').slice(1),
    ).toEqual([
      ["base_lr", "0.01"],
      ["max_lr", "0.1"],
      ["step_size_up", "50"],
      ["step_size_down", "50"],
      ["mode", "triangular2"],
      ["cycle_momentum", "false"],
    ]);
  });

  test.each([
    "CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2)",
    "StepLR(optimizer, 30)",
    "get_cosine_schedule_with_warmup(optimizer, 10, epochs * len(loader))",
    '{"scheduler":{"type":"WarmupLR","params":{"warmup_max_lr":"auto","warmup_num_steps":100}}}',
  ])("what is asked for is a field, never a flag: %s", (text) => {
    const side = pasted(text);
    if (side.state !== "refused") throw new Error(side.state);
    expect(side.asks.length).toBeGreaterThan(0);
    // The fields are what makes it readable.
    const names = Object.fromEntries(
      side.asks.flatMap(({ what, label }) => (what === "name" ? [[label, "300"]] : [])),
    );
    const answers = { names, peak: "0.1", ownSteps: "300", stepsPerEpoch: "30" };
    expect(pasted(text, answers).state).toBe("read");
    for (const { says, line } of side.refusals) expect(`${says} ${line}`).not.toMatch(/--\w|give it with/);
  });

  test("one that reacts to the loss says so before it asks for the LR", () => {
    const side = pasted("ReduceLROnPlateau(optimizer, patience=5)");
    expect(side).toMatchObject({ state: "refused", reacts: "ReduceLROnPlateau", asks: [{ what: "peak" }] });
    expect(pasted("StepLR(optimizer, 30)")).not.toHaveProperty("reacts");
  });

  test("and what the text leaves open is asked for, by the name that it has there", () => {
    const text = "get_cosine_schedule_with_warmup(optimizer, 10, epochs * len(loader))";
    const first = pasted(text);
    expect(first).toMatchObject({
      state: "refused",
      asks: [
        { what: "name", label: "epochs" },
        { what: "name", label: "len(loader)" },
      ],
    });
    const second = pasted(text, { names: { epochs: "2", "len(loader)": "50" } });
    expect(second).toMatchObject({
      state: "refused",
      asks: expect.arrayContaining([{ what: "peak", label: "LR of the optimizer" }]),
    });
    const third = read(text, { names: { epochs: "2", "len(loader)": "50" }, peak: "3e-4" });
    // A cosine half-way between its warmup of 10 and its end at 100 is at half the peak.
    expect(compile(third.specs[0], { steps: 100 }).at(55)).toBeCloseTo(1.5e-4, 12);
  });

  test("a mistake has its line, and what the library says", () => {
    expect(pasted("x = 1\nStepLR(optimizer, step_sise=30)", { peak: "0.1" })).toMatchObject({
      state: "refused",
      refusals: [
        {
          place: { line: 2, column: 19 },
          says: expect.stringContaining('Did you mean "step_size"?'),
          line: expect.stringContaining("line 2, column 19, StepLR.step_sise: expected one of"),
        },
        {},
      ],
    });
  });

  test("a JSON spec, and its mistakes at their lines", () => {
    expect(read('{"kind":"linear","from":1,"to":0,"over":50}').own?.steps).toBe(50);
    expect(pasted('{\n"kind":"linear",\n"form":1,\n"to":0,\n"over":50}')).toMatchObject({
      state: "refused",
      refusals: [{ place: { line: 3, column: 1 } }],
    });
  });

  test("one that reacts to the loss has no curve", () => {
    expect(pasted("ReduceLROnPlateau(optimizer, patience=5)", { peak: "0.1" })).toMatchObject({
      state: "reacts",
      scheduler: "ReduceLROnPlateau",
    });
  });
});

describe("of several", () => {
  const two = "opt = torch.optim.SGD(p, lr=1.0)\na = StepLR(opt, 30)\nb = CosineAnnealingLR(opt, 80)";
  test("schedulers the first is read, and the others can be chosen", () => {
    expect(read(two).choices).toEqual(["1. a, StepLR, line 2", "2. b, CosineAnnealingLR, line 3"]);
    expect(read(two, { pick: 1 }).scheduler).toBe("CosineAnnealingLR");
    // A choice that a shorter text no longer has is the last one.
    expect(read(two, { pick: 9 }).scheduler).toBe("CosineAnnealingLR");
  });
  test("parameter groups each has its own LR", () => {
    const text =
      'opt = torch.optim.SGD([{"params": a}, {"params": b, "lr": 0.5}], lr=1.0)\ns = StepLR(opt, 30)';
    const { specs } = read(text);
    expect(specs.map((spec) => compile(spec, { steps: 60 }).at(0))).toEqual([1, 0.5]);
    expect(read(text, { group: 1 }).group).toBe(1);
  });
  test("what is not understood can be left out, and is told", () => {
    const text = "opt = torch.optim.SGD(p, lr=1.0)\ns = StepLR(opt, step_size=30, colour=3)";
    expect(pasted(text)).toMatchObject({ state: "refused", canLeaveOut: true });
    expect(read(text, { partial: true }).leftOut).toEqual([expect.stringContaining("colour")]);
  });
});

describe("how long the run is", () => {
  test.each([
    ["for step in range(10_000):\n    opt.step(); s.step()", 10_000],
    ["for epoch in range(90):\n    s.step()", undefined],
    ["for epoch in range(3):\n    for i in range(500):\n        s.step()", undefined],
    ["for i in range(500):\n    other.step()", undefined],
    ["for i in range(n):\n    s.step()", undefined],
  ])("%j", (text, steps) => {
    expect(loopLength(text, "s")?.steps).toBe(steps);
  });
});

describe("two are held over one run", () => {
  test("torch climbs back after T_max, Optax holds: they differ from T_max + 1", () => {
    const a = read("opt = torch.optim.SGD(p, lr=1e-3)\ns = CosineAnnealingLR(opt, T_max=80, eta_min=1e-5)");
    const b = read("optax.cosine_decay_schedule(init_value=1e-3, decay_steps=80, alpha=0.01)");
    const { difference, steps } = join({ a, b }, { ...held, typed: "100" });
    expect(steps).toBe(100);
    expect(difference?.first?.step).toBe(81);
    // Both hold 1e-5 at step 80; the cosine, 20 of 80 steps later, is back at 1e-5 + (1e-3 - 1e-5)(1 - cos(pi/4))/2.
    const { at } = compile(a.specs[0], { steps: 100 });
    expect(at(100)).toBeCloseTo(1e-5 + (0.99e-3 * (1 - Math.cos(Math.PI / 4))) / 2, 12);
  });
  test("without a length the longer of both, and none where neither has one", () => {
    const a = read("optax.linear_schedule(1, 0, 70)");
    const b = read("optax.linear_schedule(1, 0, 90)");
    const endless = read("optax.exponential_decay(1.0, transition_steps=10, decay_rate=0.9)");
    expect(join({ a, b }, held).steps).toBe(90);
    expect(join({ a: endless, b: { state: "empty" } }, held).steps).toBeUndefined();
    expect(join({ a: endless, b }, held).steps).toBe(90);
  });
});

describe("there and back again", () => {
  const lines: readonly [string, TargetName][] = [
    ["opt = torch.optim.SGD(p, lr=0.1)\ns = PolynomialLR(opt, total_iters=100, power=2.0)", "optax"],
    ["opt = torch.optim.SGD(p, lr=0.1)\ns = CosineAnnealingLR(opt, T_max=80)", "optax"],
    ["opt = torch.optim.SGD(p, lr=0.1)\ns = MultiStepLR(opt, milestones=[30, 60])", "optax"],
    ["opt = torch.optim.SGD(p, lr=0.1)\ns = OneCycleLR(opt, max_lr=0.1, total_steps=100)", "optax"],
  ];
  test.each(lines)("%s through %s", (text, through) => {
    const steps = 100;
    const first = read(text);
    const second = read(written(first, through, steps));
    const third = read(written(second, "torch", steps));
    const at = [first, second, third].map(({ specs }) => compile(specs[0], { steps }).at);
    for (let step = 0; step < steps; step++) {
      expect(Math.abs(at[1](step) - at[0](step)), `step ${step}`).toBeLessThanOrEqual(1e-12);
      expect(Math.abs(at[2](step) - at[0](step)), `step ${step}`).toBeLessThanOrEqual(1e-12);
    }
  });
  test("a function that was changed by hand is not taken for its spec", () => {
    const text = written(
      read("opt = torch.optim.SGD(p, lr=0.1)\ns = CosineAnnealingLR(opt, T_max=80)"),
      "optax",
      100,
    );
    expect(pasted(text).state).toBe("read");
    expect(pasted(text.replace("step / 80", "step / 81"))).toMatchObject({
      state: "refused",
      refusals: [{ says: expect.stringContaining("differ from step 1") }],
    });
  });
});

describe("what is stepped once an epoch", () => {
  const script = `opt = torch.optim.SGD(m.parameters(), lr=0.1)
sched = MultiStepLR(opt, milestones=[3, 6], gamma=0.1)
for epoch in range(9):
    for batch in loader:
        opt.step()
    sched.step()`;

  test("asks for the updates of an epoch, and is in epochs until then", () => {
    expect(read(script).stepIs).toBe("update");
    const side = read(script, { perEpoch: true });
    expect(side.stepIs).toBe("epoch");
    expect(side.asks).toEqual([{ what: "stepsPerEpoch", label: "Steps per epoch" }]);
    expect(side.lacks).toBe("steps per epoch");
  });

  test.each(["1.5", "0", "-3", "abc"])("takes %j for no number of updates, and stays readable", (typed) => {
    const side = read(script, { perEpoch: true, stepsPerEpoch: typed });
    expect([side.lacks, side.stepIs]).toEqual(["steps per epoch", "epoch"]);
    expect(side.asks).toEqual([{ what: "stepsPerEpoch", label: "Steps per epoch" }]);
    expect(read(script, { perEpoch: true, stepsPerEpoch: "50" })).not.toHaveProperty("lacks");
    // One that counts in updates needs no epochs.
    expect(read(script, { stepsPerEpoch: typed })).not.toHaveProperty("lacks");
  });

  test("becomes a schedule of updates as long as its loop, which holds within an epoch", () => {
    const side = read(script, { perEpoch: true, stepsPerEpoch: "50" });
    expect(side.own).toMatchObject({ steps: 450, says: "told by the loop in line 3" });
    const { at } = compile(side.specs[0], { steps: 450 });
    const expected = [0.1, 0.1, 0.01, 0.01, 0.001, 0.001];
    for (const [i, step] of [0, 149, 150, 299, 300, 449].entries())
      expect(at(step)).toBeCloseTo(expected[i], 15);
  });

  test("is not asked about where a step is an update always, or the schedule reacts to the run", () => {
    expect(read("optax.cosine_decay_schedule(1e-3, 100)").stepIs).toBeUndefined();
    expect(pasted("ReduceLROnPlateau(torch.optim.SGD(p, lr=0.1))")).not.toHaveProperty("stepIs");
  });
});

describe("a spec in YAML", () => {
  const yaml = `# warmup and cosine
kind: sequence
of:
  - { kind: linear, from: 0, to: 3e-4, over: 100 }
  - kind: cosine
    from: 3e-4
    to: 0
    over: 900
`;

  test("is read as one in JSON is", () => {
    const side = read(yaml);
    expect([side.format, side.framework, side.scheduler]).toEqual(["YAML spec", "anneal", "sequence"]);
    expect(side.own?.steps).toBe(1000);
    // The middle of the cosine is half of its peak.
    expect(compile(side.specs[0], { steps: 1000 }).at(550)).toBeCloseTo(1.5e-4, 15);
  });

  test("is refused at the line of the field that is wrong", () => {
    const side = pasted(yaml.replace("over: 900", "ovre: 900"));
    if (side.state !== "refused") throw new Error(side.state);
    expect(side.refusals[0].says).toMatch(/ovre/);
    expect(side.refusals[0].place?.line).toBe(8);
  });

  test("of another kind of config is left to those who know it", () => {
    expect(read("lr_scheduler_type: cosine\nlearning_rate: 1e-4\nmax_steps: 100").framework).toBe(
      "Transformers",
    );
  });
});
