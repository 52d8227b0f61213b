import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset, ImagesSpec, Task } from "../task.ts";
import { readIdx } from "./idx.ts";
import { imagesTask } from "./images-task.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const everything = (data: Dataset) => data.batch(upTo(data.rows));

/** An IDX file written by its definition. */
function idx(sizes: readonly number[], values: readonly number[], type = 8): Uint8Array {
  const size = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
  return Uint8Array.from([0, 0, type, sizes.length, ...sizes.flatMap(size), ...values]);
}

/** 40 images of 4 x 6 pixels: all of image i have the value i, and its label is 3 or 7. */
const images = idx(
  [40, 4, 6],
  upTo(40).flatMap((i) => new Array<number>(24).fill(i)),
);
const labels = idx(
  [40],
  upTo(40).map((i) => (i % 2 ? 3 : 7)),
);
const make = (spec: Partial<ImagesSpec> = {}): Task =>
  imagesTask({ kind: "images", path: "a/images.idx", labelsPath: "a/labels.idx", images, labels, ...spec });

test("an IDX file is read as it was written, also from the middle of a buffer", () => {
  const dimensions = fc.array(fc.constantFrom(0, 1, 3, 255, 256, 300), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(dimensions, fc.nat(255), (sizes, first) => {
      const values = upTo(sizes.reduce<number>((a, b) => a * b, 1)).map((i) => (i + first) % 256);
      const file = idx(sizes, values);
      const shifted = new Uint8Array([9, 9, 9, ...file]).subarray(3);
      const read = readIdx(shifted, "x", [1, 2]);
      expect(read.sizes).toEqual(sizes);
      expect(Buffer.from(read.values).equals(Buffer.from(values))).toBe(true);
    }),
    { seed: 1, numRuns: 30 },
  );
});

describe("images", () => {
  const task = make();

  test("are a task with a CNN that their size allows", () => {
    expect(task).toMatchObject({
      kind: "images",
      name: "images.idx",
      loss: "cross-entropy",
      model: { kind: "cnn", height: 4, width: 6, channels: 1, filters: [8, 16], hidden: 32, outputs: 2 },
      defaults: { batchSize: 4 },
    });
    expect([task.train.rows, task.valid.rows, task.test.rows]).toEqual([28, 6, 6]);
    expect(make({ images: idx([40, 3, 3], upTo(360)) }).model).toMatchObject({
      filters: [8],
    });
    const coloured = make({ images: idx([40, 1, 2, 3], upTo(240)) });
    expect(coloured.model).toMatchObject({ height: 1, width: 2, channels: 3, filters: [] });
    expect(coloured.facts[0].value).toBe("40 images of 1 × 2 pixels in 3 channels");
  });

  test("pixels have mean 0 and deviation 1 in the training part, and keep their labels", () => {
    const { x: values, y } = everything(task.train);
    const x = Array.from(values);
    expect(x.length).toBe(28 * 24);
    expect(x.reduce((a, b) => a + b) / x.length).toBeCloseTo(0, 5);
    expect(x.reduce((a, b) => a + b * b, 0) / x.length).toBeCloseTo(1, 5);
    // The value of image i is i: with the scale undone, odd images have label 3, which is class 0.
    const [, mean, deviation] = /mean ([\d.]+), deviation ([\d.]+)/.exec(task.facts[2].value) ?? [];
    for (const part of [task.train, task.valid, task.test]) {
      const all = everything(part);
      for (let row = 0; row < part.rows; row++) {
        const image = Math.round(all.x[row * 24] * Number(deviation) + Number(mean));
        expect(all.y[row]).toBe(image % 2 ? 0 : 1);
      }
    }
    expect(new Set(y)).toEqual(new Set([0, 1]));
  });

  test("of other parts do not change the scale", () => {
    const before = everything(task.train);
    const outside = upTo(40).filter(
      (image) => ![...before.x].some((_, i) => i % 24 === 0 && isImage(task, before.x[i], image)),
    );
    expect(outside).toHaveLength(12);
    const other = images.map((value, at) => (at >= 16 && outside.includes(value) ? 255 : value));
    expect(everything(make({ images: other }).train)).toEqual(before);
  });

  test("say what was read", () => {
    expect(task.facts.map((each) => each.value)).toEqual([
      "40 images of 4 × 6 pixels",
      "label, 2 classes: 3, 7",
      expect.stringMatching(/^pixels, standardised on the training part: mean [\d.]+, deviation [\d.]+$/),
      "28 to train on, 6 to validate, 6 to test; every class in the same shares, split seed 0",
    ]);
  });
});

function isImage(task: Task, x: number, image: number): boolean {
  const [, mean, deviation] = /mean ([\d.]+), deviation ([\d.]+)/.exec(task.facts[2].value) ?? [];
  return Math.round(x * Number(deviation) + Number(mean)) === image;
}

describe("a broken file is refused by one sentence", () => {
  test.each<[string, Partial<ImagesSpec>, string]>([
    [
      "another type of value",
      { images: idx([40, 1, 1], upTo(40), 13) },
      'images.idx: expected an IDX file of unsigned bytes, which begins with 00 00 08 03 or 00 00 08 04, received "00 00 0d 03"',
    ],
    [
      "labels for images",
      { images: labels },
      'images.idx: expected an IDX file of unsigned bytes, which begins with 00 00 08 03 or 00 00 08 04, received "00 00 08 01"',
    ],
    [
      "a gzip file",
      { images: Uint8Array.from([0x1f, 0x8b, 8, 0]) },
      'images.idx: expected an IDX file of unsigned bytes, which begins with 00 00 08 03 or 00 00 08 04, received "1f 8b 08 00" (a gzip file: unpack it first)',
    ],
    [
      "nothing",
      { labels: new Uint8Array() },
      'labels.idx: expected an IDX file of unsigned bytes, which begins with 00 00 08 01, received ""',
    ],
    [
      "half a header",
      { images: images.subarray(0, 9) },
      "images.idx: expected an IDX header of 16 bytes, received 9",
    ],
    [
      "a file cut off",
      { images: images.subarray(0, 500) },
      "images.idx: expected 976 bytes, as its header says (40 × 4 × 6), received 500 (it is cut off)",
    ],
    [
      "bytes at the end",
      { labels: Uint8Array.from([...labels, 1]) },
      "labels.idx: expected 48 bytes, as its header says (40), received 49 (something follows)",
    ],
    [
      "other counts",
      { labels: idx([39], upTo(39)) },
      "labels.idx: expected 40 labels, as many as there are images, received 39",
    ],
    [
      "few images",
      { images: idx([19, 1, 1], upTo(19)) },
      "images.idx: expected at least 20 images, received 19",
    ],
    [
      "no pixels",
      { images: idx([40, 0, 6], []) },
      'images.idx: expected images of at least one pixel, received "40 × 0 × 6"',
    ],
    [
      "one label",
      { labels: idx([40], new Array(40).fill(1)) },
      "labels.idx: expected labels of at least two classes, received 1",
    ],
    [
      "labels all different",
      { labels: idx([40], upTo(40)) },
      "labels.idx: expected classes that are seen more than once, received 40 (40 of 40 rows are the only one of their class)",
    ],
    [
      "blank images",
      { images: idx([40, 1, 1], new Array(40).fill(7)) },
      "images.idx: expected pixels that differ, received 7",
    ],
    ["no labels", { labels: undefined }, "labels: expected the bytes of an IDX file, received nothing"],
    [
      "too many filters",
      { model: { filters: [4, 4, 4] } },
      "model.filters: expected a list of at most 2, each a whole number from 1 to 256, received a list of 3",
    ],
  ])("%s", (_, spec, sentence) => {
    expect(() => make(spec)).toThrow(expect.objectContaining({ name: "AnnealError", message: sentence }));
  });
});
