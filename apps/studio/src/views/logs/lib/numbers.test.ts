import { expect, test } from "vitest";
import { bytesText, difference, readable, signed, withCommas, withInterval } from "./numbers.ts";

test("a loss has as many decimals as its interval resolves", () => {
  expect(withInterval({ final: 2.99312, low: 2.98, high: 3.006 })).toBe("2.993 ± 0.013");
  expect(withInterval({ final: 3.0206, low: 3.01717, high: 3.02403 })).toBe("3.0206 ± 0.0034");
  expect(withInterval({ final: 10.4, low: 9, high: 11.8 })).toBe("10.4 ± 1.4");
  expect(withInterval({ final: 1, low: 1, high: 1 })).toBe("1.0000 ± 0.0000");
});

test("differences have two digits, and a minus that is no hyphen", () => {
  expect(difference(-0.01912)).toBe("0.019");
  expect(signed(-0.0123, 3)).toBe("−0.012");
  expect(signed(0.0123, 3)).toBe("0.012");
});

test("bytes are exact where they are few", () => {
  expect([56_195, 5_600_000, 2_340_000_000].map(bytesText)).toEqual(["56,195 bytes", "5.6 MB", "2.34 GB"]);
});

test("counts in sentences have commas, names and learning rates do not", () => {
  expect(withCommas('It jumps at step 25000, at 2.0001e-3, in "run12345 67890".')).toBe(
    'It jumps at step 25,000, at 2.0001e-3, in "run12345 67890".',
  );
});

test("the small numbers of a sentence are written as an LR is, what is quoted as it is", () => {
  expect(
    readable(
      '"run 0.0005": expected a peak LR from 4.8e-7 to 0.0000014, received 0.00002379; 12000 of 0.045.',
    ),
  ).toBe('"run 0.0005": expected a peak LR from 4.8e-7 to 1.4e-6, received 2.38e-5; 12,000 of 0.045.');
});
