import { expect, test } from "vitest";
import { type Element, elementsOf, parseMarkup, textOf } from "../../test/markup.ts";
import { compile, type Spec } from "../index.ts";
import {
  cyclic,
  multiStep,
  oneCycle,
  warmRestarts,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
} from "../recipes/index.ts";
import { constant, cosine, linear, noise, sequence } from "../schedules/index.ts";
import { drawSvg, type Layer, type SvgOptions } from "./index.ts";

const steps = 25_000;
const layer = (name: string, spec: Spec, over = steps): Layer => ({
  name,
  spec,
  curve: compile(spec, { steps: over }),
});
const wsd = layer("WSD", warmupStableDecay({ peak: 1e-3, warmup: 1000 }));
const four = [
  wsd,
  layer("Cosine to 10%", warmupCosine({ peak: 1e-3, warmup: 1000, floor: 1e-4 })),
  layer("Linear to zero", warmupLinear({ peak: 1.2e-3, warmup: 2000 })),
  layer("SGDR, 3 cycles", warmRestarts({ peak: 8e-4, times: 3, stretch: 2, floor: 2e-5 })),
];
const many = (count: number): readonly Layer[] =>
  Array.from({ length: count }, (_, k) =>
    layer(`peak ${k + 1}e-4`, warmupLinear({ peak: (k + 1) * 1e-4, warmup: 1000 + 100 * k })),
  );

const draw = (layers: readonly Layer[], options: Partial<SvgOptions> = {}): Element =>
  parseMarkup(drawSvg(layers, { steps, ...options }));

type Place = readonly [x: number, y: number];

/** The corners of a path of the commands M, L, H, V, h and v. */
function cornersOf(d: string): readonly Place[] {
  const places: Place[] = [];
  for (const [, command, rest] of d.matchAll(/([MLHVhv])([^MLHVhvlz]*)/g)) {
    const [a, b] = rest.trim().split(/[ ,]+/).map(Number);
    const [x, y] = places.at(-1) ?? [0, 0];
    if (command === "M" || command === "L") places.push([a, b]);
    else if (command === "H") places.push([a, y]);
    else if (command === "V") places.push([x, a]);
    else places.push(command === "h" ? [x + a, y] : [x, y + a]);
  }
  return places;
}

/** The curves of a chart in the order in which they are drawn, as lists of places. */
const curvesOf = (svg: Element): readonly (readonly Place[])[] =>
  elementsOf(svg, "path")
    .filter(({ attributes }) => ["2.5", "1.75"].includes(attributes["stroke-width"]))
    .map(({ attributes }) => cornersOf(attributes.d));

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Texts in bold of 12 px at a curve, with the least room that they can take: half the size a letter. */
function namesOf(svg: Element): readonly Box[] {
  const groups = elementsOf(svg, "g").filter(({ attributes }) => attributes["font-weight"] === "600");
  return groups.flatMap((group) =>
    elementsOf(group, "text").map((element) => {
      const [text, x, y] = [textOf(element), Number(element.attributes.x), Number(element.attributes.y)];
      return { text, left: x, right: x + 6 * text.length, top: y - 9, bottom: y + 2 };
    }),
  );
}

/** Whether a line from a to b touches a box (Liang & Barsky). */
function touches([x0, y0]: Place, [x1, y1]: Place, { left, right, top, bottom }: Box): boolean {
  let [from, to] = [0, 1];
  const sides = [
    [x0 - x1, x0 - left],
    [x1 - x0, right - x0],
    [y0 - y1, y0 - top],
    [y1 - y0, bottom - y0],
  ];
  for (const [slope, room] of sides) {
    if (slope === 0 && room < 0) return false;
    if (slope < 0) from = Math.max(from, room / slope);
    else if (slope > 0) to = Math.min(to, room / slope);
  }
  return from <= to;
}

const gallery: readonly (readonly [string, readonly Layer[], Partial<SvgOptions>])[] = [
  ["four", four, {}],
  ["four, log", four, { scale: "log" }],
  ["four, dark", four, { theme: "dark", title: "Four schedules" }],
  ["four, auto", four, { theme: "auto", stepsPerEpoch: 500 }],
  ["the fourth", four, { selected: 3 }],
  ["twelve", many(12), {}],
  ["thirty", many(30), { theme: "auto" }],
  ["constant", [layer("constant", constant({ value: 0.01 }))], {}],
  ["zero", [layer("zero", constant({ value: 0 }))], { scale: "log" }],
  ["negative", [layer("negative", linear({ from: 1, to: -1, over: steps }))], {}],
  ["negative, log", [layer("negative", linear({ from: 1, to: -1, over: steps }))], { scale: "log" }],
  ["noise", [layer("noise", noise({ of: wsd.spec as Spec, std: 0.2 }))], {}],
  ["one-cycle", [layer("one-cycle", oneCycle({ peak: 0.1 }))], { width: 200, height: 120 }],
  ["cycles", [layer("cycles", cyclic({ low: 0.1, peak: 1, up: 3 }))], {}],
  [
    "milestones",
    [layer("milestones", multiStep({ peak: 0.1, milestones: [8000, 16_000] }))],
    { scale: "log" },
  ],
  ["one step", [layer("one step", constant({ value: 1 }), 1)], { steps: 1 }],
  ["a giant run", [layer("giant", warmupCosine({ peak: 1, warmup: "1%" }), 1e15)], { steps: 1e15 }],
  [
    "giant and tiny levels",
    [layer("giant", linear({ from: 1e100, to: 1e-100, over: steps }))],
    { scale: "log" },
  ],
];

/** The texts of the gallery, drawn once. */
const drawn = gallery.map(
  ([name, layers, options]) => [name, drawSvg(layers, { steps, ...options }), options] as const,
);

test("every chart is well-formed, holds finite numbers only, loads nothing and runs nothing", () => {
  for (const [name, text] of drawn) {
    expect(() => parseMarkup(text), name).not.toThrow();
    expect(text, name).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    expect(text.replace('xmlns="http://www.w3.org/2000/svg"', ""), name).not.toMatch(
      /https?:|<script|<image|href|url\(|@import|\son\w+=/i,
    );
  }
});

test("coordinates have at most one decimal", () => {
  for (const [name, text] of drawn) {
    for (const { attributes } of elementsOf(parseMarkup(text), "path"))
      expect(attributes.d, name).not.toMatch(/\.\d\d|e[+-]/);
  }
});

test("the same input gives the same text", () => {
  for (const [k, [, layers, options]] of gallery.slice(0, 5).entries())
    expect(drawSvg(layers, { steps, ...options })).toBe(drawn[k][1]);
});

test("every curve runs from left to right and stays inside the picture", () => {
  for (const [name, text, { width = 720, height = 360 }] of drawn) {
    for (const places of curvesOf(parseMarkup(text))) {
      places.forEach(([x, y], k) => {
        expect(x >= 0 && x <= width && y >= 0 && y <= height, `${name}: ${x} ${y}`).toBe(true);
        if (k > 0) expect(x, name).toBeGreaterThanOrEqual(places[k - 1][0]);
      });
    }
  }
});

test("a picture is small: noise over 25,000 steps too", () => {
  expect(drawSvg([wsd], { steps }).length).toBeLessThan(4000);
  expect(drawSvg(gallery[11][1], { steps }).length).toBeLessThan(60_000);
});

test("the curve goes where the schedule goes", () => {
  // LR 0 is at the bottom of the plot and 1e-3 on its grid line; step 0 and 25,000 are its ends
  const [places] = curvesOf(draw([wsd]));
  const [left] = places[0];
  const [right, bottom] = places[places.length - 1];
  const top = Math.min(...places.map(([, y]) => y));
  const height = (lr: number): number => bottom - (lr / 1e-3) * (bottom - top);
  for (const [x, y] of places) {
    // a tenth of a pixel to either side, and up and down
    const near = [-0.1, -0.05, 0, 0.05, 0.1].map((off) =>
      height(wsd.curve.at(Math.max(0, ((x + off - left) / (right - left)) * steps))),
    );
    expect(y).toBeGreaterThan(Math.min(...near) - 0.2);
    expect(y).toBeLessThan(Math.max(...near) + 0.2);
  }
});

test("jumps are vertical", () => {
  const [places] = curvesOf(draw([layer("cuts", multiStep({ peak: 0.1, milestones: [7777, 15_555] }))]));
  expect(places).toHaveLength(6);
  for (const [a, b] of [
    [1, 2],
    [3, 4],
  ])
    expect(places[a][0]).toBe(places[b][0]);
  const [teeth] = curvesOf(draw([wsd, layer("teeth", warmRestarts({ peak: 1e-3, times: 7 }))]));
  const rises = teeth.filter(([, y], k) => k > 0 && y < teeth[k - 1][1] - 50);
  expect(rises).toHaveLength(6);
});

test("a peak of a few steps in a long run keeps its height", () => {
  const spec = sequence({
    of: [constant({ value: 0.1, over: 12_345 }), constant({ value: 1, over: 1 }), constant({ value: 0.1 })],
  });
  const [places] = curvesOf(draw([layer("spike", spec)]));
  const [low, high] = [Math.max(...places.map(([, y]) => y)), Math.min(...places.map(([, y]) => y))];
  // 0.1 and 1 are a tenth and the whole of the way up from 0
  expect(low - high).toBeGreaterThan(200);
});

test("names stand clear of every curve and of each other", () => {
  for (const [name, text] of drawn) {
    const svg = parseMarkup(text);
    const names = namesOf(svg);
    for (const box of names) {
      for (const places of curvesOf(svg)) {
        for (let k = 1; k < places.length; k++)
          expect(touches(places[k - 1], places[k], box), `${name}: ${box.text}`).toBe(false);
      }
    }
    names.forEach((one, k) => {
      for (const other of names.slice(k + 1)) {
        const apart =
          one.right < other.left ||
          other.right < one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top;
        expect(apart, `${name}: ${one.text}, ${other.text}`).toBe(true);
      }
    });
  }
});

test("each of up to eight curves has its name, in the colour of its text", () => {
  expect(
    namesOf(draw(four))
      .map(({ text }) => text)
      .sort(),
  ).toEqual(["Cosine to 10%", "Linear to zero", "SGDR, 3 cycles", "WSD"]);
  expect(namesOf(draw(many(8)))).toHaveLength(8);
});

test("beyond eight, hues come again with dashes, and names stand at the right end", () => {
  const svg = draw(many(20));
  const dashes = elementsOf(svg, "path")
    .filter(({ attributes }) => ["2.5", "1.75"].includes(attributes["stroke-width"]))
    .map(({ attributes }) => attributes["stroke-dasharray"] ?? "");
  expect(dashes.filter((dash) => dash === "")).toHaveLength(8);
  expect(dashes.filter((dash) => dash === "6 3")).toHaveLength(8);
  expect(dashes.filter((dash) => dash === "2 3")).toHaveLength(4);
  const named = namesOf(svg);
  expect(named.some(({ text }) => /^\d+ more$/.test(text))).toBe(true);
});

test("the selected curve is drawn last and heaviest, and the phases are its own", () => {
  const svg = draw(four, { selected: 3 });
  const curves = elementsOf(svg, "path").filter(({ attributes }) =>
    ["2.5", "1.75"].includes(attributes["stroke-width"]),
  );
  expect(curves.map(({ attributes }) => attributes["stroke-width"])).toEqual(["1.75", "1.75", "1.75", "2.5"]);
  expect(curves[3].attributes.stroke).toBe("#861a68");
  expect(elementsOf(svg, "text").map(textOf)).toContain("cycles 25,000 steps");
});

test("of several curves the ribbon is named after its own, in its colour, and nothing is washed over the others", () => {
  const svg = draw(four, { selected: 3 });
  const head = elementsOf(svg, "text").find((element) => textOf(element) === `${four[3].name}:`);
  // the fourth hue, plum 861a68, mixed 72:28 with ink 1a1b1e
  expect(head?.attributes.fill).toBe("#681a53");
  const washes = (element: Element): number =>
    elementsOf(element, "rect").filter(({ attributes }) => attributes["fill-opacity"] !== undefined).length;
  expect(washes(svg)).toBe(0);
  expect(washes(draw([wsd]))).toBe(3);
});

test("a picture without any name is titled by what it shows", () => {
  const svg = drawSvg([{ ...wsd, name: "" }], { steps: 25_000, title: "" });
  const titles = [...svg.matchAll(/<(?:title|desc)>(.*?)<\/(?:title|desc)>/g)].map(([, text]) => text);
  const said = "rises to 1e-3 at step 1,000, holds to 20,000, falls to 0 at 25,000.";
  expect(titles).toEqual([said, said]);
});

test("a selected curve without a name has its washes beside others, and a ribbon that is nobody's", () => {
  const svg = draw([
    { ...wsd, name: "" },
    { ...four[1], name: "other" },
  ]);
  const washed = elementsOf(svg, "rect").filter(({ attributes }) => attributes["fill-opacity"] !== undefined);
  expect(washed).toHaveLength(3);
  expect(elementsOf(svg, "text").filter((element) => textOf(element).endsWith(":"))).toEqual([]);
});

test("a single curve is titled with its peak and its length, unless the caller has a title or wants none", () => {
  const titleOf = (options: Partial<SvgOptions>): readonly string[] =>
    elementsOf(draw([wsd], options), "text")
      .filter(({ attributes }) => attributes["font-size"] === "15")
      .map(textOf);
  expect(titleOf({})).toEqual(["WSD, peak 1e-3, 25,000 steps"]);
  expect(titleOf({ title: "Mine" })).toEqual(["Mine"]);
  expect(titleOf({ title: "" })).toEqual([]);
});

test("a name stands at least twice as near to its own curve as to any other", () => {
  const cases = [
    ["cosine", warmupCosine({ peak: 1e-3, warmup: "5%" })],
    ["wsd", warmupStableDecay({ peak: 1e-3, warmup: "5%" })],
    ["linear", warmupLinear({ peak: 1e-3, warmup: "5%" })],
    ["oneCycle", oneCycle({ peak: 1e-3 })],
  ] as const;
  const layers = cases.map(([name, spec]) => layer(name, spec));
  for (const shown of [layers, layers.slice(0, 2), four, many(8)]) {
    const svg = draw(shown);
    const right = Math.max(...curvesOf(svg).flatMap((places) => places.map(([x]) => x)));
    // curves are drawn in reverse, the selected one last
    const curves = [...curvesOf(svg)].reverse();
    for (const box of namesOf(svg)) {
      if (box.left > right) continue;
      const own = shown.findIndex(({ name }) => name === box.text);
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const away = curves.map((places) => distance([x, y], places));
      away.forEach((other, k) => {
        if (k !== own) expect(other, `${box.text} and ${shown[k].name}`).toBeGreaterThan(1.6 * away[own]);
      });
    }
  }
});

/** From a point to a line of many. */
function distance([x, y]: readonly number[], places: readonly (readonly number[])[]): number {
  return Math.min(
    ...places.slice(1).map(([bx, by], k) => {
      const [ax, ay] = places[k];
      const [dx, dy] = [bx - ax, by - ay];
      const size = dx * dx + dy * dy;
      const share = size === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / size));
      return Math.hypot(x - ax - share * dx, y - ay - share * dy);
    }),
  );
}

test("phases have their names above the plot; the longest says its unit", () => {
  const texts = elementsOf(draw([wsd]), "text").map(textOf);
  expect(texts).toEqual(
    expect.arrayContaining(["LR", "warmup 1,000", "hold 19,000 steps", "cooldown 5,000"]),
  );
});

test("the LR axis has four to seven complete ticks and starts at 0", () => {
  for (const peak of [1, 1.2e-3, 3e-4, 0.7, 9.9e-5, 0.5]) {
    const svg = draw([layer("", linear({ from: peak, to: 0, over: steps }))]);
    const labels =
      elementsOf(svg, "g").find(({ attributes }) => attributes["text-anchor"] === "end")?.children ?? [];
    expect(labels.length, `${peak}`).toBeGreaterThanOrEqual(4);
    expect(labels.length, `${peak}`).toBeLessThanOrEqual(7);
    expect(textOf(labels[0] as Element)).toBe("0");
  }
});

test("on a logarithmic axis zero has a rail of its own, joined by a dotted drop", () => {
  const svg = draw([wsd], { scale: "log" });
  expect(elementsOf(svg, "text").map(textOf)).toEqual(expect.arrayContaining(["0", "1e-5", "1e-4", "1e-3"]));
  const drops = elementsOf(svg, "path").filter(({ attributes }) => attributes["stroke-dasharray"] === "1 3");
  expect(drops).toHaveLength(1);
  const open = draw([layer("cosine", cosine({ from: 1e-3, to: 1e-5, over: steps }))], { scale: "log" });
  expect(elementsOf(open, "text").map(textOf)).not.toContain("0.0");
  expect(elementsOf(open, "path").some(({ attributes }) => attributes["stroke-dasharray"] === "1 3")).toBe(
    false,
  );
});

test("snapshots are triangles; the first restart and the first snapshot are named once", () => {
  const svg = draw(four);
  const texts = elementsOf(svg, "text").map(textOf);
  expect(texts.filter((text) => text === "restart" || text === "snapshot")).toEqual(["restart", "snapshot"]);
  const triangles = elementsOf(svg, "path").find(({ attributes }) => attributes.d.endsWith("z"));
  expect(triangles?.attributes.d.match(/z/g)).toHaveLength(3);
});

test("the step axis names the end of the run, and epochs have a row of their own", () => {
  const texts = elementsOf(
    draw([layer("x", constant({ value: 1 }), 35_190)], { steps: 35_190, stepsPerEpoch: 391 }),
    "text",
  ).map(textOf);
  expect(texts).toEqual(expect.arrayContaining(["step", "30k", "35,190", "epoch", "80", "90"]));
});

test("a layer keeps the hue that it is given, in its curve, its name and its snapshots", () => {
  const colours = (layers: readonly Layer[]) =>
    elementsOf(draw(layers), "path")
      .filter(({ attributes }) => ["2.5", "1.75"].includes(attributes["stroke-width"]))
      .map(({ attributes }) => [attributes.stroke, attributes["stroke-dasharray"]]);
  const [first, second, third] = colours(four.slice(0, 3)).reverse();
  const given = [
    { ...four[0], hue: 3 },
    { ...four[1], hue: 1 },
    { ...four[2], hue: 10 },
  ];
  expect(colours(given).reverse()).toEqual([third, first, [second[0], "6 3"]]);
  // Alone, it is drawn as it is among all.
  const alone = drawSvg([{ ...four[3], hue: 4 }], { steps });
  const others = new Set([first, second, third].map(([stroke]) => stroke));
  for (const stroke of others) expect(alone).not.toContain(`stroke="${stroke}"`);
});

test("the axis counts what it is told, and its name is text", () => {
  const texts = elementsOf(draw(four, { unit: { name: "%", steps: steps / 100 } }), "text").map(textOf);
  expect(texts).toEqual(expect.arrayContaining(["%", "20", "80", "100"]));
  expect(texts).not.toContain("step");
  expect(drawSvg(four, { steps, unit: { name: "<b>", steps: 10 } })).not.toContain("<b>");
});

test("with the wash, phases of several layers are drawn as those of one", () => {
  const washes = (wash: boolean) =>
    elementsOf(draw(four, { wash }), "rect").filter(({ attributes }) => "fill-opacity" in attributes).length;
  expect([washes(false), washes(true)]).toEqual([0, 3]);
  const texts = elementsOf(draw(four, { wash: true }), "text").map(textOf);
  expect(texts).not.toContain("WSD:");
  expect(texts).toContain("warmup 1,000");
});

test("a layer with a shorter run ends where its run does", () => {
  const short = {
    ...layer("short", linear({ from: 1e-3, to: 0, over: 5000 }), 5000),
    horizon: { steps: 5000 },
  };
  const [places, whole] = curvesOf(draw([wsd, short]));
  const [[left], [right]] = [whole[0], whole[whole.length - 1]];
  expect(places[places.length - 1][0]).toBeCloseTo(left + (right - left) / 5, 0);
});

test("names, titles and kinds that look like markup are text", () => {
  const evil = `<img src=x onerror=alert(1)> & "quotes" 'too' </title><script>alert(2)</script>`;
  const text = drawSvg(
    [layer(evil, warmRestarts({ peak: 1, times: 2 })), layer("]]>\u0000\ud800", constant({ value: 1 }))],
    { steps, title: evil },
  );
  expect(text).not.toMatch(/<img|<script|onerror=alert\(1\)>|"quotes"/);
  const svg = parseMarkup(text);
  expect(elementsOf(svg, "title")[0].children).toEqual([evil]);
  expect(elementsOf(svg, "desc")[0].children[0]).toContain("]]>\ufffd\ufffd: ");
});

test("a long name is cut, and whole in its title", () => {
  const name = "a-very-long-file-name-of-a-schedule-with-everything-in-it.json";
  const svg = draw([layer(name, constant({ value: 1 })), wsd]);
  const [shown] = elementsOf(svg, "text").filter((element) => /^a-very.*[^:]$/.test(textOf(element)));
  expect(textOf(shown)).toMatch(/…$/);
  expect(elementsOf(shown, "title")[0].children).toEqual([name]);
});

test("screen readers get an image with a name and a sentence for each curve", () => {
  const svg = draw([wsd]);
  expect(svg.attributes.role).toBe("img");
  expect(elementsOf(svg, "title")[0].children).toEqual(["WSD, peak 1e-3, 25,000 steps"]);
  expect(elementsOf(svg, "desc")[0].children).toEqual([
    "WSD: rises to 1e-3 at step 1,000, holds to 20,000, falls to 0 at 25,000.",
  ]);
});

test("the dark theme has dark colours, and auto has both", () => {
  const [light, dark, auto] = (["light", "dark", "auto"] as const).map((theme) =>
    drawSvg([wsd], { steps, theme }),
  );
  expect(light).toContain("#2347d6");
  expect(light).not.toContain("<style>");
  expect(dark).toContain("#85a4f8");
  expect(dark).not.toContain("#2347d6");
  expect(auto).toContain('stroke="#2347d6" class="anneal-s-curve0"');
  expect(auto).toContain("@media (prefers-color-scheme:dark)");
  expect(auto).toContain(".anneal-s-curve0{stroke:#85a4f8}");
});

test("what cannot be drawn is refused with its place", () => {
  const refused = (layers: readonly Layer[], options: Partial<SvgOptions>): string => {
    try {
      return drawSvg(layers, { steps, ...options });
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(refused([], {})).toBe("layers: expected at least one layer, received a list of 0");
  expect(refused([wsd], { steps: 0 })).toMatch(
    /^steps: expected a whole number of steps from 1 to 1e15, received 0/,
  );
  expect(refused([wsd], { width: 10 })).toMatch(/^width: expected 200 to 10000 pixels, received 10/);
  expect(refused([wsd], { height: Number.NaN })).toMatch(/^height: expected/);
  expect(refused([wsd], { stepsPerEpoch: 0 })).toMatch(/^stepsPerEpoch: expected/);
  expect(refused([{ ...wsd, hue: 0 }], {})).toMatch(
    /^layers\[0\]\.hue: expected a whole number of at least 1/,
  );
  expect(refused([wsd], { unit: { name: "x", steps: 0 } })).toMatch(
    /^unit\.steps: expected a number above 0/,
  );
  expect(refused([wsd], { selected: 1 })).toMatch(/^selected: expected a whole number below 1, received 1/);
});
