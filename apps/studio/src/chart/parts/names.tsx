import type { JSX } from "preact";
import type { Ruler } from "../draw/ruler.ts";
import { cutText, type EndName, type Names } from "../geometry/index.ts";
import { hueColour, hueText } from "./hue.ts";

interface NamesProps {
  readonly names: Names;
  readonly ruler: Ruler;
  /** Where the chart ends. */
  readonly right: number;
  readonly onSelect: ((id: string) => void) | undefined;
}

/** The names of curves, in their colours, on a halo of the surface. */
export function CurveNames({ names, ruler, right, onSelect }: NamesProps): JSX.Element {
  return (
    <>
      {names.ends.map((end) => (
        <Leader key={end.id} end={end} />
      ))}
      {names.inner.map(({ id, text, hue, x, y }) => (
        <text key={id} class="chart-label" data-series={id} x={x} y={y} style={{ "--hue": hueText(hue) }}>
          {text}
        </text>
      ))}
      {names.ends.map((end) => (
        <EndText key={end.id} end={end} ruler={ruler} most={right - end.x} onSelect={onSelect} />
      ))}
    </>
  );
}

function Leader({ end: { from, x, y, hue } }: { readonly end: EndName }): JSX.Element {
  const colour = hueColour(hue);
  return (
    <>
      <path
        class="chart-leader"
        d={`M${from.x + 3} ${from.y}L${x - 10} ${y - 4}H${x - 4}`}
        style={{ "--hue": colour }}
      />
      <circle class="chart-dot" cx={from.x} cy={from.y} r={3.5} style={{ "--hue": colour }} />
    </>
  );
}

function EndText({
  end: { id, text, note, hue, x, y, stacked },
  ruler,
  most,
  onSelect,
}: {
  readonly end: EndName;
  readonly ruler: Ruler;
  readonly most: number;
  readonly onSelect: ((id: string) => void) | undefined;
}): JSX.Element {
  const taken = note === undefined || stacked ? 0 : 4 + ruler(note);
  const shown = cutText(text, (part) => ruler(part, true) + taken <= most);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys select in the list of the view; the picture is hidden from them
    <text
      class={onSelect === undefined ? "chart-label" : "chart-label selects"}
      onClick={() => onSelect?.(id)}
      data-series={id}
      x={x}
      y={y}
      style={{ "--hue": hueText(hue) }}
    >
      {shown}
      {shown !== text && <title>{text}</title>}
      {note !== undefined && !stacked && <tspan class="chart-note"> {note}</tspan>}
      {note !== undefined && stacked && (
        <tspan class="chart-note" x={x} dy={16}>
          {note}
        </tspan>
      )}
    </text>
  );
}
