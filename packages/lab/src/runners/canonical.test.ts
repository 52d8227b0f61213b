import { expect, test } from "vitest";
import { canonical } from "./canonical.ts";

test("equal values have equal texts, whatever the order of their fields", () => {
  const one = { b: [{ y: 1, x: "2" }, null], a: { d: 0.1, c: true } };
  const other = { a: { c: true, d: 0.1 }, b: [{ x: "2", y: 1 }, null] };
  expect(canonical(one)).toBe('{"a":{"c":true,"d":0.1},"b":[{"x":"2","y":1},null]}');
  expect(canonical(other)).toBe(canonical(one));
});

test("fields that are undefined are as if they were not there; the order of lists counts", () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonical([2, 1])).toBe("[2,1]");
});
