import type { TuneReport } from "@anneal/lab";
import { formatLr } from "anneal/describe";
import { alignColumns } from "../output/layout.ts";

/** What learning the new data cost on the old, a row for each peak of the recommended schedule; none without old data. */
export function retainedLines({ details, recommended }: TuneReport): readonly string[] {
  const { retained } = details;
  if (retained === undefined || retained.length === 0) return [];
  const rows = retained.map(({ peakLr, before, after, fresh }) => [
    `  ${formatLr(peakLr)}`,
    fresh.toPrecision(4),
    after.toPrecision(4),
    changeOf(before, after),
    peakLr === recommended.peakLr ? "recommended" : "",
  ]);
  const head = ["  peak", "new data", "old data", "change on old", ""];
  const was = retained[0].before.toPrecision(4);
  const of = recommended.label.toLowerCase();
  return [
    "",
    `  Loss by peak of ${of}; on the old data it was ${was} before.`,
    ...alignColumns([head, ...rows], [1, 2, 3]),
  ];
}

/** `+31%`, `−4.0%`; from ten times on `×14`. */
function changeOf(before: number, after: number): string {
  if (after >= 10 * before) return `×${Number((after / before).toPrecision(2))}`;
  const share = percent(after / before - 1);
  return share.startsWith("−") || share === "unknown" ? share : `+${share}`;
}

/** `19%`, `−0.4%`: one decimal where there are fewer than ten percent. */
function percent(share: number): string {
  if (Number.isNaN(share)) return "unknown";
  const value = 100 * Math.abs(share);
  const text = value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return `${share < 0 && Number(text) !== 0 ? "−" : ""}${text}%`;
}
