import type { ComponentChildren, JSX } from "preact";
import { Fragment } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { markTerms } from "./mark-terms.ts";
import { glossary, type TermKey } from "./terms.ts";
import "./glossary.css";

interface TermProps {
  readonly term: TermKey;
  readonly children: ComponentChildren;
}

/** A dotted term. Hover, focus or a tap opens its meaning, in the margin where there is one; Esc closes it. */
function Term({ term, children }: TermProps): JSX.Element {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [shift, setShift] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  const { title, says } = glossary[term];
  const show = (): void => {
    setShift(shiftOf(button.current));
    setOpen(true);
  };
  return (
    // What the mouse does here, keys do on the button inside.
    // biome-ignore lint/a11y/noStaticElementInteractions: hover alone
    <span class="term-place" onMouseEnter={show} onMouseLeave={() => setOpen(false)}>
      <button
        ref={button}
        type="button"
        class="term"
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onFocus={show}
        onBlur={() => setOpen(false)}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open) return;
          event.stopPropagation();
          setOpen(false);
        }}
      >
        {children}
      </button>
      {open && (
        <span id={id} class="term-note" role="note" style={{ "--shift": `${shift}px` }}>
          <strong>{title}</strong> {says}
        </span>
      )}
    </span>
  );
}

const noteWidth = 272;

/** How far a note has to move to the left to stay in the page. */
function shiftOf(button: HTMLElement | null): number {
  const left = button?.getBoundingClientRect().left ?? 0;
  return Math.min(0, innerWidth - 12 - noteWidth - left);
}

interface WithTermsProps {
  readonly text: string;
  /** Terms that stand marked above; grows while the page is made from top to bottom. */
  readonly seen: Set<TermKey>;
}

/** A text with its terms marked, and marks of sources such as `[1]` set high. */
export function WithTerms({ text, seen }: WithTermsProps): JSX.Element {
  return (
    <>
      {markTerms(text, seen).map((stretch, i) => (
        <Fragment key={i}>
          {typeof stretch === "string" ? raised(stretch) : <Term term={stretch.term}>{stretch.text}</Term>}
        </Fragment>
      ))}
    </>
  );
}

/** ` [1]` becomes a small 1. */
function raised(text: string): ComponentChildren {
  return text
    .split(/( \[\d+\])/)
    .map((part, i) => (/^ \[\d+\]$/.test(part) ? <sup key={i}>{part.slice(2, -1)}</sup> : part));
}
