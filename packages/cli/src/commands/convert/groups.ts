import { AnnealError, type Compiler, type Spec } from "anneal";
import { type Exported, from, type Note, type Target } from "anneal/convert";
import { Refused } from "./refused.ts";

/** The parameter groups of a schedule, and where their code goes. */
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
  "composer",
];

/**
 * That one scheduler serves all parameter groups, and their LRs.
 *
 * @throws Refused where it does not give each group its own schedule.
 */
export function groupsNote(exported: Exported, { target, specs, steps, compiler }: Groups): Note {
  const curves = specs.map((spec) => compiler(spec, { steps }));
  const times = someTimes(steps);
  const peakTime = times.reduce(
    (best, t) => (Math.abs(curves[0].at(t)) > Math.abs(curves[0].at(best)) ? t : best),
    0,
  );
  const shares = curves.map(({ at }) => at(peakTime) / curves[0].at(peakTime));
  const baseLrs = shares.map((share) => Number((share * exported.baseLr).toPrecision(15)));
  const read = readBack(exported, { target, specs, steps, compiler }, baseLrs);
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
    if (!multiplying.includes(target)) return undefined;
    const { at } = compiler(specs[0], { steps });
    return baseLrs.map((lr) => (step: number) => (at(step) * lr) / baseLrs[0]);
  }
  try {
    const read = from(target, exported.call, { baseLrs, maxDuration: `${steps}ba`, horizon: { steps } });
    if (read.groups.length !== specs.length) return undefined;
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
