import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { convertText } from "@anneal/parse";
import { compile } from "anneal";
import { type Framework, frameworks } from "anneal/convert";
import { describe, expect, test } from "vitest";
import { contextOf } from "../scripts/pages/commands.mjs";
import { anchor, convertedEntry } from "../scripts/pages/entry.mjs";
import { guides } from "../scripts/pages/examples.mjs";
import { pages } from "../scripts/pages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "docs/frameworks";
const names = Object.keys(frameworks) as Framework[];
const written = pages();

describe("the pages of the frameworks", () => {
  test.each(names)("%s: every scheduler has an example", (framework) => {
    const shown = guides[framework].examples.flatMap((example) => example.names);
    expect([...shown].sort()).toEqual(Object.keys(frameworks[framework]).sort());
  });

  test.each(
    names.flatMap((name) =>
      guides[name].examples.map((example) => [name, example.names[0], example] as const),
    ),
  )(
    "%s %s: what it shows, read as text with the facts of its command, is what it says",
    (name, _, example) => {
      const { style } = guides[name];
      const { baseLrs, horizon } = contextOf(name, example);
      const facts = { ...(baseLrs && { baseLrs }), horizon, maxDuration: `${horizon?.steps}ba` };
      const { converted } = convertedEntry(name, example);
      for (const text of [style.source(example.call), ...(style.file ? [] : [style.line(example.call)])]) {
        const [read] = convertText(text, { from: name, facts }).converted;
        expect(read.converted.control).toEqual(converted.control);
        const [got, want] = [read.converted, converted].map(
          ({ groups }) => compile(groups[0], { steps: 9 }).at,
        );
        for (let k = 0; k <= 2 * example.run; k += Math.ceil(example.run / 500)) {
          expect(Math.abs(got(k) - want(k)), `step ${k}`).toBeLessThanOrEqual(1e-12 * Math.abs(want(k)));
        }
      }
    },
  );

  test("are what the converters say today (else: npm run pages)", () => {
    const stale = Object.entries(written).filter(
      ([path, text]) => !existsSync(root + path) || readFileSync(root + path, "utf8") !== text,
    );
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  test("and nothing else is in their folder (else: npm run pages)", () => {
    const found = readdirSync(root + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath.slice(root.length)}/${entry.name}`);
    expect(found.filter((path) => written[path] === undefined)).toEqual([]);
  });

  test("are less than 1.5 MB together", () => {
    const sizes = Object.keys(written).map((path) => statSync(root + path).size);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(1.5e6);
  });

  test("link to sections that exist", () => {
    const sections = (path: string): string[] =>
      [...(written[path] ?? "").matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading));
    const broken = Object.entries(written)
      .filter(([path]) => path.endsWith(".md"))
      .flatMap(([path, text]) =>
        [...text.matchAll(/\]\(([\w./-]*)#([^)]+)\)/g)]
          .filter(([, page, section]) => {
            const target = page === "" ? path : posix.join(posix.dirname(path), page);
            return !sections(target).includes(section);
          })
          .map(([link]) => `${path}: ${link}`),
      );
    expect(broken).toEqual([]);
  });
});
