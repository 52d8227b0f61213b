import type { Gain } from "anneal/forecast";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { selectedOf } from "../../runs/outlook.ts";
import { sendLayer } from "../../runs/send.ts";
import type { Told } from "../../runs/types.ts";
import { Button } from "../../ui/button.tsx";
import { select } from "../../workspace/edits.ts";
import { readable } from "./lib/numbers.ts";
import { refusalWords } from "./lib/refusal.ts";
import { deedOf, type Verdict, verdictOf } from "./lib/verdict.ts";
import { useLogsPage } from "./logs-context.ts";

type Answer = Exclude<Told, { readonly refused: string }>;

const isAnswer = (told: Told | undefined): told is Answer => told !== undefined && !("refused" in told);

/** The answer in one sentence, how sure it is, and the way to Design. */
export function VerdictBar(): JSX.Element | null {
  const studio = useStudio();
  const { runs, store, view } = studio;
  const { plan } = useLogsPage();
  const { asked, ground } = plan.value;
  const { told, candidates } = runs.outlook;
  const mine = selectedOf(runs, asked);
  const answer = mine && told.value.get(mine.id);
  const best = asked
    .filter(({ id }) => id !== mine?.id)
    .flatMap((each) => {
      const theirs = told.value.get(each.id);
      return isAnswer(theirs) ? [{ ...each, told: theirs }] : [];
    })
    .sort((a, b) => a.told.final - b.told.final)[0];
  const gain = useGain(mine, best);
  if (runs.logs.value.length === 0 || mine === undefined) return null;
  const send = (): void => {
    sendLayer(studio, { name: mine.name, spec: mine.spec, steps: mine.steps, source: "forecast from logs" });
    view.value = "design";
  };
  const open = (): void => {
    store.adjust((workspace) => select(workspace, mine.id));
    view.value = "design";
  };
  const candidate = candidates.value.find(({ id }) => id === mine.id);
  const { noise } = runs.settings.value;
  const fit = runs.fit.value;
  const fitted = (fit.kind === "fitted" ? fit.answer : fit.kind === "fitting" ? fit.before : undefined)
    ?.fitted;
  const verdict: Verdict = isAnswer(answer)
    ? verdictOf({
        mine: { name: mine.name, told: answer },
        deed: deedOf(candidate, mine.name, ground),
        noise,
        floor: fitted?.floor ?? noise,
        warnings: fitted?.warnings ?? [],
        ...(best !== undefined &&
          gain !== undefined && { other: { name: best.name, told: best.told, gain } }),
      })
    : waitingFor(answer, fit.kind);
  return (
    <div class="logs-verdict">
      <div aria-live="polite">
        <p class="logs-verdict-title">{verdict.title}</p>
        <p class="quiet-text">{verdict.detail}</p>
      </div>
      <Button look="primary" onClick={candidate === undefined ? open : send}>
        {candidate === undefined ? "Open in Design" : "Send to Design"}
      </Button>
    </div>
  );
}

function waitingFor(answer: Told | undefined, fit: "none" | "fitting" | "fitted" | "refused"): Verdict {
  if (answer !== undefined && "refused" in answer)
    return { title: refusalWords(answer.path, answer.refused), detail: readable(answer.refused) };
  if (fit === "none") {
    return { title: "No forecast yet.", detail: "Add a log that has a learning rate and a loss." };
  }
  if (fit === "refused")
    return { title: "No forecast.", detail: "The laws cannot be fitted to these runs; Fit says why." };
  return { title: "Fitting the laws of the loss.", detail: "The page stays usable meanwhile." };
}

interface Compared {
  readonly id: string;
  readonly name: string;
  readonly spec: Parameters<typeof sendLayer>[1]["spec"];
  readonly steps: number;
  readonly from: number;
}

/** How much lower one ends than the other, law by law; asked once a drag rests. */
function useGain(mine: Compared | undefined, other: Compared | undefined): Gain | undefined {
  const { runs } = useStudio();
  const [found, setFound] = useState<{ readonly key: string; readonly gain: Gain | undefined }>();
  const fitted = runs.fitted.value;
  const { noise } = runs.settings.value;
  const key = mine && other ? JSON.stringify([mine.spec, mine.steps, other.spec, other.steps, noise]) : "";
  useEffect(() => {
    if (fitted === undefined || mine === undefined || other === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      runs.client.run("compare", { fitted, asked: [mine, other].map(plain), against: other.id, noise }).then(
        ([first]) => isCurrent && setFound({ key, gain: "gain" in first ? first.gain : undefined }),
        () => {},
      );
    }, 120);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [fitted, key]);
  return found?.key === key ? found.gain : undefined;
}

const plain = ({ id, name, spec, steps, from }: Compared): Compared => ({ id, name, spec, steps, from });
