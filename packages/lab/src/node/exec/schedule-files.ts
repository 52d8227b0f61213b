import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilePlan, type Plan, type PlanSpec, type Spec } from "anneal";
import type { RunRequest } from "../../runners/runner.ts";
import { onDisk } from "../run-folder/index.ts";

/** Where a run's files lie, and the LR of every update. */
export interface ScheduleFiles {
  readonly folder: string;
  readonly csv: string;
  readonly json: string;
  /** The trainer writes its metrics there. It is empty at first. */
  readonly metrics: string;
  readonly lr: Float64Array;
}

const levels = ["momentum", "beta1", "beta2", "weightDecay", "batchSize"] as const;

/**
 * Writes the schedule of a run into its folder. `schedule.csv` has the columns step and lr, and one for everything else
 * that a plan schedules; `schedule.json` has the same in lists, the spec, and the groups of a plan.
 *
 * Numbers have all their digits: reading them gives the same float64.
 *
 * @throws AnnealError with what is wrong with the schedule; DiskError when the files cannot be written.
 */
export function writeSchedule(folder: string, request: RunRequest): ScheduleFiles {
  const { schedule, steps, seed, peakLr } = request;
  const plan = compilePlan(asPlan(schedule), { steps });
  const along = (at: (step: number) => number): Float64Array =>
    Float64Array.from({ length: steps }, (_, i) => at(i));
  const columns: Record<string, Float64Array> = { lr: along((step) => plan.lr(step)) };
  for (const name of levels) {
    if (plan[name](0) !== undefined) columns[snake(name)] = along((step) => plan[name](step) as number);
  }
  const lists = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]]));
  const whole = { spec: schedule, steps, seed, peak_lr: peakLr, ...lists, ...groupsOf(plan, along) };
  const at = (name: string): string => join(folder, name);
  const files = { folder, csv: at("schedule.csv"), json: at("schedule.json"), metrics: at("metrics.jsonl") };
  const write = (path: string, text: string): void => onDisk(path, () => writeFileSync(path, text));
  write(files.csv, table(columns, steps));
  write(files.json, `${JSON.stringify(whole)}\n`);
  write(files.metrics, "");
  return { ...files, lr: columns.lr };
}

const asPlan = (schedule: Spec | PlanSpec): PlanSpec => ("kind" in schedule ? { lr: schedule } : schedule);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function table(columns: { readonly [name: string]: Float64Array }, steps: number): string {
  const all = Object.values(columns);
  const lines = [["step", ...Object.keys(columns)].join(",")];
  for (let step = 0; step < steps; step++) lines.push([step, ...all.map((values) => values[step])].join(","));
  return `${lines.join("\n")}\n`;
}

/** The LR of every group of parameters, where a plan has some. The base group, with all other parameters, is the last. */
function groupsOf(plan: Plan, along: (at: (step: number) => number) => Float64Array): object {
  if (plan.groups.length === 1) return {};
  const groups = plan.groups.map(({ name, match, frozen, lr }) => ({
    name,
    match,
    frozen,
    lr: [...along((step) => lr.at(step))],
  }));
  return { groups };
}
