import { compile, type Spec } from "anneal";
import { differ } from "anneal/describe";
import { expect, test } from "vitest";
import { insetWindow } from "./inset-window.ts";

const windowOf = (one: Spec, other: Spec, steps: number) => {
  const [a, b] = [one, other].map((spec) => ({ curve: compile(spec, { steps }) }));
  return insetWindow(differ(a, b, { steps }), a, b);
};

test("a small difference at the end is shown from shortly before it begins", () => {
  const found = windowOf(
    { kind: "cosine", from: 1, to: 0.01, over: 8000, past: "continue" },
    { kind: "cosine", from: 1, to: 0.01, over: 8000 },
    10_000,
  );
  // It begins at 8,001 and lasts 1,999 steps; a quarter of that is shown before it.
  expect(found).toMatchObject({ from: 7501, to: 10_000 });
});

test("a large difference needs no closer look, and neither do equal curves", () => {
  const falling: Spec = { kind: "linear", from: 1, to: 0, over: 100 };
  expect(windowOf(falling, { kind: "constant", value: 1 }, 100)).toBeUndefined();
  expect(windowOf(falling, falling, 100)).toBeUndefined();
});

test("a small difference everywhere is shown where it is largest, until it can be seen", () => {
  const found = windowOf(
    { kind: "cosine", from: 1, to: 0, over: 1000 },
    { kind: "cosine", from: 1, to: 0, over: 1010 },
    1000,
  );
  // The gap is as t sin(pi t / 1000): largest where tan(x) = -x, x = 2.029, at step 646.
  if (found === undefined) throw new Error("nothing found");
  expect(found.from).toBeLessThan(646);
  expect(found.to).toBeGreaterThan(646);
  const gap = (Math.PI * 646 * 10 * Math.sin(2.029)) / 2 / 1000 ** 2;
  expect(gap / (found.high - found.low)).toBeGreaterThan(0.15);
});
