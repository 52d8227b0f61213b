import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Case, runCase } from "../../../../scripts/golden/cases.mjs";
import { compile } from "../compile/index.ts";
import { greedy, plateau } from "../control/index.ts";
import { frameworks, from } from "./index.ts";

const anneal = { from, compile, plateau, greedy };
const read = (url: URL): Case[] => JSON.parse(readFileSync(url, "utf8")) as Case[];
const copied = read(new URL("./golden/cases.json", import.meta.url));
/** Calls on which random comparison with the frameworks found a difference once. */
const found = read(new URL("./golden/found.json", import.meta.url));

describe("the numbers of each scheduler are those of its framework", () => {
  test.each([...copied, ...found].map((each) => [each.id, each] as const))("%s", (_, each) => {
    expect(runCase(each, anneal).failures).toEqual([]);
  });
});

test.each(copied.map((each) => [each.id, each] as const))("what %s becomes is plain JSON", (_, each) => {
  const { converted } = runCase(each, anneal);
  expect(JSON.parse(JSON.stringify(converted))).toEqual(converted);
});

test("every scheduler but controllers and aliases stands in the copied cases", () => {
  const seen = new Set([...copied, ...found].map(({ framework, scheduler }) => `${framework} ${scheduler}`));
  const missing = Object.entries(frameworks).flatMap(([framework, schedulers]) =>
    Object.keys(schedulers)
      .filter(
        (name) =>
          !/plateau|greedy|^get_.*schedule|^get_scheduler$|^OptimizerParamScheduler$|^create_scheduler_v2$|^param_scheduler$/i.test(
            name,
          ),
      )
      .map((name) => `${framework} ${name}`)
      .filter((name) => !seen.has(name)),
  );
  expect(missing).toEqual(["torch LambdaLR"]);
});

const shared = new URL("../../../../../shared/golden/", import.meta.url);

if (existsSync(shared)) {
  test.each(Object.keys(frameworks))(
    "every case of %s in ../shared/golden has its own numbers",
    (framework) => {
      const failures = read(new URL(`${framework}.json`, shared)).flatMap((each) =>
        runCase(each, anneal).failures.map((failure) => ({ id: each.id, ...failure })),
      );
      expect(failures).toEqual([]);
    },
  );
} else if (!process.env.CI) {
  // In CI a skipped test fails, and a clean clone never has that folder beside it.
  test.skip("every case of ../shared/golden, which this machine lacks", () => {});
}
