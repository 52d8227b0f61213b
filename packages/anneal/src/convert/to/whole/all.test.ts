import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPython, runPython } from "../../../../../../scripts/roundtrip/python.mjs";
import { compareTables } from "../../../../../../scripts/roundtrip/trip.mjs";
import { compile } from "../../../compile/index.ts";
import { plateau } from "../../../control/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import {
  type Call,
  type ConvertContext,
  type Framework,
  from,
  type PlateauFacts,
  type Target,
  toAll,
} from "../../index.ts";

const found = findPython();
const steps = 100;
const table = (spec: Spec): number[] => {
  const { at } = compile(spec, { steps });
  return Array.from({ length: steps }, (_, i) => at(i));
};
const read = (framework: Framework, name: string, kwargs: Call["kwargs"], context: ConvertContext = {}) =>
  from(framework, { name, kwargs }, context);

const cycle = read("torch", "OneCycleLR", { max_lr: 0.1, total_steps: 100 });

describe("momentum", () => {
  test("stays in torch's own scheduler, whatever its bounds", () => {
    const own = read("torch", "CyclicLR", {
      base_lr: 0.01,
      max_lr: 0.1,
      step_size_up: 8,
      base_momentum: 0.7,
      max_momentum: 0.92,
    });
    const { way, text } = toAll("torch", own, { steps });
    expect(way).toBe("native");
    expect(text).toContain("base_momentum=0.7");
    expect(text).toContain("max_momentum=0.92");
    expect(text).not.toContain("cycle_momentum");
  });

  test("becomes a function elsewhere, with the lines that use it", () => {
    expect(toAll("timm", cycle, { steps }).text).toContain('group["momentum"] = momentum(step)');
    expect(toAll("fastai", cycle, { steps }).text).toContain('ParamScheduler({"mom": lambda position:');
    expect(toAll("optax", cycle, { steps }).text).toContain("(learning_rate=schedule, momentum=momentum)");
    const adam = read(
      "torch",
      "OneCycleLR",
      { max_lr: 0.1, total_steps: 100 },
      { optimizer: { name: "AdamW" } },
    );
    expect(toAll("timm", adam, { steps }).text).toContain('group["betas"] = (beta1(step), 0.999)');
  });

  test("is said to be left out where nothing can carry it", () => {
    expect(toAll("keras", cycle, { steps }).notes).toContainEqual({
      code: "left-out",
      text: "Keras schedules nothing but the LR: momentum is left out.",
    });
  });

  test.skipIf(!found)("has the same numbers in Python, beside the LR (needs python3)", () => {
    const { text } = toAll("python", cycle, { steps });
    const [job] = ["momentum"].map((name) => ({
      target: "python",
      steps,
      base: 1,
      text: `${text}\n\nlr = ${name}\n`,
    }));
    const [lr, momentum] = runPython(found?.python ?? "", [{ ...job, text }, job]);
    expect(compareTables(table(cycle.groups[0]), lr.lrs ?? []).worst.share).toBeLessThanOrEqual(1);
    expect(
      compareTables(table(cycle.momentum?.[0] as Spec), momentum.lrs ?? []).worst.share,
    ).toBeLessThanOrEqual(1);
  });

  test.skipIf(!found?.torch)("is set on an optimizer of PyTorch (needs torch)", () => {
    const { text, baseLr } = toAll("timm", cycle, { steps });
    const recorded = `
class Recorder:
    """Steps the scheduler, and reports momentum in place of the LR."""
    def __init__(self): self.step_ = 0
    def step(self): self.step_ += 1
    def get_last_lr(self):
        set_others(self.step_)
        return [optimizer.param_groups[0]["momentum"]]
scheduler = Recorder()
`;
    const [{ lrs = [], error }] = runPython(found?.python ?? "", [
      { target: "timm", steps, base: baseLr, text: text + recorded },
    ]);
    expect(error).toBeUndefined();
    expect(compareTables(table(cycle.momentum?.[0] as Spec), lrs).worst.share).toBeLessThanOrEqual(1);
  });
});

describe("parameter groups", () => {
  test("share a scheduler that multiplies the LR of each", () => {
    const two = read("torch", "CosineAnnealingLR", { T_max: 100 }, { baseLrs: [0.1, 0.01] });
    const { way, text } = toAll("torch", two, { steps });
    expect(way).toBe("native");
    expect(text).toContain("# The groups of the optimizer have lr=0.1, 0.01.\n");
  });

  test("share a function that is a factor of the LR of each", () => {
    const inverse = read("transformers", "inverse_sqrt", { num_warmup_steps: 10 }, { baseLrs: [0.1, 0.01] });
    const { way, text } = toAll("torch", inverse, { steps });
    expect(way).toBe("function");
    expect(text).toContain(
      "# The groups of the optimizer have lr=0.1, 0.01.\nscheduler = LambdaLR(optimizer, ",
    );
    expect(text).not.toContain("lr_1");
  });

  const floored = read(
    "torch",
    "CosineAnnealingLR",
    { T_max: 100, eta_min: 0.001 },
    { baseLrs: [0.1, 0.01] },
  );

  test("get a function each where they differ in more", () => {
    const { way, text } = toAll("transformers", floored, { steps });
    expect(way).toBe("function");
    expect(text).toContain("lambda step: lr_1(step) / 0.01,");
    expect(toAll("optax", floored, { steps }).text).toContain("def schedule_1(step):");
  });

  test("but the first are said to be left out where there is one LR for all", () => {
    const [note] = toAll("nanogpt", floored, { steps }).notes;
    expect(note.text).toBe("This is the LR of the first of 2 parameter groups; nanogpt sets one for all.");
  });

  test.skipIf(!found?.torch)("each have their own LR in PyTorch (needs torch)", () => {
    const { text } = toAll("transformers", floored, { steps });
    const jobs = [0, 1].map((group) => ({
      target: "transformers",
      steps,
      base: 0.1,
      text: `
import torch
optimizer = torch.optim.SGD([{"params": [torch.zeros(1)], "lr": lr} for lr in (0.1, 0.01)], lr=0.1)
${text}
inner = scheduler
class One:
    def step(self): inner.step()
    def get_last_lr(self): return [inner.get_last_lr()[${group}]]
scheduler = One()
`,
    }));
    runPython(found?.python ?? "", jobs).forEach(({ lrs = [], error }, group) => {
      expect(error).toBeUndefined();
      expect(compareTables(table(floored.groups[group]), lrs).worst.share).toBeLessThanOrEqual(1);
    });
  });
});

describe("weight decay", () => {
  const grown = read("megatron", "cosine", {
    max_lr: 1e-3,
    lr_decay_steps: 100,
    start_wd: 0.01,
    end_wd: 0.1,
    wd_incr_steps: 100,
    wd_incr_style: "cosine",
  });

  test("is flags of Megatron, and a function elsewhere", () => {
    expect(toAll("megatron", grown, { steps }).text).toContain("--weight-decay-incr-style cosine");
    expect(toAll("torch", grown, { steps }).text).toContain('group["weight_decay"] = weight_decay(step)');
  });

  test("is left out of a config, with a note", () => {
    const { notes } = toAll("transformers", grown, { steps, format: "yaml" });
    expect(notes[0].text).toBe(
      'yaml holds the LR alone: weight decay is left out; "python" has a function for it.',
    );
  });
});

test("positions become a table of the updates, and a stop is told", () => {
  const fractions = read(
    "torch",
    "CosineAnnealingWarmRestarts",
    { T_0: 2 },
    { baseLrs: [0.1], positions: [0, 0.5, 1, 1.5] },
  );
  const { text, notes } = toAll("python", fractions, { steps: 4 });
  expect(notes[0].text).toBe("Times were chosen by the caller: a table of 4 updates.");
  expect(text).toContain("bisect_right");
  const stopped = toAll("python", cycle, { steps });
  expect(stopped.notes).toEqual([
    { code: "stops", step: 101, text: "What it came from raises an error at step 101; this goes on." },
  ]);
});

/** Plateau options as one framework has them. */
const facts: fc.Arbitrary<PlateauFacts> = fc.record({
  mode: fc.constantFrom("min", "max"),
  factor: fc.constantFrom(0.1, 0.5, 0.9),
  patience: fc.integer({ min: 0, max: 4 }),
  cooldownChecks: fc.integer({ min: 0, max: 3 }),
  minDelta: fc.constantFrom(0, 0.01, 0.1),
  floor: fc.constantFrom([0], [0.05]),
  counting: fc.constantFrom("torch", "keras", "optax"),
});

describe("a plateau is counted as the target counts", () => {
  test.each<Target>(["torch", "transformers", "ignite", "mmengine", "keras", "optax"])("%s", (target) => {
    const count = { same: 0, refused: 0 };
    fc.assert(
      fc.property(
        facts,
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 30, maxLength: 60 }),
        (options, readings) => {
          const whole = {
            groups: [{ kind: "constant", value: 0.1 } as const],
            control: { kind: "plateau", options } as const,
          };
          let exported: ReturnType<typeof toAll>;
          try {
            exported = toAll(target, whole, { steps });
          } catch (error) {
            expect(String(error)).toMatch(/control\.(patience|minDelta): expected/);
            count.refused++;
            return;
          }
          if (exported.way !== "native") throw new Error("no call");
          const back = from(target as Framework, exported.call, { baseLrs: [0.1] });
          if (back.control?.kind !== "plateau") throw new Error("no controller");
          const [want, got] = [plateau(options), plateau({ ...back.control.options, eps: [0] })];
          // optax is shown the metric with its sign changed, where it should rise.
          const mirrored = options.mode === "max" && back.control.options.mode === "min" ? -1 : 1;
          let [a, b] = [want.start, got.start];
          for (const reading of readings) {
            a = want.next(a, reading / 10);
            b = got.next(b, (mirrored * reading) / 10);
            expect(b.factors[0]).toBeCloseTo(a.factors[0], 14);
          }
          count.same++;
        },
      ),
      { seed: 4, numRuns: 300 },
    );
    expect(count.same).toBeGreaterThan(150);
  });

  test("what cannot be said exactly is refused, with the reason", () => {
    const base = { baseLrs: [0.1] };
    const relative = read("torch", "ReduceLROnPlateau", {}, base);
    expect(() => toAll("keras", relative, { steps })).toThrow(
      "for keras compares by a difference (min_delta)",
    );
    expect(() => toAll("nanogpt", relative, { steps })).toThrow("for nanogpt has no plateau scheduler");
    const warm = read("timm", "PlateauLRScheduler", { warmup_t: 5 }, base);
    expect(() => toAll("torch", warm, { steps })).toThrow("groups[0]: expected a constant");
    const greedy = read("transformers", "greedy", {}, base);
    expect(() => toAll("torch", greedy, { steps })).toThrow('for only transformers has "greedy", not torch');
    expect(toAll("transformers", greedy, { steps }).text).toContain('get_scheduler("greedy", optimizer)');
  });
});

test.each([
  ["SGD", "optax.sgd(0.1)"],
  ["AdamW", "optax.adamw(0.1)"],
  ["RMSprop", "optax.rmsprop(0.1)"],
  ["MyOwn", "your_optimizer(0.1)"],
  [undefined, "your_optimizer(0.1)"],
])("the plateau of Optax is chained to the optimizer that is known: %s", (optimizer, expected) => {
  const whole = from("torch", { name: "ReduceLROnPlateau" }, { baseLrs: [0.1] });
  const { text } = toAll("optax", whole, { steps: 1, ...(optimizer !== undefined && { optimizer }) });
  expect(text).toContain(`# optimizer = optax.chain(${expected}, plateau)`);
});
