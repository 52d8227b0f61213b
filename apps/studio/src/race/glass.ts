import type { Lab } from "./lab.ts";
import { nextTurn } from "./next-turn.ts";
import type { RaceNow, RaceRecord } from "./record.ts";
import { standingOf } from "./standing.ts";
import type { RaceStore } from "./store.ts";

/** How the page sees a race. */
export interface Glass {
  /** Shows what is known beside the final runs: they stay as they were when their standing was worked out. */
  readonly publish: () => void;
  /** Works the standing out, and shows it with the very runs that it speaks of. */
  readonly look: () => Promise<void>;
}

interface GlassOptions {
  readonly record: RaceRecord;
  /** Once the lab is there. */
  readonly statistics: { readonly lab?: Lab };
  readonly seconds: () => number;
}

export function createGlass(store: RaceStore, { record, statistics, seconds }: GlassOptions): Glass {
  let seen: Pick<RaceNow, "runs" | "lost"> = record.now();
  let last = Promise.resolve();
  const publish = (): void => {
    record.set({ seconds: seconds() });
    store.now.value = { ...record.now(), runs: seen.runs, lost: seen.lost };
  };
  const lookOnce = async (): Promise<void> => {
    const now = record.now();
    const standing = statistics.lab && (await standingOf(now, statistics.lab));
    if (standing !== undefined) record.set({ standing });
    seen = now;
    publish();
    // Curves are drawn a turn later than words and tables: the page can answer between the two.
    await nextTurn();
    store.curves.value = store.now.value;
  };
  return {
    publish,
    // One that is under way may have begun before what is to be seen: the next follows it.
    look: () => {
      last = last.then(lookOnce);
      return last;
    },
  };
}
