import type { Member } from "../model/fitted.ts";
import { atPeak } from "../model/loss-of.ts";
import { gather, type Nodes, spread, tailsOf, untail } from "./nodes.ts";

/** An LR below this share of the peak counts as it, in powers of the LR. */
const least = 1e-9;

/** The LR acting as a power of itself, at the nodes and one update before. */
interface Acting {
  readonly at: Float64Array;
  readonly before: Float64Array;
  /** Logarithm of `at` over the peak. */
  readonly logAt: Float64Array;
}

/** The LR at the nodes and one update before, and the logarithms of both over the peak. */
interface Raw {
  readonly at: Float64Array;
  readonly before: Float64Array;
  readonly logAt: Float64Array;
  readonly logBefore: Float64Array;
}

/** Derivatives by the acting LR, gathered over the members of one exponent. */
interface Slopes {
  readonly at: Float64Array;
  readonly before: Float64Array;
}

/**
 * The loss at the last update of a run whose LR is a line between knots, by each member. The work does not grow with the
 * length of the run: sums over updates are taken at nodes. With `slopes` it adds the derivatives of
 * `sum_i shares[i] loss_i` by the LR at the knots.
 */
export function lossesAtEnd(
  members: readonly Member[],
  { nodes, lr, peak }: { readonly nodes: Nodes; readonly lr: Float64Array; readonly peak: number },
  slopes?: { readonly shares: readonly number[]; readonly into: Float64Array },
): Float64Array {
  const losses = new Float64Array(members.length);
  const raw = rawOf(spread(nodes, lr), peak);
  for (const exponent of new Set(members.map((member) => member.exponent))) {
    const acting = actingOf(raw, peak, exponent);
    const sums = tailsOf(nodes, acting.at);
    const by: Slopes = { at: new Float64Array(nodes.count), before: new Float64Array(nodes.count) };
    const bySums = { tails: new Float64Array(nodes.count), total: 0 };
    members.forEach((member, i) => {
      if (member.exponent !== exponent || slopes?.shares[i] === 0) return;
      const values = atPeak(member, peak);
      const share = slopes?.shares[i] ?? 0;
      const part = member.law === "mpl" ? mplAtEnd : convexAtEnd;
      const [L0, A, alpha] = values;
      losses[i] = L0 + A * sums.total ** -alpha;
      bySums.total -= share * alpha * A * sums.total ** (-alpha - 1);
      const { weights } = nodes;
      losses[i] += part({ values, acting, tails: sums.tails, weights, share, by, bySums, peak });
    });
    if (!slopes) continue;
    untail(nodes, bySums, by.at);
    if (exponent !== 1) {
      // lr' = peak (lr / peak) ** e has the slope e lr' / lr.
      for (let q = 0; q < nodes.count; q++) {
        by.at[q] *= (exponent * acting.at[q]) / Math.max(raw.at[q], least * peak);
        by.before[q] *= (exponent * acting.before[q]) / Math.max(raw.before[q], least * peak);
      }
    }
    gather(nodes, by, slopes.into);
  }
  return losses;
}

function rawOf(
  { at, before }: { readonly at: Float64Array; readonly before: Float64Array },
  peak: number,
): Raw {
  const log = (lr: Float64Array): Float64Array => {
    const logs = new Float64Array(lr.length);
    for (let q = 0; q < lr.length; q++) logs[q] = Math.log(Math.max(lr[q] / peak, least));
    return logs;
  };
  return { at, before, logAt: log(at), logBefore: log(before) };
}

/** Powers as exponentials of the logarithms that are there already: they are most of the work. */
function actingOf(raw: Raw, peak: number, exponent: number): Acting {
  if (exponent === 1) return { at: raw.at, before: raw.before, logAt: raw.logAt };
  const count = raw.at.length;
  const [at, before, logAt] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let q = 0; q < count; q++) {
    logAt[q] = exponent * raw.logAt[q];
    at[q] = peak * Math.exp(logAt[q]);
    before[q] = peak * Math.exp(exponent * raw.logBefore[q]);
  }
  return { at, before, logAt };
}

interface Sums {
  readonly values: Float64Array;
  readonly acting: Acting;
  readonly tails: Float64Array;
  readonly weights: Float64Array;
  /** Of this member in what is differentiated. */
  readonly share: number;
  readonly by: Slopes;
  readonly bySums: { readonly tails: Float64Array };
  readonly peak: number;
}

/** - B sum_k (lr_{k-1} - lr_k) [1 - (1 + C lr_k^-gamma S_k)^-beta] */
function mplAtEnd({ values, acting, tails, weights, share, by, bySums, peak }: Sums): number {
  const [, , , B, C, beta, gamma] = values;
  const logSpeed = Math.log(C) - gamma * Math.log(peak);
  let sum = 0;
  for (let q = 0; q < weights.length; q++) {
    const lr = Math.max(acting.at[q], least * peak);
    const fall = acting.before[q] - acting.at[q];
    const speed = Math.exp(logSpeed - gamma * acting.logAt[q]);
    const x = speed * tails[q];
    const left = Math.exp(-beta * Math.log(1 + x));
    const weight = -B * weights[q];
    sum += weight * fall * (1 - left);
    if (share === 0) continue;
    const byX = share * weight * fall * beta * (left / (1 + x));
    bySums.tails[q] += byX * speed;
    by.at[q] -= share * weight * (1 - left) + (byX * gamma * x) / lr;
    by.before[q] += share * weight * (1 - left);
  }
  return sum;
}

/** b N,   N = 1/2 [lr_last + sum_{k<last} lr_k^2 / sum_{j>k} lr_j] */
function convexAtEnd({ values, acting, tails, weights, share, by, bySums }: Sums): number {
  const b = values[3];
  const last = weights.length - 1;
  let sum = (b / 2) * acting.at[last];
  by.at[last] += (share * b) / 2;
  for (let q = 0; q < last; q++) {
    const lr = acting.at[q];
    const behind = tails[q] - lr;
    const weight = (b / 2) * weights[q];
    const ratio = lr / behind;
    sum += weight * lr * ratio;
    if (share === 0) continue;
    bySums.tails[q] -= share * weight * ratio * ratio;
    by.at[q] += share * weight * ratio * (2 + ratio);
  }
  return sum;
}
