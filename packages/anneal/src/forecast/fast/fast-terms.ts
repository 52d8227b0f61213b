import { blocksOf, type Level, leaf, nodesPerBlock } from "./blocks.ts";
import { type Summand, TermList, type Terms } from "./terms.ts";

/** Functions of an update and a step that stand for all that will be summed: the hardest of their kind. */
export type Probe = (update: number, step: number) => number;

export interface FastOptions {
  /** The sum at step t runs over the updates up to `t - back`. Default 0. */
  readonly back?: number;
  /** What is summed, or functions at least as hard to sum. */
  readonly probes: readonly Probe[];
  /** Greatest error of one block, in units of the sum. */
  readonly allowed: number;
}

/**
 * The short lists of {@link Terms}: far from the point asked, a block of updates is replaced by its nodes; near to it,
 * every update is its own term. So a sum over J updates costs about log J terms.
 *
 * A block stands in for its updates only where it has been seen to: at the nearest step it serves, its nodes must give
 * the same as the nodes of its halves on every probe, and these the same as theirs, down to the updates themselves. Where a
 * schedule jumps or bends inside a block it is therefore taken apart.
 *
 * @param steps ascending.
 */
export function fastTerms(summand: Summand, steps: ArrayLike<number>, options: FastOptions): Terms {
  const { at, weights } = summand;
  const { back = 0 } = options;
  const levels = blocksOf(summand);
  const trusted = trust(summand, levels, options);
  const list = new TermList();
  const offsets = new Uint32Array(steps.length + 1);

  const walk = (level: number, block: number, step: number, count: number): void => {
    const size = leaf * 2 ** (level + 1);
    const start = block * size;
    if (start >= count) return;
    const { nodes, weights: own } = levels[level] ?? { nodes: at, weights };
    if (level >= 0 && start + size <= count && trusted(level, block, step)) {
      for (let j = block * nodesPerBlock; j < (block + 1) * nodesPerBlock; j++) list.add(nodes[j], own[j]);
    } else if (level > 0) {
      walk(level - 1, 2 * block, step, count);
      walk(level - 1, 2 * block + 1, step, count);
    } else {
      for (let i = start; i < Math.min(count, start + size); i++) list.add(at[i], weights[i]);
    }
  };

  let count = 0;
  for (let i = 0; i < steps.length; i++) {
    while (count < at.length && at[count] <= steps[i] - back) count++;
    const top = levels.length - 1;
    if (top < 0) for (let j = 0; j < count; j++) list.add(at[j], weights[j]);
    else for (let b = 0; b * leaf * 2 ** (top + 1) < count; b++) walk(top, b, steps[i], count);
    offsets[i + 1] = list.length;
  }
  return list.taken(offsets);
}

/** Says whether a block may stand in at a step. Remembers what it found: steps come in ascending order. */
function trust(
  { at, weights }: Summand,
  levels: readonly Level[],
  { probes, allowed }: FastOptions,
): (level: number, block: number, step: number) => boolean {
  /** For each block the first step at which it was right, or minus the step before which not to ask again. */
  const since = levels.map(({ nodes }) => new Float64Array(nodes.length / nodesPerBlock));
  const agrees = (level: number, block: number, step: number): boolean => {
    const own = levels[level];
    const below = levels[level - 1] ?? { nodes: at, weights };
    const per = level === 0 ? 2 * leaf : 2 * nodesPerBlock;
    return probes.every((probe) => {
      let sum = 0;
      for (let j = block * nodesPerBlock; j < (block + 1) * nodesPerBlock; j++)
        sum += own.weights[j] * probe(own.nodes[j], step);
      for (let i = block * per; i < (block + 1) * per; i++)
        sum -= below.weights[i] * probe(below.nodes[i], step);
      return Math.abs(sum) <= allowed;
    });
  };
  const trusted = (level: number, block: number, step: number): boolean => {
    const known = since[level][block];
    if (known > 0) return step >= known;
    if (step < -known) return false;
    const size = leaf * 2 ** (level + 1);
    const first = at[block * size];
    const last = at[(block + 1) * size - 1];
    const gap = step - last;
    if (gap < (last - first) / 2) return false;
    const below =
      level === 0 || (trusted(level - 1, 2 * block, step) && trusted(level - 1, 2 * block + 1, step));
    const right = below && agrees(level, block, step);
    since[level][block] = right ? Math.max(step, 1) : -(last + 2 * gap);
    return right;
  };
  return trusted;
}
