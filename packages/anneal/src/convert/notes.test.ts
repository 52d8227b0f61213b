import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Case, callOf, contextOf } from "../../../../scripts/golden/cases.mjs";
import { holds, tableOf } from "../../../../scripts/golden/claims.mjs";
import { type Framework, frameworks, from } from "./index.ts";

const read = (url: URL): Case[] => JSON.parse(readFileSync(url, "utf8")) as Case[];

/** Claims that a case's own numbers contradict, and how often each kind was shown by some. */
function walk(cases: readonly Case[]) {
  const shown: { [code: string]: number } = {};
  const wrong = cases.flatMap((each) => {
    const { notes, positions } = from(each.framework as Framework, callOf(each), contextOf(each));
    const table = tableOf(each);
    // Times that the caller chose are no updates.
    return positions
      ? []
      : notes.flatMap((note) => {
          const verdict = holds(note, table, each);
          if (verdict === true) shown[note.code] = (shown[note.code] ?? 0) + 1;
          return verdict === false ? [{ id: each.id, kwargs: each.kwargs, note }] : [];
        });
  });
  return { wrong, shown };
}

test("what notes say at a step shows there in the framework's own numbers", () => {
  const { wrong, shown } = walk(read(new URL("./golden/cases.json", import.meta.url)));
  expect(wrong).toEqual([]);
  expect(Object.keys(shown).sort()).toEqual(
    expect.arrayContaining(["extrapolates", "holds", "jumps", "late", "never-reaches", "rises-again"]),
  );
  expect(Object.keys(shown).sort()).toEqual(
    expect.arrayContaining(["starts-at-zero", "starts-low", "stops", "total"]),
  );
});

const shared = new URL("../../../../../shared/golden/", import.meta.url);

if (existsSync(shared)) {
  test("also in all of ../shared/golden", () => {
    const names = readdirSync(shared).map((name) => name.replace(/\.json$/, ""));
    const cases = names
      .filter((name) => Object.hasOwn(frameworks, name))
      .flatMap((name) => read(new URL(`${name}.json`, shared)));
    expect(walk(cases).wrong).toEqual([]);
  });
} else if (!process.env.CI) {
  test.skip("also in all of ../shared/golden, which this machine lacks", () => {});
}
