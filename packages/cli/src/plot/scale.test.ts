import { describe, expect, test } from "vitest";
import { levelScale, linearScale, logScale } from "./scale.ts";

const named = (labels: readonly { readonly row: number; readonly text: string }[]): string =>
  labels.map(({ row, text }) => `${row} ${text}`).join(", ");

describe("a linear axis", () => {
  test("goes from 0 to the highest value, which is named", () => {
    const { row, labels } = linearScale(2e-5, 1e-3, 8);
    expect([row(1e-3), row(0)]).toEqual([0, 31]);
    expect(named(labels)).toBe("0 1e-3, 4 5e-4, 7 0");
  });

  test("leaves out a round value beside the highest", () => {
    expect(named(linearScale(0, 7.3e-4, 8).labels)).toBe("0 7.3e-4, 3 4e-4, 5 2e-4, 7 0");
  });

  test("reaches below 0 where values do", () => {
    const { row, labels } = linearScale(-1, 1, 9);
    expect([row(1), row(0), row(-1)]).toEqual([0, 18, 35]);
    expect(named(labels)).toBe("0 1, 4 0, 8 −1");
  });

  test("has room for a schedule that is always 0", () => {
    const { row, labels } = linearScale(0, 0, 8);
    expect(row(0)).toBe(31);
    expect(named(labels)).toContain("7 0");
  });
});

test("an axis of levels has room around a value that hardly changes", () => {
  for (const off of [0, 1e-15]) {
    const { row, labels } = levelScale(3, 3 + off, 8);
    expect([15, 16]).toContain(row(3));
    expect(named(labels)).toBe("1 3.1, 4 3, 6 2.9");
  }
});

describe("a logarithmic axis", () => {
  test("names decades", () => {
    const { row, labels } = logScale([1e-4, 1e-5, 1e-3], 9) ?? linearScale(0, 1, 9);
    expect([row(1e-3), row(1e-5)]).toEqual([0, 35]);
    expect(named(labels)).toBe("0 1e-3, 4 1e-4, 8 1e-5");
  });

  test("has a rail for 0 under its lowest decade", () => {
    const { row, labels } = logScale([0, 1e-3, 1e-5], 9) ?? linearScale(0, 1, 9);
    expect(row(0)).toBe(35);
    expect(row(1e-5)).toBe(31);
    expect(labels.at(-1)).toEqual({ row: 8, text: "0" });
  });

  test("shows six decades at most, and what is less on the rail", () => {
    const { labels } = logScale([1, 1e-12], 9) ?? linearScale(0, 1, 9);
    expect(labels[0].text).toBe("1");
    expect(labels.at(-1)).toEqual({ row: 8, text: "<1e-6" });
  });

  test("cannot be had without a value above 0", () => {
    expect(logScale([-1, 0], 8)).toBeUndefined();
  });

  test("keeps a constant on its first row", () => {
    expect(logScale([0.1, 0.1], 8)?.row(0.1)).toBe(0);
  });
});
