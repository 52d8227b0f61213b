import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { warmupConstant } from "./warmup-constant.ts";

test("with warmupFrom 0 it is transformers' constant_with_warmup", () => {
  const { at, span } = compile(warmupConstant({ peak: 0.2, warmup: 10, warmupFrom: 0 }), { steps: 100 });
  expect([0, 5, 10, 99, 1e9].map(at)).toEqual([0, 0.1, 0.2, 0.2, 0.2]);
  expect(span).toBe(Infinity);
});

test("without a warmup it is a constant", () => {
  expect(warmupConstant({ peak: 0.2 })).toEqual({ kind: "constant", value: 0.2 });
});
