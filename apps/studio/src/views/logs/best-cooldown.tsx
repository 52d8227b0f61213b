import { formatSteps } from "anneal/describe";
import type { Optimised, OptimiseOptions } from "anneal/forecast";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { firstStart, type Ground } from "../../runs/candidates.ts";
import { Button } from "../../ui/button.tsx";
import { gainWords } from "./lib/verdict.ts";
import { useLogsPage } from "./logs-context.ts";

type Found = Optimised & { readonly milliseconds: number };

/** Searches the schedule that ends lowest: from where the run stands, or for a new run. */
export function BestCooldown(): JSX.Element {
  const { runs, announced } = useStudio();
  const { plan } = useLogsPage();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState<string>();
  const { ground, base } = plan.value;
  const { noise } = runs.settings.value;
  const fitted = runs.fitted.value;
  const options = optionsOf(ground, noise);
  const search = async (): Promise<void> => {
    if (fitted === undefined || options === undefined) return;
    setBusy(true);
    setFailed(undefined);
    try {
      const best = await runs.client.run("optimise", { fitted, options });
      setFound(best);
      const others = runs.outlook.candidates.value.filter(({ kind }) => kind !== "found");
      const from = ground.past?.at ?? 0;
      runs.outlook.candidates.value = [
        ...others,
        { id: "best", hue: 6, kind: "found", spec: best.spec, steps: ground.steps, from },
      ];
      runs.outlook.selected.value = "best";
      announced.value = "The best cooldown was found and is selected.";
    } catch (error) {
      setFound(undefined);
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const first = formatSteps(firstStart(ground));
  return (
    <div class="logs-best">
      <Button busy={busy} disabled={fitted === undefined || options === undefined} onClick={search}>
        Find the best cooldown
      </Button>
      <p class="meta">
        {options === undefined
          ? `${base?.name ?? "The run"} has begun to fall, so its end is no longer free.`
          : `From step ${first} to ${formatSteps(ground.steps)}, never rising. ${found === undefined ? "Takes a moment." : `Took ${Math.max(1, Math.round(found.milliseconds))} ms.`}`}
      </p>
      {failed !== undefined && <p class="logs-raw logs-error-text">{failed}</p>}
      {found !== undefined && base === undefined && (
        <ul class="logs-said">
          {found.gains.map((gain) => (
            <li key={gain.name}>{gainWords(gain, noise)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is searched; nothing where a run has begun to fall. */
function optionsOf({ past, steps, peak, warmup }: Ground, noise: number): OptimiseOptions | undefined {
  if (past === undefined) return peak > 0 ? { steps, peak, warmup, noise } : undefined;
  if (past.done >= past.at) return undefined;
  return { steps, peak: past.level, warmup: past.done, cooldown: steps - past.at, noise };
}
