import { AnnealError, type Compiler, pin, type Spec } from "anneal";
import { type Converted, type Exported, from, type Note, type Target, to } from "anneal/convert";
import type { Layer } from "../../input/layers.ts";
import { UsageError } from "../../output/usage-error.ts";

/** The code of a schedule in another language, and what to know of it. */
export interface Written {
  readonly exported: Exported;
  readonly notes: readonly Note[];
}

/** It cannot be written exactly: a result, not a mistake of the user. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** How a schedule is written. */
export interface Way {
  readonly target: string;
  readonly format?: string;
  readonly compiler: Compiler;
}

/**
 * Writes a schedule for a framework, with the same LR in every update of the run.
 *
 * @throws Refused where that framework cannot have it.
 */
export function write(layers: readonly [Layer, ...Layer[]], { target, format, compiler }: Way): Written {
  const [first, ...others] = layers;
  const converted = first.foreign?.converted;
  if (converted?.control !== undefined) {
    throw new Refused(
      `${first.name} reacts to the run: its LR is no function of the step, and no code is written for it yet`,
      "--json has its options; anneal/control has it as a reducer",
    );
  }
  const { steps } = first.horizon;
  const specs = layers.map(({ spec, horizon }) => pin(spec, horizon, compiler));
  const how = { steps, ...(format !== undefined && { format }) };
  const exported = exportedOf(target as Target, specs[0], how);
  const groups =
    others.length === 0 ? [] : [groupsNote(exported, { target: target as Target, specs, steps, compiler })];
  return {
    exported,
    notes: [...groups, ...momentumNotes(exported, target as Target, converted), ...exported.notes],
  };
}

function exportedOf(
  target: Target,
  spec: Spec,
  how: { readonly steps: number; readonly format?: string },
): Exported {
  try {
    return to(target, spec, how as Parameters<typeof to>[2]);
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    if (error.path === "format" && error.problems[0].words !== undefined)
      throw new UsageError(`--format: expected ${error.expected}, received ${error.received}`);
    throw new Refused(
      `${target} cannot have it: expected ${error.expected}, received ${error.received}`,
      error.suggestion,
    );
  }
}

interface Groups {
  readonly target: Target;
  readonly specs: readonly Spec[];
  readonly steps: number;
  readonly compiler: Compiler;
}

/** Frameworks whose hook multiplies the LR of each group by what a function of the step gives. */
const multiplying: readonly Target[] = [
  "torch",
  "transformers",
  "timm",
  "mmengine",
  "ignite",
  "deepspeed",
  "megatron",
  "composer",
];

/**
 * That one scheduler serves all parameter groups, and their LRs.
 *
 * @throws Refused where it does not give each group its own schedule.
 */
function groupsNote(exported: Exported, { target, specs, steps, compiler }: Groups): Note {
  const curves = specs.map((spec) => compiler(spec, { steps }));
  const times = someTimes(steps);
  const peakTime = times.reduce(
    (best, t) => (Math.abs(curves[0].at(t)) > Math.abs(curves[0].at(best)) ? t : best),
    0,
  );
  const shares = curves.map(({ at }) => at(peakTime) / curves[0].at(peakTime));
  const baseLrs = shares.map((share) => Number((share * exported.baseLr).toPrecision(15)));
  const read = multiplying.includes(target)
    ? readBack(exported, { target, specs, steps, compiler }, baseLrs)
    : undefined;
  const serves = read?.every((at, k) => times.every((t) => isNear(at(t), curves[k].at(t))));
  if (serves !== true) {
    throw new Refused(
      `one ${target} schedule cannot serve all ${specs.length} parameter groups`,
      "--group 1, --group 2 and so on give the code of each",
    );
  }
  return {
    code: "absolute",
    text: `It serves all ${specs.length} parameter groups, whose LRs in the optimizer are ${baseLrs.join(", ")}.`,
  };
}

type At = (step: number) => number;

/** What every group does under an export: a scheduler read back, or a factor on each base LR. */
function readBack(
  exported: Exported,
  { target, specs, steps, compiler }: Groups,
  baseLrs: readonly number[],
): readonly At[] | undefined {
  if (exported.way === "function" || target === "python") {
    const { at } = compiler(specs[0], { steps });
    return baseLrs.map((lr) => (step: number) => (at(step) * lr) / baseLrs[0]);
  }
  try {
    const read = from(target, exported.call, { baseLrs, maxDuration: `${steps}ba`, horizon: { steps } });
    return read.groups.map((spec) => compiler(spec, { steps }).at);
  } catch (error) {
    if (error instanceof AnnealError) return undefined;
    throw error;
  }
}

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-18;

/** All updates of a short run, many of a long one. */
const someTimes = (steps: number): readonly number[] => {
  const count = Math.min(steps, 2000);
  return Array.from({ length: count }, (_, i) => Math.floor((i * steps) / count));
};

/** What changes beside the LR and is not in the code. */
function momentumNotes(
  exported: Exported,
  target: Target,
  converted: Converted | undefined,
): readonly Note[] {
  if (converted === undefined) return [];
  const also = [
    converted.momentum && "momentum",
    converted.betas && "the first beta",
    converted.weightDecay && "weight decay",
  ].filter((each) => each !== undefined);
  if (also.length === 0) return [];
  const own = exported.way === "native" && target !== "python" ? tryFrom(exported, target) : undefined;
  const kept =
    (own?.momentum !== undefined || own?.betas !== undefined) && converted.weightDecay === undefined;
  const text = kept
    ? "The scheduler changes momentum as well: compare it with anneal diff."
    : `The LR only: ${also.join(" and ")} changes as well, and is not in this code; --json has it.`;
  return [{ code: "ignored", text }];
}

function tryFrom(
  { call, baseLr }: Exported & { readonly way: "native" },
  target: Exclude<Target, "python">,
): Converted | undefined {
  try {
    return from(target, call, { baseLrs: [baseLr] });
  } catch {
    return undefined;
  }
}
