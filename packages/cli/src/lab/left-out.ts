import type { Fact } from "@anneal/lab";
import type { Io } from "../output/io.ts";
import { tellNote } from "../output/messages.ts";

/** Tells which columns of a table nothing is learnt from, and why, on standard error. */
export function tellLeftOut(io: Io, facts: readonly Fact[]): void {
  for (const { name, value } of facts) if (name === "Left out") tellNote(io, `left out: ${value}`);
}
