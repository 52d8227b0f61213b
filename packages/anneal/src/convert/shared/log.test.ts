import { expect, test } from "vitest";
import { logTo, preciseLog } from "./log.ts";
import { floorDivide } from "./python.ts";

// Python's own: [math.log(x, base) for ...] of CPython 3.11 with glibc.
test.each([
  [243, 3, 4.999999999999999],
  [125, 5, 3.0000000000000004],
  [1000, 10, 2.9999999999999996],
  [9, 3, 2],
  [8, 2, 3],
  [2187, 3, 7],
])("log(%d, %d) has Python's last bit", (x, base, expected) => {
  expect(logTo(x, base)).toBe(expected);
});

test("differs from Math.log by its last bits at most", () => {
  for (let x = 2; x < 500; x++) {
    expect(Math.abs(preciseLog(x) - Math.log(x))).toBeLessThanOrEqual(2 ** -50 * Math.log(x));
  }
});

// Python: 1 // 0.1, 12 // 2.4, 7.2 // 2.4, 6 // 0.1
test.each([
  [1, 0.1, 9],
  [12, 2.4, 5],
  [7.2, 2.4, 3],
  [6, 0.1, 59],
  [0, 0.3, 0],
])("%d // %d", (a, b, expected) => {
  expect(floorDivide(a, b)).toBe(expected);
});
