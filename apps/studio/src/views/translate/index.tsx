import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { Actions } from "./actions.tsx";
import { Box } from "./box.tsx";
import { Controller } from "./control/controller.tsx";
import { Examples } from "./empty.tsx";
import { NoteList, remarksOf } from "./note-list.tsx";
import { Picture } from "./picture.tsx";
import { RunField } from "./run-field.tsx";
import type { Side } from "./side.ts";
import { useTranslation } from "./use-translation.ts";
import { Verdict } from "./verdict.tsx";
import { type Subject, subjectOf } from "./write.ts";
import { WritePanel } from "./write-panel.tsx";
import "./translate.css";

/** What a scheduler of any framework really does, beside another, and the same numbers in another language. */
export function TranslateView(): JSX.Element {
  const { translate } = useStudio();
  const translation = useTranslation();
  const [a, b, joined] = [translation.a.value, translation.b.value, translation.joined.value];
  const isEmpty = a.state === "empty" && b.state === "empty";
  const subjects = useComputed(() => ({
    ...asSubject("a", translation.a.value, translation.joined.value.steps),
    ...asSubject("b", translation.b.value, translation.joined.value.steps),
  }));
  const canWrite = subjects.value.a !== undefined || subjects.value.b !== undefined;
  const lacks = [a, b].flatMap((side) => (side.state === "read" && side.lacks ? [side.lacks] : []))[0];
  const isRead = a.state === "read" || b.state === "read";
  return (
    <Columns
      leftName="Sources"
      rightName="Code"
      right={
        isEmpty ? undefined : (
          <div class="translate-right">
            {canWrite ? (
              <>
                <WritePanel subjects={subjects.value} />
                <Actions joined={joined} />
              </>
            ) : (
              <p class="no-form">
                {lacks
                  ? `Code for any other framework comes here once you say the ${lacks}.`
                  : "Code for any other framework comes here once A or B is read and its length known."}
              </p>
            )}
          </div>
        )
      }
    >
      <div class="translate">
        <h1 class={isEmpty ? "translate-title" : "visually-hidden"}>Paste a scheduler.</h1>
        {isEmpty && (
          <p class="translate-lead">
            A line of Python, a config or a JSON spec. The code is read, never run.
          </p>
        )}
        <div class="boxes">
          <Box letter="a" pasted={translate.a} side={a} misfit={joined.refused.a} />
          <Box letter="b" pasted={translate.b} side={b} misfit={joined.refused.b} />
        </div>
        {isEmpty && <Examples />}
        {isRead && (
          <>
            <Verdict joined={joined} />
            <RunField joined={joined} />
            <Picture joined={joined} />
          </>
        )}
        {a.state === "reacts" && <Controller letter="a" side={a} pasted={translate.a} />}
        {b.state === "reacts" && <Controller letter="b" side={b} pasted={translate.b} />}
        <Notes a={a} b={b} reasons={joined.difference?.reasons.map(({ text }) => text) ?? []} />
      </div>
    </Columns>
  );
}

function asSubject(
  letter: "a" | "b",
  side: Side,
  steps: number | undefined,
): { readonly [l: string]: Subject } {
  if ((side.state !== "read" && side.state !== "reacts") || side.lacks !== undefined) return {};
  const length = side.state === "reacts" ? 1 : steps;
  if (length === undefined) return {};
  try {
    return { [letter]: subjectOf(side, length) };
  } catch {
    // It does not fit the run; its box says so.
    return {};
  }
}

function Notes({
  a,
  b,
  reasons,
}: {
  readonly a: Side;
  readonly b: Side;
  readonly reasons: readonly string[];
}): JSX.Element | null {
  const known = (["a", "b"] as const).flatMap((letter) => {
    const side = { a, b }[letter];
    if (side.state !== "read" && side.state !== "reacts") return [];
    const remarks = remarksOf(side);
    return remarks.length === 0 ? [] : [{ letter, remarks }];
  });
  if (known.length === 0 && reasons.length === 0) return null;
  return (
    <>
      {reasons.length > 0 && (
        <section class="reasons">
          <h2>Why they differ</h2>
          <ul>
            {reasons.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <div class="notes">
        {known.map(({ letter, remarks }) => (
          <section key={letter} class={`notes-${letter}`}>
            <h2>Notes on {letter.toUpperCase()}</h2>
            <NoteList remarks={remarks} />
          </section>
        ))}
      </div>
    </>
  );
}
