import { describe, expect, test } from "vitest";
import type { UsageError } from "../output/usage-error.ts";
import { formatOf, parseText } from "./parse-text.ts";

const mistake = (text: string, name: string): Promise<unknown> =>
  parseText(text, name).then(
    (value) => `no mistake: ${JSON.stringify(value)}`,
    (error: UsageError) => error.message + (error.hint === undefined ? "" : ` (${error.hint})`),
  );

describe("a text", () => {
  const spec = { kind: "linear", from: 3e-4, to: 0, over: "5%" };

  test("is read as JSON or YAML by the name of its file", async () => {
    expect(await parseText(JSON.stringify(spec), "a.json")).toEqual(spec);
    const yaml = "# a ramp\nkind: linear\nfrom: 3e-4\nto: 0\nover: 5%\n";
    expect(await parseText(yaml, "a.yaml")).toEqual(spec);
    expect(await parseText(yaml, "a.YML")).toEqual(spec);
  });

  test("from standard input is read as what it looks like", async () => {
    expect(await parseText(` ${JSON.stringify(spec)}\n`, "-")).toEqual(spec);
    expect(await parseText("kind: linear\nfrom: 0.0003\nto: 0\nover: 5%", "-")).toEqual(spec);
  });

  test("keeps a name such as __proto__ as data", async () => {
    for (const [text, name] of [
      ['{"__proto__":{"kind":"linear"}}', "a.json"],
      ["__proto__:\n  kind: linear\n", "a.yaml"],
    ]) {
      const value = (await parseText(text, name)) as object;
      expect(Object.keys(value)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });
});

describe("a text with a mistake is refused with its place", () => {
  test.each([
    ["", "a.json", "a.json: expected a spec, received nothing: it is empty"],
    [
      '{\n  "kind": "linear",\n}',
      "a.json",
      'a.json: expected a name in double quotes at line 3, column 1, received "}"',
    ],
    ['{"kind": lin}', "-", '-: expected a value at line 1, column 10, received "lin"'],
    [
      '{"kind": "linear"',
      "a.json",
      'a.json: expected "," or "}" at line 1, column 18, received the end of the text',
    ],
    [
      '// a ramp\n{"kind": "linear"}',
      "a.json",
      'a.json: expected a value at line 1, column 1, received "//" (JSON has no comments; a .yaml file may have them)',
    ],
    ["a\0b", "a.yaml", "a.yaml: expected a text in UTF-8, received other bytes"],
    [
      "---\na: 1\n---\nb: 2\n",
      "a.yaml",
      "a.yaml: expected YAML, but it holds several documents; a spec file holds one",
    ],
    [
      "kind: linear\nkind: cosine\n",
      "a.yaml",
      "a.yaml: expected YAML, but map keys must be unique at line 2, column 1",
    ],
    ["kind: *missing\n", "a.yaml", "a.yaml: expected YAML, but unresolved alias"],
  ])("%j in %s", async (text, name, message) => {
    expect(await mistake(text, name)).toContain(message);
  });

  test("a bomb of aliases ends at once", async () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (const [one, two] of ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"]) {
      bomb.push(`${two}: &${two} [${Array(9).fill(`*${one}`).join(",")}]`);
    }
    expect(await mistake(bomb.join("\n"), "bomb.yaml")).toBe(
      "bomb.yaml: expected YAML, but its aliases repeat more than 100 times",
    );
  });

  test("nesting without end is a sentence, too", async () => {
    expect(await mistake("[".repeat(50_000), "deep.yaml")).toMatch(/^deep\.yaml: expected YAML, but /);
    expect(await mistake("[".repeat(50_000), "deep.json")).toMatch(/received the end of the text$/);
  });
});

test("formats go by the extension", () => {
  expect(["a.json", "a.yaml", "a.yml", "a.JSON", "a", "-", "a.txt"].map(formatOf)).toEqual([
    ...["json", "yaml", "yaml", "json", "guess", "guess", "guess"],
  ]);
});
