import { compile } from "anneal";
import { expect, test } from "vitest";
import type { Layer } from "../input/layers.ts";
import { csvOf, inPieces } from "./csv.ts";

const layer = (name: string, steps: number): Layer => {
  const spec = { kind: "linear", from: 1, to: 0, over: 4 } as const;
  return { name, spec, horizon: { steps }, curve: compile(spec, { steps }), says: [] };
};

test("one schedule is two columns", () => {
  expect([...csvOf([layer("a", 3)])].join("")).toBe("step,lr\n0,1\n1,0.75\n2,0.5\n");
});

test("several have a column each, empty after the end of their run, with quoted names", () => {
  expect([...csvOf([layer("a", 1), layer('b, "c"', 2)])].join("")).toBe(
    'step,a,"b, ""c"""\n0,1,1\n1,,0.75\n',
  );
});

test("rows go out in pieces of a sensible size, and all of them", () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i}\n`);
  const pieces = [...inPieces(rows)];
  expect(pieces.join("")).toBe(rows.join(""));
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(66_000);
});
