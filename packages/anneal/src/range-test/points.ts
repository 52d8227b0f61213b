import { type Problem, problem, refuse } from "../errors/index.ts";

/** One step of a sweep: its LR, and the loss of its batch. A loss that overflowed is NaN, Infinity or (as in JSON) null. */
export interface RangePoint {
  readonly lr: number;
  readonly loss: number | null;
}

/** The same in columns. */
export interface RangeColumns {
  readonly lr: ArrayLike<number>;
  readonly loss: ArrayLike<number | null>;
}

/** One sweep. */
export type RangeRun = readonly RangePoint[] | RangeColumns;

/** One sweep as it is worked on: LRs ascending, losses finite or NaN. */
export interface Sweep {
  readonly lr: Float64Array;
  readonly loss: Float64Array;
}

/**
 * Reads one sweep: sorted by LR, steps of one LR averaged, every loss that is not finite as NaN.
 *
 * @throws AnnealError where LRs are not numbers above 0, losses not numbers, or the columns of different lengths.
 */
export function readSweep(run: RangeRun, path: string): Sweep {
  const columns = toColumns(run, path);
  const problems: Problem[] = [];
  const pairs: [number, number][] = [];
  for (let i = 0; i < columns.lr.length && problems.length < 3; i++) {
    const lr: unknown = columns.lr[i];
    const loss: unknown = columns.loss[i];
    if (typeof lr !== "number" || !(lr > 0) || lr === Number.POSITIVE_INFINITY) {
      problems.push(problem("range", columns.at(i, "lr"), "a number above 0", lr));
    }
    if (typeof loss !== "number" && loss !== null) {
      problems.push(problem("type", columns.at(i, "loss"), "a number", loss));
    }
    pairs.push([lr as number, isFiniteLoss(loss) ? loss : Number.NaN]);
  }
  refuse(problems);
  return averaged(pairs.sort((a, b) => a[0] - b[0]));
}

const isFiniteLoss = (loss: unknown): loss is number => typeof loss === "number" && Math.abs(loss) <= 1e100;

interface Read extends RangeColumns {
  readonly at: (i: number, field: "lr" | "loss") => string;
}

/** The columns of a sweep, in the order given. */
export function toColumns(run: RangeRun, path: string): Read {
  if (Array.isArray(run)) {
    const points = run as readonly unknown[];
    const wrong = points.findIndex((point) => typeof point !== "object" || point === null);
    if (wrong >= 0) refuse([problem("type", `${path}[${wrong}]`, "{ lr, loss }", points[wrong])]);
    const column = (field: "lr" | "loss"): number[] =>
      (points as RangePoint[]).map((p) => p[field] as number);
    return { lr: column("lr"), loss: column("loss"), at: (i, field) => `${path}[${i}].${field}` };
  }
  const { lr, loss } = (run ?? {}) as RangeColumns;
  for (const [name, column] of Object.entries({ lr, loss })) {
    if (Array.isArray(column) || (ArrayBuffer.isView(column) && "length" in column)) continue;
    refuse([
      problem(column === undefined ? "missing" : "type", `${path}.${name}`, "a list of numbers", column),
    ]);
  }
  if (lr.length !== loss.length) {
    refuse([problem("size", `${path}.loss`, `${lr.length} losses, one for each LR`, loss.length)]);
  }
  return { lr, loss, at: (i, field) => `${path}.${field}[${i}]` };
}

/** Steps of one LR become one point: the mean of their losses. */
function averaged(pairs: readonly (readonly [number, number])[]): Sweep {
  const lr: number[] = [];
  const loss: number[] = [];
  for (let i = 0; i < pairs.length; ) {
    const value = pairs[i][0];
    let sum = 0;
    let count = 0;
    for (; i < pairs.length && pairs[i][0] === value; i++) {
      sum += pairs[i][1];
      count++;
    }
    lr.push(value);
    loss.push(sum / count);
  }
  return { lr: Float64Array.from(lr), loss: Float64Array.from(loss) };
}

/**
 * Reads one sweep, or several: a list of sweeps has a list or columns in its first place, a list of points a point.
 *
 * @throws AnnealError as {@link readSweep}.
 */
export function readSweeps(points: RangeRun | readonly RangeRun[]): Sweep[] {
  if (!isSeveral(points)) return [readSweep(points, "points")];
  return points.map((run, i) => readSweep(run, `points[${i}]`));
}

const isSeveral = (points: RangeRun | readonly RangeRun[]): points is readonly RangeRun[] => {
  const first: unknown = Array.isArray(points) ? points[0] : undefined;
  if (Array.isArray(first)) return true;
  return typeof first === "object" && first !== null && typeof (first as RangePoint).lr === "object";
};
