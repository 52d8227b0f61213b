import { expect, test } from "vitest";
import { frameOf } from "./frame.ts";
import { decimal, moveByKey, snapStep, snapValue } from "./snap.ts";

// 20 steps and 2.5e-6 a pixel.
const plot = { left: 0, top: 0, right: 1250, bottom: 400 };
const frame = frameOf(plot, { window: [0, 25_000] }, { scale: "linear", low: 0, high: 1e-3 });
const run = { steps: 25_000, isFree: false };

test("a step catches a whole percent within 4 px, and is else a whole step", () => {
  expect(snapStep(20_070, frame, run)).toBe(20_000);
  expect(snapStep(20_085.4, frame, run)).toBe(20_085);
  expect(snapStep(20_070.2, frame, { ...run, isFree: true })).toBe(20_070);
});

test("a value catches 1, 2, 5 and 0 within 4 px, and has else three digits", () => {
  expect(snapValue(2.08e-4, frame, false)).toBe(2e-4);
  expect(snapValue(4.93e-4, frame, false)).toBe(5e-4);
  expect(snapValue(6e-6, frame, false)).toBe(0);
  expect(snapValue(3.4567e-4, frame, false)).toBe(3.46e-4);
  expect(snapValue(2.08123e-4, frame, true)).toBe(2.081e-4);
});

const grip = { step: 20_000, value: 1e-3, limits: { steps: [1000, 24_999], values: [0, 1] } } as const;
const press = (key: string, more = {}) => ({ key, shift: false, alt: false, ...more });

test("arrows move by 1% of the run, ten times as far with Shift, one step with Alt", () => {
  const x = { ...grip, moves: "x" } as const;
  expect(moveByKey(x, press("ArrowRight"), 25_000)?.step).toBe(20_250);
  expect(moveByKey(x, press("ArrowLeft", { shift: true }), 25_000)?.step).toBe(17_500);
  expect(moveByKey(x, press("ArrowUp", { alt: true }), 25_000)?.step).toBe(20_001);
  expect(moveByKey(x, press("End"), 25_000)).toEqual({ step: 24_999, value: 1e-3 });
  expect(moveByKey(x, press("a"), 25_000)).toBeUndefined();
});

test("arrows move a value by a 20th of a decade: 20 of them are a factor of 10", () => {
  const y = { ...grip, moves: "y" } as const;
  expect(moveByKey(y, press("ArrowUp"), 25_000)?.value).toBeCloseTo(1e-3 * 10 ** 0.05, 5);
  expect(moveByKey(y, press("ArrowDown", { shift: true }), 25_000)?.value).toBeCloseTo(
    1e-3 / Math.sqrt(10),
    5,
  );
  let value = 1e-3;
  for (let k = 0; k < 20; k++) value = moveByKey({ ...y, value }, press("ArrowUp"), 25_000)?.value ?? 0;
  expect(value / 1e-2).toBeCloseTo(1, 1);
});

test("a floor leaves 0 upwards and comes back to it", () => {
  const floor = { ...grip, moves: "y", value: 0, limits: { steps: [0, 1], values: [0, 1e-3] } } as const;
  const up = moveByKey(floor, press("ArrowUp"), 25_000)?.value ?? 0;
  expect(up).toBeGreaterThan(0);
  expect(moveByKey({ ...floor, value: up }, press("ArrowDown"), 25_000)?.value).toBe(0);
});

test("numbers for assistive software have no exponent", () => {
  expect(decimal(1e-6)).toBe("0.000001");
  expect(decimal(2.5e-7)).toBe("0.00000025");
  expect(decimal(25_000)).toBe("25000");
  expect(decimal(0)).toBe("0");
});
