import { existsSync, readFileSync } from "node:fs";
import { compile } from "anneal";
import { greedy, plateau } from "anneal/control";
import {
  type Argument,
  type Call,
  type ConvertContext,
  type Framework,
  frameworks,
  from,
} from "anneal/convert";
import { describe, expect, test } from "vitest";
import { type Case, runCase } from "../../../scripts/golden/cases.mjs";
import { read } from "../src/index.ts";
import { toPython } from "./print.ts";

const casesIn = (url: URL): Case[] => JSON.parse(readFileSync(url, "utf8")) as Case[];
const copied = casesIn(new URL("../../anneal/src/convert/golden/cases.json", import.meta.url));
const shared = new URL("../../../../shared/golden/", import.meta.url);

/** Names by their last part, and no empty list of arguments: what is the same to `from`. */
function plain(value: Argument): Argument {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, plain(each as Argument)] as const);
  const { args, ...rest } = Object.fromEntries(entries) as { readonly [key: string]: Argument };
  if (!("kwargs" in value || "args" in value)) return Object.fromEntries(entries);
  const { name } = value as Call;
  return {
    ...rest,
    name: name.slice(name.lastIndexOf(".") + 1),
    ...(Array.isArray(args) && args.length > 0 && { args }),
  };
}

/** `from` of a call that was written as Python and read back. */
function viaPython(framework: Framework, call: Call, context: ConvertContext): unknown {
  const { found } = read(toPython(framework, call), { facts: context });
  expect(found).toHaveLength(1);
  expect(found[0].framework).toBe(framework);
  expect(plain(found[0].call.kwargs)).toEqual(plain(call.kwargs));
  return from(framework, found[0].call, found[0].context);
}

const anneal = { from: viaPython, compile, plateau, greedy };

describe("a call that is written as Python and read back is the same, and gives the framework's own numbers", () => {
  test.each(copied.map((each) => [each.id, each] as const))("%s", (_, each) => {
    expect(runCase(each, anneal).failures).toEqual([]);
  });
});

if (existsSync(shared)) {
  test.each(Object.keys(frameworks))("every case of %s in ../shared/golden as well", (framework) => {
    const failures = casesIn(new URL(`${framework}.json`, shared)).flatMap((each) =>
      runCase(each, anneal).failures.map((failure) => ({ id: each.id, ...failure })),
    );
    expect(failures).toEqual([]);
  });
} else if (!process.env.CI) {
  // In CI a skipped test fails, and a clean clone never has that folder beside it.
  test.skip("every case of ../shared/golden, which this machine lacks", () => {});
}
