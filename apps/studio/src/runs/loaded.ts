import { fresh, lastStepOf, stateOf } from "./progress-of.ts";
import type { LoadedLog, ReadTable, Source } from "./types.ts";

/** A run of a source as the page holds it: one that was there before keeps its hue and what was chosen for it. */
export function loadedOf(
  loaded: readonly LoadedLog[],
  {
    source,
    table,
    i,
    place,
    count,
  }: {
    readonly source: Source;
    readonly table: ReadTable;
    readonly i: number;
    /** Which of the new hues it has: runs that differ in their seed alone share one. */
    readonly place: number;
    readonly count: number;
  },
): LoadedLog {
  const growing = source.changed !== undefined && Date.now() - source.changed < fresh;
  const id = `${source.id}.${i + 1}`;
  const known = loaded.find((log) => log.id === id);
  const name = count === 1 || table.name === source.files[0].name ? shortName(source.name) : table.name;
  return {
    ...table,
    id,
    sourceId: source.id,
    name: count > 1 && name === shortName(source.name) ? `${name}, run ${i + 1}` : name,
    hue: known?.hue ?? hueFor(loaded, place),
    last: lastStepOf(table.run),
    state: stateOf(table, growing),
    ...(growing && { growing }),
    ...(source.files[0].updates !== undefined && { raced: true }),
    ...(known?.unfitted && { unfitted: true }),
    ...(known?.excluded !== undefined && { excluded: known.excluded }),
    ...(known?.followed !== undefined && table.run.lr === undefined && { followed: known.followed }),
  };
}

/** Hues of logs; greens and plums are left to forecasts, as long as there are others. */
const hues = [1, 2, 5, 6, 7, 8, 3, 4];

function hueFor(logs: readonly LoadedLog[], more: number): number {
  const taken = logs.map(({ hue }) => hue);
  const free = hues.filter((hue) => !taken.includes(hue));
  return free[more] ?? logs.length + more + 1;
}

/** A file's name without folders and endings: `run.csv.gz` is `run`. */
export const shortName = (path: string): string =>
  path.slice(path.lastIndexOf("/") + 1).replace(/(?<=.)(\.(csv|tsv|jsonl?|ndjson|log|txt))?(\.gz)?$/i, "") ||
  path;
