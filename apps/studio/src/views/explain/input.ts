import { type Signal, signal } from "@preact/signals";

/** What the reader typed in Explain: the figures that money and time follow from. */
export interface ExplainState {
  /** Time of one step: `0.289`, `350 ms`. */
  readonly stepTime: Signal<string>;
  /** Price of an hour: `20`, `$2.50`, `4 EUR`. */
  readonly price: Signal<string>;
}

export const createExplain = (): ExplainState => ({ stepTime: signal(""), price: signal("") });
