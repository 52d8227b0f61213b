import type { Role } from "./roles.ts";

/** What the reader of a log is told rather than guesses. Names are those of columns. */
export type Choices = { readonly [R in Role]?: string } & {
  /** The column that counts updates; `row` counts the rows themselves, from 0. */
  readonly step?: string;
  /** Updates in an epoch, where the log counts epochs. */
  readonly stepsPerEpoch?: number;
  /** Tokens in an update, where the log counts tokens. */
  readonly tokensPerStep?: number;
  /** Samples in an update, where the log counts samples. */
  readonly samplesPerStep?: number;
};

/** The choices as flags of the command line, which sentences name. */
export const flagOf: { readonly [C in keyof Choices]-?: string } = {
  step: "--step-column",
  lr: "--lr-column",
  loss: "--loss-column",
  valLoss: "--val-loss-column",
  gradNorm: "--grad-norm-column",
  epoch: "--epoch-column",
  stepsPerEpoch: "--steps-per-epoch",
  tokensPerStep: "--tokens-per-step",
  samplesPerStep: "--samples-per-step",
};
