import { expect } from "vitest";

/** Passes when `got` is within 1e-12 of `want`, relative to it; `slack` adds an absolute part, such as 1e-15 of a peak. */
export function expectClose(got: number, want: number, slack = 0): void {
  const off = Math.abs(got - want);
  if (!(off <= 1e-12 * Math.abs(want) + slack)) expect.fail(`${got} is ${off} away from ${want}`);
}
