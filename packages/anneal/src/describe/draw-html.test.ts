import { expect, test } from "vitest";
import { elementsOf, parseMarkup, textOf } from "../../test/markup.ts";
import { compile, fromJson, type Spec } from "../index.ts";
import { multiStep, warmRestarts, warmupStableDecay } from "../recipes/index.ts";
import { constant, noise } from "../schedules/index.ts";
import { drawHtml, type Layer } from "./index.ts";

const steps = 25_000;
const layer = (name: string, spec: Spec, over = steps): Layer => ({
  name,
  spec,
  curve: compile(spec, { steps: over }),
});
const wsd = layer("WSD", warmupStableDecay({ peak: 1e-3, warmup: 1000 }));
const two = [wsd, layer("SGDR", warmRestarts({ peak: 1e-3, times: 3 }))];

const page = (layers: readonly Layer[], options = {}) => parseMarkup(drawHtml(layers, { steps, ...options }));

test("the page says what the schedule is, shows it, and has its numbers", () => {
  const root = page([wsd]);
  expect(elementsOf(root, "h1").map(textOf)).toEqual(["WSD"]);
  expect(textOf(elementsOf(root, "p")[0])).toBe(
    "25,000 steps: warmup 1,000 → hold 19,000 → cooldown 5,000 (1-sqrt). It rises to 1e-3 at step 1,000, holds to 20,000, falls to 0 at 25,000.",
  );
  expect(elementsOf(root, "svg")).toHaveLength(2);
  const [numbers, parts] = elementsOf(root, "table").map((table) =>
    elementsOf(table, "tr").map((row) =>
      row.children.map((cell) => (typeof cell === "string" ? cell : textOf(cell))),
    ),
  );
  expect(numbers).toEqual([
    ["Schedule", "Peak", "At 50%", "Final", "Warmup", "Decay", "Mean LR", "Sum of LR"],
    ["WSD", "1e-3", "1e-3", "0", "1,000", "5,000 · 20%", "8.47e-4", "21.2"],
  ]);
  expect(parts[3]).toEqual(["cooldown", "1-sqrt", "20,000", "5,000", "20%", "1e-3", "0"]);
});

test("the spec stands in it as JSON that reads back to the same spec", () => {
  for (const each of [
    wsd,
    two[1],
    layer("n", noise({ of: multiStep({ peak: 0.1, milestones: ["50%", 20_000] }), std: 1e-3 })),
  ]) {
    const [code] = elementsOf(page([each]), "pre");
    expect(fromJson(textOf(code))).toEqual(JSON.parse(JSON.stringify(each.spec)));
  }
});

test("of several schedules each is told in a sentence, and each is explained under its name", () => {
  const root = page(two);
  const [told] = elementsOf(root, "table").map((table) => elementsOf(table, "tr").map(textOf));
  expect(told).toEqual([
    "WSD25,000 steps: warmup 1,000 → hold 19,000 → cooldown 5,000 (1-sqrt)",
    "SGDR25,000 steps: cycles 25,000 (3 × cosine)",
  ]);
  const folds = elementsOf(root, "summary").map(textOf);
  expect(folds).toContain("In plain words: WSD: how far each step goes, over 25,000 steps");
  expect(folds).toContain("In plain words: SGDR: how far each step goes, over 25,000 steps");
});

test("sums are told as they are, and as a share of the selected one, which comes first", () => {
  const rows = elementsOf(elementsOf(page(two, { selected: 1 }), "table")[1], "tr").map(textOf);
  expect(rows[1]).toMatch(/^SGDR.*12\.5100%$/);
  // WSD sums to 21.17; three cosine cycles of mean 5e-4 to 12.5
  expect(rows[2]).toMatch(/^WSD.*21\.2169\.\d%$/);
});

test("runs of different length say how long each is", () => {
  const short = { ...layer("short", constant({ value: 1 }), 500), horizon: { steps: 500 } };
  const [head, , row] = elementsOf(elementsOf(page([wsd, short]), "table")[1], "tr").map(textOf);
  expect(head).toMatch(/^ScheduleSteps/);
  expect(row).toMatch(/^short500/);
});

test("it loads nothing, runs nothing and forbids both", () => {
  const text = drawHtml(two, { steps, note: "anneal show" });
  expect(text.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
    /https?:|<script|@import|url\(|\ssrc=|\son\w+=/i,
  );
  const root = parseMarkup(text);
  const policy = elementsOf(root, "meta").find(
    ({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy",
  );
  expect(policy?.attributes.content).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  expect(elementsOf(root, "html")[0].attributes.lang).toBe("en");
});

test("names, titles, notes and texts within specs that look like markup are text", () => {
  const evil = `</pre></title><img src=x onerror=alert(1)>"'&`;
  const spec = { kind: "constant", value: 1, over: evil } as unknown as Spec; // a kind of the user's own may hold any text
  const text = drawHtml([{ ...layer(evil, constant({ value: 1 })), spec }], {
    steps,
    title: evil,
    note: evil,
  });
  expect(text).not.toMatch(/<img/);
  const root = parseMarkup(text);
  expect(elementsOf(root, "h1").map(textOf)).toEqual([evil]);
  expect(JSON.parse(textOf(elementsOf(root, "pre")[0]))).toMatchObject({ over: evil });
  expect(textOf(elementsOf(root, "footer")[0])).toContain(evil);
});

test("both themes are in it", () => {
  const text = drawHtml([wsd], { steps });
  expect(text).toContain("color-scheme:light dark");
  expect(text).toContain("--surface:#ffffff");
  expect(text).toContain("--surface:#16171a");
});
