import { formatLr, formatLrFixed, formatShare, formatSteps, type Summary, updatesIn } from "anneal/describe";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DrawnLayer } from "../../../workspace/drawn.ts";
import { select } from "../../../workspace/edits.ts";

/** The numbers of all layers that are shown, under the chart; sums beside that of the selected layer. */
export function NumbersTable(): JSX.Element {
  const { store, pinned } = useStudio();
  const { horizon } = store.workspace.value;
  const drawn = useCalm();
  const selected = drawn.find(({ layer }) => layer.id === store.selected.value?.id);
  const step = Math.min(pinned.value ?? Math.round(horizon.steps / 2), horizon.steps);
  const shown = drawn.filter(({ layer }) => !layer.hidden);
  const rows = shown.map(({ layer, curve, summary, problems }) => {
    const isSelected = layer.id === selected?.layer.id;
    const choose = (): void => store.adjust((workspace) => select(workspace, layer.id));
    return {
      key: layer.id,
      selected: isSelected,
      onSelect: choose,
      cells: [
        <button type="button" class="row-name" data-hue={((layer.hue - 1) % 8) + 1} onClick={choose}>
          <span class="dot" />
          <span class="row-words">{problems.length > 0 ? `${layer.name}, last valid` : layer.name}</span>
        </button>,
        formatLr(summary.peak),
        formatLrFixed(curve.at(step)),
        formatLr(summary.final),
        summary.warmupSteps === 0 ? "none" : formatSteps(summary.warmupSteps),
        formatSteps(atPeak(summary)),
        decayOf(summary),
        formatLr(summary.mean),
        isSelected || selected === undefined
          ? formatLr(summary.sum)
          : relative(summary.sum, selected.summary.sum),
      ],
    };
  });
  return (
    <DataTable
      caption="Numbers of the layers"
      columns={[
        { name: "Layer", align: "left" },
        { name: "Peak" },
        { name: `At step ${formatSteps(step)}` },
        { name: "Final" },
        { name: "Warmup", drops: 3 },
        { name: "At peak", drops: 2 },
        { name: "Decay", drops: 2 },
        { name: "Mean LR", drops: 1 },
        { name: "Sum of LR", drops: 1 },
      ]}
      rows={rows}
    />
  );
}

/** Above so many updates they are not added up at every move of a drag. */
const many = 300_000;

/** The layers to tell of: those of a long run as they were before what is being dragged. */
function useCalm(): readonly DrawnLayer[] {
  const { store } = useStudio();
  const before = useRef<readonly DrawnLayer[]>([]);
  const isBusy = store.isPreviewing.value && store.workspace.value.horizon.steps > many;
  if (!isBusy) before.current = store.drawn.value;
  return before.current;
}

/** Updates of the holds, where the LR does not move. */
const atPeak = ({ phases }: Summary): number =>
  phases.reduce((count, phase) => (phase.name === "hold" ? count + updatesIn(phase) : count), 0);

/** `5,000 · 20%`, or what a repeat repeats. */
function decayOf({ phases, decaySteps, steps }: Summary): string {
  const cycles = phases.find(({ name }) => name === "cycles");
  if (cycles?.shape !== undefined) return cycles.shape;
  return decaySteps === 0 ? "none" : `${formatSteps(decaySteps)} · ${formatShare(decaySteps / steps)}`;
}

/** A sum beside another: `−35%`. */
function relative(sum: number, other: number): string {
  if (other === 0) return formatLr(sum);
  const percent = Math.round((100 * (sum - other)) / other);
  return percent === 0 ? "same" : `${percent > 0 ? "+" : "−"}${formatSteps(Math.abs(percent))}%`;
}
