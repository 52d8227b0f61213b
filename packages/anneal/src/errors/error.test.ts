import { expect, test } from "vitest";
import { AnnealError, problem, refuse } from "./error.ts";

const one = problem("range", "cosine.over", "at most 5 steps", "80%", {
  note: "8 steps",
  suggestion: 'write "rest"',
});
const other = problem("missing", "cosine.to", "a number", undefined);

test("a problem is one sentence: path, rule, value, note and suggestion", () => {
  expect(one.message).toBe('cosine.over: expected at most 5 steps, received "80%" (8 steps); write "rest"');
  expect(other.message).toBe("cosine.to: expected a number, received nothing");
});

test("a problem says the same to programs, field by field", () => {
  expect(one).toMatchObject({
    code: "range",
    path: "cosine.over",
    expected: "at most 5 steps",
    received: '"80%" (8 steps)',
    suggestion: 'write "rest"',
  });
  expect(Object.keys(other)).not.toContain("suggestion");
});

test("a sentence stays on one line, whatever the path is made of", () => {
  expect(problem("unknown", "linear.a\nb", "one of from", "x").message).toBe(
    'linear.a b: expected one of from, received "x"',
  );
});

test("an error stands for all problems: a line each, the first in its own fields", () => {
  const error = new AnnealError([other, one]);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("AnnealError");
  expect(error.message).toBe(`${other.message}\n${one.message}`);
  expect(error).toMatchObject({
    code: "missing",
    path: "cosine.to",
    expected: "a number",
    received: "nothing",
  });
  expect(error.problems).toEqual([other, one]);
  expect(String(error)).toBe(`AnnealError: ${error.message}`);
});

test("nothing is thrown where there is no problem", () => {
  expect(() => refuse([])).not.toThrow();
  expect(() => refuse([one])).toThrow(AnnealError);
});
