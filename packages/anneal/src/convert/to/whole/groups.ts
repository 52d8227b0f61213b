import type { Spec } from "../../../schedules/index.ts";
import { note } from "../../note.ts";
import { type Draft, draftOf, highestOf } from "../draft.ts";
import type { ExportOptions, Target } from "../exported.ts";
import { pythonFunction } from "../python/function.ts";
import { float } from "../python/literal.ts";
import { proveGroups, sameCurve } from "../verify.ts";

/** Targets whose function is handed to torch's LambdaLR, which takes a list of them. */
const ofLambda = /^(torch|transformers|timm|deepspeed)$/;

/** Targets whose function is a factor of the LR that each group of the optimizer has. */
const multiplying = /^(torch|transformers|timm|deepspeed|ignite|composer|mmengine)$/;

/**
 * A draft for several parameter groups: the framework's scheduler where it has the numbers of each, else a function for
 * each, where the framework takes several; else the first group alone, and a note that says so.
 */
export function groupsDraft(target: Target, groups: readonly Spec[], options: ExportOptions): Draft {
  const { steps } = options;
  const first = draftOf(target, groups[0], options);
  const bases = groups.map((spec) => highestOf(spec, steps));
  // Where levels multiply the LR of the optimizer, groups differ in it alone.
  const lrs = bases.map((peak) => (bases[0] === 0 ? first.baseLr : (peak / bases[0]) * first.baseLr));
  if (
    first.call &&
    target !== "python" &&
    proveGroups(target, { call: first.call, lrs }, { groups, steps })
  ) {
    const [head, ...rest] = first.parts;
    return {
      ...first,
      parts: [`${lrsComment(lrs)}\n${head.replace(/^# The optimizer has .*\n/, "")}`, ...rest],
    };
  }
  if (!first.call && multiplying.test(target) && proportional(groups, bases, steps)) {
    const parts = first.parts.map((part) =>
      part.replace(/# .*The optimizer has lr=.*\.\n/, `${lrsComment(bases)}\n`),
    );
    return { ...first, parts };
  }
  if (options.format !== undefined && options.format !== "python") return left(first, target, groups);
  if (ofLambda.test(target)) return listed(first, groups, { bases, steps });
  return target === "optax" || target === "python"
    ? named(target, groups, steps)
    : left(first, target, groups);
}

/** Whether all groups have the same schedule, each times its own LR. */
const proportional = (groups: readonly Spec[], bases: readonly number[], steps: number): boolean =>
  bases.every((lr) => lr > 0) &&
  groups.every((spec, g) =>
    sameCurve({ kind: "scale", by: bases[g] / bases[0], of: groups[0] }, spec, steps),
  );

const lrsComment = (lrs: readonly number[]): string =>
  `# The groups of the optimizer have lr=${lrs.map(float).join(", ")}.`;

/** Only the first group. */
function left(draft: Draft, target: Target, groups: readonly Spec[]): Draft {
  const text = `This is the LR of the first of ${groups.length} parameter groups; ${target} sets one for all.`;
  return { ...draft, notes: [note("left-out", text), ...draft.notes] };
}

/** A list of functions, one for each group. */
function listed(
  draft: Draft,
  groups: readonly Spec[],
  { bases, steps }: { readonly bases: readonly number[]; readonly steps: number },
): Draft {
  const lrs = bases.map((peak) => peak || 1);
  const made = groups.map((spec, g) => pythonFunction(spec, { steps, dialect: "math", name: `lr_${g}` }));
  const lambdas = lrs.map((lr, g) => `        lambda step: lr_${g}(step) / ${float(lr)},\n`).join("");
  const source = `${lrsComment(lrs)}
scheduler = LambdaLR(
    optimizer,
    lr_lambda=[
${lambdas}    ],
)`;
  return {
    ...draft,
    way: "function",
    baseLr: lrs[0],
    says: "functions, for LambdaLR",
    standard: made.flatMap(({ standard }) => standard),
    imports: ["from torch.optim.lr_scheduler import LambdaLR"],
    parts: [...made.map(({ source: each }) => each), source],
    notes: [],
  };
}

/** A function for each group, by its number. */
function named(target: Target, groups: readonly Spec[], steps: number): Draft {
  const optax = target === "optax";
  const name = optax ? "schedule" : "lr";
  const made = groups.map((spec, g) =>
    pythonFunction(spec, { steps, dialect: optax ? "jax" : "math", name: `${name}_${g}` }),
  );
  const use = `# optimizer = optax.multi_transform(
#     {${groups.map((_, g) => `"${g}": optax.adamw(schedule_${g})`).join(", ")}}, labels
# )`;
  return {
    way: "function",
    format: "python",
    baseLr: highestOf(groups[0], steps) || 1,
    says: optax ? "functions, for multi_transform" : "functions",
    standard: made.flatMap(({ standard }) => standard),
    imports: made.flatMap(({ imports }) => imports),
    parts: [...made.map(({ source }) => source), optax ? use : ""],
    notes: [],
  };
}
