import { type ReadonlySignal, signal, useComputed, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import type { Pasted } from "./input.ts";
import { type Join, join } from "./join.ts";
import { readSide } from "./read-side.ts";
import type { Side } from "./side.ts";

/** What follows from the two boxes. */
export interface Translation {
  readonly a: ReadonlySignal<Side>;
  readonly b: ReadonlySignal<Side>;
  readonly joined: ReadonlySignal<Join>;
}

/** Milliseconds of rest after a key until a long text is read. */
const rest = 150;
const short = 4000;

/** Reads both boxes, again whenever something of them changes. */
export function useTranslation(): Translation {
  const { translate, store } = useStudio();
  const a = useSide(translate.a);
  const b = useSide(translate.b);
  const joined = useComputed(() =>
    join(
      { a: a.value, b: b.value },
      { typed: translate.steps.value, horizon: store.workspace.value.horizon },
    ),
  );
  return useMemo(() => ({ a, b, joined }), [a, b, joined]);
}

function useSide(pasted: ReadonlySignal<Pasted>): ReadonlySignal<Side> {
  const rested = useMemo(() => signal(pasted.peek()), [pasted]);
  useSignalEffect(() => {
    const now = pasted.value;
    if (now.text.length < short) {
      rested.value = now;
      return undefined;
    }
    const timer = setTimeout(() => {
      rested.value = now;
    }, rest);
    return () => clearTimeout(timer);
  });
  return useComputed(() => readSide(rested.value));
}
