import type { Argument, ConvertContext, Framework } from "anneal/convert";

/** What is found in a text, and what it does. */
export interface Expected {
  readonly title: string;
  readonly framework: Framework;
  /** The scheduler's own name, where the title does not tell. */
  readonly scheduler?: string;
  readonly kwargs?: { readonly [name: string]: Argument };
  readonly context?: ConvertContext;
  /** LRs of the first group, by hand from the framework's documented formula. */
  readonly lrs: readonly (readonly [step: number, lr: number])[];
  readonly assumed?: RegExp;
}

/** A text in the style of a repository, and every scheduler in it. */
export interface Snippet {
  readonly name: string;
  readonly text: string;
  readonly names?: { readonly [source: string]: number };
  readonly facts?: ConvertContext;
  readonly from?: Framework;
  readonly found: readonly Expected[];
}
