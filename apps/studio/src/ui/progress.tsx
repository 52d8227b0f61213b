import type { JSX } from "preact";
import "./progress.css";

export interface ProgressStage {
  readonly name: string;
  /** How much of the whole it is. */
  readonly weight: number;
  /** From 0 to 1. */
  readonly share: number;
}

interface ProgressProps {
  /** What makes progress, for a screen reader. */
  readonly label: string;
  readonly stages: readonly ProgressStage[];
}

/** How far long work is, one segment per stage. */
export function Progress({ label, stages }: ProgressProps): JSX.Element {
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  const done = stages.reduce((sum, { weight, share }) => sum + weight * share, 0) / whole;
  const now = stages.find(({ share }) => share < 1);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(100 * done)}
      aria-valuetext={now === undefined ? "done" : `${now.name}, ${Math.floor(100 * done)} percent of all`}
    >
      {stages.map(({ name, weight, share }) => (
        <span key={name} class="progress-stage" style={{ flexGrow: weight }} title={name}>
          <span style={{ width: `${100 * share}%` }} />
        </span>
      ))}
    </div>
  );
}
