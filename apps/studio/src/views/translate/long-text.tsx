import type { Place } from "@anneal/parse";
import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { CodeText, LineNumbers, linesIn } from "../../ui/code-block.tsx";
import { excerpt } from "./excerpt.ts";

interface LongTextProps {
  readonly label: string;
  readonly value: string;
  readonly marks: ReadonlyMap<number, "read" | "refused">;
  readonly describedBy?: string;
  readonly onReady?: (show: (place: Place) => void) => void;
}

/** A text that no field could show without holding the page up: the lines of it that matter. */
export function LongText({ label, value, marks, describedBy, onReady }: LongTextProps): JSX.Element {
  const region = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesIn(value), [value]);
  const stretches = useMemo(() => excerpt(value, [...marks.keys()]), [value, marks]);
  // The field that was pasted into is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) region.current?.focus({ preventScroll: true });
  }, []);
  onReady?.(({ line }) => {
    const at = stretches.findIndex(({ first, lines: { length } }) => line >= first && line < first + length);
    region.current?.focus();
    region.current?.children[at + 1]?.scrollIntoView({ block: "nearest" });
  });
  return (
    <section
      ref={region}
      class="editor long-text"
      aria-label={`${label}, in part`}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
      tabIndex={0}
    >
      <p class="meta">
        {formatSteps(value.length)} characters in {formatSteps(lines)} lines, read as a whole. Shown are{" "}
        {marks.size > 0 ? "the lines that matter" : "the first lines"}.
      </p>
      {stretches.map(({ first, lines: shown }) => (
        <div key={first} class="editor-sheet">
          <LineNumbers first={first} count={shown.length} marks={marks} />
          <div class="editor-text">
            <pre>
              <CodeText source={shown.join("\n")} />
            </pre>
          </div>
        </div>
      ))}
    </section>
  );
}
