import { expect, test } from "vitest";
import { publishedLr } from "../../../test/forecast/published.ts";
import { convex4 } from "../laws/convex4.ts";
import { mpl } from "../laws/mpl.ts";
import { courseOf } from "../runs/course.ts";
import { everyLoss, everyNoise, exponentialsFor } from "./dense.ts";

test.each([
  [0.2, 1e-3, 1e3],
  [0.58, 1e-6, 30],
  [1, 1e-2, 1e2],
])("x ** -%d is the sum of exponentials from %d to %d", (beta, least, most) => {
  const { rates, weights } = exponentialsFor(beta, { least, most });
  for (let i = 0; i <= 100; i++) {
    const x = least * (most / least) ** (i / 100);
    const sum = rates.reduce((all, rate, j) => all + weights[j] * Math.exp(-rate * x), 0);
    expect(Math.abs(sum * x ** beta - 1)).toBeLessThan(1e-5);
  }
});

test.each(["cosine_24000", "wsdld_20000_24000", "wsdcon_3"])(
  "the loss at every update of %s is that of the law",
  (name) => {
    const course = courseOf(publishedLr(name));
    const steps = Float64Array.from({ length: 37 }, (_, i) => 400 * i + 1300);
    const values = [3.04, 0.525, 0.508, 364, 2.07, 0.583, 0.641];
    const exact = new Float64Array(steps.length);
    mpl.prepare(course, steps).evaluate(values, exact);
    const all = everyLoss(values, course);
    steps.forEach((t, i) => {
      expect(Math.abs(all[t] - exact[i])).toBeLessThan(3e-6);
    });
    const noise = new Float64Array(steps.length);
    convex4.prepare(course, steps).evaluate([0, 0, 1, 1], noise);
    const every = everyNoise(course);
    steps.forEach((t, i) => {
      expect(Math.abs(every[t] / noise[i] - 1)).toBeLessThan(1e-5);
    });
  },
);
