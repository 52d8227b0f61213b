import { formatLr, formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { findingsOf, type Numbered, toneOf } from "./lib/findings.ts";
import { withCommas } from "./lib/numbers.ts";
import { Swatch } from "./swatch.tsx";

const severityWords = { error: "Harm", warning: "Likely harm", advice: "Worth a thought" } as const;

/** What the logs show, in order of step: why it matters, what to change, and the numbers that show it. */
export function Findings(): JSX.Element {
  const { runs } = useStudio();
  const logs = runs.logs.value;
  const findings = useMemo(() => findingsOf(logs), [logs]);
  const unlooked = logs.flatMap((log) =>
    log.diagnosis.looked.flatMap(({ at, could, why }) => (could ? [] : [{ log, at, why }])),
  );
  return (
    <section class="logs-panel" aria-labelledby="findings-title">
      <div class="logs-panel-head">
        <h2 id="findings-title">
          Findings{" "}
          <span class="logs-count">
            {findings.length > 0 ? `${findings.length}, in order of step` : "none"}
          </span>
        </h2>
      </div>
      {findings.length === 0 && logs.length > 0 && (
        <p class="logs-panel-note quiet-text">Nothing wrong was found in what was logged.</p>
      )}
      <ol class="findings">
        {findings.map((each) => (
          <FindingItem key={`${each.log.id}-${each.number}`} {...each} isSeveral={logs.length > 1} />
        ))}
      </ol>
      {unlooked.length > 0 && (
        <details class="logs-unlooked">
          <summary>Not looked at: {unlooked.length}</summary>
          <ul class="logs-said">
            {unlooked.map(({ log, at, why }) => (
              <li key={`${log.id}-${at}`}>
                {logs.length > 1 ? `${log.name}: ` : ""}
                {at}
                {why === undefined ? "" : `, ${why}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function FindingItem({
  number,
  log,
  finding,
  isSeveral,
}: Numbered & { readonly isSeveral: boolean }): JSX.Element {
  const { cursor } = useStudio();
  const { severity, from, to, says, why, change, evidence } = finding;
  const where =
    from === to ? `step ${formatSteps(from)}` : `steps ${formatSteps(from)} to ${formatSteps(to)}`;
  return (
    <li
      id={`finding-${number}`}
      class="logs-finding"
      tabIndex={-1}
      onMouseEnter={() => (cursor.value = from)}
      onMouseLeave={() => (cursor.value = undefined)}
    >
      <span class={`logs-disc ${toneOf[severity]}`} aria-hidden="true">
        {number}
      </span>
      <div>
        <h3>{withCommas(says)}</h3>
        <p class="meta">
          {severityWords[severity]} · {where}
          {isSeveral && (
            <>
              {" · "}
              <Swatch hue={log.hue} /> {log.name}
            </>
          )}
        </p>
        <p>{withCommas(why)}</p>
        <p class="logs-finding-change">{withCommas(change)}</p>
        <details>
          <summary>Numbers</summary>
          <dl class="logs-facts">
            {Object.entries(evidence).map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{numberOf(name, value)}</dd>
              </>
            ))}
          </dl>
        </details>
      </div>
    </li>
  );
}

/** Steps as steps; what is small as an LR is written. */
const numberOf = (name: string, value: number): string =>
  /step|interval|updates|horizon/i.test(name) || Number.isInteger(value)
    ? formatSteps(value)
    : Math.abs(value) < 0.01
      ? formatLr(value)
      : String(Number(value.toPrecision(5)));
