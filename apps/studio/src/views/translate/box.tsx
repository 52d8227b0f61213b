import { longestText, type Place } from "@anneal/parse";
import type { Signal } from "@preact/signals";
import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { IconButton } from "../../ui/button.tsx";
import { BoxState, Details } from "./box-details.tsx";
import { Editor, longestField } from "./editor.tsx";
import { emptyBox, type Letter, type Pasted } from "./input.ts";
import { LongText } from "./long-text.tsx";
import { isReplaced, retyped } from "./retyped.ts";
import type { Refusal, Side } from "./side.ts";
import "./box.css";

interface BoxProps {
  readonly letter: Letter;
  readonly pasted: Signal<Pasted>;
  readonly side: Side;
  /** It was read, but does not fit the run. */
  readonly misfit?: Refusal;
}

/** One of the two boxes: what was pasted, whose it is, and what was understood. */
export function Box({ letter, pasted, side, misfit }: BoxProps): JSX.Element {
  const id = useId();
  const show = useRef<((place: Place) => void) | undefined>(undefined);
  const { translate } = useStudio();
  const { text } = pasted.value;
  const [tooLong, setTooLong] = useState(0);
  const marks = useMemo(() => marksOf(side), [side]);
  const name = letter.toUpperCase();
  const change = (next: Pasted): void => {
    if (isReplaced(text, next.text))
      translate.stepsFor.value = translate.stepsFor.value.filter((each) => each !== letter);
    pasted.value = next;
  };
  return (
    <section class={`box box-${letter}`} aria-label={`Source ${name}`}>
      <header class="box-head">
        <span class="letter" aria-hidden="true">
          {name}
        </span>
        <BoxState side={side} misfit={misfit !== undefined} />
        {text !== "" && <IconButton icon="close" label={`Clear ${name}`} onClick={() => change(emptyBox)} />}
      </header>
      {text.length > longestField ? (
        <LongText
          label={`Code ${name}`}
          value={text}
          marks={marks}
          describedBy={id}
          onReady={(way) => (show.current = way)}
        />
      ) : (
        <Editor
          label={`Code ${name}`}
          value={text}
          placeholder={letter === "a" ? "Paste here" : "Paste a second one to compare"}
          onInput={(next) => {
            setTooLong(next.length > longestText ? next.length : 0);
            if (next.length <= longestText) change(retyped(pasted.value, next));
          }}
          marks={marks}
          wrong={side.state === "refused" || misfit !== undefined}
          describedBy={id}
          onReady={(way) => (show.current = way)}
        />
      )}
      <div id={id} class="box-details">
        {tooLong > 0 && (
          <p class="refusal" role="alert">
            Not taken: the text has {formatSteps(tooLong)} characters, and at most {formatSteps(longestText)}{" "}
            are read. Paste the part that holds the scheduler.
          </p>
        )}
        <Details side={side} pasted={pasted} misfit={misfit} onShow={(place) => show.current?.(place)} />
      </div>
    </section>
  );
}

function marksOf(side: Side): ReadonlyMap<number, "read" | "refused"> {
  if (side.state === "empty" || side.state === "reading") return new Map();
  if (side.state === "refused")
    return new Map(side.refusals.flatMap(({ place }) => (place ? [[place.line, "refused"] as const] : [])));
  return new Map(side.args.flatMap(({ place }) => (place ? [[place.line, "read"] as const] : [])));
}
