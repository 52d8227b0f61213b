import { AnnealError } from "anneal";
import { fit, makeRun, predict } from "anneal/forecast";
import { expect, test } from "vitest";
import { refusalWords } from "./refusal.ts";

test("a length that is too short is not said to be too long, nor the other way round", () => {
  const lr = Float64Array.from({ length: 1000 }, (_, k) => 1e-3 * (1 - k / 1000));
  const steps = Array.from({ length: 50 }, (_, i) => 20 * i + 19);
  const fitted = fit([makeRun({ lr, steps, losses: steps.map((step) => 2 + step ** -0.5) })]);
  const words = (length: number): string => {
    try {
      predict(fitted, new Float64Array(length).fill(1e-3));
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      const [{ path, message }] = error.problems;
      return refusalWords(path, message);
    }
    return "none";
  };
  expect(words(40)).toMatch(/^It is less than a twentieth of the shortest run that was fitted/);
  expect(words(5000)).toMatch(/^It is more than 4 times as long as the longest run that was fitted/);
});
