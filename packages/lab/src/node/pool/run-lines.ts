import type { RunRequest, RunResult } from "../../runners/runner.ts";

/** A finished run, as a line of `runs.jsonl`. */
export interface KeptRun {
  /** What the run was made of beside its request. */
  readonly identity: object;
  readonly request: RunRequest;
  readonly result: RunResult;
}

interface Line extends KeptRun {
  /** The curve is float32: its numbers have just the digits that tell them apart. */
  readonly float32?: true;
}

/** The line of a run, without its end. It is read back to the last bit. */
export function writeLine({ identity, request, result }: KeptRun): string {
  const float32 = result.train.every((loss) => Math.fround(loss) === loss);
  const train = float32 ? result.train.map(shortest) : result.train;
  const line: Line = { identity, request, result: { ...result, train }, ...(float32 && { float32 }) };
  return JSON.stringify(line, (_, value) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
}

/** The run of a line; `undefined` when the line is broken. */
export function readLine(text: string): KeptRun | undefined {
  let line: Partial<Line> | null;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { identity, request, result, float32 } = line ?? {};
  if (identity === undefined || request === undefined || !Array.isArray(result?.train)) return undefined;
  const { train, ...rest } = result;
  const named: Omit<RunResult, "train"> = JSON.parse(
    JSON.stringify(rest),
    (_, value) => words.get(value) ?? value,
  );
  return { identity, request, result: { ...named, train: float32 ? train.map(Math.fround) : [...train] } };
}

/** The numbers that JSON does not have. */
const words: ReadonlyMap<unknown, number> = new Map(
  [Number.NaN, Infinity, -Infinity].map((value) => [String(value), value]),
);

/** The number with the fewest digits that is the same in float32. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}
