import type { Lab } from "./colour.ts";

const degree = Math.PI / 180;
const sin = (angle: number): number => Math.sin(angle * degree);
const cos = (angle: number): number => Math.cos(angle * degree);

/** How far apart two colours look. Source: Sharma, Wu, Dalal 2005, The CIEDE2000 Color-Difference Formula. */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const stretch = 1 + chromaBend((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2, 0.5, -0.5);
  const one = polar(a1 * stretch, b1);
  const two = polar(a2 * stretch, b2);
  const grey = one.chroma * two.chroma === 0;
  const apart = two.hue - one.hue;
  const turn = grey ? 0 : apart - 360 * Math.round(apart / 360);
  const light = (l1 + l2) / 2;
  const chroma = (one.chroma + two.chroma) / 2;
  const hue = meanHue(one.hue, two.hue, grey);
  const weight =
    1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.2 * cos(4 * hue - 63);
  const inLight = (l2 - l1) / (1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2));
  const inChroma = (two.chroma - one.chroma) / (1 + 0.045 * chroma);
  const inHue = (2 * Math.sqrt(one.chroma * two.chroma) * sin(turn / 2)) / (1 + 0.015 * chroma * weight);
  const twist = -sin(60 * Math.exp(-(((hue - 275) / 25) ** 2))) * chromaBend(chroma, 0, 2);
  return Math.sqrt(inLight ** 2 + inChroma ** 2 + inHue ** 2 + twist * inChroma * inHue);
}

const chromaBend = (chroma: number, constant: number, factor: number): number =>
  constant + factor * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));

const polar = (a: number, b: number): { readonly chroma: number; readonly hue: number } => ({
  chroma: Math.hypot(a, b),
  hue: a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / degree + 360) % 360,
});

function meanHue(one: number, two: number, grey: boolean): number {
  if (grey) return one + two;
  if (Math.abs(one - two) <= 180) return (one + two) / 2;
  return (one + two + (one + two < 360 ? 360 : -360)) / 2;
}
