import { expect, test } from "vitest";
import type { Ground } from "../../../runs/candidates.ts";
import { deedOf, type Forecasted, gainWords, verdictOf } from "./verdict.ts";

const forecast = (name: string, final: number, half: number): Forecasted => ({
  name,
  told: {
    final,
    low: final - half,
    high: final + half,
    steps: new Float64Array(0),
    values: new Float64Array(0),
    lows: new Float64Array(0),
    highs: new Float64Array(0),
    warnings: [],
    milliseconds: 1,
  },
});
const mine = forecast("Cool down 20%, 1−√", 2.993, 0.013);
const other = forecast("Cool down 10%, linear", 3.012, 0.013);
const ask = { mine, deed: "Cooling down over the last 20%", noise: 0.0015, floor: 0.003, warnings: [] };

test("the answer is a sentence with its interval, and the difference beside the noise", () => {
  const gain = { gain: 0.019, low: 0.016, high: 0.022, sentence: "" };
  expect(verdictOf({ ...ask, other: { ...other, gain } })).toEqual({
    title:
      "Cooling down over the last 20% should end at 2.993 ± 0.013, against 3.012 ± 0.013 for Cool down 10%, linear.",
    detail:
      "The difference, 0.019 (between 0.0160 and 0.0220), is larger than the run-to-run noise of 0.0015. The band is the spread of the laws plus a floor of 0.003.",
  });
});

test("a gain below run-to-run noise says so before its number", () => {
  const gain = { gain: 0.0009, low: 0.0002, high: 0.0016, sentence: "" };
  const { title, detail } = verdictOf({ ...ask, other: { ...other, gain } });
  expect(title).toMatch(/^No difference beyond run-to-run noise: /);
  expect(detail).toContain("equal in practice");
  const words = gainWords({ ...gain, name: "cosine to 0" }, 0.0015);
  expect(words).toBe("Within run-to-run noise of cosine to 0: 0.00090 lower.");
});

test("laws that disagree are said to", () => {
  const gain = { gain: 0.01, low: -0.002, high: 0.022, sentence: "" };
  expect(verdictOf({ ...ask, other: { ...other, gain } }).detail).toMatch(
    /^The laws do not agree on which ends lower: the difference is between −0.002 and 0.022\./,
  );
  expect(gainWords({ ...gain, name: "WSD" }, 0.0015)).toBe(
    "0.010 lower than WSD in the mean of the laws, but they do not agree that it is lower.",
  );
  expect(gainWords({ ...gain, gain: -0.01, low: -0.02, high: -0.005, name: "WSD" }, 0.0015)).toBe(
    "0.010 higher than WSD.",
  );
});

test("alone, a forecast has nothing to be held against", () => {
  expect(verdictOf(ask).title).toBe("Cooling down over the last 20% should end at 2.993 ± 0.013.");
});

test("what is done begins the sentence", () => {
  const ground: Ground = { steps: 1000, peak: 1, warmup: 0 };
  const about = { id: "c", hue: 1 };
  expect(deedOf({ ...about, kind: "cooldown", share: 0.25, shape: "linear", to: 0 }, "x", ground)).toBe(
    "Cooling down over the last 25%",
  );
  expect(deedOf({ ...about, kind: "constant" }, "x", ground)).toBe("Staying constant");
  expect(deedOf(undefined, "WSD", ground)).toBe("WSD");
});

test("a difference whose interval reaches into the noise is not said to be larger than it", () => {
  const gain = { gain: 0.004, low: 0.001, high: 0.007, sentence: "" };
  expect(verdictOf({ ...ask, other: { ...other, gain } }).detail).toMatch(
    /^The difference, 0\.0040 \(between 0\.0010 and 0\.0070\), may be no more than the run-to-run noise of 0\.0015\./,
  );
  const worse = { gain: -0.019, low: -0.022, high: -0.016, sentence: "" };
  expect(verdictOf({ ...ask, other: { ...other, gain: worse } }).detail).toMatch(
    /^The difference, 0\.019 \(between 0\.0160 and 0\.0220\), is larger than/,
  );
});

test("where the fit says to trust no forecast from it, that is the headline", () => {
  const missed =
    "run: the laws miss its losses by 4.1% in the mean, so they do not describe it: trust no forecast from it.";
  const gain = { gain: 0.07, low: 0.06, high: 0.08, sentence: "" };
  const { title, detail } = verdictOf({
    ...ask,
    warnings: ["One peak only.", missed],
    other: { ...other, gain },
  });
  expect(title).toBe("No forecast to trust: the laws do not describe these runs.");
  expect(detail).toContain(missed);
  expect(detail).toContain("2.993 ± 0.013, against 3.012 ± 0.013");
  expect(`${title} ${detail}`).not.toMatch(/should end|larger than/);
});
