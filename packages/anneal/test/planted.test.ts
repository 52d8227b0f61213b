import { describe, expect, test } from "vitest";
import { type Case, clean, faults, planted } from "../../../scripts/planted/faults.mjs";
import { random } from "../../../scripts/planted/random.mjs";
import { diagnose, type Finding } from "../src/diagnose/index.ts";

// A small part of `npm run diagnose:planted`, which plants 60 of each kind, into real runs, too, and asks for 95%.

const each = 10;
const cleans = 40;

function findingsIn({ log, facts = {} }: Case): readonly Finding[] {
  const steps = Float64Array.from(log.t);
  const series = (values: readonly number[]) => ({ steps, values: Float64Array.from(values) });
  const run = {
    name: "run",
    lr: series(log.lr),
    loss: series(log.loss),
    ...(log.gradNorm !== undefined && { gradNorm: series(log.gradNorm) }),
  };
  return diagnose(run, facts).findings;
}

describe("planted faults", () => {
  const all: Finding[] = [];

  test.each(Object.keys(faults))("%s is found in nine logs of ten", (kind) => {
    const cases = planted(kind, each, random(20_261), []);
    const findings = cases.map(findingsIn);
    all.push(...findings.flat());
    const missed = cases.filter((one, i) => !findings[i].some(({ code }) => one.find.includes(code)));
    expect(missed.length, missed.map(({ what }) => what).join(", ")).toBeLessThanOrEqual(1);
  });

  test("every finding says what, why and what to change, with numbers that are numbers", () => {
    expect(all.length).toBeGreaterThan(100);
    for (const { says, why, change, evidence, from, to } of all) {
      for (const text of [says, why, change]) expect(text).toMatch(/^[A-Z0-9].*\.$/s);
      expect(`${says}${why}${change}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(Object.values(evidence).every((value) => !Number.isNaN(value))).toBe(true);
      expect(from).toBeLessThanOrEqual(to);
    }
  });

  test("of clean logs one in twenty has a finding at most, and none an error", () => {
    const r = random(20_262);
    const found = Array.from({ length: cleans }, () => findingsIn(clean(r)));
    expect(found.filter((findings) => findings.length > 0).length).toBeLessThanOrEqual(cleans / 20);
    expect(found.flat().filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
