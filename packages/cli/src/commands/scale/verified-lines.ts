import { formatLr } from "anneal/describe";
import { alignColumns, wrap } from "../../output/layout.ts";
import type { Pen } from "../../output/look.ts";
import { printable } from "../../output/text-width.ts";
import type { Verified } from "./verify.ts";

const words = { stable: "is stable", unstable: "is unstable", diverged: "diverges" } as const;

/** What the probe found, in lines: the answer, then each LR with where it went wrong. */
export function verifiedLines(
  { task, steps, warmup, rates }: Verified,
  { pen, width }: { readonly pen: Pen; readonly width: number },
): readonly string[] {
  const [here, twice] = rates;
  const answer =
    here.verdict !== "stable"
      ? pen.warn(`At the new setting training ${words[here.verdict]}.`)
      : twice.verdict === "stable"
        ? "The new setting is stable, and so is twice its LR."
        : `The new setting is stable; at twice its LR training ${words[twice.verdict]}.`;
  const rows = rates.map(({ factor, peakLr, verdict, runs }) => {
    const went = runs.flatMap((run) =>
      run.verdict === "stable" ? [] : [`${run.verdict} at step ${run.step}`],
    );
    const losses = runs.map(({ loss }) => (Number.isFinite(loss) ? loss.toPrecision(3) : "none")).join(" ");
    return [
      `${factor} x`,
      formatLr(peakLr),
      verdict,
      went.length === 0 ? `last losses ${losses}` : went.join(", "),
    ];
  });
  const count = rates[0].runs.length;
  return [
    "",
    pen.bold(answer),
    ...alignColumns(rows, [1]),
    ...wrap(
      `${count} ${count === 1 ? "run" : "runs"} each of ${steps} steps on ${printable(task)}, warmup ${warmup}, then held at the peak`,
      width,
    ),
    ...(here.verdict === "stable"
      ? wrap("A long run may become unstable later, so this refutes a setting and cannot prove one.", width)
      : []),
  ];
}
