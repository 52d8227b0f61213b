import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../random/index.ts";
import type { Dataset, Task, TextSpec } from "../task.ts";
import { cutBlocks } from "./blocks.ts";
import { textTask } from "./text-task.ts";
import { codePoints, vocabularyOf } from "./vocabulary.ts";
import { windowsOf } from "./windows.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const everything = (data: Dataset) => data.batch(upTo(data.rows));
const make = (text: string | undefined, spec: Partial<TextSpec> = {}): Task =>
  textTask({ kind: "text", path: "notes.txt", text, ...spec });

const alphabet = "abcdefghijklmnopqrstuvwxyz";

describe("blocks", () => {
  test("cover any text in order, 90% to train on, and do not overlap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 1e6 }), fc.nat(1000), (length, seed) => {
        const blocks = cutBlocks(length, seed);
        const all = [...blocks.train, ...blocks.valid, ...blocks.test].sort((a, b) => a.start - b.start);
        expect(all[0].start).toBe(0);
        expect(all.at(-1)?.end).toBe(length);
        for (let i = 1; i < all.length; i++) expect(all[i].start).toBe(all[i - 1].end);
        const share = (part: typeof all) =>
          part.reduce((sum, { start, end }) => sum + end - start, 0) / length;
        expect(share([...blocks.train])).toBeCloseTo(0.9, 2);
        expect(share([...blocks.valid])).toBeCloseTo(0.05, 2);
        expect(share([...blocks.test])).toBeCloseTo(0.05, 2);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test("are 20 of a short text and 100 of a long one; the seed draws them", () => {
    expect(cutBlocks(2000, 0).valid).toHaveLength(1);
    const ends = (length: number) => cutBlocks(length, 1).test.map(({ start, end }) => end - start);
    expect(ends(2000)).toEqual([100]);
    expect(ends(1e6).reduce((a, b) => a + b)).toBe(50_000);
    expect(cutBlocks(1e6, 0).test).not.toEqual(cutBlocks(1e6, 1).test);
  });
});

describe("windows", () => {
  const tokens = upTo(30);
  const stretches = [
    { start: 0, end: 6 },
    { start: 10, end: 12 },
    { start: 20, end: 25 },
  ];

  test("are all that lie within a stretch, with the character after them", () => {
    const windows = windowsOf(tokens, stretches, { context: 3 });
    expect(windows.rows).toBe(3 + 0 + 2);
    const { x, y } = everything(windows);
    expect([...x]).toEqual([0, 1, 2, 1, 2, 3, 2, 3, 4, 20, 21, 22, 21, 22, 23]);
    expect([...y]).toEqual([3, 4, 5, 23, 24]);
    expect([...windows.batch([4, 0]).y]).toEqual([24, 3]);
  });

  test("are evenly spaced when there are more than wanted", () => {
    const windows = windowsOf(upTo(108), [{ start: 0, end: 108 }], { context: 8, most: 4 });
    expect(windows.rows).toBe(4);
    expect([...everything(windows).y]).toEqual([12, 37, 62, 87].map((begin) => begin + 8));
  });
});

test("a character is a code point; the rare are not told apart", () => {
  expect([...codePoints("a😀é")]).toEqual([0x61, 0x1f600, 0xe9]);
  const counts = new Map([
    [98, 500],
    [97, 500],
    [99, 1],
    [0x1f600, 2],
  ]);
  const { characters, tokenOf, size } = vocabularyOf(counts);
  expect(characters).toEqual([97, 98, 0x1f600]);
  expect([97, 98, 0x1f600, 99, 5].map(tokenOf)).toEqual([0, 1, 2, 3, 3]);
  expect(size).toBe(4);
  const many = new Map(upTo(200).map((i) => [i, 1000 - i]));
  expect(vocabularyOf(many).characters).toEqual(upTo(127));
  expect(vocabularyOf(new Map([...many, [5000, 1e9]])).characters).toEqual([5000]);
});

describe("a text", () => {
  const text = alphabet.repeat(1000);
  const task = make(text);

  test("is a task of characters with the model that suits it", () => {
    expect(task).toMatchObject({
      kind: "text",
      name: "notes.txt",
      loss: "cross-entropy",
      model: { kind: "characters", vocabulary: 27, context: 8, embedding: 16, hidden: 64 },
      defaults: { optimizer: { kind: "adamw" }, batchSize: 64 },
    });
    expect([task.valid.rows, task.test.rows]).toEqual([1024, 1292]);
    // 20 blocks of 1,300 characters; a window needs the 8 before.
    expect(task.facts[2].value).toBe(
      `${task.train.rows.toLocaleString("en")} to train on, 1,024 of 1,292 to validate, 1,292 to test; drawn by blocks of the text, split seed 0`,
    );
  });

  test("in every window the next letter is the next of the alphabet", () => {
    for (const part of [task.train, task.valid, task.test]) {
      const { x, y } = everything(part);
      const next = (row: number, j: number): number => (j < 7 ? x[row * 8 + j + 1] : y[row]);
      const places = upTo(part.rows * 8);
      expect(places.filter((at) => next(at >> 3, at & 7) !== (x[at] + 1) % 26)).toEqual([]);
    }
  });

  test("its line ends are newlines, and its byte order mark is none of it", () => {
    const lines = "one two\nthree four\n".repeat(120);
    const other = make(`\uFEFF${lines.replaceAll("\n", "\r\n")}`);
    expect(everything(other.train)).toEqual(everything(make(lines).train));
  });

  test("its vocabulary is of the training part: what others have more is one token, the last", () => {
    const { valid } = cutBlocks(26_000, 0);
    const odd = `${text.slice(0, valid[0].start)}${"#".repeat(100)}${text.slice(valid[0].start + 100)}`;
    const { model, valid: part, train } = make(odd);
    expect(model).toMatchObject({ vocabulary: 27 });
    expect([...everything(train).y].includes(26)).toBe(false);
    expect([...everything(part).x].includes(26)).toBe(true);
    expect(make(odd).facts[1].value).toBe("26 characters; 100 rarer ones (0.38%) are one more");
  });

  test("any text is a task, or refused by one sentence", () => {
    const pieces = fc.array(fc.string({ unit: "binary", maxLength: 50 }), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, fc.nat(100), (some, times) => {
        const whole = some.join("").repeat(times);
        let made: Task;
        try {
          made = make(whole);
        } catch (error) {
          expect((error as Error).message).toMatch(/^notes\.txt: expected [^\n]+, received [^\n]+$/);
          return;
        }
        const { vocabulary } = made.model as { vocabulary: number };
        for (const part of [made.train, made.valid, made.test])
          expect(everything(part).x.every((token) => token >= 0 && token < vocabulary)).toBe(true);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test.each<[string, string | undefined, Partial<TextSpec>, string]>([
    ["no content", undefined, {}, "text: expected the content of a text, received nothing"],
    ["a short text", "too short", {}, "notes.txt: expected at least 2000 characters, received 9"],
    ["an empty text", "", {}, "notes.txt: expected at least 2000 characters, received 0"],
    [
      "one character",
      "a".repeat(3000),
      {},
      'notes.txt: expected a text of at least two different characters, received "aaaaaaaaaaaaaaaaaaaa"',
    ],
    [
      "a context as long as a block",
      alphabet.repeat(80),
      { model: { context: 104 } },
      "model.context: expected less than the 104 characters of a block, received 104",
    ],
    [
      "what the text decides",
      text,
      { model: { vocabulary: 5 } },
      'model: expected only context, embedding, hidden, received "vocabulary"',
    ],
    [
      "half a neuron",
      text,
      { model: { hidden: 2.5 } },
      "model.hidden: expected a whole number from 1 to 4096, received 2.5",
    ],
  ])("%s is refused", (_, content, spec, sentence) => {
    expect(() => make(content, spec)).toThrow(
      expect.objectContaining({ name: "AnnealError", message: sentence }),
    );
  });
});

test("a redrawn text validates on other blocks, none of whose windows touch those to train on or to test", () => {
  // Sixty letters at random: no window of eight comes twice.
  const { below } = random("letters");
  const text = Array.from({ length: 9000 }, () => String.fromCharCode(48 + below(60))).join("");
  const task = textTask({ kind: "text", text });
  const first = task.redraw(1);
  const windowsIn = (set: {
    rows: number;
    batch: (rows: number[]) => { x: ArrayLike<number> };
  }): Set<string> =>
    new Set(Array.from({ length: set.rows }, (_, row) => Array.from(set.batch([row]).x).join()));
  const [train, valid, test] = [first.train, first.valid, task.test].map(windowsIn);
  for (const window of valid) expect(train.has(window) || test.has(window)).toBe(false);
  expect(windowsIn(task.redraw(2).valid)).not.toEqual(valid);
  expect(windowsIn(task.redraw(1).valid)).toEqual(valid);
});
