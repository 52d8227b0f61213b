import { useRef } from "preact/hooks";
import { type Arrangement, type ArrangeOf, arrange } from "../arrange.ts";
import type { Frame, Names } from "../geometry/index.ts";
import { layOut } from "../layout.ts";
import type { ChartProps, ChartSeries } from "../types.ts";

interface Wanted extends Omit<ArrangeOf, "before"> {
  readonly series: readonly ChartSeries[];
  /** Something is dragged or zoomed: limits and names stay as they are. */
  readonly busy: boolean;
}

interface Memory {
  readonly key: readonly unknown[];
  readonly arrangement: Arrangement;
}

/** Limits, layout and names: chosen again when what they follow from has changed, and kept while something is dragged. */
export function useArrangement(props: ChartProps, { series, busy, ...scene }: Wanted): Arrangement {
  const memory = useRef<Memory | undefined>(undefined);
  const { value, handles = [], events = [], discs = [], horizon, along, overview, children } = props;
  const { size, window, ruler } = scene;
  const before = memory.current?.arrangement;
  const isOther = before !== undefined && before.limits.scale !== value.scale;
  if (busy && before !== undefined && !isOther) return moved(props, before, scene);
  const key: readonly unknown[] = [
    ...series,
    ...[
      size.width,
      size.height,
      ...window,
      ruler,
      value.scale,
      value.as,
      value.name,
      value.upTo,
      value.format,
    ],
    ...(value.limits ?? []),
    ...handles.flatMap(({ id, step, value }) => [id, step, value]),
    ...[events.length, discs.length, horizon, along, overview, children !== undefined],
  ];
  const known = memory.current;
  if (known !== undefined && key.length === known.key.length && key.every((each, k) => each === known.key[k]))
    return known.arrangement;
  const arrangement = arrange(props, series, { ...scene, ...(!isOther && before && { before }) });
  memory.current = { key, arrangement };
  return arrangement;
}

/** What was chosen, in a window that has moved: names go with their curves. */
function moved(props: ChartProps, before: Arrangement, { size, window, ruler }: ArrangeOf): Arrangement {
  const { limits, names, words } = before;
  const layout = layOut(props, { size, limits, window, ruler, gutter: names.gutter });
  const old = before.layout.frame;
  if (old.window[0] === window[0] && old.window[1] === window[1]) return { limits, layout, names, words };
  return { limits, layout, names: carry(names, old, layout.frame), words: [] };
}

function carry(names: Names, from: Frame, { plot, x }: Frame): Names {
  const inner = names.inner
    .map((name) => ({ ...name, x: x(from.stepAt(name.x + name.width / 2)) - name.width / 2 }))
    .filter((name) => name.x >= plot.left && name.x + name.width <= plot.right);
  return { ...names, inner, ends: [] };
}
