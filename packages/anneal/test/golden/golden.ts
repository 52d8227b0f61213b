import { readdirSync, readFileSync } from "node:fs";
import type { Spec } from "../../src/schedules/index.ts";
import type { Horizon } from "../../src/units/index.ts";

/** Figures that one project's own code computed, and the specs that must give the same. */
export interface Golden {
  readonly framework: string;
  /** The version that computed them. */
  readonly source: string;
  readonly cases: readonly Case[];
}

export interface Case {
  /** `torch/StepLR/000`: also its place in the whole tables. */
  readonly id: string;
  /** What it exercises, in a few words. */
  readonly shows: string;
  /** As the user of that framework writes them. */
  readonly kwargs: unknown;
  readonly version?: string;
  readonly baseLrs?: readonly number[];
  readonly inputs?: unknown;
  readonly tolerance?: keyof typeof tolerances;
  readonly horizon: Horizon;
  /** Which entries of the table are here: entry k is in force during update k. */
  readonly steps: readonly number[];
  /** Where the schedule is read for each entry, if not at the update: fractional epochs, positions in [0, 1]. */
  readonly times?: readonly number[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly of: "lrs" | "momentum" | "betas" | "weight_decay";
  readonly group?: number;
  /** Written from the arguments, by hand or by a rule; never fitted to the figures. */
  readonly spec: Spec;
  readonly want: readonly number[];
}

/** How far `got` may be from `want`, as a share of it; everywhere 1e-15 of the peak is added. */
export const tolerances = {
  /** What the framework computes directly. */
  closed: 1e-12,
  /** What it computes from the value of the update before, thousands of times. */
  recursion: 1e-9,
  /** What it computes from float32 positions. */
  float32: 1e-6,
} as const;

const here = new URL(".", import.meta.url);

/** Every file of figures, by name. */
export const golden: ReadonlyMap<string, Golden> = new Map(
  readdirSync(here)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(new URL(file, here), "utf8"))]),
);

/** The names of the kinds in a spec, at every depth. */
export function kindsIn(spec: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof spec !== "object" || spec === null) return found;
  if ("kind" in spec) found.add(spec.kind as string);
  for (const value of Object.values(spec)) kindsIn(value, found);
  return found;
}
