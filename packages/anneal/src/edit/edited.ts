import type { Compiler } from "../compile/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";

/** An edited schedule, and in words what changes and what stays. */
export interface Edited {
  readonly spec: Spec;
  readonly notes: readonly string[];
}

/** What every edit takes. */
export interface EditOptions {
  /** The compiler of the spec; needed when it has kinds of your own. */
  readonly compiler?: Compiler;
}

/** Gives an edit back that compiles, and refuses one that does not, such as of kinds that the compiler lacks. */
export function compiled(edited: Edited, compiler: Compiler, horizon: Horizon): Edited {
  compiler(edited.spec, horizon);
  return edited;
}

/** A number in at most four digits, for notes. */
export const brief = (value: number): string => String(Number(value.toPrecision(4)));
