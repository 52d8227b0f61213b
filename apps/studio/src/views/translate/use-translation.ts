import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { Difference } from "anneal/describe";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { createBackground } from "./background/background.ts";
import { startWorker } from "./background/start-worker.ts";
import type { Pasted } from "./input.ts";
import { type Join, join } from "./join.ts";
import { readSide } from "./read-side.ts";
import { refusalsOf } from "./refusals.ts";
import { isOutlived } from "./retyped.ts";
import type { Side } from "./side.ts";

/** What follows from the two boxes. */
export interface Translation {
  readonly a: ReadonlySignal<Side>;
  readonly b: ReadonlySignal<Side>;
  readonly joined: ReadonlySignal<Join>;
}

/** Longer texts are read away from the page, once no key was pressed for some milliseconds. */
const short = 4000;
const rest = 150;
/** What was read before stays for some milliseconds, so that nothing flickers. */
const patience = 400;

/** Reads both boxes, again whenever something of them changes. */
export function useTranslation(): Translation {
  const { translate, store } = useStudio();
  const a = useSide(translate.a);
  const b = useSide(translate.b);
  useSignalEffect(() => {
    if (translate.steps.value !== "" && isOutlived(translate.stepsFor.value, [a.value, b.value]))
      translate.steps.value = "";
  });
  const around = useComputed(() =>
    join(
      { a: a.value, b: b.value },
      { typed: translate.steps.value, horizon: store.workspace.value.horizon },
    ),
  );
  const joined = useCompared(around);
  return useMemo(() => ({ a, b, joined }), [a, b, joined]);
}

const isShort = ({ text }: Pasted): boolean => text.length < short;

function useSide(pasted: ReadonlySignal<Pasted>): ReadonlySignal<Side> {
  const background = useMemo(() => createBackground(startWorker), []);
  const long = useSignal<Side>({ state: "reading" });
  useSignalEffect(() => {
    const now = pasted.value;
    if (isShort(now)) {
      long.value = { state: "reading" };
      return undefined;
    }
    const slow = setTimeout(() => (long.value = { state: "reading" }), rest + patience);
    const timer = setTimeout(async () => {
      const side = await background.ask("read", now).catch(unread);
      clearTimeout(slow);
      long.value = side;
    }, rest);
    return () => {
      clearTimeout(timer);
      clearTimeout(slow);
      background.stop();
    };
  });
  return useComputed(() => (isShort(pasted.value) ? readSide(pasted.value) : long.value));
}

const unread = (error: unknown): Side => ({
  state: "refused",
  refusals: refusalsOf(error),
  asks: [],
  canLeaveOut: false,
});

/** Adds the difference of what is too long to be compared between two frames. */
function useCompared(around: ReadonlySignal<Join>): ReadonlySignal<Join> {
  const background = useMemo(() => createBackground(startWorker), []);
  const late = useSignal<{ readonly of: Join; readonly difference: Difference } | undefined>(undefined);
  useSignalEffect(() => {
    const of = around.value;
    if (of.comparing === undefined) return undefined;
    void background.ask("compare", of.comparing).then((difference) => (late.value = { of, difference }));
    return () => background.stop();
  });
  return useComputed(() => {
    const now = around.value;
    if (late.value?.of !== now) return now;
    const { comparing: _, ...known } = now;
    return { ...known, difference: late.value.difference };
  });
}
