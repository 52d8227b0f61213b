import { formatSteps } from "anneal/describe";
import type { Outlook } from "anneal/forecast";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { askedOf, type Ground } from "../../runs/candidates.ts";
import { selectedOf } from "../../runs/outlook.ts";
import type { Candidate } from "../../runs/types.ts";
import { difference, withInterval } from "./lib/numbers.ts";
import { useLogsPage } from "./logs-context.ts";

const lengths = [1, 1.25, 1.5, 2];

/** An answer, and what was asked; without rows where it could not be answered. */
interface Found {
  readonly ground: Ground;
  readonly candidate: Candidate;
  readonly rows: readonly Outlook[] | undefined;
}

/** What a longer run is worth: the selected candidate at several lengths. */
export function LongerRuns(): JSX.Element | null {
  const { runs } = useStudio();
  const { plan } = useLogsPage();
  const [isOpen, setIsOpen] = useState(false);
  const [found, setFound] = useState<Found>();
  const { ground, asked } = plan.value;
  const fitted = runs.fitted.value;
  const selected = selectedOf(runs, asked)?.id;
  const candidate = runs.outlook.candidates.value.find(({ id }) => id === selected);
  const isLengthy = candidate?.kind === "cooldown" || candidate?.kind === "constant";
  useEffect(() => {
    if (!isOpen || fitted === undefined || candidate === undefined || !isLengthy) return;
    let isCurrent = true;
    const specs = lengths.flatMap((by) => {
      const steps = Math.round(by * ground.steps);
      // A cooldown that was dragged keeps its share of a longer run.
      const { start: _, ...rest } = candidate as typeof candidate & { readonly start?: number };
      const each = askedOf(rest, { ...ground, steps });
      return each === undefined ? [] : [{ steps, spec: each.spec }];
    });
    if (specs.length === 0) return;
    const done = (rows: readonly Outlook[] | undefined): void => {
      if (isCurrent) setFound({ ground, candidate, rows });
    };
    const timer = setTimeout(() => {
      runs.client
        .run("longer", { fitted, specs, noise: runs.settings.value.noise })
        .then(done, () => done(undefined));
    }, 200);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isOpen, fitted, candidate, isLengthy, ground]);
  if (fitted === undefined || !isLengthy) return null;
  const isOld = found !== undefined && (found.ground !== ground || found.candidate !== candidate);
  return (
    <details class="logs-longer" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        What a longer run is worth
        {isOld && <span class="meta">, before the last change</span>}
      </summary>
      {!isOld && found !== undefined && found.rows === undefined && (
        <p class="meta">These lengths cannot be forecast.</p>
      )}
      <table aria-busy={isOld} class={isOld ? "logs-old" : ""}>
        <thead>
          <tr>
            <th scope="col">Steps</th>
            <th scope="col">Ends at</th>
            <th scope="col">Gain</th>
          </tr>
        </thead>
        <tbody>
          {(found?.rows ?? []).map((row) => (
            <tr key={row.steps}>
              <td>{formatSteps(row.steps)}</td>
              <td>{"refused" in row ? "no forecast" : withInterval(row)}</td>
              <td>
                {"gain" in row && row.gain !== undefined
                  ? gainOf(row.gain.gain, runs.settings.value.noise)
                  : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const gainOf = (gain: number, noise: number): string =>
  Math.abs(gain) <= noise ? "within noise" : `${gain < 0 ? "−" : ""}${difference(gain)}`;
