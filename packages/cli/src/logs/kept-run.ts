import type { Spec } from "anneal";

/** A run of the lab that follows a spec. */
export interface LabRun {
  readonly spec: Spec;
  readonly request: { readonly peakLr: number; readonly steps: number; readonly seed: number };
  readonly result: {
    readonly train: readonly (number | null)[];
    readonly valid: readonly { readonly step: number; readonly loss: number | null }[];
  };
}

/** The run of a line of `runs.jsonl`; `undefined` when it is none, ended early, or its LR follows more than a spec. */
export function readKeptRun(line: string): LabRun | undefined {
  let kept: { readonly request?: Request; readonly result?: LabRun["result"] } | null;
  try {
    kept = JSON.parse(line, (_, value) => words.get(value) ?? value);
  } catch {
    return undefined;
  }
  const { request, result } = kept ?? {};
  if (request === undefined || !Array.isArray(result?.train) || !Array.isArray(result.valid))
    return undefined;
  const { schedule, controller, stopRule } = request;
  if (result.train.length < request.steps) return undefined;
  if (controller !== undefined || stopRule !== undefined || typeof schedule?.kind !== "string")
    return undefined;
  return { spec: schedule as Spec, request, result };
}

type Request = LabRun["request"] & {
  readonly schedule?: { readonly kind?: unknown };
  readonly controller?: unknown;
  readonly stopRule?: unknown;
};

/** Numbers that JSON does not have, as the lab writes them. */
const words: ReadonlyMap<unknown, number> = new Map(
  [Number.NaN, Infinity, -Infinity].map((value) => [String(value), value]),
);
