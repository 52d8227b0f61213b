import type { Problem } from "../errors/index.ts";
import type { AnySpec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { compile } from "./compile.ts";
import type { Compiler } from "./create-compiler.ts";
import { type Warning, warningsOf } from "./warnings.ts";

/** What `check` found. */
export interface Checked {
  /** Mistakes: with one of them the spec does not compile. */
  readonly problems: readonly Problem[];
  /** What is legal but usually wrong, in order of step. */
  readonly warnings: readonly Warning[];
}

/**
 * All mistakes of a spec at once, and warnings for what is legal but usually wrong: a first update at LR 0, a decay that
 * ends before or after the run, a warmup longer than the decay, an LR that jumps, is negative or always 0, a restart
 * that never happens or happens a thousand times, a peak never reached, a milestone after the run, epochs or shares
 * written as steps.
 *
 * @example check({ kind: "cosin" }, { steps: 100 }).problems[0].suggestion; // 'did you mean "cosine"?'
 * @example check(linear({ from: 1, to: 0, over: 80 }), { steps: 100 }).warnings[0].message; // "linear: the decay ends at step 80; the last 20 of 100 updates run at 0"
 */
export function check(spec: unknown, horizon: Horizon, compiler: Compiler = compile): Checked {
  const { problems, curve } = compiler.inspect(spec, horizon);
  return {
    problems,
    warnings: curve === undefined ? [] : warningsOf(curve, spec as AnySpec, horizon, compiler),
  };
}
