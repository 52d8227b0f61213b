import { curveToken } from "../draw/colours.ts";

/** A curve's colour, as styles take it. */
export const hueColour = (hue: number): string => `var(--${curveToken(hue)})`;

/** Text in a curve's colour: that colour mixed with ink. */
export const hueText = (hue: number): string => `color-mix(in srgb, ${hueColour(hue)} 72%, var(--ink))`;
