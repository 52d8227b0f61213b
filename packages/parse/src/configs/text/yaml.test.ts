import { expect, test } from "vitest";
import { placesIn } from "./field.ts";
import { parseYaml } from "./yaml.ts";

test("values stand where they are written", () => {
  const text = 'a: 1\nb:\n  - x\n  - {c: "two", d: [3]}\n';
  const places = Object.fromEntries(placesIn(parseYaml(text) as never, "root"));
  expect(places).toEqual({
    root: { line: 1, column: 1 },
    "root.a": { line: 1, column: 4 },
    "root.b": { line: 3, column: 3 },
    "root.b[0]": { line: 3, column: 5 },
    "root.b[1]": { line: 4, column: 5 },
    "root.b[1].c": { line: 4, column: 9 },
    "root.b[1].d": { line: 4, column: 19 },
    "root.b[1].d[0]": { line: 4, column: 20 },
  });
});

test("anchors, aliases and merges read as PyYAML reads them", () => {
  const text = `
base: &base {lr: 0.1, warmup: 5}
more: &more {lr: 0.2, decay: 1}
own:
  <<: [*base, *more]
  warmup: 7
list: [*base, &x 3, *x]
`;
  expect(parseYaml(text)?.value).toEqual({
    base: { lr: 0.1, warmup: 5 },
    more: { lr: 0.2, decay: 1 },
    own: { lr: 0.1, warmup: 7, decay: 1 },
    list: [{ lr: 0.1, warmup: 5 }, 3, 3],
  });
});

test("quotes, tags of YAML's own and block texts keep what they say", () => {
  const text =
    'a: "1e-3"\nb: \'yes\'\nc: !!str 1\nd: !!float 3e-4\ne: |\n  two\n  lines\nf: >-\n  one\n  line\n"<<": 1\n';
  expect(parseYaml(text)?.value).toEqual({
    a: "1e-3",
    b: "yes",
    c: "1",
    d: 3e-4,
    e: "two\nlines\n",
    f: "one line",
    "<<": 1,
  });
});

test("the later of two keys counts, and knows of the earlier", () => {
  const field = parseYaml("a: 1\nb: 2\na: 3\n")?.fields?.get("a");
  expect(field).toMatchObject({ value: 3, key: { line: 3, column: 1 }, before: { line: 1, column: 1 } });
});

test("a key called __proto__ is a key like others", () => {
  const root = parseYaml("__proto__: {a: 1}\n");
  expect(Object.keys(root?.value as object)).toEqual(["__proto__"]);
  expect(({} as { a?: number }).a).toBeUndefined();
});

test("nothing but comments is nothing", () => {
  expect(parseYaml("# only\n---\n# comments\n")).toBeUndefined();
});
