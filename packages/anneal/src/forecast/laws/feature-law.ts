import type { Course } from "../runs/course.ts";
import {
  type Law,
  type LawName,
  type Parameter,
  type Prepared,
  type PrepareOptions,
  powerLaw,
} from "./law.ts";

/** What is particular to a law of the form L0 + A S^-alpha + b F(t). */
export interface Feature {
  readonly name: LawName;
  readonly needs: string;
  /** Says what `b` is. It is in loss / LR, for F is in LR. */
  readonly size: Pick<Parameter, "name" | "says">;
  /** F at each step. */
  readonly of: (course: Course, steps: ArrayLike<number>, options: PrepareOptions) => Float64Array;
}

/**
 * A law that adds to a power law in the sum of LRs something that holds no parameter, and is therefore computed once for a
 * schedule.
 *
 *   L(t) = L0 + A S(t)^-alpha + b F(t),   S(t) = lr_0 + ... + lr_t
 */
export function featureLaw({ name, needs, size, of }: Feature): Law {
  return {
    name,
    needs,
    parameters: [...powerLaw, { ...size, unit: "loss / LR", linear: true, positive: true }],
    prepare: (course, steps, options = {}) => {
      const sums = Float64Array.from(steps, (t) => course.sum[t]);
      return preparedOf(sums, of(course, steps, options));
    },
    rescale: ([L0, A, alpha, b], { sum }) => Float64Array.of(L0, A * sum ** alpha, alpha, b / sum),
  };
}

function preparedOf(sums: Float64Array, features: Float64Array): Prepared {
  const logs = sums.map(Math.log);
  return {
    points: sums.length,
    evaluate: ([L0, A, alpha, b], loss, jacobian) => {
      for (let i = 0; i < sums.length; i++) {
        const power = Math.exp(-alpha * logs[i]);
        loss[i] = L0 + A * power + b * features[i];
        if (!jacobian) continue;
        jacobian[4 * i] = 1;
        jacobian[4 * i + 1] = power;
        jacobian[4 * i + 2] = -A * power * logs[i];
        jacobian[4 * i + 3] = features[i];
      }
    },
  };
}
