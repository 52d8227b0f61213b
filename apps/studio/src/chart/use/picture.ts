import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { between, easeOut, settleTime } from "../draw/morph.ts";
import type { Drawn } from "../draw/paint.ts";
import { pathsOf } from "../draw/paths.ts";
import { createPlot, type Picture, type Plot } from "../draw/plot.ts";
import { polyline } from "../geometry/index.ts";
import type { ChartSeries } from "../types.ts";

interface PictureOf extends Picture {
  /** Series with the points of the whole run: what tells that a shape has changed. */
  readonly whole: readonly ChartSeries[];
  /** Dragged, zoomed or live: then everything is drawn where it is, at once. */
  readonly atOnce: boolean;
}

/** Keeps the canvas right: curves that an edit has changed move to their new shape. */
export function usePicture(
  place: RefObject<HTMLElement | null>,
  { whole, atOnce, ...picture }: PictureOf,
): void {
  const plot = useRef<Plot | undefined>(undefined);
  const before = useRef<{ readonly whole: readonly ChartSeries[]; readonly atOnce: boolean }>({
    whole,
    atOnce: true,
  });
  /** What the canvas holds, while nothing moves. */
  const shown = useRef<Picture | undefined>(undefined);
  const frame = useRef(0);
  /** What is to be on the canvas: a curve on its way may see its chart resized. */
  const latest = useRef<Picture>(picture);
  useLayoutEffect(() => {
    latest.current = picture;
    if (place.current === null) return;
    const old = before.current;
    before.current = { whole, atOnce };
    const moves = atOnce || old.atOnce ? [] : movesOf(old.whole, whole);
    const isMoving = frame.current !== 0;
    if (moves.length === 0 && isMoving && whole === old.whole && !atOnce) return;
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    const time = moves.length === 0 ? 0 : settleTime();
    if (plot.current === undefined) plot.current = createPlot(place.current, picture);
    else if (time !== 0) animate(moves, time);
    else if (isMoving || !isSame(shown.current, picture)) plot.current.show(picture);
    shown.current = time === 0 ? picture : undefined;
  });
  useLayoutEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      plot.current?.destroy();
    },
    [],
  );

  function animate(moves: readonly Move[], time: number): void {
    const start = performance.now();
    const next = (): void => {
      const share = Math.min(1, (performance.now() - start) / time);
      const now = latest.current;
      const drawn = share === 1 ? now.drawn : now.drawn.map((each) => onTheWay(each, moves, easeOut(share)));
      plot.current?.show({ ...now, drawn });
      frame.current = share === 1 ? 0 : requestAnimationFrame(next);
    };
    next();
  }

  function onTheWay(drawn: Drawn, moves: readonly Move[], share: number): Drawn {
    const move = moves.find(([, to]) => to.id === drawn.series.id);
    if (move === undefined) return drawn;
    const series = between(move[0], drawn.series, share);
    const runs = polyline(series, latest.current.frame);
    return { series, runs, paths: pathsOf(runs) };
  }
}

/** Whether two pictures are made of the very same parts. */
function isSame(one: Picture | undefined, other: Picture): boolean {
  if (one === undefined || one.drawn.length !== other.drawn.length) return false;
  const parts = ["width", "height", "frame", "colours", "across", "up"] as const;
  return (
    parts.every((part) => one[part] === other[part]) &&
    one.drawn.every(({ series, runs }, k) => series === other.drawn[k].series && runs === other.drawn[k].runs)
  );
}

type Move = readonly [from: ChartSeries, to: ChartSeries];

/** Series that have another shape than before. */
function movesOf(before: readonly ChartSeries[], after: readonly ChartSeries[]): readonly Move[] {
  if (before === after) return [];
  const known = new Map(before.map((each) => [each.id, each]));
  return after.flatMap((each): Move[] => {
    const old = known.get(each.id);
    const isOther = old !== undefined && old !== each && old.at !== each.at && old.look !== "thin";
    return isOther ? [[old, each]] : [];
  });
}
