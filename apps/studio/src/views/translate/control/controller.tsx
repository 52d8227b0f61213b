import type { Signal } from "@preact/signals";
import { formatLr, formatSteps } from "anneal/describe";
import type { Logged, RunLog } from "anneal/series";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import type { Letter, Pasted } from "../input.ts";
import type { ReactingSide } from "../side.ts";
import { ControlForm } from "./control-form.tsx";
import { exampleLoss } from "./example-loss.ts";
import { Played } from "./played.tsx";
import { type Replay, replay } from "./replay.ts";
import "./controller.css";

interface ControllerProps {
  readonly letter: Letter;
  readonly side: ReactingSide;
  readonly pasted: Signal<Pasted>;
}

/** What reacts to the run: its fields, and what it would have done in a run that was logged. */
export function Controller({ letter, side, pasted }: ControllerProps): JSX.Element | null {
  const { runs, view } = useStudio();
  const metrics = useMemo(() => metricsOf(runs.loaded.value), [runs.loaded.value]);
  const { playedOn } = pasted.value;
  const metric = metrics.find(({ id }) => id === playedOn) ?? metrics[0];
  const { control, groups } = side.converted;
  const base = groups[side.group];
  const lr = base?.kind === "constant" ? base.value : 1;
  const found = useMemo(
    () => control && replay(control, metric.logged, { lr, group: side.group }),
    [control, metric, lr, side.group],
  );
  if (control === undefined || found === undefined) return null;
  const isExample = metric.id === "";
  return (
    <section class="controller" aria-label={`${side.scheduler} of ${letter.toUpperCase()}, as a controller`}>
      <header class="controller-head">
        <h2>{side.scheduler} as a controller</h2>
        <Select
          label="Played against"
          value={metric.id}
          choices={metrics.map(({ id, name }) => ({ value: id, name }))}
          onChange={(id) => (pasted.value = { ...pasted.value, playedOn: id })}
        />
        {isExample && (
          <Button look="quiet" onClick={() => (view.value = "logs")}>
            Drop a log of your own
          </Button>
        )}
      </header>
      {control.kind === "plateau" && <ControlForm control={control} side={side} pasted={pasted} />}
      <p class="controller-says" role="status">
        <strong>{verdictOf(found, { lr, metric, patience: control.options.patience })}</strong>
      </p>
      <p class="quiet-text controller-says">
        {isExample
          ? "The example loss is made up: it falls and stalls three times."
          : `Each of the ${formatSteps(metric.logged.values.length)} logged values is one check.`}{" "}
        {control.kind === "plateau" &&
          `Checks are counted as ${countings[control.options.counting]} counts them. `}
        The loss is replayed as it was: after a cut a real run would have gone another way.
      </p>
      <Played metric={metric} found={found} hue={letter === "a" ? 1 : 2} />
    </section>
  );
}

const countings = { torch: "PyTorch", keras: "Keras", optax: "Optax" } as const;

export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly logged: Logged;
}

/** Losses of the runs in Logs, those of validation first; an example where there is none. */
function metricsOf(
  logs: readonly { readonly id: string; readonly name: string; readonly run: RunLog }[],
): readonly [Metric, ...Metric[]] {
  const example = { id: "", name: "Example loss, made up", what: "Example loss", logged: exampleLoss() };
  const own = logs.flatMap(({ id, name, run }) =>
    (["valLoss", "loss"] as const).flatMap((kind): readonly Metric[] => {
      const logged = run[kind];
      const what = kind === "loss" ? "Training loss" : "Validation loss";
      return logged && logged.values.length > 0
        ? [{ id: `${id} ${kind}`, name: `${name}, ${what.toLowerCase()}`, what, logged }]
        : [];
    }),
  );
  const [first, ...rest] = own;
  return first === undefined ? [example] : [first, ...rest, example];
}

/** What it would have done, in one sentence. */
function verdictOf(
  { changes, stale }: Replay,
  { lr, metric, patience }: { readonly lr: number; readonly metric: Metric; readonly patience: number },
): string {
  const checks = formatSteps(metric.logged.values.length);
  if (changes.length === 0)
    return `It would keep the LR at ${formatLr(lr)}: at most ${formatSteps(stale)} stale checks in a row of ${checks}, and ${formatSteps(patience)} are tolerated.`;
  const [{ step, from, to }] = changes;
  const times = changes.length === 1 ? "once" : `${formatSteps(changes.length)} times`;
  const last = changes[changes.length - 1].to;
  const end = changes.length === 1 ? "" : `, and end at ${formatLr(last)}`;
  return `It would change the LR ${times} in ${checks} checks: first at step ${formatSteps(step)}, from ${formatLr(from)} to ${formatLr(to)}${end}.`;
}
