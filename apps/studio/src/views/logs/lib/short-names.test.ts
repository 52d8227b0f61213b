import { expect, test } from "vitest";
import { shortNames } from "./short-names.ts";

test.each([
  [
    ["slimpajama_12x12-cos10-lr0.002", "slimpajama_12x12-cos0-lr0.002", "slimpajama_12x12-wsd0.2-lr0.002"],
    ["…cos10-lr0.002", "…cos0-lr0.002", "…wsd0.2-lr0.002"],
  ],
  // Cut between words, and only where that makes room.
  [
    ["wandb-cosine", "wandb-constant"],
    ["wandb-cosine", "wandb-constant"],
  ],
  [
    ["experiments-cosine", "experiments-constant"],
    ["…cosine", "…constant"],
  ],
  [
    ["experiments", "experiments-2"],
    ["experiments", "experiments-2"],
  ],
  [
    ["experiments-", "experiments-2"],
    ["experiments-", "experiments-2"],
  ],
  [["experiments-long-name"], ["experiments-long-name"]],
  [
    ["experiments-long-name", "experiments-long-name"],
    ["experiments-long-name", "experiments-long-name"],
  ],
  [[], []],
])("of %j are shown %j", (names, shown) => {
  expect(names.map(shortNames(names))).toEqual(shown);
});
