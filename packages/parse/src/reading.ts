import type { Call, ConvertContext, Converted, Framework } from "anneal/convert";

/** A place in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value that the text leaves open: it depends on the run, on data, or on code that is not run here. */
export interface OpenValue {
  /** As written: `"len(train_loader) * epochs"`. */
  readonly text: string;
  /** What would have to be known, as keys of {@link ReadOptions.names}: `["len(train_loader)"]`. */
  readonly needs: readonly string[];
}

/** A scheduler that was found in a text, ready for `from` of `anneal/convert`. */
export interface Found {
  readonly framework: Framework;
  readonly call: Call;
  /** What the text says beside the scheduler: base LRs, optimizer, length of the run. */
  readonly context: ConvertContext;
  /** Where it stands. */
  readonly place: Place;
  /** What to call it: the variable or key that it is assigned to, else its own name. */
  readonly title: string;
  /** Where an argument stands, by its path as `from` names it: `"OneCycleLR.max_lr"`. */
  readonly places: { readonly [path: string]: Place };
  /** The arguments whose value the text leaves open, by the same paths; `from` says which of them it needs. */
  readonly open?: { readonly [path: string]: OpenValue };
  /** What it really does, where it is a library's own scheduler that `from` does not know; `call` then only names it. */
  readonly converted?: Converted;
  /** What was assumed while reading, one sentence each. */
  readonly assumed: readonly string[];
}

/** Something that was left out because it is not understood: only with `partial`. */
export interface LeftOut {
  readonly place: Place;
  /** One sentence. */
  readonly says: string;
}

/** Every scheduler in a text. */
export interface Reading {
  /** What the text turned out to be, in words: `"Python"`, `"DeepSpeed JSON"`, `"Megatron flags"`. */
  readonly format: string;
  /** In the order of the text, at least one. */
  readonly found: readonly Found[];
  readonly leftOut: readonly LeftOut[];
}

/** How a text is read. */
export interface ReadOptions {
  /** The framework, or `"auto"`: told by names and keys. Default `"auto"`. */
  readonly from?: Framework | "auto";
  /** What the text may not say: it fills in, and what the text says is kept. */
  readonly facts?: ConvertContext;
  /** Leave out what is not understood, and say so, instead of refusing. Default false. */
  readonly partial?: boolean;
  /** Numbers for what the text leaves open, by its source: `{ "len(train_loader)": 500, "args.lr": 3e-4 }`. */
  readonly names?: { readonly [source: string]: number };
}
