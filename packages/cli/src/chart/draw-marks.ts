import type { Mark } from "./chart.ts";
import { type Box, px } from "./draw-panel.ts";
import type { Brush } from "./hues.ts";

const radius = 8;

/** Stretches of steps as bands through all panels, and numbered discs above the first, spread so that none lies on another. */
export function drawMarks(
  marks: readonly Mark[],
  { boxes, steps, brush }: { readonly boxes: readonly Box[]; readonly steps: number; readonly brush: Brush },
): readonly string[] {
  const [{ left, right, top }] = boxes;
  const { bottom } = boxes[boxes.length - 1];
  const { paint } = brush;
  const x = (step: number): number => left + (Math.min(step, steps) / steps) * (right - left);
  let least = left + radius + 2;
  return [...marks]
    .sort((a, b) => a.from - b.from)
    .map(({ number, from, to, tone }) => {
      const [begin, end] = [x(from), x(to)];
      const middle = Math.max((begin + end) / 2, least);
      least = middle + 2 * radius + 2;
      const band =
        end - begin > 2
          ? `<path d="M${px(begin)} ${top}H${px(end)}V${bottom}H${px(begin)}Z" fill-opacity="0.08"${paint("fill", tone)}/>`
          : "";
      return [
        band,
        `<path d="M${px(begin)} ${top}V${bottom}" fill="none" stroke-width="1" stroke-dasharray="2 3"${paint("stroke", tone)}/>`,
        `<circle cx="${px(middle)}" cy="${top - 14}" r="${radius}"${paint("fill", tone)}/>`,
        `<text x="${px(middle)}" y="${top - 10}" text-anchor="middle" font-size="11" font-weight="600"${paint("fill", "surface")}>${number}</text>`,
      ].join("");
    });
}
