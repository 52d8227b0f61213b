import type { Note, NoteCode } from "anneal/convert";
import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { Icon } from "../../ui/icon.tsx";

/** What a note is about, in a few words, and whether it may surprise. */
const headings: { readonly [C in NoteCode]: readonly [title: string, tone: "info" | "warn"] } = {
  "starts-at-zero": ["The first update changes nothing", "warn"],
  "starts-low": ["It starts below the optimizer's LR", "info"],
  late: ["One update late", "warn"],
  early: ["One update early", "warn"],
  "rises-again": ["The LR rises again", "warn"],
  extrapolates: ["It goes beyond its last value", "warn"],
  "never-reaches": ["The last value is never reached", "warn"],
  jumps: ["The LR jumps", "warn"],
  holds: ["Held after the end", "info"],
  "relative-floor": ["The floor is a share", "info"],
  absolute: ["Levels are LRs", "info"],
  unit: ["What one step is", "info"],
  total: ["What the length counts", "info"],
  processes: ["Lengths count processes", "warn"],
  ignored: ["An argument has no effect", "warn"],
  default: ["A default that differs elsewhere", "info"],
  version: ["Releases differ", "info"],
  stops: ["It raises an error", "warn"],
  "left-out": ["Left out", "warn"],
  controller: ["It reacts to the run", "info"],
  precision: ["Rounding", "info"],
  table: ["Written as a table", "info"],
};

export interface Remark {
  readonly title: string;
  readonly tone: "info" | "warn";
  readonly text: string;
}

export function remarkOf({ code, text, step }: Note): Remark {
  const [title, tone] = headings[code];
  const isNamed = step === undefined || text.replaceAll(",", "").includes(String(step));
  return { title, tone, text: isNamed ? text : `From step ${formatSteps(step)}: ${text}` };
}

/** What was assumed or left out, after the notes. */
export function remarksOf(side: {
  readonly notes: readonly Note[];
  readonly assumed: readonly string[];
  readonly leftOut: readonly string[];
}): readonly Remark[] {
  return [
    ...side.leftOut.map((text): Remark => ({ title: "Left out", tone: "warn", text })),
    ...side.notes.map(remarkOf),
    ...side.assumed.map((text): Remark => ({ title: "Assumed", tone: "info", text })),
  ];
}

export function NoteList({ remarks }: { readonly remarks: readonly Remark[] }): JSX.Element {
  return (
    <ul class="note-list">
      {remarks.map(({ title, tone, text }, i) => (
        <li key={i}>
          <span class={`note-icon ${tone}`}>
            <Icon name={tone === "warn" ? "warning" : "info"} size={14} />
          </span>
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
