import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anneal, run } from "./fake-io.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-commands-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("anneal table", () => {
  test("prints rows of full precision, one an update", async () => {
    const { out } = await anneal("table linear --peak 1 --steps 3");
    expect(out).toBe("step,lr\n0,1\n1,0.6666666666666667\n2,0.33333333333333337\n");
  });

  test("prints one array in which entry k is the LR of update k", async () => {
    const spec =
      '{"kind":"sequence","of":[{"kind":"linear","from":0.0001,"to":0.001,"over":"10%"},{"kind":"cosine","from":0.001,"to":0.0001,"over":"rest"}]}';
    const { status, out, err } = await run(["table", "-", "--steps", "1000", "--json"], { stdin: spec });
    expect([status, err]).toEqual([0, ""]);
    const rates: number[] = JSON.parse(out);
    expect(rates.length).toBe(1000);
    for (const k of [0, 1, 50, 99]) expect(rates[k]).toBeCloseTo(1e-4 + (9e-4 * k) / 100, 15);
    for (const k of [100, 550, 999]) {
      expect(rates[k]).toBeCloseTo(1e-4 + 4.5e-4 * (1 + Math.cos((Math.PI * (k - 100)) / 900)), 15);
    }
  });

  test("chooses rows: from one update up to before another, only every n-th", async () => {
    const { out } = await anneal("table constant --peak 2 --steps 1000 --from 10% --to 140 --each 20");
    expect(out).toBe("step,lr\n100,2\n120,2\n");
  });

  test("streams a long run in pieces", async () => {
    let pieces = 0;
    let longest = 0;
    let size = 0;
    const { processIo } = await import("../src/output/io.ts");
    const { main } = await import("../src/main.ts");
    const io = {
      ...processIo(),
      write: async (text: string) => {
        pieces++;
        longest = Math.max(longest, text.length);
        size += text.length;
      },
    };
    expect(await main(["table", "constant", "--peak", "0.5", "--steps", "1M", "--json"], io)).toBe(0);
    expect(pieces).toBeGreaterThan(50);
    expect(longest).toBeLessThan(100_000);
    expect(size).toBe(1 + 1e6 * "\n0.5".length + (1e6 - 1) + "\n]\n".length);
  });
});

describe("anneal check", () => {
  test("finds nothing wrong with a good spec", async () => {
    const { status, out, err } = await anneal("check wsd --peak 1e-3 --warmup 5% --steps 10k");
    expect([status, out, err]).toEqual([0, "✓ wsd: no mistakes, no warnings, 10,000 steps\n", ""]);
  });

  test("tells warnings, which only --strict counts as a negative result", async () => {
    const spec = '{"kind":"linear","from":0,"to":0.1,"over":"100%"}';
    const lenient = await run(["check", spec, "--steps", "100"]);
    expect(lenient.status).toBe(0);
    expect(lenient.out).toMatch(/^! spec: linear: update 0 .*\n✓ spec: no mistakes, 1 warning, 100 steps\n$/);
    expect((await run(["check", spec, "--steps", "100", "--strict"])).status).toBe(1);
  });

  test("tells all mistakes at once, each with its suggestion on a second line", async () => {
    const spec = {
      kind: "sequence",
      of: [{ kind: "liner" }, { kind: "cosine", from: "a", to: 0, over: "5 percent" }],
    };
    const { status, out, err } = await run(["check", JSON.stringify(spec)]);
    expect([status, out]).toEqual([2, ""]);
    const lines = err.split("\n");
    expect(lines[0]).toMatch(
      /^✗ sequence\.of\[0\]\.kind: expected one of linear, cosine, .*, received "liner"$/,
    );
    expect(lines[1]).toBe('  → did you mean "linear"?');
    expect(err).toMatch(/✗ sequence\.of\[1\]\.from: expected a number.*, received "a"\n/);
    expect(err).toMatch(/✗ sequence\.of\[1\]\.over: .*, received "5 percent"\n {2}→ write "5%"\n/);
  });

  test("checks the form alone when the length of the run is not known", async () => {
    const { status, out } = await run(["check", '{"kind":"linear","from":1,"to":0,"over":"80%"}']);
    expect(status).toBe(0);
    expect(out).toBe("✓ spec: no mistakes in its form\n  → add --steps to check how its lengths add up\n");
  });

  test("names the file of each mistake when there are several", async () => {
    const good = join(folder, "good.json");
    const bad = join(folder, "bad.json");
    writeFileSync(good, '{"kind":"constant","value":1}');
    writeFileSync(bad, '{"kind":"constant"}');
    const { status, out, err } = await run(["check", good, bad, "--steps", "10"]);
    expect(status).toBe(2);
    expect(out).toContain(`✓ ${good}: no mistakes`);
    expect(err).toContain(`✗ ${bad}: constant.value: expected`);
  });

  test("gives problems and warnings as JSON", async () => {
    const { status, out } = await run(["check", '{"kind":"cosin"}', "--steps", "10", "--json"]);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject([
      {
        name: "spec",
        ok: false,
        problems: [{ code: "unknown", path: "kind", suggestion: 'did you mean "cosine"?' }],
      },
    ]);
  });
});

describe("a plan", () => {
  const plan = JSON.stringify({
    lr: { kind: "cosine", from: 1, to: 0, over: "rest" },
    momentum: 0.9,
    groups: [{ match: "*.bias", weightDecay: 0 }],
  });

  test("is checked as a plan, with the length of the run and without", async () => {
    expect(await run(["check", plan, "--steps", "100"])).toMatchObject({
      status: 0,
      out: "✓ spec: no mistakes, no warnings, 100 steps\n",
    });
    expect((await run(["check", plan])).out).toMatch(/^✓ spec: no mistakes in its form\n/);
    const wrong = await run(["check", plan.replace("momentum", "momentun"), "--steps", "100"]);
    expect(wrong.status).toBe(2);
    expect(wrong.err).toMatch(/^✗ plan\.momentun: expected one of .*\n {2}→ did you mean "momentum"\?\n$/);
  });

  test("has no one curve to draw", async () => {
    for (const command of ["show", "table", "explain"]) {
      const { status, err } = await run([command, plan, "--steps", "100"]);
      expect([status, err]).toEqual([
        2,
        "✗ spec is a plan: compilePlan of the library reads it\n  → anneal check finds its mistakes\n",
      ]);
    }
  });
});

test("a kind that is the name of a recipe is told apart", async () => {
  const { err } = await run(["check", '{"kind":"warmupCosine","peak":1}', "--steps", "10"]);
  expect(err).toContain(
    "→ warmupCosine is a recipe, not a kind: anneal new warmupCosine <file> writes what it becomes\n",
  );
});

test.each([
  ["1Btok", 'write "1e9tok"'],
  ["2Msample", 'write "2e6sample"'],
  ["0.5Mtok", 'write "500000tok"'],
  ["10k", "write 10000 for steps"],
  ["1.5M", "write 1500000 for steps"],
])("a length of the command line, %s, is none in a file, which says what is", async (over, hint) => {
  const { err } = await run([
    "check",
    JSON.stringify({ kind: "cosine", from: 1, to: 0, over }),
    "--steps",
    "9",
  ]);
  expect(err).toMatch(/^✗ cosine\.over: expected a length .*\n {2}→ .*\n$/);
  expect(err).toContain(`→ ${hint}\n`);
});

describe("anneal explain", () => {
  test("says in words what a schedule does, in lines that fit", async () => {
    const { status, out } = await anneal("explain wsd --peak 1e-3 --warmup 1000 --steps 25k");
    expect(status).toBe(0);
    expect(out).toMatch(/warmup|warms up/i);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const { out: json } = await anneal("explain wsd --peak 1e-3 --warmup 1000 --steps 25k --json");
    expect(JSON.parse(json)[0].paragraphs.length).toBeGreaterThan(0);
  });
});

describe("anneal new", () => {
  const fresh = (name: string): string => join(mkdtempSync(join(folder, "new-")), name);

  test("writes a JSON spec and the schema that it names", async () => {
    const path = fresh("wsd.json");
    const { status, err } = await run(["new", "wsd", path, "--peak", "1e-3", "--warmup", "1000"]);
    expect(status).toBe(0);
    expect(err).toContain(`→ ${path}\n`);
    const file = JSON.parse(readFileSync(path, "utf8"));
    expect(Object.keys(file).slice(0, 3)).toEqual(["$schema", "version", "kind"]);
    expect(existsSync(join(path, "..", file.$schema))).toBe(true);
    expect((await run(["check", path, "--steps", "25k"])).status).toBe(0);
  });

  test("writes a YAML spec with the comment that editors read", async () => {
    const path = fresh("cosine.yaml");
    await run(["new", "cosine", path, "--peak", "3e-4", "--warmup", "5%"]);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=\.\/anneal\.schema\.json\nversion: 1\nkind: sequence\n/,
    );
    const { out } = await run(["table", path, "--steps", "100", "--json"]);
    expect(JSON.parse(out)[5]).toBe(3e-4);
  });

  test("does not write over a file unless it is told to", async () => {
    const path = fresh("a.json");
    const argv = ["new", "cosine", path, "--peak", "1"];
    expect((await run(argv)).status).toBe(0);
    const again = await run(argv);
    expect([again.status, again.err]).toEqual([2, `✗ ${path} exists already\n  → --force writes over it\n`]);
    expect((await run([...argv, "--force"])).status).toBe(0);
  });

  test("names another schema without writing one", async () => {
    const path = fresh("a.yml");
    await run(["new", "constant", path, "--peak", "1", "--schema", "../schema.json"]);
    expect(readFileSync(path, "utf8")).toContain("$schema=../schema.json");
    expect(existsSync(join(path, "..", "anneal.schema.json"))).toBe(false);
  });
});

describe("anneal kinds", () => {
  test("lists every recipe and kind with one line each", async () => {
    const { out } = await anneal("kinds");
    for (const word of [
      "warmupStableDecay, wsd",
      "warmRestarts, sgdr",
      "noam",
      "chebyshev",
      "sequence",
      "noise",
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}${word}\\b.* {2}\\w`, "m"));
    }
  });

  test("shows the flags of a recipe, the fields of a kind, and what else they are called", async () => {
    const { out } = await anneal("kinds sgdr");
    expect(out).toMatch(/^sgdr means warmRestarts$/m);
    expect(out).toMatch(/CosineAnnealingWarmRestarts/);
    expect(out).toMatch(/^ {2}--stretch <number> +length of a cycle over the one before \(default 1\)$/m);
    expect((await anneal("kinds clamp")).out).toMatch(/"kind": "clamp".*\n(.*\n)* {2}min /);
  });

  test("is JSON when asked", async () => {
    const { recipes, kinds } = JSON.parse((await anneal("kinds --json")).out);
    expect(recipes.length).toBeGreaterThan(15);
    expect(kinds.find((kind: { name: string }) => kind.name === "repeat").fields.times.default).toBeNull();
  });
});

describe("anneal schema", () => {
  test("prints a JSON Schema, or writes it into a file", async () => {
    const { out } = await anneal("schema");
    expect(JSON.parse(out)).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
    const path = join(folder, "schema.json");
    expect((await run(["schema", "--out", path])).err).toBe(`→ ${path}\n`);
    expect(readFileSync(path, "utf8")).toBe(out);
  });
});

describe("own kinds", () => {
  const saw = `export const saw = { kind: "saw", says: "Falls again and again.",
    fields: { peak: { type: "number", says: "highest LR" }, every: { type: "duration", positive: true, says: "length of a tooth" } },
    compile: ({ peak, every }) => ({ span: Infinity, at: (t) => peak * (1 - (t % every) / every) }) };`;
  const module = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test("from a module stand beside anneal's, in specs, on the command line and in the list", async () => {
    const path = module("saw.mjs", saw);
    const spec = '{"kind":"scale","by":2,"of":{"kind":"saw","peak":1,"every":"40%"}}';
    const { out } = await run(["table", spec, "--kinds", path, "--steps", "10", "--json"]);
    expect(JSON.parse(out)).toEqual([2, 1.5, 1, 0.5, 2, 1.5, 1, 0.5, 2, 1.5]);
    const short = await run([
      "table",
      "saw",
      `--kinds=${path}`,
      "--peak",
      "2",
      "--every",
      "40%",
      "--steps",
      "10",
      "--json",
    ]);
    expect(short.out).toBe(out);
    expect((await run(["kinds", "--kinds", path])).out).toContain("saw");
  });

  test.each([
    [
      "none.js",
      "export const x = 1;",
      "expected a module that exports kinds, received one that exports none",
    ],
    ["broken.mjs", "export const = ;", "cannot be loaded: "],
    ["throws.mjs", "throw new Error('not today');", "cannot be loaded: not today"],
    [
      "taken.mjs",
      saw.replace('"saw"', '"linear"'),
      'expected a name of its own, received "linear", which there is already',
    ],
  ])("in %s are refused in one sentence", async (name, text, sentence) => {
    const { status, err } = await run(["kinds", "--kinds", module(name, text)]);
    expect(status).toBe(2);
    expect(err.split("\n")[0]).toContain(sentence);
  });
});

describe("help and version", () => {
  test("go to standard output", async () => {
    expect((await anneal("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const line of ["", "--help", "help", "help show", "show --help"]) {
      const { status, out, err } = await anneal(line);
      expect([line, status, err]).toEqual([line, 0, ""]);
      expect(out).toMatch(/^Usage: anneal/);
    }
  });

  test("group the flags of a command", async () => {
    const { out } = await anneal("show --help");
    expect(out).toMatch(/\nThe run:\n {2}--steps <number>/);
    expect(out).toMatch(/\nA recipe.*:\n {2}--peak <number>/);
  });
});
