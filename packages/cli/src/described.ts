import type { Context, Options } from "./commands/context.ts";

/** What a command does; it gives the status to end with. */
export type Action = (words: readonly string[], options: Options, context: Context) => Promise<number>;

/** A command: how it is called, what it says of itself, and where its code is. */
export interface Described {
  readonly name: string;
  readonly says: string;
  readonly words: readonly (readonly [name: string, says: string])[];
  readonly flags: readonly (readonly [flag: string, says: string])[];
  /** Takes the flags of recipes, and shows or hides those about the run; or has flags of its own about the run. */
  readonly recipes?: "with the run" | "without the run" | "with its own run";
  readonly load: () => Promise<Action>;
}

/** Several commands behind one word. */
export interface Group {
  readonly name: string;
  readonly says: string;
  readonly commands: readonly Described[];
}
