import { formatSteps } from "../format.ts";
import { type Phase, type PhaseName, updatesIn } from "../phases.ts";
import type { Frame } from "./frame.ts";
import type { Painter } from "./painter.ts";
import { round } from "./path.ts";
import { textWidth } from "./text.ts";

const size = 12;
const height = 3;
const gap = 10;

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

/** The wash behind the plot and the ribbon above it, with a dashed line at each boundary. */
export function drawRibbon(phases: readonly Phase[], { plot, x }: Frame, { paint }: Painter): string {
  const bands = phases.map(({ name, start, end }) => {
    const [left, right] = [round(x(start)), round(x(end))];
    const wide = `x="${left}" width="${round(right - left)}"`;
    const deep = round(plot.bottom - plot.top);
    return (
      `<rect ${wide} y="${round(plot.top)}" height="${deep}"${paint({ fill: colour[name], "fill-opacity": wash[name] })}/>` +
      `<rect ${wide} y="${round(plot.top - height)}" height="${height}"${paint({ fill: colour[name] })}/>`
    );
  });
  const lines = phases
    .slice(1)
    .map(({ start }) => `M${round(x(start))} ${round(plot.top)}V${round(plot.bottom)}`);
  return `${bands.join("")}<path d="${lines.join("")}" fill="none" stroke-dasharray="2 3"${paint({ stroke: "strong" })}/>`;
}

/** The names of the phases above the ribbon: the name in bold, the length in grey; one that does not fit is left out. */
export function drawPhaseNames(phases: readonly Phase[], { plot, x }: Frame, { paint }: Painter): string {
  const longest = phases.reduce((most, phase) => Math.max(most, updatesIn(phase)), 0);
  let cursor = plot.left;
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
    cursor = start + width + gap;
    return (
      `<text x="${round(start)}" y="${round(plot.top - height - 7)}" font-size="${size}"${paint({ fill: "ink2" })}>` +
      `<tspan font-weight="600"${paint({ fill: "ink" })}>${phase.name}</tspan> ${length}</text>`
    );
  });
  return texts.join("");
}

interface Room {
  /** Where the name before it ends. */
  readonly cursor: number;
  /** Where the next band ends. */
  readonly end: number;
  readonly last: boolean;
}

/** Where a name begins: in the middle of its band; else at its left edge, running on; the last one may end at the edge. */
function placeName(
  [left, right]: readonly [number, number],
  width: number,
  { cursor, end, last }: Room,
): number | undefined {
  const from = Math.max(left, cursor);
  if (from + width <= right) return Math.max(from, (left + right - width) / 2);
  if (last) return right - width >= cursor ? right - width : undefined;
  const roomy = from - left < 4 && from + width + gap + 60 <= end;
  return roomy ? from : undefined;
}
