import { basename } from "node:path";
import type { Source } from "./sources.ts";

/** The sources of one schedule: one for each parameter group of a scheduler. */
export type Grouped = readonly [Source, ...Source[]];

/** Sources by schedule: the parameter groups of one scheduler belong together. */
export function groupSources(sources: readonly Source[]): readonly Grouped[] {
  const all: [Source, ...Source[]][] = [];
  for (const source of sources) {
    const last = all.at(-1);
    const belongs = source.group !== undefined && source.group > 0;
    if (last !== undefined && belongs && source.foreign === last[0].foreign) last.push(source);
    else all.push([source]);
  }
  return all;
}

/** What to call a schedule: a file without its folder; a scheduler of several groups by what its text calls it. */
export const nameOfGrouped = ([{ name, foreign, file }, ...more]: Grouped): string =>
  more.length > 0 && foreign ? foreign.title : file ? basename(name) : name;
