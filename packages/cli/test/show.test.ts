import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anneal, run } from "./fake-io.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-show-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const wsd = "show wsd --peak 1e-3 --warmup 1000 --steps 25k";

describe("anneal show", () => {
  test("tells the facts first, then draws the curve", async () => {
    const { status, out, err } = await anneal(wsd, { terminal: true, env: { NO_COLOR: "" } });
    expect([status, err]).toEqual([0, ""]);
    const lines = stripVTControlCharacters(out).split("\n");
    expect(lines[0]).toBe("wsd   warmup 1,000 → hold 19,000 → cooldown 5,000 (1-sqrt)          25,000 steps");
    // warmup sums to 1e-3 * 500 less half a step; the 1-sqrt cooldown to a third of 5,000.
    expect(lines[1]).toBe("first 9.99e-7   peak 1e-3 at 1,000   last 1e-7   mean 8.47e-4   sum of LR 21.2");
    expect(lines[2]).toBe("hold begins at 1,000   · cooldown begins at 20,000");
    expect(lines[3].trim().split(/ +/)).toEqual(["warmup", "hold", "cooldown"]);
    expect(lines[4]).toMatch(/^ {2}1e-3 ┤ {2}\S+$/);
    expect(lines.at(-2)).toBe("        0            5k           10k          15k          20k          25k");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("has colour and braille only on a terminal that shows them", async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape is what is looked for
    const rich = /[\u2800-\u28ff]|\u{1b}/u;
    expect((await anneal(wsd, { terminal: true })).out).toContain("\u{1b}[1mwsd\u{1b}[22m");
    expect((await anneal(wsd)).out).not.toMatch(rich);
    expect((await anneal(wsd, { terminal: true, env: { TERM: "dumb" } })).out).not.toMatch(rich);
    const locales: readonly { readonly [name: string]: string }[] = [
      { LANG: "C" },
      { LC_ALL: "POSIX", LANG: "en_US.UTF-8" },
      { LANG: "de_DE.ISO-8859-1" },
    ];
    for (const env of locales)
      expect((await anneal(wsd, { terminal: true, env })).out).not.toMatch(/[\u2800-\u28ff]/);
    const { out: plain } = await anneal(wsd, { terminal: true, env: { NO_COLOR: "1", LANG: "C.UTF-8" } });
    expect(plain).toMatch(/[\u2800-\u28ff]/);
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect((await anneal(`${wsd} --braille`)).out).toMatch(/[\u2800-\u28ff]/);
    expect((await anneal(`${wsd} --ascii`, { terminal: true })).out).not.toMatch(/[\u2800-\u28ff]/);
  });

  test("names restarts and snapshots", async () => {
    const { out } = await anneal("show sgdr --peak 1e-3 --cycle 1000 --stretch 2 --times 3 --steps 7k");
    expect(out).toContain("2 restarts at 1,000, 3,000   3 snapshots at 999, 2,999, 6,999");
  });

  test("puts several schedules into one table and one picture", async () => {
    const { status, out } = await anneal("show cosine wsd linear --peak 3e-4 --steps 10k --warmup 500");
    expect(status).toBe(0);
    expect(out).toMatch(/^1 cosine {2}warmup 500 → cooldown 9,500 \(cosine\)$/m);
    expect(out).toMatch(/^3 linear +5\.99e-7 +3\.00e-4 +500 +3\.16e-8 +1\.50e-4 +1\.50 +same$/m);
    expect(out).toMatch(/^ +[|+].* wsd /m);
  });

  test("draws a layer for each value of a flag that is given several times", async () => {
    const { status, out, err } = await anneal(
      "show cosine constant --peak 1e-4 --peak 3e-4 --steps 10k --floor 1e-5",
    );
    expect([status, err]).toEqual([0, "--floor is for cosine only\n"]);
    const names = ["cosine peak 1e-4", "cosine peak 3e-4", "constant peak 1e-4", "constant peak 3e-4"];
    for (const [i, name] of names.entries()) expect(out).toMatch(new RegExp(`^${i + 1} ${name} +[0-9]`, "m"));
    expect((await anneal("check cosine --peak 1 --warmup 1 --warmup 5% --steps 100")).out).toBe(
      "✓ cosine warmup 1: no mistakes, no warnings, 100 steps\n✓ cosine warmup 5%: no mistakes, no warnings, 100 steps\n",
    );
  });

  test("fits narrow terminals, and leaves the picture out of tiny ones", async () => {
    for (const columns of [60, 40, 30]) {
      const { out } = await anneal(`${wsd} --ascii`, { terminal: true, columns, env: { NO_COLOR: "1" } });
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(out).toContain("cooldown 5,000 (1-sqrt)");
      expect(out.includes("+")).toBe(columns >= 40);
    }
  });

  test("compares on narrow terminals in whole words and columns", async () => {
    const line = "show cosine wsd oneCycle --peak 3e-4 --steps 10k --warmup 500";
    for (const columns of [80, 60, 40]) {
      const { out } = await anneal(line, { terminal: true, columns, env: { NO_COLOR: "1" } });
      expect(Math.max(...out.split("\n").map((each) => each.length))).toBeLessThanOrEqual(columns);
      expect(out).not.toContain("…");
      expect(out).toMatch(/^2 wsd .*\+\d+\.\d%$/m);
    }
  });

  test("names files by what tells them apart", async () => {
    const [one, other] = ["one", "other"].map((each) => join(folder, each));
    for (const each of [one, other]) {
      mkdirSync(each);
      writeFileSync(join(each, "same.json"), '{"kind":"constant","value":1}');
    }
    writeFileSync(join(one, "gpt2-124m.json"), '{"kind":"linear","from":1,"to":0,"over":"rest"}');
    const paths = [join(one, "same.json"), join(one, "gpt2-124m.json"), join(other, "same.json")];
    const svg = join(folder, "named.svg");
    const { out } = await run(["show", ...paths, "--steps", "10", "--json", "--out", svg]);
    const names = JSON.parse(out).layers.map(({ name }: { name: string }) => name);
    expect(names).toEqual([paths[0], "gpt2-124m", paths[2]]);
    expect(readFileSync(svg, "utf8")).toContain(">gpt2-124m<");
  });

  test("warns of a schedule by its name, once", async () => {
    const { err } = await anneal("show cosine constant --peak 1 --over 50 --steps 100");
    expect(err).toMatch(/^! cosine: the decay ends at step 50/m);
    const { out } = await anneal("check cosine --peak 1 --warmup 10 --over 50 --steps 100");
    expect(out).toMatch(/^! cosine: the decay ends at step 60/m);
  });

  test("prints what a recipe becomes, ready to be read again", async () => {
    const { out } = await anneal("show cosine --peak 3e-4 --warmup 5% --steps 10k --expand");
    expect(JSON.parse(out)).toEqual({
      version: 1,
      kind: "sequence",
      of: [
        { kind: "linear", to: 3e-4, over: "5%" },
        { kind: "cosine", from: 3e-4, to: 0, over: "rest" },
      ],
    });
    const again = await run(["show", "-", "--steps", "10k", "--expand"], { stdin: out });
    expect(again.out).toBe(out);
  });

  test("gives its facts as JSON and nothing else", async () => {
    const { out } = await anneal("show cosine constant --peak 1 --steps 100 --json");
    const { layers } = JSON.parse(out);
    expect(layers[0]).toMatchObject({
      name: "cosine",
      horizon: { steps: 100 },
      first: 1,
      peak: 1,
      peakStep: 0,
    });
    expect(layers[0].last).toBeCloseTo((1 + Math.cos(0.99 * Math.PI)) / 2, 15);
    expect(layers[1]).toMatchObject({ name: "constant", sum: 100, span: null });
  });

  test("writes charts, numbers and specs, and says where", async () => {
    const paths = ["a.svg", "a.png", "a.html", "a.csv", "a.json"].map((name) => join(folder, name));
    const { status, err } = await run([
      ...["show", "linear", "--peak", "1", "--steps", "10"],
      ...paths.flatMap((path) => ["--out", path]),
    ]);
    expect(status).toBe(0);
    expect(err).toBe(paths.map((path) => `→ ${path}\n`).join(""));
    const [svg, png, html, csv, json] = paths.map((path) => readFileSync(path));
    expect(svg.toString()).toMatch(/^<svg /);
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(html.toString()).toMatch(/^<!doctype html>/i);
    expect(csv.toString().split("\n").slice(0, 3)).toEqual(["step,lr", "0,1", "1,0.9"]);
    expect(csv.toString().split("\n").length).toBe(12);
    expect(JSON.parse(json.toString())).toEqual({ version: 1, kind: "linear", from: 1, to: 0, over: "rest" });
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("writes nothing when one of the files cannot be written", async () => {
    const path = join(folder, "never.svg");
    const { status, err } = await run([
      ...["show", "linear", "constant", "--peak", "1", "--steps", "10"],
      ...["--out", path, "--out", join(folder, "b.json")],
    ]);
    expect(status).toBe(2);
    expect(err).toContain("expected one spec, received 2");
    expect(readdirSync(folder)).not.toContain("never.svg");
  });

  test("takes the spec's own length when the run's is not given, and says so", async () => {
    const path = join(folder, "own.yaml");
    writeFileSync(path, "kind: linear\nfrom: 1\nto: 0\nover: 100\n");
    const { status, out, err } = await run(["show", path]);
    expect(status).toBe(0);
    expect(err).toBe("100 steps are the spec's own length; --steps gives the run another\n");
    expect(out).toContain("100 steps");
  });

  test("says how it found the length of the run", async () => {
    const { out, err } = await anneal(
      "show cosine --peak 1 --epochs 90 --dataset 1281167 --batch 256 --accumulation 2 --devices 8",
    );
    expect(err).toContain("4,096 samples per step");
    expect(err).toContain("90 epochs: 28,170 steps");
    expect(out).toContain("28,170 steps");
  });

  test("warns of what is usually wrong, beside the picture", async () => {
    const { status, err } = await run(["show", '{"kind":"linear","from":0,"to":1,"over":9}', "--steps", "9"]);
    expect(status).toBe(0);
    expect(err).toMatch(/^! linear: update 0 /);
  });
});
