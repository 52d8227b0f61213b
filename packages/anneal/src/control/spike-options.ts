import { type Fields, readOptions } from "../schedules/index.ts";
import { counted } from "./options.ts";

export interface SpikeGuardOptions {
  /** Deviations above the usual level at which a spike begins. Default 6. */
  readonly threshold?: number;
  /** Least rise of a spike, as a share of the usual level. Default 0.05. */
  readonly leastRise?: number;
  /** EMA weight of the past in the usual level. Short, so that a falling loss is not far below it. Default 0.9. */
  readonly beta?: number;
  /** EMA weight of the past in the deviation: 0.98 looks back about as far as a window of 100. Default 0.98. */
  readonly deviationBeta?: number;
  /** Readings before any is judged. Default 64. */
  readonly warm?: number;
  /** What a spike multiplies the factor by, from above 0 to 1. Default 0.5. */
  readonly backOff?: number;
  /** Least factor. Default 0.1. */
  readonly floor?: number;
  /** Steps after a spike over which the factor returns to 1. Default 200. */
  readonly over?: number;
  /** Readings in a row with the loss beyond its limit after which to rewind. Default 20. */
  readonly rewindAfter?: number;
  /** Steps before the spike to which to rewind. Default 100. */
  readonly rewindBy?: number;
}

/** Checks the options and fills in the defaults. */
export const readSpikeOptions = (options: SpikeGuardOptions): Required<SpikeGuardOptions> =>
  readOptions<SpikeGuardOptions>("spikeGuard", options, fieldsOf);

const fieldsOf = (): Fields<keyof SpikeGuardOptions> => ({
  threshold: { type: "number", above: 0, default: 6, says: "deviations at which a spike begins" },
  leastRise: { type: "number", min: 0, default: 0.05, says: "least rise, as a share of the usual level" },
  beta: { type: "number", min: 0, below: 1, default: 0.9, says: "EMA weight of the past in the usual level" },
  deviationBeta: { type: "number", min: 0, below: 1, default: 0.98, says: "the same in the deviation" },
  warm: counted(64, "readings before any is judged", 2),
  backOff: { type: "number", above: 0, max: 1, default: 0.5, says: "what a spike multiplies the factor by" },
  floor: { type: "number", min: 0, max: 1, default: 0.1, says: "least factor" },
  over: { type: "number", min: 0, default: 200, says: "steps over which the factor returns to 1" },
  rewindAfter: counted(20, "readings in a row with a high loss after which to rewind", 1),
  rewindBy: { type: "number", min: 0, default: 100, says: "steps before the spike to rewind to" },
});
