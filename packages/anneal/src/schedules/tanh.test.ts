import { test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { tanh } from "./tanh.ts";

test("it is timm's lr_min + (lr_max - lr_min) (1 - tanh(lb (1 - tr) + ub tr)) / 2", () => {
  const curve = compile(tanh({ from: 1, to: 0.1, over: 200, lb: -6, ub: 4 }), { steps: 200 });
  for (const t of [0, 40, 100, 199]) {
    const x = -6 * (1 - t / 200) + 4 * (t / 200);
    const h = (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x));
    expectClose(curve.at(t), 0.1 + 0.9 * 0.5 * (1 - h), 1e-16);
  }
});

test("lb is -7 and ub is 3 when left out, as in timm", () => {
  const curve = compile(tanh({ from: 1, to: 0, over: 10 }), { steps: 10 });
  expectClose(curve.at(7), 0.5, 1e-15); // -7 * 0.3 + 3 * 0.7 = 0
});

test("it ends a little above `to`, and holds what it has there", () => {
  const curve = compile(tanh({ from: 1, to: 0, over: 10, lb: -2, ub: 2 }), { steps: 10 });
  const end = 1 / (1 + Math.exp(4)); // (1 - tanh 2) / 2
  for (const t of [10, 11, 1e15]) expectClose(curve.at(t), end);
});
