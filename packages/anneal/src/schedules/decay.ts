import type { DurationField, NumberField } from "./fields.ts";

/** The fields that the decays without a natural end share. */
export const decayFields: {
  readonly from: NumberField;
  readonly per: DurationField;
  readonly over: DurationField;
} = {
  from: { type: "number", says: "LR at the first step" },
  per: { type: "duration", rest: true, positive: true, default: 1, says: "one period" },
  over: { type: "duration", rest: true, default: Number.POSITIVE_INFINITY, says: "length" },
};
