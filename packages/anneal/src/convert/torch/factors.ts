import type { Spec } from "../../schedules/index.ts";
import type { Argument } from "../call.ts";
import { note } from "../note.ts";
import { count, ignored, list, number, whole } from "../params/param.ts";
import { decline } from "../scheduler.ts";
import {
  constant,
  cuts,
  exponential,
  linear,
  polynomial,
  scaled,
  sequenceOf,
  stairs,
} from "../shared/parts.ts";
import { lastArguments, type Member, type MemberKind, member, same } from "./member.ts";

/** A scheduler that multiplies: its factor from step 0 on, and the recursion that torch runs. */
const factor = (
  spec: Spec,
  times: (t: number) => number,
  more: Partial<Pick<Member, "later" | "stops" | "notes">> = {},
): Member => ({
  of: (base) => scaled(base, spec),
  next: (lr, t) => lr * times(t),
  multiplies: true,
  first: times(0),
  later: same,
  ...more,
});

export const stepLR: MemberKind = member(
  {
    optimizer: ignored,
    step_size: whole({ min: 1 }),
    gamma: number({ min: 0, otherwise: 0.1 }),
    ...lastArguments,
  },
  ({ step_size: size, gamma }) =>
    factor(stairs(exponential(1, gamma, size), size), (t) => (t > 0 && t % size === 0 ? gamma : 1)),
);

export const multiStepLR: MemberKind = member(
  {
    optimizer: ignored,
    milestones: list(whole()),
    gamma: number({ min: 0, otherwise: 0.1 }),
    ...lastArguments,
  },
  ({ milestones, gamma }) => {
    const reached = milestones.filter((at) => at >= 0);
    const times = (t: number): number => gamma ** milestones.filter((at) => at === t).length;
    const early = milestones.length - reached.length;
    return factor(cuts(reached, gamma), times, {
      // The closed form, by which a later member of SequentialLR begins, also counts milestones below 0.
      later: { kind: "of", of: (base) => scaled(base * gamma ** early, cuts(reached, gamma)) },
    });
  },
);

export const constantLR: MemberKind = member(
  {
    optimizer: ignored,
    factor: number({ min: 0, max: 1, otherwise: 1 / 3 }),
    total_iters: whole({ otherwise: 5 }),
    ...lastArguments,
  },
  ({ factor: low, total_iters: total }) => {
    if (total <= 0) {
      return factor(constant(low), (t) => (t === 0 ? low : 1), {
        later: { kind: "of", of: constant },
        notes: [
          note(
            "holds",
            `total_iters is ${total}, so torch never restores the LR: the factor holds for ever.`,
            0,
          ),
        ],
      });
    }
    const times = (t: number): number => (t === 0 ? low : t === total ? 1 / low : 1);
    return factor(sequenceOf(constant(low, total), constant(1)), times, low === 0 ? { stops: total } : {});
  },
);

export const linearLR: MemberKind = member(
  {
    optimizer: ignored,
    start_factor: number({ above: 0, max: 1, otherwise: 1 / 3 }),
    end_factor: number({ min: 0, max: 1, otherwise: 1 }),
    total_iters: count(5),
    ...lastArguments,
  },
  ({ start_factor: start, end_factor: end, total_iters: total }) => {
    const times = (t: number): number =>
      t === 0 ? start : t > total ? 1 : 1 + (end - start) / (total * start + (t - 1) * (end - start));
    if (total === 0) {
      return factor(constant(start), times, {
        later: { kind: "stops" },
        notes: [note("holds", "total_iters is 0, so torch keeps the start factor for ever.", 0)],
      });
    }
    return factor(lineWithResidue(start, end, total, times(total)), times);
  },
);

/** torch multiplies its way down a line, and misses a small end by what rounding leaves. */
function lineWithResidue(start: number, end: number, total: number, last: number): Spec {
  const p = (total - 1) / total;
  const residue = ((1 - p) * start + p * end) * last;
  const line = linear(start, end, total);
  return Math.abs(residue - end) <= 1e-12 * Math.abs(residue) ? line : sequenceOf(line, constant(residue));
}

export const exponentialLR: MemberKind = member(
  { optimizer: ignored, gamma: number({ min: 0 }), ...lastArguments },
  ({ gamma }) => factor(exponential(1, gamma), (t) => (t === 0 ? 1 : gamma)),
);

export const polynomialLR: MemberKind = member(
  { optimizer: ignored, total_iters: count(5), power: number({ min: 0, otherwise: 1 }), ...lastArguments },
  ({ total_iters: total, power }) => {
    const left = (t: number): number => 1 - t / total;
    const times = (t: number): number => (t === 0 || t > total ? 1 : (left(t) / left(t - 1)) ** power);
    const spec = total === 0 || power === 0 ? constant(1) : polynomial(1, 0, total, power);
    return factor(spec, times, total === 0 ? { later: { kind: "stops" } } : {});
  },
);

export const multiplicativeLR: MemberKind = member(
  { optimizer: ignored, lr_lambda: ignored, ...lastArguments },
  ({ lr_lambda }, path) => {
    const by = constantOf(lr_lambda as Argument, "1", `${path}.lr_lambda`);
    if (by.power || by.value < 0)
      return decline(`${path}.lr_lambda`, "lambda x: a number of at least 0", lr_lambda);
    return factor(exponential(1, by.value), (t) => (t === 0 ? 1 : by.value), {
      later: { kind: "refused", why: "MultiplicativeLR goes on from the LR of the member before it" },
    });
  },
);

export const lambdaLR: MemberKind = member(
  { optimizer: ignored, lr_lambda: ignored, ...lastArguments },
  ({ lr_lambda }, path) => {
    const given = lr_lambda as Argument;
    const listed = Array.isArray(given) && given.length > 0;
    const all = (listed ? given : [given]).map((each, i) =>
      constantOf(each as Argument, "x", `${path}.lr_lambda${listed ? `[${i}]` : ""}`),
    );
    const by = (group = 0): Constant => all[Math.min(group, all.length - 1)];
    return {
      of: (base, group) =>
        by(group).power ? scaled(base, exponential(1, by(group).value)) : constant(base * by(group).value),
      next: (_, t, base) => base * (by().power ? by().value ** t : by().value),
      multiplies: false,
      first: 1,
      later: same,
      ...(listed && { groups: all.length }),
    };
  },
);

/** A number, or its power by the step. */
interface Constant {
  readonly value: number;
  readonly power: boolean;
}

/** A lambda is never evaluated: only `lambda x: number`, and for LambdaLR `lambda x: number ** x`, are understood. */
function constantOf(value: Argument, powers: "1" | "x", path: string): Constant {
  const decimal = "(\\d+\\.?\\d*(?:e[-+]?\\d+)?|\\.\\d+(?:e[-+]?\\d+)?)";
  const source = typeof value === "string" ? value.trim() : "";
  const match = new RegExp(`^lambda\\s+(\\w+)\\s*:\\s*${decimal}\\s*(\\*\\*\\s*(\\w+))?$`, "i").exec(source);
  const understood = powers === "x" ? "lambda x: number, or lambda x: number ** x" : "lambda x: number";
  if (!match || (match[3] && (powers === "1" || match[4] !== match[1]))) {
    return decline(path, `${understood}, for other functions are not evaluated`, value);
  }
  return { value: Number(match[2]), power: Boolean(match[3]) };
}
