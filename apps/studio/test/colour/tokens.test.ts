import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ciede2000 } from "./ciede2000.ts";
import { contrast, fromHex, labAs, mix, type Rgb, type Sight } from "./colour.ts";

const css = readFileSync(fileURLToPath(new URL("../../src/styles/tokens.css", import.meta.url)), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6})\s*,\s*(#[0-9a-f]{6})\s*\)/g)].map(
    ([, name, light, dark]) => [name, { light: fromHex(light), dark: fromHex(dark) }],
  ),
);
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

function colour(name: string, theme: Theme): Rgb {
  const found = tokens.get(name);
  if (found === undefined) throw new Error(`no token --${name} with two colours`);
  return found[theme];
}

const curves = [1, 2, 3, 4, 5, 6, 7, 8].map((hue) => `curve-${hue}`);
const grounds = ["bg", "surface", "sunk", "selected"];

test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)("the distance of %j and %j is the published one", (one, two, wanted) => {
  expect(ciede2000(one, two)).toBeCloseTo(wanted, 4);
  expect(ciede2000(two, one)).toBeCloseTo(wanted, 4);
});

describe.each(themes)("the %s theme", (theme) => {
  const least = (names: readonly string[], on: readonly string[]): number =>
    Math.min(
      ...names.flatMap((name) => on.map((ground) => contrast(colour(name, theme), colour(ground, theme)))),
    );

  test("has text that meets AA on every ground", () => {
    expect(least(["ink", "ink-2", "ink-3"], grounds)).toBeGreaterThanOrEqual(4.5);
    expect(least(["focus", "info"], ["bg", "surface", "sunk"])).toBeGreaterThanOrEqual(4.5);
    expect(least(["code-key", "code-text", "code-number"], ["surface", "sunk"])).toBeGreaterThanOrEqual(4.5);
    for (const name of ["ok", "warn", "error", "info"])
      expect([name, least([name], ["surface", "bg", `${name}-tint`]) >= 4.5]).toEqual([name, true]);
  });

  test("has control borders and focus rings that meet 3:1 on every ground", () => {
    expect(least(["control-border", "focus"], grounds)).toBeGreaterThanOrEqual(3);
  });

  test("has curves of at least 3.4:1 on the surface, and 3:1 on a sunk ground", () => {
    expect(least(curves, ["surface"])).toBeGreaterThanOrEqual(3.4);
    expect(least(curves, ["sunk"])).toBeGreaterThanOrEqual(3);
  });

  test("has text in the colour of each curve that meets AA: 72 parts of it and 28 of ink", () => {
    for (const curve of curves) {
      const text = mix(colour(curve, theme), colour("ink", theme), 0.72);
      expect([curve, contrast(text, colour("surface", theme)) >= 4.5]).toEqual([curve, true]);
    }
  });

  const wanted: Readonly<Record<Theme, Readonly<Record<Sight, number>>>> = {
    light: { normal: 18.3, deuteranopia: 11.7, protanopia: 12.4, tritanopia: 12.2 },
    dark: { normal: 16.8, deuteranopia: 11.8, protanopia: 13.4, tritanopia: 13.7 },
  };

  test.each(["normal", "deuteranopia", "protanopia", "tritanopia"] as const)(
    "has curves that can be told apart with %s sight, the first four best",
    (sight) => {
      expect(leastDistance(curves, sight)).toBeGreaterThanOrEqual(wanted[theme][sight] - 0.05);
      expect(leastDistance(curves.slice(0, 4), sight)).toBeGreaterThanOrEqual(14.75);
    },
  );

  function leastDistance(names: readonly string[], sight: Sight): number {
    const labs = names.map((name) => labAs(sight, colour(name, theme)));
    return Math.min(...labs.flatMap((one, i) => labs.slice(i + 1).map((two) => ciede2000(one, two))));
  }
});
