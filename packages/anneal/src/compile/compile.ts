import { suggest } from "../schedules/index.ts";
import { allKinds } from "./all-kinds.ts";
import { type Compiler, createCompiler } from "./create-compiler.ts";

/**
 * Compiles a spec of any of anneal's kinds against a horizon.
 *
 * @param spec plain data, such as `{ kind: "cosine", from: 3e-4, to: 0, over: "rest" }`, or what a builder or a recipe
 *   returns.
 * @param horizon the planned run: `{ steps }`, and the rates that epochs, samples and tokens need.
 * @returns a pure function of the step, `curve.at(step)`, with its span; `sample`, `fill`, `partsOf` and `eventsOf` take it.
 * @throws AnnealError with every mistake of the spec and the horizon at once.
 * @example compile({ kind: "cosine", from: 3e-4, to: 0, over: "100%" }, { steps: 1000 }).at(500); // 0.00015
 * @example compile(linear({ from: 1, to: 0, over: "120%" }), { steps: 1000 }); // throws: linear.over: expected at most 100% of the run, received "120%"
 */
export const compile: Compiler = /* @__PURE__ */ createCompiler(
  /* @__PURE__ */ Object.values(allKinds),
  suggest,
);
