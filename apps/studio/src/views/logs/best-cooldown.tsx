import { formatSteps } from "anneal/describe";
import type { OptimiseOptions } from "anneal/forecast";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { basisOf, firstStart, type Ground, inShort, stillFound } from "../../runs/candidates.ts";
import type { LoadedLog } from "../../runs/types.ts";
import { Button } from "../../ui/button.tsx";
import { readable } from "./lib/numbers.ts";
import { gainWords } from "./lib/verdict.ts";
import { useLogsPage } from "./logs-context.ts";

/** Searches the schedule that ends lowest: from where the run stands, or for a new run. */
export function BestCooldown(): JSX.Element {
  const { runs, announced } = useStudio();
  const { plan } = useLogsPage();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ readonly basis: string; readonly says: string }>();
  const { ground, base } = plan.value;
  const { noise } = runs.settings.value;
  const fitted = runs.fitted.value;
  const options = optionsOf(ground, noise);
  const basis = fitted && options && basisOf(fitted, options);
  const { candidates, selected } = runs.outlook;
  const latest = useRef(basis);
  latest.current = basis;
  // While laws are being fitted nobody knows yet whether they are others.
  const isKnown = runs.fit.value.kind !== "fitting";
  useEffect(() => {
    if (isKnown) candidates.value = stillFound(candidates.peek(), basis);
  }, [basis, isKnown]);
  const search = async (): Promise<void> => {
    if (fitted === undefined || options === undefined || basis === undefined) return;
    setBusy(true);
    setFailed(undefined);
    try {
      const answer = await runs.client.run("optimise", { fitted, options });
      const { milliseconds } = answer;
      // An answer to what is no longer asked is none.
      if (latest.current !== basis) return;
      const from = ground.past?.at ?? 0;
      const best = { ...inShort(answer, ground), steps: ground.steps, from, basis, milliseconds };
      const others = candidates.value.filter(({ kind }) => kind !== "found");
      candidates.value = [...others, { id: "best", hue: 6, kind: "found", ...best }];
      selected.value = "best";
      announced.value = "The best cooldown was found and is selected.";
    } catch (error) {
      setFailed({ basis, says: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  };
  const found = candidates.value.find((each) => each.kind === "found" && each.basis === basis);
  const best = found?.kind === "found" ? found : undefined;
  const first = formatSteps(firstStart(ground));
  return (
    <div class="logs-best">
      <Button busy={busy} disabled={fitted === undefined || options === undefined} onClick={search}>
        Find the best cooldown
      </Button>
      <p class="meta">
        {options === undefined
          ? whyNot(base)
          : runs.fit.value.kind === "refused"
            ? "It needs laws that can be fitted; Fit says why they cannot."
            : `From step ${first} to ${formatSteps(ground.steps)}, never rising. ${best === undefined ? "Takes a moment." : `Took ${Math.max(1, Math.round(best.milliseconds))} ms.`}`}
      </p>
      {failed?.basis === basis && failed !== undefined && (
        <p class="logs-raw logs-error-text">{readable(failed.says)}</p>
      )}
      {best !== undefined && base === undefined && (
        <ul class="logs-said">
          {best.gains.map((gain) => (
            <li key={gain.name}>{gainWords(gain, noise)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Why nothing can be searched. */
function whyNot(base: LoadedLog | undefined): string {
  if (base === undefined) return "It needs a log whose learning rate is known.";
  if (base.run.lr?.values.every((lr) => !(lr > 0)))
    return `The learning rate of ${base.name} was never above 0: it learns nothing.`;
  return `${base.name} has begun to fall, so its end is no longer free.`;
}

/** What is searched; nothing where a run has begun to fall. */
function optionsOf({ past, steps, peak, warmup }: Ground, noise: number): OptimiseOptions | undefined {
  if (past === undefined) return peak > 0 ? { steps, peak, warmup, noise } : undefined;
  if (past.done >= past.at) return undefined;
  return { steps, peak: past.level, warmup: past.done, cooldown: steps - past.at, noise };
}
