import { type Explanation, formatLr, sentence } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Chart } from "../../chart/chart.tsx";
import { eventsOfLayer, seriesOf } from "../../chart/points.ts";
import { WithTerms } from "../../glossary/term.tsx";
import { glossary, type TermKey } from "../../glossary/terms.ts";
import type { DrawnLayer } from "../../workspace/drawn.ts";
import { ActRow } from "./act-row.tsx";
import { toldOf } from "./acts.ts";
import { footprintsOf } from "./footprints.ts";
import { Plan } from "./plan.tsx";
import type { Scene } from "./scene.ts";
import { Slope } from "./slope.tsx";
import { Sources } from "./sources.tsx";

interface StoryProps {
  readonly explanation: Explanation;
  readonly drawn: DrawnLayer;
  readonly scene: Scene;
}

/** The picture in plain words: the hiker, the curve in acts, footprints, and what each part does. */
export function Story({ explanation, drawn, scene }: StoryProps): JSX.Element {
  // Terms are marked where they stand first on the page, so each render begins anew.
  const seen = new Set<TermKey>();
  const { curve, horizon, summary } = scene;
  const told = useMemo(() => toldOf(explanation, summary.phases), [explanation, summary]);
  const series = useMemo(
    () => [{ ...seriesOf(drawn, horizon, true), label: "none" as const }],
    [drawn, horizon],
  );
  const events = useMemo(() => eventsOfLayer(drawn, horizon), [drawn, horizon]);
  // The acts above and the footprints below stand on the chart's own axis.
  const [{ left, right }, setPlot] = useState({ left: 44, right: 0 });
  // As many footprints as there is room to tell apart.
  const count = Math.max(12, Math.min(34, Math.floor((right - left) / 16)));
  const prints = useMemo(() => footprintsOf(curve, horizon.steps, count), [curve, horizon.steps, count]);
  const style = { "--plot-left": `${left}px`, "--plot-width": right > left ? `${right - left}px` : "auto" };
  return (
    <div class="story-room">
      <article class="story" style={style}>
        <h1>{explanation.title}</h1>
        <div class="opening">
          <p class="lead">
            <WithTerms text={told.lead} seen={seen} /> This is the plan of <Plan name={scene.name} />.
          </p>
          <p class="margin-note" aria-hidden="true">
            <strong>{glossary.learningRate.title}</strong> {glossary.learningRate.says}
          </p>
        </div>
        <ActRow acts={told.acts} steps={horizon.steps} width={Math.max(0, right - left)} />
        <Chart
          says={`${scene.name}: ${sentence(curve, horizon.steps, scene.spec)}; the longest step is ${formatLr(summary.peak)}`}
          series={series}
          steps={[0, horizon.steps]}
          horizon={horizon}
          value={{ name: "LR", scale: "linear", as: "lr" }}
          phases={summary.phases}
          events={events}
          height={260}
          onFrame={setPlot}
        />
        <Slope footprints={prints} steps={horizon.steps} width={Math.max(0, right - left)} />
        <div class="act-texts">
          {told.acts.map((act) => (
            <section key={act.title + act.text} class={`act-text of-${act.phase?.name ?? "several"}`}>
              <h2>{act.part ?? act.title}</h2>
              <p>
                <WithTerms text={act.text} seen={seen} />
              </p>
            </section>
          ))}
        </div>
        <div class="after">
          {told.after.map(({ title, text }) => (
            <section key={title}>
              <h2>{title}</h2>
              <p>
                <WithTerms text={text} seen={seen} />
              </p>
            </section>
          ))}
        </div>
        <Sources sources={explanation.sources} />
      </article>
    </div>
  );
}
