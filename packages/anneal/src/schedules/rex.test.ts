import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { rex } from "./rex.ts";

test("it is the paper's (1 - z) / (1/2 + (1 - z)/2) between the two levels", () => {
  const curve = compile(rex({ from: 3e-4, to: 3e-5, over: 100 }), { steps: 100 });
  for (const t of [0, 1, 50, 99]) {
    const rest = 1 - t / 100;
    expectClose(curve.at(t), 3e-5 + (3e-4 - 3e-5) * (rest / (0.5 + 0.5 * rest)));
  }
  expect([100, 1e15].map(curve.at)).toEqual([3e-5, 3e-5]);
});

test("half way two thirds remain, after two thirds one half", () => {
  const curve = compile(rex({ from: 1, to: 0, over: 300 }), { steps: 300 });
  expectClose(curve.at(150), 2 / 3);
  expectClose(curve.at(200), 1 / 2);
});
