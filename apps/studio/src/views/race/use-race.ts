import { useComputed } from "@preact/signals";
import { useStudio } from "../../app/studio.ts";
import type { RaceNow } from "../../race/record.ts";

/** A part of the race as it stands: who uses it is drawn again when that part is another, not at every look. */
export function useRace<Part>(pick: (now: RaceNow | undefined) => Part): Part {
  const { race } = useStudio();
  return useComputed(() => pick(race.now.value)).value;
}
