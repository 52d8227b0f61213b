import type { TaskSpec } from "@anneal/lab";
import { type OwnData, specOf } from "./own-data.ts";
import type { TaskChoice } from "./setup.ts";

/** The data of a choice, as a worker reads them. The built-in ones are made when they are first needed. */
export async function taskSpecOf(choice: TaskChoice, own: OwnData | undefined): Promise<TaskSpec> {
  if (choice === "own" && own !== undefined) return specOf(own);
  if (choice === "text") {
    const { sentencesText } = await import("./tasks/sentences.ts");
    return { kind: "text", path: "sentences", text: sentencesText(), model: { hidden: 32 } };
  }
  const { digitsTable } = await import("./tasks/digits.ts");
  return { kind: "csv", path: "digits", text: digitsTable(), target: "digit", model: { hidden: [32] } };
}

export const taskWords: Readonly<
  Record<Exclude<TaskChoice, "own">, { name: string; model: string; optimizer: string }>
> = {
  digits: { name: "Digits, 1,800 rows", model: "MLP 64–32–10", optimizer: "SGD momentum 0.9" },
  text: { name: "Sentences, 60,000 letters", model: "8 letters before, 32 hidden", optimizer: "AdamW" },
};
