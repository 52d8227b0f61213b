import { expect, test } from "vitest";
import type { Problem } from "../errors/index.ts";
import { checkFields, type Resolve } from "./check-fields.ts";
import { type Fields, mapItem } from "./fields.ts";

const fields: Fields = {
  peak: { type: "number", min: 0, says: "highest LR" },
  ends: {
    type: "pair",
    of: [{ type: "duration" }, { type: "number" }],
    optional: true,
    says: "where it ends",
  },
  cuts: { type: "list", of: { type: "duration", positive: true }, atLeast: 1, optional: true, says: "cuts" },
  shape: { type: "choice", of: ["round", "square"], default: "round", says: "its shape" },
  power: { type: "number", above: 0, default: 2, says: "exponent" },
};

function check(given: object, resolve?: Resolve) {
  const problems: Problem[] = [];
  const filled = checkFields(given, fields, {
    path: "thing",
    report: (found) => problems.push(found),
    ...(resolve && { resolve }),
  });
  return { filled, problems: problems.map(({ code, message }) => `${code} ${message}`) };
}

test("what is given is taken, and what may be left out is filled in", () => {
  expect(check({ kind: "thing", peak: 1, power: 3 })).toEqual({
    filled: { peak: 1, power: 3, shape: "round", ends: undefined, cuts: undefined },
    problems: [],
  });
});

test("undefined means left out, null does not", () => {
  expect(check({ peak: 1, shape: undefined }).problems).toEqual([]);
  expect(check({ peak: undefined }).problems).toEqual([
    "range thing.peak: expected a number of at least 0, received nothing",
  ]);
  expect(check({ peak: 1, shape: null }).problems).toEqual([
    'range thing.shape: expected one of "round", "square", received null',
  ]);
});

test("every mistake is reported, at the item it is in", () => {
  expect(
    check({ peek: 1, ends: [5, "1", 2], cuts: [1, 0, "fast"], shape: "flat", power: 0 }).problems,
  ).toEqual([
    'unknown thing.peek: expected one of peak, ends, cuts, shape, power, received "peek"',
    "range thing.peak: expected a number of at least 0, received nothing",
    "range thing.ends: expected a list of two, received a list of 3",
    'range thing.ends[1]: expected a number, received "1"',
    "unit thing.cuts[1]: expected a length above 0, received 0",
    'unit thing.cuts[2]: expected a length such as 500, "5%", "3ep", received "fast"',
    'range thing.shape: expected one of "round", "square", received "flat"',
    "range thing.power: expected a number above 0, received 0",
  ]);
});

test("each sound value is resolved, item by item, and a mistake is not", () => {
  const seen: string[] = [];
  const { filled } = check({ peak: 1, ends: ["5%", 2], cuts: [0, 7] }, (value, item, path) => {
    seen.push(`${path} ${item.type}`);
    return item.type === "duration" ? "steps" : value;
  });
  expect(seen).toEqual([
    "thing.peak number",
    "thing.ends pair",
    "thing.ends[0] duration",
    "thing.ends[1] number",
    "thing.cuts list",
    "thing.cuts[1] duration",
  ]);
  expect(filled).toMatchObject({ ends: ["steps", 2], power: 2 });
});

test("what a prototype holds is not given", () => {
  expect(check(Object.create({ peak: 1 })).problems).toHaveLength(1);
  expect(check({ peak: 1, __proto__: { power: "x" } }).problems).toEqual([]);
});

test("a number at its limits passes, and beyond them does not", () => {
  const unit: Fields = {
    open: { type: "number", above: 0, below: 1, says: "between" },
    closed: { type: "number", min: 0, max: 1, says: "within" },
    whole: { type: "number", whole: true, says: "whole" },
  };
  const wrong = (open: number, closed: number, whole: number): string[] => {
    const paths: string[] = [];
    checkFields({ open, closed, whole }, unit, { path: "x", report: (found) => paths.push(found.path) });
    return paths;
  };
  expect(wrong(1e-300, 0, -5)).toEqual([]);
  expect(wrong(1 - 2 ** -53, 1, 1e100)).toEqual([]);
  expect(wrong(0, -1e-300, 0.5)).toEqual(["x.open", "x.closed", "x.whole"]);
  expect(wrong(1, 1 + 2 ** -52, 1.1e100)).toEqual(["x.open", "x.closed", "x.whole"]);
  expect(wrong(Number.NaN, Number.NaN, Number.NaN)).toEqual(["x.open", "x.closed", "x.whole"]);
});

test("a list is walked through its holes, unless it is too long to be one", () => {
  const paths: string[] = [];
  const see = (_: unknown, __: unknown, path: string): void => void paths.push(path);
  mapItem(new Array(3), { type: "list", of: { type: "number" } }, "x", see);
  expect(paths).toEqual(["x", "x[0]", "x[1]", "x[2]"]);
  paths.length = 0;
  mapItem(new Array(4e9), { type: "list", of: { type: "number" } }, "x", see);
  expect(paths).toEqual(["x"]);
});
