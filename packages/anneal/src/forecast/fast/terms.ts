/**
 * Sums over the past of a run, one for each point at which the loss is asked, as short lists of terms:
 *
 *   sum_k w_k f(k, t)  ~  sum_j weights[j] f(nodes[j], t),   j = offsets[i] .. offsets[i + 1] - 1
 *
 * `nodes` are actual updates and `weights` hold no parameter of f, so one list serves every f that is smooth in k.
 */
export interface Terms {
  readonly offsets: Uint32Array;
  readonly nodes: Uint32Array;
  readonly weights: Float64Array;
}

/** What is summed. */
export interface Summand {
  /** The updates whose weight is not 0, ascending. */
  readonly at: Uint32Array;
  /** The weight of each. */
  readonly weights: Float64Array;
}

/** Collects terms whose number is not known beforehand. */
export class TermList {
  private nodes = new Uint32Array(1024);
  private weights = new Float64Array(1024);
  private size = 0;

  get length(): number {
    return this.size;
  }

  add(node: number, weight: number): void {
    if (this.size === this.nodes.length) {
      const [nodes, weights] = [new Uint32Array(2 * this.size), new Float64Array(2 * this.size)];
      nodes.set(this.nodes);
      weights.set(this.weights);
      [this.nodes, this.weights] = [nodes, weights];
    }
    this.nodes[this.size] = node;
    this.weights[this.size++] = weight;
  }

  taken(offsets: Uint32Array): Terms {
    return { offsets, nodes: this.nodes.slice(0, this.size), weights: this.weights.slice(0, this.size) };
  }
}

/**
 * Every term itself, nothing approximated: the reference that {@link fastTerms} is held to. The sum at step t runs over
 * the updates up to `t - back`.
 */
export function exactTerms({ at, weights }: Summand, steps: ArrayLike<number>, back = 0): Terms {
  const offsets = new Uint32Array(steps.length + 1);
  const counts = new Uint32Array(steps.length);
  for (let i = 0, count = 0; i < steps.length; i++) {
    while (count < at.length && at[count] <= steps[i] - back) count++;
    counts[i] = count;
    offsets[i + 1] = offsets[i] + count;
  }
  const all = {
    nodes: new Uint32Array(offsets[steps.length]),
    weights: new Float64Array(offsets[steps.length]),
  };
  counts.forEach((count, i) => {
    all.nodes.set(at.subarray(0, count), offsets[i]);
    all.weights.set(weights.subarray(0, count), offsets[i]);
  });
  return { offsets, ...all };
}
