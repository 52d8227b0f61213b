import type { AnySpec } from "anneal";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { writeSpec } from "../../../workspace/edits.ts";
import { printSpec } from "../../../workspace/print-json.ts";
import { readJson, type Span } from "../../../workspace/read-json.ts";
import { useForm } from "./form-context.ts";
import { keyAround, lineAt, linesOf, placeOf } from "./json-lines.ts";

/** Milliseconds without a key until what was typed is one undo step. */
const rest = 800;

/** The spec as JSON to be typed in. What can be read is drawn at once; what cannot stays as it is, with its mistake. */
export function JsonEditor(): JSX.Element {
  const { store, editing } = useStudio();
  const { layerId, spec, problems } = useForm();
  const typed = useTypedText(layerId, spec);
  const { text } = typed;
  const read = useMemo(() => readJson(text), [text]);
  const places = "places" in read ? read.places : undefined;
  const mistakes = useMemo((): readonly Span[] => {
    if ("mistake" in read) return [{ start: read.mistake.at, end: read.mistake.at + 1 }];
    return problems.flatMap(({ key }) => placeOf(read.places, key) ?? []);
  }, [read, problems]);
  const lines = useMemo(
    () =>
      linesOf(
        text,
        mistakes.filter((span) => isShort(text, span)),
      ),
    [text, mistakes],
  );
  const wrongLines = new Set(mistakes.map(({ start }) => lineAt(text, start)));
  const focus = editing.focus.value;
  const lit = focus !== undefined && places !== undefined ? placeOf(places, focus) : undefined;
  const litLine = lit === undefined || focus === "" ? -1 : lineAt(text, lit.start);
  const follow = (at: number): void => {
    if (places !== undefined) editing.focus.value = keyAround(places, at);
  };
  return (
    <div class="json-editor">
      <div class="json-sheet">
        <pre class="json-lines" aria-hidden="true">
          {lines.map((tokens, k) => (
            <div key={k} class={`json-line${wrongLines.has(k) ? " wrong" : k === litLine ? " lit" : ""}`}>
              <span class="json-number">{k + 1}</span>
              <code>
                {tokens.map((token, i) => (
                  <span key={i} class={`${token.look ?? ""}${token.wrong ? " wavy" : ""}`}>
                    {token.text}
                  </span>
                ))}
                {tokens.length === 0 ? "\n" : ""}
              </code>
            </div>
          ))}
        </pre>
        <textarea
          class="json-text"
          aria-label="Spec as JSON"
          aria-invalid={mistakes.length > 0}
          aria-describedby="spec-state"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          wrap="off"
          value={text}
          onInput={(event) => typed.take(event.currentTarget.value)}
          onBlur={() => {
            typed.settle();
            store.settle();
          }}
          onKeyUp={(event) => follow(event.currentTarget.selectionStart)}
          onClick={(event) => follow(event.currentTarget.selectionStart)}
        />
      </div>
    </div>
  );
}

const isShort = (text: string, { start, end }: Span): boolean => !text.slice(start, end).includes("\n");

/** What stands in the editor: the text as it was typed while it says the spec, or cannot be read; else the spec printed. */
function useTypedText(
  layerId: string,
  spec: AnySpec,
): { readonly text: string; readonly take: (text: string) => void; readonly settle: () => void } {
  const { store, editing } = useStudio();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const own = useRef<{ readonly id: string; readonly json: string; readonly text: string } | undefined>(
    undefined,
  );
  const json = JSON.stringify(spec);
  const draft = editing.drafts.value.get(layerId);
  const isOwn = own.current?.id === layerId && own.current.json === json;
  const text = useMemo(() => printSpec(spec), [spec]);
  const settle = (): void => clearTimeout(timer.current);
  useEffect(() => settle, [layerId]);
  const take = (next: string): void => {
    const read = readJson(next);
    const found = "value" in read ? specIn(read.value) : undefined;
    const drafts = new Map(editing.drafts.value);
    if (found === undefined) drafts.set(layerId, next);
    else drafts.delete(layerId);
    own.current = { id: layerId, json: JSON.stringify(found), text: next };
    editing.drafts.value = drafts;
    if (found !== undefined) store.preview((workspace) => writeSpec(workspace, layerId, found));
    settle();
    timer.current = setTimeout(store.settle, rest);
  };
  return { text: draft ?? (isOwn ? (own.current?.text ?? text) : text), take, settle };
}

/** The spec in what was read: an object, without the version of the format. */
function specIn(value: unknown): AnySpec | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { version, $schema: _, ...spec } = value as { version?: unknown; $schema?: unknown };
  return version === undefined || version === 1
    ? (spec as unknown as AnySpec)
    : ({ version, ...spec } as unknown as AnySpec);
}
