import { type Choices, flagOf } from "@anneal/logs";
import { AnnealError, problem } from "anneal";
import { parseAmount } from "../input/amounts.ts";
import type { Flags } from "../input/from-flags.ts";

/** Flags of every command that reads logs, as `[flag, what it says]`. */
export const logFlags: readonly (readonly [flag: string, says: string])[] = [
  [`${flagOf.step} <name>`, "column that counts updates; row counts the rows"],
  [`${flagOf.lr} <name>`, "column of the learning rate"],
  [`${flagOf.loss} <name>`, "column of the training loss"],
  [`${flagOf.valLoss} <name>`, "column of the validation loss"],
  [`${flagOf.stepsPerEpoch} <n>`, "updates in an epoch, for a log that counts epochs"],
  [`${flagOf.tokensPerStep} <n>`, "tokens in an update, for a log that counts tokens"],
  [`${flagOf.samplesPerStep} <n>`, "samples in an update, for a log that counts samples"],
];

/** The choices that flags make. @throws AnnealError for an amount that is none. */
export function readLogChoices(options: Flags): Choices {
  const text = (name: string): string | undefined =>
    options[name] === undefined ? undefined : String(options[name]);
  const found: { -readonly [C in keyof Choices]: Choices[C] } = {};
  const names = { step: "stepColumn", lr: "lrColumn", loss: "lossColumn", valLoss: "valLossColumn" } as const;
  for (const [choice, flag] of Object.entries(names) as [keyof typeof names, string][]) {
    const name = text(flag);
    if (name !== undefined) found[choice] = name;
  }
  for (const choice of ["stepsPerEpoch", "tokensPerStep", "samplesPerStep"] as const) {
    const given = text(choice);
    if (given === undefined) continue;
    const amount = parseAmount(given);
    if (amount === undefined || !(amount > 0) || !Number.isFinite(amount)) {
      throw new AnnealError([problem("range", flagOf[choice], "an amount above 0", given)]);
    }
    found[choice] = amount;
  }
  return found;
}
