import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anneal, run, words } from "./fake-io.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-wrong-"));
  writeFileSync(join(folder, "wsd.json"), '{"kind":"constant","value":1}');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["shw", "unknown command shw", "did you mean show?"],
  ["show", "expected a spec, received nothing", "a recipe such as cosine"],
  ["show cosin --peak 1", 'expected a file, - or a recipe, received "cosin"', "did you mean cosine?"],
  ["show xyzzyx", 'expected a file, - or a recipe, received "xyzzyx"', "anneal kinds lists the recipes"],
  ["show cosine", "cosine needs --peak", "add --peak 3e-4 --steps 10k"],
  ["show cosine --peak 1", "cosine needs the length of the run", "add --steps 10k"],
  ["show multistep --peak 1 --steps 9", "multistep needs --milestones", "add --milestones 50%,75%"],
  ["show cosine --peek 1", "show: unknown option --peek", "did you mean --peak?"],
  ["show cosine --max-lr 1", "show: unknown option --max-lr", "the highest LR is --peak"],
  ["show cosine --peak", "show: option --peak <number> argument missing", undefined],
  [
    "show cosine --peak high --steps 9",
    '--peak: expected a number such as 3e-4 or 0.1, received "high"',
    undefined,
  ],
  [
    "show cosine --peak 0,001 --steps 9",
    '--peak: expected a number such as 3e-4 or 0.1, received "0,001"',
    "write 0.001 with a point",
  ],
  ["show cosine --peak 1 --warmup 2,5% --steps 9", "--warmup: expected a length", "write 2.5% with a point"],
  ["show cosine --peak -1 --steps 9", "--peak: expected a number", undefined],
  ["show cosine --peak 1 --steps 0", "--steps: expected a whole number of at least 1", undefined],
  ["show cosine --peak 1 --warmup 5percent --steps 9", "--warmup: expected a length", 'write "5%"'],
  ["show cosine --peak 1 --every 10 --steps 9", "cosine: no flag --every", "cosine takes --peak, --warmup"],
  ["show wsd --peak 1 --shape sqrt --steps 9", "--shape: expected one of", 'did you mean "1-sqrt"?'],
  [
    "show cosine --peak 1 --warmup 3ep --steps 9",
    "--warmup: expected the steps of an epoch to be known",
    "add --steps-per-epoch, or --dataset and --batch",
  ],
  ["show plateau", "plateau reacts to the run, so it has no curve to draw", "anneal/control"],
  [
    "show cosine --peak 1 --epochs 3",
    "--epochs: expected --steps-per-epoch, or --dataset and --batch to be given beside it, received 3",
    undefined,
  ],
  ["show cosine --peak 1 --epochs 3 --samples 100", "--samples: expected one length", "--dataset"],
  ["show cosine --peak 1 --steps 9 --out a.txt", "--out: expected a name that ends in .svg", undefined],
  [
    "show cosine --peak 1 --steps 9 --out no/such/a.svg",
    'no/such/a.svg: no folder "no/such"',
    "make it first",
  ],
  ["show cosine wsd --peak 1 --steps 9 --expand", "--expand: expected one spec, received 2", undefined],
  ["show - - --steps 9", "expected - once, received it twice", undefined],
  ["show none.json --steps 9", "none.json: no such file", undefined],
  ["show . --steps 9", ".: expected a file, received a folder", undefined],
  ["table cosine wsd --peak 1 --steps 9", "expected one spec, received 2", "anneal show --out all.csv"],
  [
    "table cosine --peak 1 --steps 10 --from 10",
    "--from: expected an update of the run of 10 steps, whose last is 9, received 10",
    undefined,
  ],
  [
    "table cosine --peak 1 --steps 10 --to 11",
    "--to: expected at most the end of the run of 10 steps, received 11",
    undefined,
  ],
  [
    "table cosine --peak 1 --steps 10 --from 5 --to 5",
    "--to: expected a later update than --from, 5, received 5",
    undefined,
  ],
  ["table cosine --peak 1 --steps 10 --each 1.5", "--each: expected whole steps, received 1.5", undefined],
  [
    "table cosine --peak 1 --steps 10 --out lr.csv",
    "table: unknown option --out",
    "anneal show cosine --out lr.csv",
  ],
  ["table cosine --peak 1 --steps 9 --each 0", "--each: expected", undefined],
  ["table cosine --peak 1 --steps 9 --from 3ep", "--from: expected the steps of an epoch", undefined],
  [
    "table - --steps 9 --every 2",
    "--every is for recipes; stdin holds its own numbers",
    "rows are chosen with --each",
  ],
  [
    "show cosine cosine --peak 1 --steps 9",
    "expected different specs, received cosine twice",
    "--peak 1e-4 --peak 3e-4",
  ],
  ["table cosine --peak 1 --peak 2 --steps 9", "expected one spec, received 2", "anneal show --out all.csv"],
  ["new cosine new.json --peak 1 --peak 2", "expected one spec, received 2", undefined],
  [
    "show cosine --peak 1 --peak 2 --warmup 1 --warmup 2 --steps 9",
    "expected one flag to be given several times, received --peak and --warmup",
    undefined,
  ],
  [
    "show cosine --peak 1e-4,3e-4 --steps 9",
    '--peak: expected a number such as 3e-4 or 0.1, received "1e-4,3e-4"',
    "give it once for each: --peak 1e-4 --peak 3e-4",
  ],
  ["new wsd", "new: missing required argument file", undefined],
  ["new wsd wsd.txt --peak 1", "expected a file name that ends in .json, .yaml or .yml", undefined],
  [
    "new wsd new.json --peak 1 --steps 9",
    "a spec file does not hold the length of the run",
    "anneal show new.json",
  ],
  ["kinds xyzzyx", 'expected a recipe or kind, received "xyzzyx"', "anneal kinds lists them"],
  ["schema extra", "schema: too many arguments", undefined],
  ["show cosine --peak 1 --steps 9 --kinds none.mjs", "none.mjs: no such file", undefined],
])("anneal %s: one sentence, status 2", async (line, sentence, hint) => {
  const { status, out, err } = await anneal(line);
  expect(status).toBe(2);
  expect(out).toBe("");
  expect(err).toMatch(/^✗ /);
  expect(err.split("\n")[0]).toContain(sentence);
  if (hint !== undefined) expect(err.split("\n")[1]).toMatch(/^ {2}→ /);
  if (hint !== undefined) expect(err.split("\n")[1]).toContain(hint);
  expect(err.split("\n").length).toBe(hint === undefined && !err.includes("→") ? 2 : 3);
});

test("a refused spec ends every command with status 2 and the sentence", async () => {
  const spec =
    '{"kind":"sequence","of":[{"kind":"linear","to":1,"over":"30%"},{"kind":"cosine","from":1,"to":0,"over":"80%"}]}';
  for (const command of ["show", "table", "check", "explain"]) {
    const { status, out, err } = await run([command, "-", "--steps", "1000"], { stdin: spec });
    expect([command, status, out]).toEqual([command, 2, ""]);
    expect(err.split("\n")[0]).toBe(
      '✗ sequence.of[1].over: expected at most 700 steps, received "80%" (800 steps)',
    );
  }
});

test("a near file name is suggested", async () => {
  const { err } = await run(["show", join(folder, "wds.json")]);
  expect(err).toContain(`did you mean ${join(folder, "wsd.json")}?`);
});

test("nothing from outside reaches the terminal as a control character", async () => {
  const { err } = await run(["show", "\x1b[31mred\x07.json"]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(err).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
});

test("no arguments lead to an unexpected failure", async () => {
  const word = fc.constantFrom(
    ...words(
      'show table check explain new kinds schema help cosine wsd rex step knots table noise - {} {"kind":1}',
    ),
    ...words(
      "--peak --steps --warmup --json --expand --log --every --points 1 -1 0 5% rest 1e999 a:b,c NaN '' --out",
    ),
    ...words("--kinds --epochs --batch --dataset --help --version -h -x -- = --steps= --steps=9 --peak=1 ."),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 7 }), async (argv) => {
      fc.pre(!argv.includes("new") && !argv.includes("--out"));
      const { status, err } = await run(argv, { stdin: '{"kind":"constant","value":1}' });
      expect([0, 2]).toContain(status);
      expect(err).not.toMatch(/never should|^ +at /m);
    }),
    { seed: 6, numRuns: 150 },
  );
});
