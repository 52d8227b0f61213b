import { expect, test } from "vitest";
import { cutText, firstWord, shortNames } from "./cut-text.ts";
import { frameOf } from "./frame.ts";
import { type Named, nameCurves } from "./names.ts";
import { polyline } from "./polyline.ts";
import { touches } from "./touches.ts";

const plot = { left: 60, top: 20, right: 960, bottom: 420 };
const frame = frameOf(plot, { window: [0, 100] }, { scale: "linear", low: 0, high: 1 });
const ruler = (text: string): number => 7 * text.length;
const scene = { frame, others: [], taken: [], ruler, most: 200 };

function curve(id: string, at: (x: number) => number, more: Partial<Named> = {}): Named {
  const xs = Float64Array.from({ length: 101 }, (_, k) => k);
  const runs = polyline({ xs, ys: xs.map(at) }, frame);
  return { id, text: `curve ${id}`, hue: 1, selected: false, atEnd: false, runs, ...more };
}

const boxOf = ({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }) => ({
  left: x,
  right: x + width,
  top: y - 11,
  bottom: y + 3,
});

test("names touch no curve and no other name", () => {
  const named = [curve("a", (x) => x / 120), curve("b", (x) => 0.9 - x / 120), curve("c", () => 0.5)];
  const { inner, gutter } = nameCurves(named, scene);
  expect(inner).toHaveLength(3);
  expect(gutter).toBe(0);
  for (const name of inner) {
    for (const { runs } of named) expect(touches(runs, boxOf(name), 4)).toBe(false);
    for (const other of inner.filter((each) => each !== name)) {
      const [a, b] = [boxOf(name), boxOf(other)];
      expect(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top).toBe(true);
    }
  }
});

test("names that fit nowhere stand at the right ends, 16 px apart, with room for them", () => {
  const bundle = Array.from({ length: 5 }, (_, k) => curve(`${k}`, () => 0.5 + k * 0.004));
  const { inner, ends, gutter } = nameCurves(bundle, scene);
  expect(inner.length + ends.length).toBe(5);
  const heights = ends.map(({ y }) => y).sort((a, b) => a - b);
  for (let k = 1; k < heights.length; k++) expect(heights[k] - heights[k - 1]).toBeGreaterThanOrEqual(16);
  expect(gutter).toBeGreaterThanOrEqual(ruler("curve 0") + 16);
});

test("of more than eight curves only the selected one is named inside, and of as many as there is room for", () => {
  const at = (k: number): number => (k === 3 ? 0.8 : k / 14);
  const many = Array.from({ length: 12 }, (_, k) => curve(`${k}`, () => at(k), { selected: k === 3 }));
  const { inner, ends } = nameCurves(many, scene);
  expect(inner.map(({ id }) => id)).toEqual(["3"]);
  expect(ends).toHaveLength(11);
  const roomy = nameCurves(many, { ...scene, mostInner: 12 });
  expect(roomy.inner.length + roomy.ends.length).toBe(12);
  expect(roomy.inner.length).toBeGreaterThan(6);
});

test("a curve that ends early has its name beside its end, and needs no room", () => {
  const xs = Float64Array.from({ length: 51 }, (_, k) => k);
  const runs = polyline({ xs, ys: xs.map(() => 0.5) }, frame);
  const { ends, gutter } = nameCurves([{ ...curve("a", () => 0), runs, atEnd: true, note: "0.15" }], scene);
  expect(ends[0].from.x).toBe(510);
  expect(gutter).toBe(0);
});

test("long names are cut, and short ones are their first word", () => {
  expect(cutText("stable-lr2e-3", (text) => text.length <= 7)).toBe("stable…");
  expect(firstWord("WSD, 1−√ cooldown")).toBe("WSD");
  expect(firstWord("Linear to zero")).toBe("Linear");
});

test("short names that begin alike keep the word that tells them apart", () => {
  expect(shortNames(["WSD, cooldown 10%", "WSD, cooldown 20%", "Cosine to 10%", "Linear"])).toEqual([
    "WSD 10%",
    "WSD 20%",
    "Cosine",
    "Linear",
  ]);
  expect(shortNames(["WSD", "WSD 2", "WSD 2 b"])).toEqual(["WSD", "WSD 2", "WSD 2"]);
});
