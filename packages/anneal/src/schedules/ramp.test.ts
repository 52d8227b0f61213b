import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { cosine } from "./cosine.ts";
import { linear } from "./linear.ts";
import { sequence } from "./sequence.ts";

test("a step counter that is not a number shows: it gives no LR, not the last one", () => {
  const of = [linear({ to: 1, over: 10 }), cosine({ from: 1, to: 0, over: "rest" })];
  for (const spec of [linear({ from: 1, to: 0, over: 10 }), sequence({ of })]) {
    expect(compile(spec, { steps: 100 }).at(Number.NaN)).toBeNaN();
  }
});
