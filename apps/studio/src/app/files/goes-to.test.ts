import { toJson, warmupCosine } from "anneal";
import { expect, test } from "vitest";
import { emptyWorkspace } from "../../workspace/types.ts";
import { placeOfJson, placeOfName } from "./goes-to.ts";

test.each([
  ["run.csv", "logs"],
  ["run.jsonl.gz", "logs"],
  ["events.out.tfevents.1700000000.host.1.0", "logs"],
  ["trainer_state.json", "text tells"],
  ["picture.png", undefined],
  ["train.py", undefined],
  ["README", undefined],
])("by its name, %s goes to %s", (name, place) => {
  expect(placeOfName(name)).toBe(place);
});

test.each([
  ["a spec", toJson(warmupCosine({ peak: 1, warmup: 10 })), "design"],
  ["a spec of no known kind", '{ "kind": "cosin" }', "design"],
  ["a workspace", JSON.stringify(emptyWorkspace), "design"],
  ["a damaged spec", '{ "version": 1, "kind": "cosine", ', "design"],
  ["a trainer state", '{ "epoch": 1.0, "log_history": [{ "loss": 2, "step": 10 }] }', "logs"],
  ["one that was cut", '{ "epoch": 1.0, "log_history": [{ "loss": 2, "step": 10 }, { "lo', "logs"],
  ["a list of rows", '[{ "_step": 0, "x": 1 }]', "logs"],
  ["JSON lines", '{ "step": 1, "lr": 0.1 }\n{ "step": 2, "lr": 0.2 }', "logs"],
  ["columns", '{ "n": [1, 2, 3], "rate": [0.1, 0.2, 0.3] }', "logs"],
  ["a number", "5", "design"],
  ["a config of something else", '{ "name": "x", "private": true }', "design"],
])("%s in a .json file is told by its text", (_, text, place) => {
  expect(placeOfJson(text)).toBe(place);
});
