import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { intervalIn, settingsIn } from "../scripts/claims/evidence-tables.mjs";
import { readFacts } from "../scripts/claims/facts.mjs";
import { readKept } from "../scripts/claims/kept.mjs";
import { claims } from "../scripts/claims/rows/index.mjs";

const page = readFileSync(fileURLToPath(new URL("../docs/claims.md", import.meta.url)), "utf8");
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.split("\n")[0], text] as const),
);
/** The text behind a bold word of a section. */
const field = (section: string, name: string): string =>
  new RegExp(`^- \\*\\*${name}\\*\\*:? (.+)$`, "m").exec(section)?.[1] ?? "";

describe("docs/claims.md", () => {
  const rows = claims.filter(({ id }) => sections.has(id));

  test("has at least 20 claims, each known to the script, and what it says of differences where there are none", () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect([...sections.keys()].sort()).toEqual([...rows.map(({ id }) => id), "same"].sort());
    expect(sections.get("same")).toMatch(/\d+ of \d+: [\d.]+%/);
  });

  test.each(rows.map(({ id }) => id))(
    "%s: has a claim, data, a result, a verdict, a source and a command",
    (id) => {
      const section = sections.get(id) as string;
      expect(section).toMatch(/^\*\*[A-Z√].+\.\*\*$/m);
      for (const name of ["Data", "Source", "Command"]) expect(field(section, name), name).not.toBe("");
      expect(field(section, "Result")).toMatch(/\d|Nothing here/);
      const verdict = field(section, "Verdict");
      expect(verdict).toMatch(/^(holds|holds in part: .+|does not hold|cannot be told here)\.$/);
      const inTable = new RegExp(`\\]\\(#${id}\\) \\| ([^|]+) \\| ([^|]+) \\|$`, "m").exec(page);
      expect(verdict.startsWith(inTable?.[1] ?? "missing")).toBe(true);
      expect(inTable?.[2].trim()).toMatch(/\d/);
      expect(section).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test("says of the evidence, the guides and the presets what they say now; else `npm run claims` is due", async () => {
    const facts = { ...(await readFacts(undefined)), curves: undefined };
    const kept = readKept().rows;
    const still = claims.flatMap((claim) => {
      const found = claim.check(facts);
      return found === undefined ? [] : [[claim.id, found]];
    });
    expect(still.length).toBeGreaterThan(10);
    for (const [id, found] of still as [string, object][]) expect(kept[id]).toMatchObject(found);
  });
});

describe("the reader of docs/evidence.md", () => {
  test("reads intervals as they are written there", () => {
    expect(intervalIn("0.0597 (0.0512 to 0.0710)")).toEqual({ mean: 0.0597, low: 0.0512, high: 0.071 });
    const share = intervalIn("−28.9% (−110.1% to 1.4%), not certain");
    expect(share?.mean).toBeCloseTo(-0.289, 12);
    expect(share?.low).toBeCloseTo(-1.101, 12);
    expect(intervalIn("baseline")).toBeUndefined();
  });

  test("reads losses, rates that diverged, and steps", () => {
    const text = `## digits, momentum, 400 steps, batches of 64

| schedule | best peak | test loss (95%) | accuracy | saved | steps |
| --- | ---: | ---: | ---: | ---: | ---: |
| One cycle | 0.1 | 0.06 (0.05 to 0.07) | 98.3% | 11.6% (−3.1% to 48.4%), not certain | never |
| Constant | 0.05 | 0.07 (0.06 to 0.08) | 98.1% | baseline | 350 |

| schedule | 5e-3 | 0.5 |
| --- | ---: | ---: |
| Constant | 0.182 | 18.6 1/3 diverged |

| linear to zero | 0.5 | 5 |
| --- | ---: | ---: |
| no warmup | 0.3 (0.2 to 0.4) **1/8 diverged** | **8/8 diverged** |
`;
    const [setting] = settingsIn(text);
    expect(setting).toMatchObject({ task: "digits", kind: "momentum", steps: 400 });
    expect(setting.arms["One cycle"]).toMatchObject({ peak: 0.1, stepsTo: null });
    expect(setting.arms.Constant).toMatchObject({ accuracy: 0.981, stepsTo: 350 });
    expect(setting.grid.Constant).toEqual([
      { lr: 0.005, loss: 0.182, diverged: false },
      { lr: 0.5, loss: undefined, diverged: true },
    ]);
    expect(setting.warmup["no warmup"]).toEqual([
      { lr: 0.5, loss: { mean: 0.3, low: 0.2, high: 0.4 }, diverged: 1, runs: 8 },
      { lr: 5, loss: undefined, diverged: 8, runs: 8 },
    ]);
  });
});
