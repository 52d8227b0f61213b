import { expect, test } from "vitest";
import { compile, fill, partsOf } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { linear } from "./linear.ts";
import { repeat } from "./repeat.ts";
import { sequence } from "./sequence.ts";
import { slice } from "./slice.ts";
import type { Spec } from "./spec.ts";
import { sum } from "./sum.ts";

const level = (value: number, over: `${number}%` | number | "rest"): Spec => constant({ value, over });
const draw = (of: readonly Spec[], steps = 100) => compile(sequence({ of }), { steps });

test("parts stand end to end, each from its own step 0, and at a boundary the next part rules", () => {
  const curve = draw([linear({ from: 0, to: 4, over: 4 }), linear({ from: 4, to: 0, over: 8 })]);
  expect([0, 1, 3, 4, 6, 12, 13, 1e15].map(curve.at)).toEqual([0, 1, 3, 4, 3, 0, 0, 0]);
  expect(curve.span).toBe(12);
});

test("boundaries are real numbers: the first step at or after one belongs to the next part", () => {
  const curve = draw([level(1, 2.5), level(2, 2.5), level(3, 1)]);
  expect([2, 2.4, 2.5, 3, 4.9, 5, 6].map(curve.at)).toEqual([1, 1, 2, 2, 2, 3, 3]);
});

test.each([
  ["first", ["rest", "10%", 20], [0, 70, 80]],
  ["in the middle", ["10%", "rest", 20], [0, 10, 80]],
  ["last", ["10%", 20, "rest"], [0, 10, 30]],
] as const)("a rest that stands %s takes what the others leave", (_, lengths, starts) => {
  const curve = draw(lengths.map((length, i) => level(i, length)));
  expect(partsOf(curve, 100).map((part) => part.start)).toEqual(starts);
  expect(curve.span).toBe(100);
  for (const [i, start] of starts.entries()) expect(curve.at(start)).toBe(i);
});

test("a rest inside a nested spec takes what is left as well", () => {
  const curve = draw([level(0, 40), sequence({ of: [level(1, 10), level(2, "rest")] }), level(3, 20)]);
  expect(partsOf(curve, 100).map((part) => [part.start, part.end])).toEqual([
    [0, 40],
    [40, 50],
    [50, 80],
    [80, 100],
  ]);
});

test("a share is of the run's horizon, however deep it stands", () => {
  const curve = draw([level(0, 50), sequence({ of: [level(1, "10%"), level(2, "rest")] })]);
  expect([59, 60].map(curve.at)).toEqual([1, 2]);
});

test("a part of no length never rules, unless it is the last", () => {
  expect([0, 4, 5].map(draw([level(9, 0), level(1, 5), level(2, 0)]).at)).toEqual([1, 1, 2]);
  expect(draw([level(9, 0)]).at(0)).toBe(9);
});

test("four and more parts are looked up, with the same rule at boundaries", () => {
  const curve = draw([level(0, 10), level(1, 10), level(2, 0), level(3, 10), level(4, 10)]);
  expect([0, 9, 10, 19, 20, 29, 30, 39, 40, 1e15].map(curve.at)).toEqual([0, 0, 1, 1, 3, 3, 4, 4, 4, 4]);
});

test("the last part sees every later step, and goes on where it is told to", () => {
  const curve = draw([level(1, 10), linear({ from: 1, to: 0, over: 10, past: "continue" })]);
  expect([20, 30].map(curve.at)).toEqual([0, -1]);
});

test("shares that make up the whole run fit, though rounding makes them a step longer", () => {
  for (const steps of [1, 3, 5, 7, 1001, 12345]) {
    const halves = draw([level(1, "50%"), level(2, "50%")], steps);
    expect(halves.at(steps)).toBe(2);
    expect(() =>
      draw([level(1, "12.5%"), level(2, "37.5%"), level(3, "25%"), level(4, "25%")], steps * 8 + 2),
    ).not.toThrow();
  }
});

test("shares that do not fit are refused, with the share that does", () => {
  expect(() => draw([level(1, "30%"), level(2, "80%")])).toThrow(
    /^sequence\.of\[1\]\.over: expected at most 70 steps, received "80%" \(80 steps\); write "rest", or "70%"/,
  );
  expect(() => draw([level(1, "51%"), level(2, "50%")])).toThrow(/expected at most 49 steps/);
  expect(() => draw([level(1, "100%"), level(2, "1%")])).toThrow(
    /^sequence\.of\[1\]\.over: expected at most 0 steps/,
  );
});

test("the share that a refusal suggests does fit", () => {
  for (const steps of [7, 999, 123_457, 1_000_003]) {
    for (const first of [0.37, 0.5, 0.876543]) {
      const used = Math.round(first * steps);
      const parts = (second: `${number}%`) => [level(1, used), level(2, second)];
      let said = "";
      try {
        draw(parts("90%"), steps);
      } catch (error) {
        said = (error as Error).message;
      }
      const share = /"([\d.]+%)"[^"]*$/.exec(said)?.[1];
      if (share !== undefined) expect(() => draw(parts(share as "1%"), steps)).not.toThrow();
      else expect(said).toMatch(/rest/);
    }
  }
});

test("beside a rest, lengths in steps have to fit too", () => {
  expect(() => draw([level(1, 60), level(2, 60), level(3, "rest")])).toThrow(
    /^sequence\.of\[1\]\.over: expected at most 40 steps, received 60/,
  );
  expect(() => draw([level(1, 60), level(2, 60)])).not.toThrow(); // longer than the run: only check warns
});

test("there is one rest, and an endless part stands last, also when its length is the rest", () => {
  expect(() => draw([level(1, "rest"), level(2, "rest")])).toThrow(
    /^sequence\.of\[1\]\.over: expected .*"rest"/,
  );
  const endless = repeat({ of: linear({ from: 1, to: 0, over: "rest" }) });
  for (const first of [constant({ value: 1 }), endless]) {
    expect(() => draw([first, level(2, "10%")])).toThrow(/^sequence\.of\[0\]: expected .*endless/);
  }
});

test("cutting a curve in slices and joining them again changes nothing", () => {
  const whole = sum({
    of: [linear({ from: 1, to: 0, over: 60 }), repeat({ of: linear({ from: 0, to: 1, over: 7 }) })],
  });
  const curve = compile(whole, { steps: 60 });
  const cut = draw([
    slice({ of: whole, over: 13 }),
    slice({ of: whole, skip: 13, over: 20 }),
    slice({ of: whole, skip: 33, over: 1 }),
    slice({ of: whole, skip: 34 }),
  ]);
  for (let t = 0; t < 90; t++) expect(cut.at(t)).toBe(curve.at(t));
});

test("fill changes parts at the same step as at, wherever it starts", () => {
  const curve = draw([level(0, 10.3), level(1, 10.1), linear({ from: 5, to: 0, over: 0.9 }), level(2, 7)]);
  for (const first of [0, 0.1, 0.3, 0.7, 3.3, 10.299999999999999]) {
    const out = fill(curve, new Float64Array(40), first);
    expect(Array.from(out)).toEqual(Array.from(out, (_, i) => curve.at(first + i)));
  }
});
