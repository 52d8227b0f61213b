import { expect, test } from "vitest";
import { describe as describeData } from "./describe.ts";
import { kindOf } from "./own-data.ts";
import { digitRows, digitsTable } from "./tasks/digits.ts";
import { sentencesText, textLength } from "./tasks/sentences.ts";

test.each([
  ["people.csv", "", "csv"],
  ["people.TSV", "", "csv"],
  ["novel.txt", "a,b\n1,2\n3,4\n", "text"],
  ["people.data", "a;b\n1;2\n3;4\n", "csv"],
  ["notes", "One line, and more.\nAnother one.\nA third, too, here.\n", "text"],
  ["empty", "", "text"],
] as const)("%s with %j is read as %s", (name, text, kind) => expect(kindOf(name, text)).toBe(kind));

const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? "yes" : "no"}`).join("\n");

test("a table with one column of a usual name needs no answer; others ask for the target", () => {
  const ask = (header: string): ReturnType<typeof describeData> =>
    describeData({
      kind: "describe",
      task: { kind: "csv", path: "t.csv", text: `${header}\n${rows}\n`, target: "" },
    });
  expect(ask("size,Label")).toMatchObject({
    columns: ["size", "Label"],
    target: "Label",
    task: { rows: 40 },
  });
  expect(ask("size,answer")).toEqual({ kind: "described", columns: ["size", "answer"] });
  expect(ask("target,label")).toEqual({ kind: "described", columns: ["target", "label"] });
});

test("what is wrong is one sentence with its place; the columns stay for another choice", () => {
  const task = { kind: "csv", path: "t.csv", text: `size,answer\n${rows}\n`, target: "nothing" } as const;
  const { columns, problem } = describeData({ kind: "describe", task });
  expect(columns).toEqual(["size", "answer"]);
  expect(problem).toMatch(/^target: expected a column of t\.csv, received "nothing"/);
  const few = describeData({
    kind: "describe",
    task: { kind: "csv", path: "few.csv", text: "size,label\n1,2\n", target: "" },
  });
  expect(few).toMatchObject({
    target: "label",
    problem: expect.stringMatching(/^few\.csv: expected at least/),
  });
  const short = describeData({
    kind: "describe",
    task: { kind: "text", path: "short.txt", text: "too short" },
  });
  expect(short).toEqual({
    kind: "described",
    problem: "short.txt: expected at least 2000 characters, received 9",
  });
});

test("the built-in tasks are the same at every call, and as large as they say", () => {
  const digits = describeData({ kind: "describe", task: "digits", batch: 8 });
  expect(digits.task).toMatchObject({ model: "MLP 64–32–10", batch: 8, rows: digitRows });
  expect(digits.target).toBe("digit");
  expect(digitsTable()).toBe(digitsTable());
  const classes = digitsTable()
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").at(-1));
  for (let digit = 0; digit < 10; digit++)
    expect(classes.filter((each) => each === String(digit)).length).toBe(digitRows / 10);
  expect(sentencesText().length).toBe(textLength);
  expect(describeData({ kind: "describe", task: "text" }).task?.metric).toBe("cross-entropy loss");
});
