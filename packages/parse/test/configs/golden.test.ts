import { existsSync, readFileSync } from "node:fs";
import { compile } from "anneal";
import { greedy, plateau } from "anneal/control";
import { type Call, type ConvertContext, type Framework, from } from "anneal/convert";
import { expect, test } from "vitest";
import { type Case, runCase } from "../../../../scripts/golden/cases.mjs";
import { convertText } from "../../src/index.ts";
import { toConfig, withConfigs } from "./write-config.ts";

const casesIn = (url: URL): Case[] => JSON.parse(readFileSync(url, "utf8")) as Case[];
const copied = casesIn(new URL("../../../anneal/src/convert/golden/cases.json", import.meta.url));
const shared = new URL("../../../../../shared/golden/", import.meta.url);

/** Reads a call that was written as a config, and counts it; what no config can say is converted as it is. */
function viaConfig(count: { written: number }) {
  return (framework: Framework, call: Call, context: ConvertContext): unknown => {
    const config = toConfig(framework, call, context);
    if (!config) return from(framework, call, context);
    count.written++;
    const { converted } = convertText(config.text, { facts: config.facts });
    expect(converted).toHaveLength(1);
    expect(converted[0].found.framework).toBe(framework);
    return converted[0].converted;
  };
}

/** The failures of some cases, and how many of them were written as configs. */
function run(cases: readonly Case[]) {
  const count = { written: 0 };
  const anneal = { from: viaConfig(count), compile, plateau, greedy };
  const failures = cases.flatMap((each) =>
    runCase(each, anneal).failures.map((failure) => ({ id: each.id, ...failure })),
  );
  return { failures, share: count.written / cases.length };
}

test.each(withConfigs)(
  "a scheduler of %s that is written as a config has the framework's own numbers",
  (framework) => {
    const { failures, share } = run(copied.filter((each) => each.framework === framework));
    expect(failures).toEqual([]);
    expect(share).toBeGreaterThan(0.5);
  },
);

if (existsSync(shared)) {
  test.each(withConfigs)("every case of %s in ../shared/golden as well", (framework) => {
    const { failures, share } = run(casesIn(new URL(`${framework}.json`, shared)));
    expect(failures).toEqual([]);
    expect(share).toBeGreaterThan(0.5);
  });
} else if (!process.env.CI) {
  // In CI a skipped test fails, and a clean clone never has that folder beside it.
  test.skip("every case of ../shared/golden, which this machine lacks", () => {});
}
