import { expect, test } from "vitest";
import { apart, pinched, turn } from "./gestures.ts";

const whole = [0, 25_000] as const;
const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ctrlKey: false };
const on = { window: [10_000, 20_000] as const, whole, at: 12_000, width: 1000 };

test("turning inwards zooms at the pointer, and back again by the same turn outwards", () => {
  const inner = turn({ ...wheel, deltaY: -200 }, on) ?? whole;
  expect(inner[1] - inner[0]).toBeLessThan(10_000);
  expect((12_000 - inner[0]) / (inner[1] - inner[0])).toBeCloseTo(0.2, 3);
  const back = turn({ ...wheel, deltaY: 200 }, { ...on, window: inner }) ?? whole;
  expect(back[0]).toBeCloseTo(10_000, -1);
  expect(back[1]).toBeCloseTo(20_000, -1);
});

test("turning sideways, or with Shift, pans by as many pixels", () => {
  expect(turn({ ...wheel, deltaX: 100 }, on)).toEqual([11_000, 21_000]);
  expect(turn({ ...wheel, deltaY: -100, shiftKey: true }, on)).toEqual([9000, 19_000]);
});

test("while all is shown, a turn outwards or sideways is left to the page", () => {
  const all = { ...on, window: whole };
  expect(turn({ ...wheel, deltaY: 100 }, all)).toBeUndefined();
  expect(turn({ ...wheel, deltaX: 100 }, all)).toBeUndefined();
  expect(turn({ ...wheel, deltaY: -100 }, all)).toBeDefined();
});

test("fingers twice as far apart show half as many steps, about the step between them", () => {
  const pinch = { window: whole, at: 5000, apart: apart({ x: 100, y: 0 }, { x: 200, y: 9 }) };
  const [first, last] = pinched(pinch, whole, 200);
  expect(last - first).toBe(12_500);
  expect((5000 - first) / (last - first)).toBeCloseTo(0.2, 9);
});
