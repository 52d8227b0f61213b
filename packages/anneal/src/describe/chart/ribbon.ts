import { formatSteps } from "../format.ts";
import { type Phase, type PhaseName, updatesIn } from "../phases.ts";
import type { Frame } from "./frame.ts";
import type { Painter } from "./painter.ts";
import { round } from "./path.ts";
import { nameGap, placeName } from "./place-name.ts";
import { cutText, escapeText, textWidth } from "./text.ts";

const size = 12;
const height = 3;
/** Of the plot's width, for the name of the curve that the phases belong to. */
const mostOwner = 0.3;

const colour: { readonly [N in PhaseName]: "warmup" | "hold" | "cooldown" } = {
  warmup: "warmup",
  hold: "hold",
  cooldown: "cooldown",
  tail: "hold",
  cycles: "hold",
};
const wash: { readonly [N in PhaseName]: "washWarmup" | "washHold" | "washCooldown" | "washTail" } = {
  warmup: "washWarmup",
  hold: "washHold",
  cooldown: "washCooldown",
  tail: "washTail",
  cycles: "washHold",
};

/** The curve that the phases belong to, where there are several. */
export interface Owner {
  readonly name: string;
  readonly hue: number;
}

/** The ribbon above the plot; of a single curve also the wash behind it, with a dashed line at each boundary. */
export function drawRibbon(
  phases: readonly Phase[],
  { plot, x }: Frame,
  { brush: { paint }, owner }: { readonly brush: Painter; readonly owner?: Owner },
): string {
  const bands = phases.map(({ name, start, end }) => {
    const [left, right] = [round(x(start)), round(x(end))];
    const wide = `x="${left}" width="${round(right - left)}"`;
    const deep = round(plot.bottom - plot.top);
    const ribbon = `<rect ${wide} y="${round(plot.top - height)}" height="${height}"${paint({ fill: colour[name] })}/>`;
    if (owner !== undefined) return ribbon;
    return `<rect ${wide} y="${round(plot.top)}" height="${deep}"${paint({ fill: colour[name], "fill-opacity": wash[name] })}/>${ribbon}`;
  });
  if (owner !== undefined) return bands.join("");
  const lines = phases
    .slice(1)
    .map(({ start }) => `M${round(x(start))} ${round(plot.top)}V${round(plot.bottom)}`);
  return `${bands.join("")}<path d="${lines.join("")}" fill="none" stroke-dasharray="2 3"${paint({ stroke: "strong" })}/>`;
}

/**
 * The names of the phases above the ribbon: the name in bold, the length in grey; one that does not fit is left out. Of
 * several curves the name of the one that they belong to comes first, in its colour.
 */
export function drawPhaseNames(
  phases: readonly Phase[],
  { plot, x }: Frame,
  { brush: { paint }, owner }: { readonly brush: Painter; readonly owner?: Owner },
): string {
  const whose =
    owner === undefined ? "" : `${cutText(owner.name, size, mostOwner * (plot.right - plot.left))}:`;
  const y = round(plot.top - height - 7);
  const longest = phases.reduce((most, phase) => Math.max(most, updatesIn(phase)), 0);
  let cursor = plot.left + (owner === undefined ? 0 : textWidth(whose, size, true) + 6);
  let unit = true;
  const texts = phases.map((phase, k) => {
    const count = updatesIn(phase);
    const [left, right] = [x(phase.start), x(phase.end)];
    const length = `${formatSteps(count)}${unit && count === longest ? (count === 1 ? " step" : " steps") : ""}`;
    const width = textWidth(phase.name, size, true) + 4 + textWidth(length, size);
    const start = placeName([left, right], width, {
      cursor,
      end: k + 1 < phases.length ? x(phases[k + 1].end) : plot.right,
      last: k + 1 === phases.length,
    });
    if (start === undefined) return "";
    if (count === longest) unit = false;
    cursor = start + width + nameGap;
    return (
      `<text x="${round(start)}" y="${y}" font-size="${size}"${paint({ fill: "ink2" })}>` +
      `<tspan font-weight="600"${paint({ fill: "ink" })}>${phase.name}</tspan> ${length}</text>`
    );
  });
  if (owner === undefined) return texts.join("");
  const head = `<text x="${round(plot.left)}" y="${y}" font-size="${size}" font-weight="600"${paint({ fill: `text${owner.hue}` })}>${escapeText(whose)}</text>`;
  return head + texts.join("");
}
