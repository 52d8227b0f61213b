import { explain } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { Button } from "../../ui/button.tsx";
import { Fold } from "../../ui/fold.tsx";
import type { DrawnLayer } from "../../workspace/drawn.ts";
import { questionsAbout } from "./questions.ts";
import { SavingPanel } from "./saving-panel.tsx";
import type { Question, Scene } from "./scene.ts";
import { Story } from "./story.tsx";
import "./explain.css";
import "./aside.css";

/** The selected schedule in plain words, for someone who does not code. */
export function ExplainView(): JSX.Element {
  const { store, view } = useStudio();
  const drawn = store.drawnSelected.value;
  if (drawn !== undefined) return <Explained drawn={drawn} />;
  return (
    <Columns leftName="Explain">
      <div class="explain-start">
        <h1>Pick a schedule to explain.</h1>
        <Button look="primary" onClick={() => (view.value = "design")}>
          Open Design
        </Button>
      </div>
    </Columns>
  );
}

function Explained({ drawn }: { readonly drawn: DrawnLayer }): JSX.Element {
  const { store, runs } = useStudio();
  const { horizon } = store.workspace.value;
  const logs = runs.logs.value;
  const { curve, spec, summary, layer } = drawn;
  const scene = useMemo<Scene>(
    () => ({ name: layer.name, curve, spec, horizon, summary, logs }),
    [layer.name, curve, spec, horizon, summary, logs],
  );
  const explanation = useMemo(() => explain(curve, horizon, spec), [curve, horizon, spec]);
  const questions = useMemo(() => questionsAbout(scene), [scene]);
  return (
    <Columns
      leftName="Explain"
      rightName="What it saves, and questions"
      right={
        <div class="explain-right">
          <SavingPanel scene={scene} />
          <Questions questions={questions} />
        </div>
      }
    >
      <Story explanation={explanation} drawn={drawn} scene={scene} />
    </Columns>
  );
}

function Questions({ questions }: { readonly questions: readonly Question[] }): JSX.Element {
  return (
    <section class="questions" aria-labelledby="questions-title">
      <h2 id="questions-title" class="aside-title">
        Questions people ask
      </h2>
      {questions.map(({ title, answer }, i) => (
        <Fold key={title} title={title} open={i === 0}>
          {answer.map(({ text, source }) => (
            <p key={text}>
              {text} <span class="source">{source}</span>
            </p>
          ))}
        </Fold>
      ))}
    </section>
  );
}
