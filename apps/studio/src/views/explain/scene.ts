import type { Curve, Horizon, Spec } from "anneal";
import { formatLr, formatShare, formatSteps, type Summary } from "anneal/describe";
import type { LoadedLog } from "../../runs/types.ts";

/** What questions are answered from: this curve, and the logs that were dropped. */
export interface Scene {
  readonly name: string;
  readonly curve: Curve;
  readonly spec: Spec;
  readonly horizon: Horizon;
  readonly summary: Summary;
  readonly logs: readonly LoadedLog[];
}

/** A paragraph of an answer, and where it comes from. */
export interface Said {
  readonly text: string;
  readonly source: string;
}

export interface Question {
  readonly title: string;
  readonly answer: readonly Said[];
}

const ownCurve = "this curve";
export const fromCurve = (text: string): Said => ({ text, source: ownCurve });
export const fromPage = (text: string, id: string, more = ""): Said => ({
  text,
  source: `docs/claims.md, ${id}${more}`,
});

export { formatLr as lr, formatShare as share, formatSteps as steps };
