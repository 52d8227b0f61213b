import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import { compile, createCompiler, fromJson, toJson } from "../compile/index.ts";
import { type CooldownShape, warmupStableDecay } from "../recipes/index.ts";
import { constant, linear, repeat, sequence } from "../schedules/index.ts";
import { branch } from "./branch.ts";

const spec = sequence({ of: [linear({ to: 1, over: "10%" }), constant({ value: 1 })] });
const run = { steps: 1000, stepsPerEpoch: 100 };

test("a constant run branches into a 1-sqrt cooldown at any checkpoint", () => {
  for (const at of [100, 500, 1000]) {
    const edited = branch(spec, run, { at, over: 200 });
    const lr = compile(edited.spec, { steps: at + 200 }).at;
    const old = compile(spec, run).at;
    for (let t = 0; t < at; t += 7) expect(lr(t)).toBe(old(t));
    for (let t = 0; t <= 200; t++) expect(lr(at + t)).toBeCloseTo(1 - Math.sqrt(t / 200), 14);
    expect(edited.notes).toEqual([
      `steps 0 to ${at} stay as they are: resume from the checkpoint at step ${at}`,
      `from there the LR falls from 1 to 0 over 200 steps and the branch ends at step ${at + 200}`,
      `train it with a horizon of ${at + 200} steps`,
    ]);
  }
});

test("the length may be written in any unit of the run, and the rest ends where the run would have ended", () => {
  const end = (over: "20%" | "2ep" | "rest"): number =>
    compile(branch(spec, run, { at: 500, over }).spec, { steps: 2000 }).span;
  expect([end("20%"), end("2ep"), end("rest")]).toEqual([700, 700, 1000]);
});

test("the branch says the same under any horizon", () => {
  const edited = branch(spec, run, { at: 500, over: "20%" });
  const [short, long] = [700, 5000].map((steps) => compile(edited.spec, { steps }).at);
  for (let t = 0; t <= 800; t += 3) expect(short(t)).toBe(long(t));
});

test("from the first step it is nothing but the cooldown", () => {
  const lr = compile(branch(constant({ value: 1 }), run, { at: 0, over: 10, shape: "linear" }).spec, run).at;
  expect([0, 5, 10, 11].map(lr)).toEqual([1, 0.5, 0, 0]);
});

test("random schedules: the same before, from the level there to the end that was asked for", () => {
  const shapes: CooldownShape[] = ["linear", "1-sqrt", "square", "cosine", "mirror-cosine", "exponential"];
  let looked = 0;
  fc.assert(
    fc.property(
      anySchedule({ depth: 3, negative: false }),
      fc.nat(2 ** 20),
      fc.constantFrom(...shapes),
      fc.constantFrom(1, 37.5, 400),
      ({ spec: any, horizon }, share, shape, over) => {
        // The longest lengths cannot become longer.
        if (horizon.steps > 1e9 || /[^.\d]\d{13}/.test(JSON.stringify(any))) return;
        if (compile.inspect(any, horizon).problems.length > 0) return;
        const at = Math.floor((share / 2 ** 20) * horizon.steps);
        const old = compile(any, horizon).at;
        const level = old(at);
        if (level > 1e50) return;
        looked++;
        const to = level / 8;
        const edited = branch(any, horizon, { at, over, shape, to });
        const curve = compile(edited.spec, { steps: at + 400 });
        const before = [0, at - 1, at / 2, at / 3].filter((t) => t >= 0 && t < at);
        expect(before.map(curve.at)).toEqual(before.map(old));
        expect(Math.abs(curve.at(at) - level)).toBeLessThanOrEqual(1e-15 * level);
        expect(curve.at(at + over)).toBe(to);
        expect(curve.at(at + 1e6)).toBe(to);
        expect(curve.span).toBe(at + over);
        expect(fromJson(toJson(edited.spec))).toEqual(edited.spec);
      },
    ),
    { seed: 81, numRuns: 900 },
  );
  expect(looked).toBeGreaterThan(350);
});

test.each([-1, 1001, 0.5, Number.NaN, undefined, "10"])("at %s is no step of the run", (at) => {
  expect(() => branch(spec, run, { at: at as number, over: 10 })).toThrow(
    /^branch\.at: expected a whole step of the run, from 0 to 1000, received [^\n]+$/,
  );
});

test("a length, a shape or an end that is none is refused in a sentence", () => {
  const options = { at: 10, over: 10 };
  expect(() => branch(spec, run, { ...options, over: "10 percent" as "10%" })).toThrow(
    /^cooldown\.over: expected .+, received "10 percent"; write "10%"$/,
  );
  expect(() => branch(spec, run, { ...options, shape: "linaer" as "linear" })).toThrow(
    /did you mean "linear"\?$/,
  );
  expect(() => branch(spec, run, { ...options, to: -1 })).toThrow(/^cooldown\.to: expected .+, received -1$/);
  expect(() => branch(spec, { steps: 1000 }, { ...options, over: "2ep" })).toThrow(/horizon\.stepsPerEpoch/);
});

test("kinds that the compiler lacks are named", () => {
  const compiler = createCompiler([constant, repeat]);
  expect(() => branch(constant({ value: 1 }), run, { at: 10, over: 10, compiler })).toThrow(
    'kind: expected one of constant, repeat, received "sequence"',
  );
});

test("a WSD run that is in its cooldown branches from the level it has reached", () => {
  const wsd = warmupStableDecay({ peak: 1, shape: "linear" });
  const lr = compile(branch(wsd, run, { at: 900, over: 50, shape: "linear" }).spec, { steps: 950 }).at;
  expect([899, 900, 925, 950].map(lr)).toEqual([0.505, 0.5, 0.25, 0].map((x) => expect.closeTo(x, 14)));
});
