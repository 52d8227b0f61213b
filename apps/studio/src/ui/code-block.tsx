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
  marks,
}: {
  readonly count: number;
  readonly marks?: ReadonlyMap<number, "read" | "refused">;
}): JSX.Element {
  return (
    <div class="line-numbers" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <span key={i} class={marks?.get(i + 1)}>
          {i + 1}
        </span>
      ))}
    </div>
  );
}

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
