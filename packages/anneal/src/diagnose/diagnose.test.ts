import { describe, expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { multiStep, warmRestarts, warmupCosine, warmupStableDecay } from "../recipes/index.ts";
import type { Spec } from "../schedules/index.ts";
import { type Diagnosis, diagnose } from "./diagnose.ts";

/** A run of 10,000 updates whose LR, and loss, are functions of the step, logged every 40. */
function diagnosed(
  lr: (step: number) => number,
  loss: (step: number) => number = (step) => 2 + 3 * (step + 10) ** -0.3,
): Diagnosis {
  const steps = Float64Array.from({ length: 251 }, (_, i) => 40 * i);
  const series = (of: (step: number) => number) => ({ steps, values: steps.map(of) });
  return diagnose({ name: "run", lr: series(lr), loss: series(loss) }, { beta2: 0.95 });
}

const codesOf = ({ findings }: Diagnosis): readonly string[] => findings.map(({ code }) => code);
const at = (spec: Spec): ((step: number) => number) => compile(spec, { steps: 10_001 }).at;
const wsd = at(warmupStableDecay({ peak: 1e-3, warmup: 500 }));
/** Noise of 0.004, the same in every run. */
const noise = (step: number): number => 0.012 * Math.sin(step ** 2);

describe("what is meant", () => {
  test.each<[string, Spec]>([
    ["a cosine after a warmup", warmupCosine({ peak: 1e-3, warmup: 500 })],
    ["WSD", warmupStableDecay({ peak: 1e-3, warmup: 500 })],
    ["milestones by half", multiStep({ peak: 0.1, warmup: 0, milestones: [4000, 8000], factor: 0.5 })],
    ["milestones by 0.7", multiStep({ peak: 0.1, warmup: 0, milestones: [3000, 6000, 9000], factor: 0.7 })],
    ["two stages", multiStep({ peak: 3e-4, warmup: 0, milestones: [8000], factor: 0.6 })],
    [
      "three levels, each half a decade below the last",
      multiStep({ peak: 3e-4, warmup: 0, milestones: [8000, 9000], factor: Math.sqrt(0.1) }),
    ],
    ["restarts", warmRestarts({ peak: 1e-3, warmup: 0, cycle: 2500.25 })],
  ])("%s is nothing to find", (_, spec) => {
    expect(codesOf(diagnosed(at(spec)))).toEqual([]);
  });
});

describe("jumps between levels", () => {
  test("up from a level in the middle of a run is no milestone", () => {
    const { findings } = diagnosed((step) => (step < 4000 ? wsd(step) : 2 * wsd(step)));
    expect(findings).toMatchObject([{ code: "resume-jump", from: 3960, to: 4000 }]);
  });

  test("down by an odd share, and on to a cooldown, is none either", () => {
    expect(codesOf(diagnosed((step) => (step < 4000 ? wsd(step) : 0.83 * wsd(step))))).toEqual([
      "resume-jump",
    ]);
  });
});

describe("stepped once an epoch", () => {
  test("a cosine over all updates, of which each epoch takes one step, hardly moves, and is found", () => {
    const cosine = at(warmupCosine({ peak: 1e-3, warmup: 0 }));
    expect(codesOf(diagnosed((step) => cosine(Math.floor(step / 400))))).toContain("stepped-per-epoch");
  });

  test("a decay by 3% an epoch is meant", () => {
    expect(codesOf(diagnosed((step) => 0.1 * 0.97 ** Math.floor(step / 400)))).toEqual([]);
  });
});

describe("stepped once in a few updates", () => {
  const cosine = at(warmupCosine({ peak: 1e-3, warmup: 0 }));

  // The log has a row every 40 steps: no multiple of these.
  test.each([3, 7, 16])("of %i is found by treads that no level shows twice", (k) => {
    const { findings, recovered } = diagnosed((step) => cosine(Math.floor(step / k)));
    expect(recovered).toMatchObject({ every: k, exact: true });
    const rarely = findings.find(({ code }) => code === "stepped-too-rarely");
    expect(rarely?.evidence.times).toBe(k);
  });
});

describe("below 0", () => {
  test("a line that goes past its end is one finding", () => {
    expect(codesOf(diagnosed((step) => 1e-3 * (1 - step / 8000)))).toEqual(["negative-lr"]);
  });
});

describe("what no simple schedule explains", () => {
  /** The fourth root of a cosine's wave: no kind that is known. */
  const odd = (q: number): number => 1e-3 * Math.cos((Math.PI / 2) * Math.min(1, q)) ** 0.35;

  test("a level at the end to which it fell is an early end", () => {
    const diagnosis = diagnosed((step) => odd(step / 7000));
    expect(diagnosis.recovered?.phases).toEqual([]);
    expect(codesOf(diagnosis)).toEqual(["decay-ended-early"]);
  });

  test("a leap in the middle of a fall is a jump", () => {
    const { findings } = diagnosed((step) => (step < 5000 ? odd(step / 1e4) : 0.6 * odd(step / 1e4)));
    expect(findings).toContainEqual(expect.objectContaining({ code: "resume-jump", from: 4960, to: 5000 }));
  });
});

describe("a loss of 0", () => {
  test("all at once and to the end is no number", () => {
    const { findings } = diagnosed(wsd, (step) => (step < 6000 ? 2 + 3 * (step + 10) ** -0.3 : 0));
    expect(findings).toMatchObject([{ code: "divergence", from: 6000, severity: "error" }]);
  });
});

describe("a plateau before a cooldown", () => {
  test("is no finding: the run did what could be advised", () => {
    expect(codesOf(diagnosed(wsd, (step) => 2 + 3 * Math.exp(-step / 500) + noise(step)))).toEqual([]);
  });
});

test("a log of many updates that no simple schedule explains is looked at whole", () => {
  const steps = Float64Array.from({ length: 200_000 }, (_, i) => i);
  let lr = 1e-3;
  const values = steps.map((step) => {
    lr *= 1 - 3e-6 * (1 + Math.abs(Math.sin(step ** 2)));
    return Number(lr.toPrecision(5));
  });
  expect(diagnose({ name: "run", lr: { steps, values } }).recovered?.exact).toBe(false);
});

describe("no cooldown", () => {
  const constant = (step: number): number => Math.min(1e-3, (1e-3 * (step + 1)) / 501);

  test("says what a cooldown took off elsewhere, 2 to 6%, as a share of the loss here", () => {
    const { findings } = diagnosed(constant, (step) => 4 * (step + 10) ** -0.05);
    const loss = 4 * (9760 + 10) ** -0.05;
    const [{ code, evidence, says, why }] = findings;
    expect(code).toBe("no-cooldown");
    expect(evidence.gainLow / loss).toBeCloseTo(0.02, 3);
    expect(evidence.gainHigh / loss).toBeCloseTo(0.06, 3);
    expect(says).toContain("If it gains here what it gained elsewhere");
    expect(why).toContain("a log at a constant LR cannot tell");
  });

  test("is nothing to say of an LR of 0", () => {
    expect(codesOf(diagnosed(() => 0))).toEqual([]);
  });

  test("says nothing of a gain where no loss was logged", () => {
    const steps = Float64Array.from({ length: 251 }, (_, i) => 40 * i);
    const [{ says, evidence }] = diagnose({
      name: "run",
      lr: { steps, values: steps.map(constant) },
    }).findings;
    expect(says).toBe("The LR is constant at 1e-3 to the end of the log: there is no cooldown.");
    expect(Object.keys(evidence)).toEqual(["lr", "peak", "updates"]);
  });
});

describe("warmup too short", () => {
  const lr = at(warmupCosine({ peak: 1e-3, warmup: 40 }));
  const bump = (step: number): number => 1.5 * Math.exp(-(((step - 800) / 200) ** 2));
  const falling = (step: number): number => 2 + 6 * Math.exp(-step / 300) + noise(step);
  const steps = Float64Array.from({ length: 251 }, (_, i) => 40 * i);
  const run = (loss: (step: number) => number) => ({
    name: "run",
    lr: { steps, values: steps.map(lr) },
    loss: { steps, values: steps.map(loss) },
  });

  test("a bump that rises over ten points of a falling loss is seen", () => {
    const found = diagnose(
      run((step) => falling(step) + bump(step)),
      { beta2: 0.999 },
    ).findings;
    expect(found.map(({ code }) => code)).toContain("warmup-too-short");
  });

  test("is nothing to say of an optimizer that is not Adam, nor of a short run that may be one", () => {
    const bumpy = run((step) => falling(step) + bump(step));
    expect(diagnose(bumpy, { beta2: 0.999, adam: false }).findings).toEqual([]);
    const faster = ({ values }: { values: Float64Array }) => ({
      steps: steps.map((step) => step / 8),
      values,
    });
    const soon = { name: "run", lr: faster(bumpy.lr), loss: faster(bumpy.loss) };
    expect(codesOf(diagnose(soon))).not.toContain("warmup-too-short");
    expect(codesOf(diagnose(soon, { adam: true }))).toContain("warmup-too-short");
  });

  test("a loss that falls shows no harm, however short the warmup", () => {
    expect(diagnose(run(falling), { beta2: 0.999 }).findings).toEqual([]);
  });
});

describe("a loss that is no number", () => {
  const loss = (step: number): number => 2 + 3 * (step + 10) ** -0.3;

  test.each([
    ["at all", 0],
    ["from the tenth logged step on", 400],
    ["from the middle on", 5000],
  ])("%s, is a divergence", (_, from) => {
    const { findings } = diagnosed(wsd, (step) => (step >= from ? Number.NaN : loss(step)));
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["divergence", "error"]]);
    expect(findings[0].from).toBe(from);
  });

  test("of few steps all of which are numbers nothing is said", () => {
    const steps = Float64Array.of(0, 400, 800);
    expect(diagnose({ name: "run", loss: { steps, values: steps.map(loss) } }).findings).toEqual([]);
  });
});
