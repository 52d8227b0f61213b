import type { Curve, Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { sentence } from "./sentence.ts";

/** One line of a small table: `peak`, `1e-3`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Where a general claim comes from. */
export interface Source {
  /** `"2405.18392"`. */
  readonly arxiv: string;
  /** `"Hägele et al. 2024"`. */
  readonly authors: string;
  /** What it says that the text uses. */
  readonly says: string;
}

/** A schedule in plain words, for a person who does not code. */
export interface Explanation {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly Fact[];
  /** Sources of the general claims, in the order of their marks `[1]`, `[2]` in the paragraphs. */
  readonly sources: readonly Source[];
}

export function explain(curve: Curve, horizon: Horizon, spec?: Spec): Explanation {
  return { title: "", paragraphs: [sentence(curve, horizon.steps, spec)], facts: [], sources: [] };
}
