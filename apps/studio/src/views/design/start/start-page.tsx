import { compile, type Spec } from "anneal";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { OpenFile } from "../../../app/files/open-file.tsx";
import { useStudio } from "../../../app/studio.ts";
import { FolderList } from "../../../server/folder-list.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { addLayer, changeHorizon } from "../../../workspace/edits.ts";
import { readAmount, readTyped, showNumber } from "../../../workspace/numbers.ts";
import { horizonMistake } from "../../../workspace/read.ts";
import { presetCount } from "./preset-count.ts";
import { firstShapes, type Shape } from "./shapes.ts";

/** What Design shows before there is a layer: the length and the peak of the run, and four shapes. */
export function StartPage(): JSX.Element {
  const { store, editing, view } = useStudio();
  const peak = editing.peak.value;
  const start = (shape: Shape): void => {
    store.commit((workspace) => addLayer(workspace, { name: shape.layer, spec: shape.make(peak) }));
    editing.focusNext.value = "chart";
  };
  return (
    <div class="start">
      <h2 class="start-title">Draw a learning-rate schedule</h2>
      <p class="start-lead">
        A schedule says how large each training step is, from the first to the last. Start from a shape, then
        drag it into place.
      </p>
      <RunFields />
      <ul class="first-shapes">
        {firstShapes.map((shape) => (
          <li key={shape.name}>
            <button type="button" class="first-shape" onClick={() => start(shape)}>
              <ShapeLine shape={shape} />
              <span class="first-shape-words">
                <b>{shape.title}</b>
                <span>{shape.says}</span>
                <span class="meta">{shape.detail}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <OpenFile>
        {(choose) => (
          <ul class="start-more">
            <More
              icon="search"
              title="Published schedules"
              says={`${presetCount} read in their own configs`}
              onClick={() => {
                editing.browsing.value = true;
                editing.tab.value = "start";
              }}
            />
            <More
              icon="copy"
              title="Paste code"
              says="PyTorch, Optax, Keras, a JSON spec"
              onClick={() => (view.value = "translate")}
            />
            <More
              icon="file"
              title="Drop a training log"
              says="Recover its schedule and edit it"
              onClick={() => (view.value = "logs")}
            />
            <More icon="file" title="Open a file" says="A saved workspace or spec" onClick={choose} />
          </ul>
        )}
      </OpenFile>
      <FolderList />
      <p class="start-foot">
        Everything stays in this browser. <kbd>?</kbd> shows the keys.
      </p>
    </div>
  );
}

/** "My run has 10000 steps and a peak rate of 3e-4". */
function RunFields(): JSX.Element {
  const { store, editing } = useStudio();
  const { horizon } = store.workspace.value;
  const [wrong, setWrong] = useState<{ readonly steps?: string; readonly peak?: string }>({});
  const takeSteps = (text: string): void => {
    const next = { ...horizon, steps: readAmount(text) as number };
    const mistake = horizonMistake(next);
    setWrong({ ...wrong, steps: mistake });
    if (mistake === undefined) store.adjust((workspace) => changeHorizon(workspace, next));
  };
  const takePeak = (text: string): void => {
    const peak = readTyped(text);
    const isRate = typeof peak === "number" && peak > 0 && peak <= 1e100;
    setWrong({ ...wrong, peak: isRate ? undefined : "A number above 0, such as 3e-4" });
    if (isRate) editing.peak.value = peak;
  };
  return (
    <div class="start-run">
      <span aria-hidden="true">My run has</span>
      <TextField
        label="Steps in the run"
        bare
        value={String(horizon.steps)}
        after="steps"
        inputMode="numeric"
        onInput={takeSteps}
        error={wrong.steps}
      />
      <span aria-hidden="true">and a peak rate of</span>
      <TextField
        label="Peak learning rate"
        bare
        value={showNumber(editing.peak.value)}
        inputMode="decimal"
        onInput={takePeak}
        error={wrong.peak}
      />
      <span class="meta">Change both at any time.</span>
    </div>
  );
}

/** The shape alone: neither the length of the run nor its peak changes the picture. */
function ShapeLine({ shape }: { readonly shape: Shape }): JSX.Element {
  const curve = useMemo(() => compile(shape.make(1) as Spec, { steps: 1000 }), [shape]);
  return <Sparkline curve={curve} steps={1000} hue={1} width={132} height={64} ground />;
}

interface MoreProps {
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
  readonly onClick: () => void;
}

function More({ icon, title, says, onClick }: MoreProps): JSX.Element {
  return (
    <li>
      <button type="button" class="start-link" onClick={onClick}>
        <Icon name={icon} />
        <span>
          <b>{title}</b>
          <span class="quiet-text">{says}</span>
        </span>
      </button>
    </li>
  );
}
