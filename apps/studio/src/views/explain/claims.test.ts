import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findings, tally } from "./claims.ts";

const page = readFileSync(new URL("../../../../../docs/claims.md", import.meta.url), "utf8");

const sectionOf = (id: string): string => page.split(`\n## ${id}\n`)[1]?.split("\n## ")[0] ?? "";

test.each(Object.values(findings))("$id says what docs/claims.md found", ({ id, verdict, quoted }) => {
  const row = page.split("\n").find((line) => line.includes(`](#${id})`)) ?? "";
  const section = sectionOf(id) + row;
  expect(section).not.toBe("");
  for (const text of quoted) expect(section).toContain(text);
  if (verdict !== undefined) expect(section).toContain(`**Verdict**: ${verdict}`);
});

test("the tally is that of the page", () => {
  expect(page).toContain(tally);
});
