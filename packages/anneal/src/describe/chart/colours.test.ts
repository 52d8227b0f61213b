import { expect, test } from "vitest";
import { type Colour, hues, themed } from "./colours.ts";

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255) as unknown as Rgb;
const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

/** WCAG 2: (lighter + 0.05) / (darker + 0.05), of relative luminances. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = rgb(hex).map(toLinear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const themes = [0, 1] as const;
const texts: readonly Colour[] = ["ink", "ink2", "ink3", ...hues.map((_, k): Colour => `text${k}`)];

test("the ratio is that of the WCAG: 21 between black and white, 4.54 between #767676 and white", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test("every text of a chart or a page reaches 4.5 on its surface, in both themes", () => {
  for (const theme of themes) {
    for (const name of texts)
      expect(
        contrast(themed(name)[theme], themed("surface")[theme]),
        `${name} ${theme}`,
      ).toBeGreaterThanOrEqual(4.5);
    for (const name of ["codeKey", "codeText", "codeNumber", "ink"] as const) {
      expect(contrast(themed(name)[theme], themed("sunk")[theme]), `${name} ${theme}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  }
});

test("every curve reaches 3 on the surface and on each wash, in both themes", () => {
  const washes = [
    ["warmup", "washWarmup"],
    ["hold", "washHold"],
    ["cooldown", "washCooldown"],
    ["hold", "washTail"],
  ] as const;
  for (const theme of themes) {
    const surface = themed("surface")[theme];
    const grounds = [
      surface,
      ...washes.map(([colour, share]) => over(themed(colour)[theme], surface, Number(themed(share)[theme]))),
    ];
    hues.forEach((hue, k) => {
      expect(contrast(hue[theme], surface), `curve ${k} ${theme}`).toBeGreaterThanOrEqual(3.3);
      for (const ground of grounds)
        expect(contrast(hue[theme], ground), `curve ${k} on ${ground}`).toBeGreaterThanOrEqual(2.8);
    });
  }
});

/** A colour over another one, at an opacity. */
function over(colour: string, ground: string, opacity: number): string {
  const [top, below] = [rgb(colour), rgb(ground)];
  const mixed = top.map((c, k) => Math.round(255 * (opacity * c + (1 - opacity) * below[k])));
  return `#${mixed.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

test("text in a curve's colour is 72 parts of it and 28 of ink", () => {
  // blue 2347d6 and ink 1a1b1e: 0.72 * 0x23 + 0.28 * 0x1a = 32.48, 0.72 * 0x47 + 0.28 * 0x1b = 58.68, ...
  expect(themed("text0")[0]).toBe("#203ba2");
});

/** CIEDE2000 (Sharma, Wu & Dalal 2005), from sRGB at D65. */
function difference(one: Rgb, other: Rgb): number {
  const [[l1, a1, b1], [l2, a2, b2]] = [lab(one), lab(other)];
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
  const angle = (a: number, b: number): number =>
    a === 0 && b === 0 ? 0 : (Math.atan2(b, a) * 180) / Math.PI + (b < 0 ? 360 : 0);
  const [h1, h2] = [angle(a1 * (1 + g), b1), angle(a2 * (1 + g), b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((turn * Math.PI) / 360);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const h = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const rotation =
    -Math.sin((Math.PI / 3) * Math.exp(-(((h - 275) / 25) ** 2))) *
    2 *
    Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const [x, y, z] = [(l2 - l1) / sl, (c2 - c1) / sc, dh / sh];
  return Math.sqrt(x * x + y * y + z * z + rotation * y * z);
}

function lab(colour: Rgb): Rgb {
  const [r, g, b] = colour.map(toLinear);
  const f = (v: number): number => (v > 216 / 24_389 ? Math.cbrt(v) : (v * 24_389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const least = (colours: readonly Rgb[]): number =>
  Math.min(...colours.flatMap((one, k) => colours.slice(k + 1).map((other) => difference(one, other))));

/** Complete deficiencies, on linear RGB: Machado, Oliveira & Fernandes 2009, table of severity 1. */
const eyes = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

const toGamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

function seen(hex: string, eye: readonly number[]): Rgb {
  const linear = rgb(hex).map(toLinear);
  const row = (k: number): number =>
    eye[3 * k] * linear[0] + eye[3 * k + 1] * linear[1] + eye[3 * k + 2] * linear[2];
  return [0, 1, 2].map((k) => toGamma(Math.min(1, Math.max(0, row(k))))) as unknown as Rgb;
}

test("any two curves are far enough apart for every eye, as the design states it", () => {
  const found = themes.map((theme) =>
    Object.values(eyes).map((eye) => Number(least(hues.map((hue) => seen(hue[theme], eye))).toFixed(1))),
  );
  expect(found).toEqual([
    [18.3, 11.7, 12.4, 12.2],
    [16.8, 11.8, 13.4, 13.7],
  ]);
});

test("the first four curves are at least 14.8 apart for every eye", () => {
  for (const theme of themes) {
    for (const eye of Object.values(eyes)) {
      expect(least(hues.slice(0, 4).map((hue) => seen(hue[theme], eye)))).toBeGreaterThanOrEqual(14.75);
    }
  }
});
