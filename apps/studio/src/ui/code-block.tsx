import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { tokensOf } from "./code-tokens.ts";
import "./code.css";

/** A source with colours. Whatever it holds, it is text. */
export function CodeText({ source }: { readonly source: string }): JSX.Element {
  const tokens = useMemo(() => tokensOf(source), [source]);
  return (
    <code>
      {tokens.map(({ kind, text }, i) =>
        kind === "plain" ? (
          text
        ) : (
          <span key={i} class={`code-${kind}`}>
            {text}
          </span>
        ),
      )}
    </code>
  );
}

/** Numbers beside the lines of a source; a mark on some of them. */
export function LineNumbers({
  count,
  first: from = 1,
  marks = new Map(),
}: {
  readonly count: number;
  /** The number of the first line. Default 1. */
  readonly first?: number;
  readonly marks?: ReadonlyMap<number, "read" | "refused">;
}): JSX.Element {
  return (
    <div class="line-numbers" aria-hidden="true">
      {stretchesOf(from, from + count - 1, marks).map(([first, last]) => (
        <span key={first} class={marks.get(first)}>
          {numbersText(first, last)}
        </span>
      ))}
    </div>
  );
}

/** Lines in a row without a mark are one element: a source may have thousands of them. */
function stretchesOf(
  from: number,
  to: number,
  marks: ReadonlyMap<number, unknown>,
): readonly (readonly [first: number, last: number])[] {
  const marked = [...marks.keys()].filter((line) => line >= from && line <= to).sort((a, b) => a - b);
  const stretches: (readonly [number, number])[] = [];
  let next = from;
  for (const line of marked) {
    if (line > next) stretches.push([next, line - 1]);
    stretches.push([line, line]);
    next = line + 1;
  }
  return next <= to ? [...stretches, [next, to]] : stretches;
}

const numbersText = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i).join("\n");

export const linesIn = (source: string): number => source.split("\n").length;

/** Source to read and to copy. */
export function CodeBlock({
  source,
  label,
}: {
  readonly source: string;
  readonly label: string;
}): JSX.Element {
  const shown = source.replace(/\n+$/, "");
  return (
    // It scrolls sideways, so it has to be reached by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="code-block" aria-label={label} tabIndex={0}>
      <LineNumbers count={linesIn(shown)} />
      <pre>
        <CodeText source={shown} />
      </pre>
    </section>
  );
}
