import type { Divergence, Reading, RunRequest } from "../../runners/runner.ts";
import { type Metric, readMetric, shortened } from "./metric-line.ts";

/** What a trainer has reported so far. */
export interface Collected {
  readonly train: readonly number[];
  readonly valid: readonly Reading[];
  readonly test?: Reading;
  readonly diverged?: Divergence;
  /** Lines that were metrics. */
  readonly metrics: number;
  /** Lines that were not, and the first of those that were JSON with other fields. */
  readonly prints: number;
  readonly stranger?: string;
}

/** Reads the lines of a trainer, from its output and its file of metrics alike. */
export interface Collector {
  /** Reads a line; gives why the run should end now, if it should. */
  readonly line: (line: string) => Ending | undefined;
  /** The latest training loss. */
  readonly latest: () => { readonly step: number; readonly loss: number } | undefined;
  readonly collected: () => Collected;
}

/** Why a run ends early: `wrong` is a mistake of the trainer, in words. */
export type Ending = "diverged" | "stopped" | { readonly wrong: string };

/** `stop` is asked after every training loss whether to end there. */
export function createCollector(
  { steps, lr }: Pick<RunRequest, "steps"> & { readonly lr: ArrayLike<number> },
  stop: (loss: number) => boolean = () => false,
): Collector {
  const train: number[] = [];
  const valid = new Map<number, Reading>();
  const counts = { metrics: 0, prints: 0 };
  let latest: { step: number; loss: number } | undefined;
  let test: Reading | undefined;
  let diverged: Divergence | undefined;
  let stranger: string | undefined;

  const diverge = (step: number): Ending => {
    const at = Math.min(step, steps - 1);
    diverged ??= { step: at, lr: lr[at], lastFiniteLoss: latest?.loss ?? Number.NaN };
    return "diverged";
  };

  const takeLoss = (step: number, loss: number): Ending | undefined => {
    // A trainer that counts from 1 has one more at the end, which belongs to no update.
    if (step >= steps) return undefined;
    if (!Number.isFinite(loss)) return diverge(step);
    train[step] = loss;
    latest = { step, loss };
    return stop(loss) ? "stopped" : undefined;
  };

  const takeReadings = (metric: Metric): Ending | undefined => {
    const { step = steps, validLoss, validAccuracy, testLoss, testAccuracy } = metric;
    if (validLoss !== undefined && step <= steps) {
      if (!Number.isFinite(validLoss)) return diverge(step);
      valid.set(step, readingOf(step, validLoss, validAccuracy));
    }
    if (testLoss !== undefined) {
      if (!Number.isFinite(testLoss)) return diverge(steps);
      test = readingOf(steps, testLoss, testAccuracy);
    }
    return undefined;
  };

  const line = (text: string): Ending | undefined => {
    const found = readMetric(text);
    if (typeof found === "string") {
      counts.prints += 1;
      if (found === "object") stranger ??= shortened(text);
      return undefined;
    }
    if ("says" in found) return { wrong: found.says };
    counts.metrics += 1;
    if (found.diverged) return diverge(found.step ?? (latest === undefined ? 0 : latest.step + 1));
    const ended = found.loss === undefined ? undefined : takeLoss(found.step as number, found.loss);
    return ended ?? takeReadings(found);
  };

  return {
    line,
    latest: () => latest,
    collected: () => ({
      train: withoutGaps(train),
      valid: inOrder(valid, steps),
      ...(test && { test }),
      ...(diverged && { diverged }),
      ...counts,
      ...(stranger !== undefined && { stranger }),
    }),
  };
}

const readingOf = (step: number, loss: number, accuracy?: number): Reading => ({
  step,
  loss,
  ...(accuracy !== undefined && { accuracy }),
});

/** One loss per update from the first: a straight line between those that were reported, and the nearest before the first. */
function withoutGaps(sparse: readonly number[]): readonly number[] {
  const known = Object.keys(sparse).map(Number);
  if (known.length === sparse.length) return sparse;
  return Array.from(sparse, (own, step) => {
    if (own !== undefined) return own;
    const next = firstAtLeast(known, step);
    const [before, after] = [known[next - 1] ?? known[next], known[next]];
    if (before === after) return sparse[before];
    const share = (step - before) / (after - before);
    return (1 - share) * sparse[before] + share * sparse[after];
  });
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Readings by their step. One after the last update that was counted as `steps - 1` is the one at the end. */
function inOrder(valid: ReadonlyMap<number, Reading>, steps: number): readonly Reading[] {
  const all = [...valid.values()].sort((one, other) => one.step - other.step);
  const last = all.at(-1);
  return last?.step === steps - 1 ? [...all.slice(0, -1), { ...last, step: steps }] : all;
}
