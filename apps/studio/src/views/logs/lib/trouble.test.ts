import { readLog, toRunLog } from "@anneal/logs";
import { AnnealError, type Problem } from "anneal";
import { expect, test } from "vitest";
import { neededBy, plainWords, tornWords } from "./trouble.ts";

/** What the library says of a table that it cannot make a run of. */
async function problemOf(text: string): Promise<Problem> {
  const [table] = await readLog({ name: "run.csv", data: text });
  try {
    toRunLog(table);
  } catch (error) {
    if (error instanceof AnnealError) return error.problems[0];
  }
  throw new Error("expected a problem");
}

const rows = (head: string): string =>
  [head, ...Array.from({ length: 12 }, (_, i) => [i * 1.5, 3 - i / 50, 2 - i / 50].join())].join("\n");

test.each([
  ["step,loss_b,loss_c", ["loss"], "run.csv: several columns could be the training loss. Choose one."],
  ["epoch,loss", ["stepsPerEpoch"], "run.csv: it does not count steps. Say how many steps an epoch has."],
  ["tokens,loss", ["tokensPerStep"], "run.csv: it does not count steps. Say how many tokens a step has."],
  ["time,loss", ["step"], "run.csv: no column counts the steps. Choose the one that does."],
  ["step,a,b", ["lr", "loss"], "run.csv: no column is a learning rate or a loss by its name. Choose them."],
])("of a table of %s it is said what to choose", async (head, needed, words) => {
  const problem = await problemOf(rows(head));
  expect([...neededBy(problem)].sort()).toEqual([...needed].sort());
  expect(plainWords("run.csv", problem, true)).toBe(words);
});

test("a file that breaks off is told in the words of the brief", () => {
  expect(tornWords("run.json", { line: 212, inside: "string" }, 99)).toBe(
    "run.json: not a log anneal can read. Line 212 ends inside a string; the 211 before it were kept.",
  );
  expect(tornWords("run.json", { line: 1, inside: "list or object" }, 1300)).toBe(
    "run.json: not a log anneal can read. Line 1 ends inside a list or object; the 1,300 rows before that were kept.",
  );
});

test("an empty file, and one that has no more than names, are told as what they are", async () => {
  const said = async (data: string): Promise<string> => {
    try {
      const [table] = await readLog({ name: "run.csv", data });
      toRunLog(table);
    } catch (error) {
      if (error instanceof AnnealError) return plainWords("run.csv", error.problems[0], false);
    }
    throw new Error("expected a problem");
  };
  expect(await said("")).toBe("run.csv: the file is empty.");
  expect(await said("step,lr,loss\n")).toBe("run.csv: it has no row of numbers yet.");
});
