import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { cosine } from "./cosine.ts";

test("thirds and sixths of half a cosine wave are where geometry puts them", () => {
  const curve = compile(cosine({ from: 1, to: 0, over: 12 }), { steps: 12 });
  const root = Math.sqrt(3) / 4;
  const want = [1, 1 / 2 + root, 3 / 4, 1 / 2, 1 / 4, 1 / 2 - root, 0];
  for (const [i, value] of want.entries()) expectClose(curve.at(2 * i), value, 2e-16);
});

test("it is SGDR's eta_min + (eta_max - eta_min) (1 + cos(pi T_cur / T_i)) / 2", () => {
  const [high, low, length] = [0.05, 1e-4, 977];
  const curve = compile(cosine({ from: high, to: low, over: length }), { steps: 977 });
  for (let t = 0; t <= length; t += 61) {
    expectClose(curve.at(t), low + (high - low) * 0.5 * (1 + Math.cos((t / length) * Math.PI)), 1e-17);
  }
});

test("it holds after its end, or climbs back with a period of twice the span", () => {
  const hold = compile(cosine({ from: 1, to: 0.1, over: 10 }), { steps: 10 });
  const bounce = compile(cosine({ from: 1, to: 0.1, over: 10, past: "continue" }), { steps: 10 });
  expect([10, 11, 1e15].map(hold.at)).toEqual([0.1, 0.1, 0.1]);
  for (let t = 0; t <= 10; t++) {
    expectClose(bounce.at(10 + t), bounce.at(10 - t), 1e-15);
    expectClose(bounce.at(20 + t), hold.at(t), 1e-15);
  }
});

test("power raises the remaining weight, as the exponent of Optax does", () => {
  const curve = compile(cosine({ from: 1, to: 0.5, over: 12, power: 2 }), { steps: 12 });
  expectClose(curve.at(4), 0.5 + 0.5 * (3 / 4) ** 2);
  expect(curve.at(12)).toBe(0.5);
});

test("pace is timm's k-decay: cos(pi t^k / T^k)", () => {
  const curve = compile(cosine({ from: 1, to: 0, over: 8, pace: 3 }), { steps: 8 });
  expectClose(curve.at(4), (1 + Math.cos(Math.PI / 8)) / 2);
  expectClose(curve.at(7), (1 + Math.cos((Math.PI * 343) / 512)) / 2);
});

test("an extreme pace keeps the curve at one end and then at the other, and a number", () => {
  const late = compile(cosine({ from: 1, to: 0, over: 1e6, pace: 200 }), { steps: 1e6 });
  expect([0, 1, 5e5].map(late.at)).toEqual([1, 1, 1]);
  expect(late.at(1e6 - 1)).toBeLessThan(1);
  const early = compile(cosine({ from: 1, to: 0, over: 1e6, pace: 1e-100 }), { steps: 1e6 });
  expect([0, 1, 1e6].map(early.at)).toEqual([1, 0, 0]);
  const short = compile(cosine({ from: 1, to: 0, over: 1e-9, pace: 100 }), { steps: 10 });
  expect([0, 1].map(short.at)).toEqual([1, 0]);
  const bounce = compile(cosine({ from: 1, to: 0, over: 10, pace: 200, past: "continue" }), { steps: 10 });
  expect([1, 11, 1e15].map(bounce.at)).toSatisfy((all: number[]) => all.every((x) => x >= 0 && x <= 1));
});

test("a cosine of no length is at its end from the first step", () => {
  for (const more of [{}, { past: "continue" }, { power: 2 }, { pace: 2 }] as const) {
    expect(compile(cosine({ from: 1, to: 0.25, over: 0, ...more }), { steps: 4 }).at(0)).toBe(0.25);
  }
});
