import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { TextField } from "../../ui/text-field.tsx";
import { costOf, type Price, priceOf, secondsOf, timeInWords } from "./figures.ts";
import { type Saving, savingOf } from "./saving.ts";
import type { Scene } from "./scene.ts";

/** What the plan saves or takes, from the reader's own figures; steps are saved only where a forecast says so. */
export function SavingPanel({ scene }: { readonly scene: Scene }): JSX.Element {
  const { explain, runs } = useStudio();
  const saving = useSaving(scene);
  const seconds = secondsOf(explain.stepTime.value);
  const price = priceOf(explain.price.value);
  const shown = saving?.state === "saves" ? saving.steps : scene.summary.steps;
  const isSaving = saving?.state === "saves";
  return (
    <section class="saving" aria-labelledby="saving-title">
      <h2 id="saving-title" class="aside-title">
        {isSaving ? "What it saves" : "What it takes"}
      </h2>
      <p class="quiet-text">
        {isSaving ? "Against cosine to 10% at the same peak. Your figures:" : "The whole run. Your figures:"}
      </p>
      <div class="saving-fields">
        <TextField
          label="Time per step"
          value={explain.stepTime.value}
          after="s"
          inputMode="decimal"
          onInput={(text) => (explain.stepTime.value = text)}
          error={wrong(explain.stepTime.value, seconds, "A time above 0, such as 0.289 or 350 ms.")}
        />
        <TextField
          label="Price per hour"
          value={explain.price.value}
          after="per hour"
          inputMode="decimal"
          onInput={(text) => (explain.price.value = text)}
          error={wrong(explain.price.value, price, "An amount above 0, such as 20 or $2.50.")}
        />
      </div>
      <Figures
        count={shown}
        of={isSaving ? scene.summary.steps : undefined}
        seconds={seconds}
        price={price}
      />
      <p class="quiet-text">{savingSays(saving, runs.fitted.value !== undefined)}</p>
      {saving === undefined && seconds !== undefined && (
        <Parts scene={scene} seconds={seconds} price={price} />
      )}
    </section>
  );
}

const wrong = (text: string, value: unknown, says: string): string | undefined =>
  text.trim() !== "" && value === undefined ? says : undefined;

interface FiguresProps {
  readonly count: number;
  readonly of?: number;
  readonly seconds?: number;
  readonly price?: Price;
}

function Figures({ count, of, seconds, price }: FiguresProps): JSX.Element {
  const time = seconds === undefined ? undefined : count * seconds;
  return (
    <dl class="key-figures">
      <div>
        <dt>steps</dt>
        <dd>{formatSteps(count)}</dd>
        <dd class="meta">{of === undefined ? "in all" : `of ${formatSteps(of)}`}</dd>
      </div>
      <div>
        <dt>time</dt>
        <dd>{time === undefined ? "–" : timeInWords(time)}</dd>
        <dd class="meta">
          {seconds === undefined ? "Enter your time per step" : `at ${timeInShort(seconds)} a step`}
        </dd>
      </div>
      <div>
        <dt>money</dt>
        <dd>{time === undefined || price === undefined ? "–" : price.money(costOf(time, price))}</dd>
        <dd class="meta">
          {price === undefined
            ? "Enter your price to see money"
            : `at ${price.money(price.perHour)} per hour`}
        </dd>
      </div>
    </dl>
  );
}

const timeInShort = (seconds: number): string =>
  seconds < 60 ? `${Number(seconds.toPrecision(4))} s` : timeInWords(seconds);

function savingSays(saving: Saving | undefined, hasForecast: boolean): string {
  if (!hasForecast)
    return "What it saves against another plan only a forecast can say: fit one on your logs in Logs.";
  if (saving === undefined) return "Asking the forecast…";
  if (saving.state === "refused") return `The forecast does not reach this plan. ${saving.says}`;
  const { loss, runs } = saving;
  const fitted = `Fitted on ${runs} of your logs, so it is an estimate`;
  const end = figure(loss);
  if (saving.state === "none")
    return `No saving: ${saving.says} The cosine is forecast to end at ${end}. ${fitted}.`;
  const { needs, low, high } = saving;
  const range =
    low === high ? "" : `: the true saving may be between ${formatSteps(low)} and ${formatSteps(high)} steps`;
  return `The forecast reaches the cosine plan's final loss, ${end}, with this plan over ${formatSteps(needs)} steps. ${fitted}${range}.`;
}

const figure = (loss: number): string => String(Number(loss.toPrecision(4)));

/** What each part of the run takes. */
function Parts({
  scene,
  seconds,
  price,
}: {
  readonly scene: Scene;
  readonly seconds: number;
  readonly price?: Price;
}): JSX.Element | null {
  const { phases } = scene.summary;
  if (phases.length < 2) return null;
  return (
    <table class="parts">
      <caption class="visually-hidden">What each part of the run takes</caption>
      <thead>
        <tr>
          <th scope="col">part</th>
          <th scope="col">steps</th>
          <th scope="col">time</th>
          <th scope="col">money</th>
        </tr>
      </thead>
      <tbody>
        {phases.map(({ name, start, end }) => {
          const count = Math.ceil(end) - Math.ceil(start);
          return (
            <tr key={start}>
              <th scope="row">{name}</th>
              <td>{formatSteps(count)}</td>
              <td>{timeInWords(count * seconds)}</td>
              <td>{price === undefined ? "–" : price.money(costOf(count * seconds, price))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The saving by the forecast that was fitted in Logs; `undefined` without one, and while it is computed. */
function useSaving(scene: Scene): Saving | undefined {
  const { runs } = useStudio();
  const fitted = runs.fitted.value;
  const [saving, setSaving] = useState<Saving>();
  const { spec, horizon, summary } = scene;
  useEffect(() => {
    setSaving(undefined);
    if (fitted === undefined) return undefined;
    let isCurrent = true;
    const rest = (): Promise<void> =>
      new Promise((resolve, reject) => setTimeout(isCurrent ? resolve : reject, 0));
    savingOf(fitted, { spec, horizon, summary }, rest).then(
      (found) => isCurrent && setSaving(found),
      (error: unknown) =>
        isCurrent &&
        setSaving({ state: "refused", says: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [fitted, spec, horizon, summary]);
  return saving;
}
