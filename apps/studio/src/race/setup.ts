/** What is trained on. */
export type TaskChoice = "digits" | "text" | "own";

export type OptimizerChoice = "auto" | "sgd" | "momentum" | "adamw";

/** A race as it is being set up. Numbers stand as they were typed. */
export interface RaceSetup {
  /** Layers that were taken in or left out, by their ids; the others as {@link racesAtFirst} says. */
  readonly chosen: Readonly<Record<string, boolean>>;
  readonly baseline: boolean;
  readonly task: TaskChoice;
  readonly optimizer: OptimizerChoice;
  readonly steps: string;
  readonly batch: string;
  readonly seeds: string;
  readonly rates: string;
}

export type NumberName = "steps" | "batch" | "seeds" | "rates";

interface Limits {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

export const numberLimits: Readonly<Record<NumberName, Limits>> = {
  steps: { name: "Steps", least: 20, most: 100_000 },
  batch: { name: "Batch", least: 1, most: 4096 },
  seeds: { name: "Seeds, paired", least: 2, most: 64 },
  rates: { name: "Rates tried each", least: 2, most: 15 },
};

/** About a quarter of a minute on two cores for three schedules; long enough that a decay pays. */
export const usualSetup: RaceSetup = {
  chosen: {},
  baseline: true,
  task: "digits",
  optimizer: "auto",
  steps: "800",
  batch: "8",
  seeds: "8",
  rates: "5",
};

/** Batches that suit a task: small ones leave noise that a decay can take away. */
export const usualBatch: Readonly<Record<TaskChoice, string>> = { digits: "8", text: "32", own: "" };

/** Layers that race without being asked for: as many as can be told apart in a minute. */
const mostAtFirst = 4;

/** Whether a layer races, `place` being its place among those that are shown. */
export const racesAtFirst = (layer: { readonly hidden?: boolean }, place: number): boolean =>
  layer.hidden !== true && place < mostAtFirst;

/** What is meant by a number as it was typed, or what is wrong with it. An empty batch is the task's own. */
export function readNumber(name: NumberName, typed: string): { value?: number; problem?: string } {
  const text = typed.replaceAll(/[\s,_]/g, "");
  if (text === "" && name === "batch") return {};
  const { least, most } = numberLimits[name];
  const value = Number(text);
  const isFine = text !== "" && Number.isInteger(value) && value >= least && value <= most;
  return isFine
    ? { value }
    : { problem: `A whole number from ${least} to ${most.toLocaleString("en")} is wanted here.` };
}
