import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Case, golden } from "./golden.ts";

/** The whole tables, where this checkout stands beside them. */
const whole = new URL("../../../../../shared/golden/", import.meta.url);
const absent = !existsSync(whole);

type Values = readonly (number | string | readonly number[])[];
interface Original {
  readonly id: string;
  readonly kwargs: unknown;
  readonly base_lrs?: readonly number[];
  readonly version: string;
  readonly indices?: readonly number[];
  readonly inputs?: { readonly [name: string]: unknown };
  readonly lrs: readonly Values[];
  readonly momentum?: readonly Values[];
  readonly betas?: readonly Values[];
  readonly weight_decay?: readonly Values[];
}

/** What a case here says otherwise than the table it was copied from. */
function differences(copy: Case, original: Original): string[] {
  const found: string[] = [];
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) found.push(`${copy.id}: ${what}`);
  };
  same("kwargs", copy.kwargs, original.kwargs);
  if (copy.baseLrs !== undefined) same("base LRs", copy.baseLrs, original.base_lrs);
  if (copy.version !== undefined) same("version", copy.version, original.version);
  for (const [name, value] of Object.entries(copy.inputs ?? {})) same(name, value, original.inputs?.[name]);
  const places = copy.steps.map((step) => original.indices?.indexOf(step) ?? step);
  const { pos, epochs } = (original.inputs ?? {}) as { readonly pos?: number[]; readonly epochs?: number[] };
  if (copy.times !== undefined) {
    const times = pos ?? [0, ...(epochs ?? [])];
    same(
      "times",
      copy.times,
      places.map((place) => times[place]),
    );
  }
  for (const { of, group = 0, want } of copy.rows) {
    const values = original[of]?.[group] ?? [];
    const figures = places.map((place) => [values[place]].flat()[0]);
    same(of, want, figures);
  }
  return found;
}

describe("the figures here are copies of the whole tables", () => {
  test.for([...golden.keys()])("in %s", (name, { skip }) => {
    skip(absent, "the whole tables, ../shared/golden, are not beside this checkout");
    const originals: readonly Original[] = JSON.parse(readFileSync(new URL(`${name}.json`, whole), "utf8"));
    const byId = new Map(originals.map((each) => [each.id, each]));
    const found = golden.get(name)?.cases.flatMap((each) => {
      const original = byId.get(each.id);
      return original === undefined ? [`${each.id}: not there`] : differences(each, original);
    });
    expect(found).toEqual([]);
  });
});
