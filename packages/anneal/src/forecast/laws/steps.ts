import { courseOf } from "../runs/course.ts";
import { type Law, powerLaw } from "./law.ts";

/**
 * A power law in the number of updates done, whatever their LR: what is fitted where nobody thinks of the schedule. A
 * baseline, shown beside the others.
 *
 *   L(t) = L0 + A (t + 1)^-alpha
 */
export const powerOfSteps: Law = {
  name: "steps",
  needs: "one run",
  parameters: [powerLaw[0], { ...powerLaw[1], unit: "loss" }, powerLaw[2]],
  rescale: (values) => Float64Array.from(values),
  prepare: ({ counts }, steps) => {
    const done = counts && courseOf(counts).sum;
    const logs = Float64Array.from(steps, (t) => Math.log(done ? done[t] : t + 1));
    return {
      points: logs.length,
      evaluate: ([L0, A, alpha], loss, jacobian) => {
        for (let i = 0; i < logs.length; i++) {
          const power = Math.exp(-alpha * logs[i]);
          loss[i] = L0 + A * power;
          if (!jacobian) continue;
          jacobian[3 * i] = 1;
          jacobian[3 * i + 1] = power;
          jacobian[3 * i + 2] = -A * power * logs[i];
        }
      },
    };
  },
};
