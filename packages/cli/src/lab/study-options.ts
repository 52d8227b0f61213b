import { availableParallelism } from "node:os";
import type { FindOptions } from "@anneal/lab";
import type { Flags } from "../input/from-flags.ts";
import { above0, countFlag, seedFlag } from "../input/task-flags.ts";
import { readRange } from "./range-options.ts";

/** What flags say of a study, whether it is tuned or compared. */
export interface StudySettings {
  readonly seed: number;
  readonly range: Partial<FindOptions>;
  readonly finalSeeds?: number;
  readonly pricePerHour?: number;
  readonly cores: number;
}

/** Reads them; throws what is wrong with one. */
export function readStudyOptions(options: Flags): StudySettings {
  const finalSeeds = countFlag(options, "seeds", "--seeds");
  const price = options.pricePerHour;
  return {
    seed: seedFlag(options),
    range: readRange(options),
    ...(finalSeeds && { finalSeeds }),
    ...(price !== undefined && { pricePerHour: above0("--price-per-hour", price) }),
    cores: availableParallelism(),
  };
}
