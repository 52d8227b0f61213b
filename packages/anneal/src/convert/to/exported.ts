import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import type { Framework } from "../frameworks.ts";
import type { Note } from "../note.ts";

/** What surrounds an export. */
export interface ExportOptions {
  /** Updates of the run: the export is exact for each of them. */
  readonly steps: number;
}

/** A scheduler of the framework itself, with the same numbers in every update of the run. */
export interface NativeExport {
  readonly way: "native";
  readonly call: Call;
  /** The LR that the optimizer must be given. */
  readonly baseLr: number;
  /** Source text, ready to paste. */
  readonly text: string;
  readonly notes: readonly Note[];
}

/** A small function of its own, for the framework's hook that takes one. */
export interface FunctionExport {
  readonly way: "function";
  readonly baseLr: number;
  readonly text: string;
  readonly notes: readonly Note[];
}

export type Exported = NativeExport | FunctionExport;

/** A scheduler that may have the numbers of a spec, still to be proven. */
export interface Candidate {
  readonly call: Call;
  /** The LR of the optimizer. */
  readonly baseLr: number;
}

/** Proposes schedulers of a framework for a spec; only those with the same numbers are taken. */
export type Propose = (spec: Spec, options: ExportOptions) => readonly Candidate[];

/** The languages of an export: a framework, or plain Python. */
export type Target = Framework | "python";
