import { computed, type ReadonlySignal } from "@preact/signals";
import { compile, type Horizon, pin } from "anneal";
import type { DrawnLayer } from "../workspace/drawn.ts";
import type { Workspace } from "../workspace/types.ts";
import { askedOf, type Ground } from "./candidates.ts";
import { pastOf } from "./past.ts";
import type { Runs } from "./store.ts";
import type { Asked, LoadedLog, Told } from "./types.ts";

/** What the forecast is about. */
export interface Plan {
  readonly ground: Ground;
  /** The run that goes on. */
  readonly base?: LoadedLog;
  readonly asked: readonly Asked[];
}

/** The smallest of 1, 1.5, 2, 3, 5 times a power of ten that is at least so much. */
export function roundUp(steps: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, steps)));
  return [1, 1.5, 2, 3, 5, 10].map((each) => each * power).find((each) => each >= steps) ?? 10 * power;
}

/** The length that a forecast has when nobody asks for another. */
export function usualSteps(
  { base, logs }: { readonly base?: LoadedLog; readonly logs: readonly LoadedLog[] },
  { horizon, layers }: Pick<Workspace, "horizon" | "layers">,
): number {
  const longest = logs.reduce((most, { diagnosis }) => Math.max(most, diagnosis.updates), 1);
  // Runs of a race are as long as what they stand for: the workspace may be many times as long.
  if (base === undefined && logs.length > 0 && logs.every(({ raced }) => raced)) return Math.ceil(longest);
  if (base === undefined) return layers.length > 0 ? horizon.steps : Math.ceil(longest);
  const { steps: planned = 0 } = base.facts;
  const usual = [planned, base.diagnosis.recovered?.endShown ? base.diagnosis.updates : 0];
  const beyond = usual.find((steps) => steps > base.last + 1);
  if (beyond !== undefined) return beyond;
  if (layers.length > 0 && horizon.steps > base.last + 1) return horizon.steps;
  return Math.max(roundUp(1.2 * base.last), Math.ceil(longest));
}

/** The run that goes on: the one that has gone furthest of those that have not ended. */
export const baseOf = (logs: readonly LoadedLog[]): LoadedLog | undefined =>
  logs
    .filter((log) => log.state === "running" && log.run.lr !== undefined && !log.unfitted)
    .sort((a, b) => b.last - a.last)[0];

/** Peak and warmup of a new run: those of the run with the highest LR. */
function newRun(
  logs: readonly LoadedLog[],
  steps: number,
): { readonly peak: number; readonly warmup: number } {
  const best = logs
    .flatMap((log) => {
      const peak = pastOf(log)?.peak ?? peakOf(log);
      return peak === undefined ? [] : [{ log, peak }];
    })
    .sort((a, b) => b.peak - a.peak)[0];
  const first = best?.log.diagnosis.recovered?.phases[0];
  const warmup = first?.role === "warmup" ? Math.round(first.end) : Math.round(steps / 100);
  return { peak: best?.peak ?? 0, warmup: Math.min(warmup, Math.floor(steps / 2)) };
}

/** The highest LR of a schedule that a run is said to have followed. */
function peakOf({ followed }: LoadedLog): number | undefined {
  if (followed === undefined) return undefined;
  const { curve } = compile.inspect(followed.spec, { steps: followed.steps });
  if (curve === undefined) return undefined;
  return Array.from({ length: 501 }, (_, k) => curve.at((k * followed.steps) / 500)).reduce((a, b) =>
    Math.max(a, b),
  );
}

/** What is to be forecast, from the logs, the layers and the candidates. */
export function planOf(
  runs: Runs,
  store: {
    readonly workspace: ReadonlySignal<Workspace>;
    readonly drawn: ReadonlySignal<readonly DrawnLayer[]>;
  },
): ReadonlySignal<Plan> {
  const { logs, outlook } = runs;
  return computed(() => {
    const base = baseOf(logs.value);
    const past = base && pastOf(base);
    const found = { logs: logs.value, ...(base !== undefined && { base }) };
    const steps = outlook.steps.value ?? usualSteps(found, store.workspace.value);
    const planned = base?.diagnosis.recovered;
    const ground: Ground = {
      steps,
      ...(past !== undefined && { past }),
      ...newRun(
        logs.value.filter((log) => !log.unfitted),
        steps,
      ),
      ...(planned?.phases.at(-1)?.role === "decay" && { planned: planned.spec }),
    };
    const candidates = outlook.candidates.value.flatMap((each) => askedOf(each, ground) ?? []);
    const layers = store.drawn.value.filter(({ layer, problems }) => !layer.hidden && problems.length === 0);
    return {
      ground,
      ...(base !== undefined && { base }),
      asked: [...candidates, ...layers.map((drawn) => askedOfLayer(drawn, store.workspace.value.horizon))],
    };
  });
}

/** A layer keeps the horizon that it was drawn for: its shares are shares of that, its epochs have its length. */
const askedOfLayer = ({ layer, spec }: DrawnLayer, horizon: Horizon): Asked => ({
  id: layer.id,
  name: layer.name,
  spec: pin(spec, horizon),
  steps: Math.ceil(horizon.steps),
  from: 0,
});

/** What handles and the verdict belong to: what was chosen, else the first that can be forecast. */
export function selectedOf({ outlook }: Runs, asked: readonly Asked[]): Asked | undefined {
  const chosen = asked.find(({ id }) => id === outlook.selected.value);
  const told = outlook.told.value;
  return chosen ?? asked.find(({ id }) => !isRefused(told.get(id))) ?? asked[0];
}

const isRefused = (told: Told | undefined): boolean => told !== undefined && "refused" in told;
