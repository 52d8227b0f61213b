import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ceilings, filesAtFirst, firstLoad, singleFile, singleSize } from "../bench/studio/sizes.mjs";

test("Design is there after 150 kB, compressed: page, style and code, with all that they import", () => {
  const files = filesAtFirst();
  expect(files).toContainEqual(expect.stringMatching(/\.css$/));
  expect(files).toContainEqual(expect.stringMatching(/\.js$/));
  expect(firstLoad()).toBeGreaterThan(20_000);
  expect(firstLoad()).toBeLessThanOrEqual(ceilings.firstLoad);
});

test("the single file has at most 700 kB, and names no other file", () => {
  expect(singleSize()).toBeGreaterThan(50_000);
  expect(singleSize()).toBeLessThanOrEqual(ceilings.single);
  const head = readFileSync(singleFile, "utf16le").replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "");
  expect(head).toContain("<title>anneal studio</title>");
  expect(head.match(/(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
});
