import type { Logged } from "anneal/series";
import type { LoadedLog } from "../../runs/types.ts";
import { lr, type Said, type Scene, steps } from "./scene.ts";

/** A log with both what is needed here. */
interface Facts {
  readonly name: string;
  readonly peak: number;
  readonly lastLr: number;
  readonly loss: Logged;
  readonly end: number;
  readonly endStep: number;
}

/**
 * From the user's own logs: a run that stayed at its longest step, and one with the same longest step that shrank it:
 * where each stood. Nothing is said without such a pair.
 */
export function levelsOfLogs({ logs }: Pick<Scene, "logs">): readonly Said[] {
  const facts = logs.flatMap((log) => factsOf(log) ?? []);
  const held = facts.filter(({ lastLr, peak }) => lastLr >= 0.98 * peak);
  for (const one of held) {
    const other = facts.find(
      ({ peak, lastLr }) => Math.abs(peak - one.peak) <= 0.01 * one.peak && lastLr <= 0.5 * peak,
    );
    if (other === undefined) continue;
    const at = reached(other.loss, one.end);
    const then =
      at === undefined
        ? `ended at ${figure(other.end)} at step ${steps(other.endStep)}`
        : `was at or below that by step ${steps(at)}, and ended at ${figure(other.end)} at step ${steps(other.endStep)}`;
    return [
      {
        text: `In your logs the run that kept ${lr(one.peak)} stood at a loss of ${figure(one.end)} at step ${steps(one.endStep)}. The run that decayed ${then}.`,
        source: `your logs ${one.name} and ${other.name}`,
      },
    ];
  }
  return [];
}

const figure = (loss: number): string => String(Number(loss.toPrecision(4)));

function factsOf({ name, run }: LoadedLog): Facts | undefined {
  const loss = run.valLoss ?? run.loss;
  if (run.lr === undefined || loss === undefined) return undefined;
  const rates = run.lr.values.filter(Number.isFinite);
  const last = loss.values.findLastIndex(Number.isFinite);
  if (rates.length < 2 || last < 0) return undefined;
  const peak = rates.reduce((most, value) => Math.max(most, value), 0);
  if (!(peak > 0)) return undefined;
  return {
    name,
    peak,
    lastLr: rates[rates.length - 1],
    loss,
    end: loss.values[last],
    endStep: loss.steps[last],
  };
}

/** The first step at which a loss is at or below a level, and stays there to its end. */
function reached({ steps: at, values }: Logged, level: number): number | undefined {
  let first = values.length;
  while (first > 0 && !(values[first - 1] > level)) first -= 1;
  return first < values.length ? at[first] : undefined;
}
