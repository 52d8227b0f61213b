import type { TaskChoice } from "./setup.ts";

/** What a menu says of the built-in tasks, before anything of them is made. */
export const taskWords: Readonly<
  Record<Exclude<TaskChoice, "own">, { name: string; model: string; optimizer: string }>
> = {
  digits: { name: "Digits, 1,800 rows", model: "MLP 64–32–10", optimizer: "momentum 0.9" },
  text: { name: "Sentences, 60,000 letters", model: "8 letters before, 32 hidden", optimizer: "AdamW" },
};
