import { compile, type Spec } from "anneal";
import { formatLr } from "anneal/describe";

/** A run that anneal's lab kept. */
export interface KeptRun {
  /** Its schedule and length: runs that share it differ in their seed. */
  readonly key: string;
  readonly name: string;
  readonly seed: number;
  readonly steps: number;
  /** What it was trained with, where that is known. */
  readonly optimizer?: object;
  /** Whether it is one of those that were compared at the end; the others chose a rate. */
  readonly isFinal: boolean;
  /** The schedule; left out where the LR follows more than a spec. */
  readonly spec?: Spec;
  readonly train: readonly number[];
  readonly valid: readonly { readonly step: number; readonly loss: number }[];
}

interface Request {
  readonly schedule?: { readonly kind?: unknown };
  readonly controller?: unknown;
  readonly stopRule?: unknown;
  readonly optimizer?: object;
  readonly peakLr: number;
  readonly steps: number;
  readonly seed: number;
  readonly test?: boolean;
}

/** The run of a line of `runs.jsonl`; nothing where it is none, or the sweep of a range test. */
export function readKeptRun(line: string): KeptRun | undefined {
  let value: {
    readonly identity?: { readonly optimizer?: object };
    readonly request?: Request;
    readonly result?: Partial<KeptRun>;
  } | null;
  try {
    value = JSON.parse(line, (_, each) => words.get(each) ?? each);
  } catch {
    return undefined;
  }
  const { identity, request, result } = value ?? {};
  const optimizer = request?.optimizer ?? identity?.optimizer;
  if (request === undefined || !(request.steps > 0) || request.stopRule !== undefined) return undefined;
  if (!Array.isArray(result?.train) || !Array.isArray(result.valid)) return undefined;
  const { schedule, controller, peakLr, steps, seed, test } = request;
  const spec =
    controller === undefined && typeof schedule?.kind === "string" ? (schedule as Spec) : undefined;
  const known = spec !== undefined && compile.inspect(spec, { steps }).curve !== undefined;
  const kinds = spec === undefined ? "with a controller" : kindsOf(spec);
  return {
    key: JSON.stringify([schedule, controller, steps]),
    name: `${kinds} ${formatLr(peakLr)}`,
    seed,
    steps,
    isFinal: test === true,
    ...(optimizer !== undefined && { optimizer }),
    ...(known && { spec }),
    train: result.train,
    valid: result.valid,
  };
}

/** Numbers that JSON does not have, as the lab writes them. */
const words: ReadonlyMap<unknown, number> = new Map(
  [Number.NaN, Infinity, -Infinity].map((value) => [String(value), value]),
);

/** The kinds of its parts, one after the other, without a warmup: `cosine`; a hold and a cooldown are `wsd`. */
function kindsOf(spec: Spec): string {
  if (!("of" in spec)) return spec.kind;
  if (spec.kind === "sequence") {
    const [first, ...rest] = spec.of;
    const isWarmup = rest.length > 0 && first.kind === "linear" && first.to > (first.from ?? 0);
    const parts = isWarmup ? rest : spec.of;
    if (parts.length === 2 && parts[0].kind === "constant") return "wsd";
    return parts.map(kindsOf).join("-");
  }
  return Array.isArray(spec.of) ? spec.of.map(kindsOf).join("-") : kindsOf(spec.of as Spec);
}
