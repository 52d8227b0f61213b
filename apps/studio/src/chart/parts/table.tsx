import { formatShare, formatSteps, ticks } from "anneal/describe";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { horizonOf } from "../layout.ts";
import { headAt, rowsAt } from "../readout.ts";
import type { Signals, Stage } from "../stage.ts";

/** Rows at about so many round steps, and at every boundary of a phase. */
const rounds = 21;

/** The chart as a table: the values of all curves at round steps, at the boundaries of phases and at the pinned step. */
export function ChartTable({
  stage,
  signals,
}: {
  readonly stage: Stage;
  readonly signals: Signals;
}): JSX.Element {
  const { props, series, frame } = stage;
  const region = useRef<HTMLElement>(null);
  useLayoutEffect(() => region.current?.focus(), []);
  const close = (): void => {
    const figure = region.current?.closest<HTMLElement>("figure");
    signals.table.value = false;
    figure?.focus();
  };
  const named = series.filter(
    ({ look, name }, k) => look !== "thin" && series.findIndex((each) => each.name === name) === k,
  );
  const { steps } = horizonOf(props);
  const isLr = props.across === "lr";
  return (
    <section
      ref={region}
      class="chart-table"
      aria-label={`${props.says} As a table.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys have to reach it
      tabIndex={0}
      onKeyDown={(event) => {
        if (!["Escape", "t", "T"].includes(event.key) || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <button type="button" class="button chart-table-close" onClick={close}>
        Back to the chart
      </button>
      <table>
        <thead>
          <tr>
            <th scope="col">{isLr ? "LR" : "Step"}</th>
            {!isLr && <th scope="col">Share</th>}
            {named.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stepsOf(stage, signals.pinned.value).map((step) => {
            const rows = new Map(rowsAt(step, series, props.value).map((row) => [row.name, row.shown]));
            return (
              <tr key={step}>
                <th scope="row">{isLr ? headAt(step, props).main.slice(3) : formatSteps(step)}</th>
                {!isLr && <td>{formatShare(step / steps)}</td>}
                {named.map(({ id, name }) => (
                  <td key={id}>{rows.get(name) ?? ""}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="visually-hidden">{`Steps ${formatSteps(frame.window[0])} to ${formatSteps(frame.window[1])}`}</p>
    </section>
  );
}

function stepsOf({ props, frame, series }: Stage, pinned: number | undefined): readonly number[] {
  const [first, last] = frame.window;
  if (props.across === "lr") {
    const xs = series[0]?.xs ?? new Float64Array();
    return Array.from(
      { length: Math.min(rounds, xs.length) },
      (_, k) => xs[Math.round((k * (xs.length - 1)) / (rounds - 1))] ?? 0,
    );
  }
  const inSight = (step: number): boolean => step >= first && step <= last;
  const edges = (props.phases ?? []).map(({ start }) => Math.ceil(start));
  const all = [
    ...ticks(first, last, rounds).filter(Number.isInteger),
    ...edges,
    last,
    ...(pinned === undefined ? [] : [pinned]),
  ];
  return [...new Set(all.filter(inSight))].sort((a, b) => a - b);
}
