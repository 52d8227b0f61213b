import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import type { Framework } from "../frameworks.ts";
import type { Note } from "../note.ts";

/** What a schedule can be exported to: every framework, and plain Python. */
export const targets: readonly Target[] = [
  "python",
  "torch",
  "transformers",
  "timm",
  "optax",
  "keras",
  "fastai",
  "composer",
  "mmengine",
  "deepspeed",
  "megatron",
  "nanogpt",
  "ignite",
];

/** The languages of an export: a framework, or plain Python. */
export type Target = Framework | "python";

/**
 * How an export is written: source, or a config. `"arguments"` are `TrainingArguments` in Python, `"flags"` those of a
 * command line.
 */
export type Format = "python" | "arguments" | "json" | "yaml" | "flags";

/** What surrounds an export. */
export interface ExportOptions {
  /** Updates of the run: the export is exact for each of them. */
  readonly steps: number;
  /** How it is written. Left out: as the framework's users do, a function where it has no scheduler. */
  readonly format?: Format;
  /** Class of the optimizer, `"SGD"`, for the lines that show how it is used. Left out: they have a placeholder. */
  readonly optimizer?: string;
}

/** What every export has. */
interface AnyExport {
  readonly format: Format;
  /** Of the file that it would stand in, without a dot: `"py"`, `"json"`, `"yaml"`, `"sh"`. */
  readonly extension: string;
  /** The LR that the optimizer must be given. */
  readonly baseLr: number;
  /** Source text, ready to paste. */
  readonly text: string;
  readonly notes: readonly Note[];
}

/** A scheduler of the framework itself, with the same numbers in every update of the run. */
export interface NativeExport extends AnyExport {
  readonly way: "native";
  readonly call: Call;
}

/** A small function of its own, for the framework's hook that takes one. */
export interface FunctionExport extends AnyExport {
  readonly way: "function";
}

export type Exported = NativeExport | FunctionExport;

/** A scheduler that may have the numbers of a spec, still to be proven. */
export interface Candidate {
  readonly call: Call;
  /** The LR of the optimizer. */
  readonly baseLr: number;
}

/** Proposes schedulers of a framework for a spec; only those with the same numbers are taken. */
export type Propose = (spec: Spec, options: { readonly steps: number }) => readonly Candidate[];

/** Writes a scheduler in one format; undefined where that format cannot hold it. */
export type Write = (candidate: Candidate, options: { readonly steps: number }) => WrittenCall | undefined;

/** Lines that import, and the rest. A config has no imports. */
export interface WrittenCall {
  readonly imports?: readonly string[];
  readonly source: string;
}
