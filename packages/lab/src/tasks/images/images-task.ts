import type { CnnSpec } from "../../models/model.ts";
import { fitBatchSize } from "../batch-size.ts";
import { type Classes, checkClasses, classFacts } from "../classes.ts";
import { givenEncoding, type ImagesEncoding } from "../encoding.ts";
import { mostPoolings, overrideModel } from "../override.ts";
import { cutParts } from "../parts.ts";
import { refuseData } from "../refuse.ts";
import { fewestRows, redrawSplit, splitRows, spread } from "../split.ts";
import type { Dataset, ImagesSpec, Task } from "../task.ts";
import { counted, fileName, listed, rounded } from "../words.ts";
import { readIdx } from "./idx.ts";
import { type Pixels, pickImages, pixelScale } from "./pixels.ts";

/**
 * Classifies images: pixels standardised as one, a CNN with two layers of 3x3 filters.
 *
 * @throws AnnealError with one sentence for a file that is no IDX file or is cut off, and for files that do not belong
 * together.
 */
export function imagesTask(spec: ImagesSpec): Task {
  const given = givenEncoding(spec, "images");
  const { file, pixels, classes, shape } = readFiles(spec, given);
  const { height, width, channels } = shape;
  const seed = spec.splitSeed ?? 0;
  const split = splitRows(classes.values.length, seed, classes.values);
  const scale = given ? { mean: given.mean, deviation: given.deviation } : pixelScale(pixels, split.train);
  if (!scale) refuseData(file, "pixels that differ", pixels.values[0]);
  const pick = (members: Uint32Array): Dataset =>
    pickImages({ ...pixels, ...scale, y: classes.values }, members);
  const { fact, ...parts } = cutParts(split, caps, {
    pick,
    how: `every class in the same shares, split seed ${seed}`,
  });
  const filters = [8, 16].slice(0, mostPoolings(height, width));
  const model: CnnSpec = { kind: "cnn", ...shape, filters, hidden: 32, outputs: classes.names.length };
  const images = `${counted(classes.values.length, "image")} of ${height} × ${width} pixels`;
  const standard = `mean ${rounded(scale.mean)}, deviation ${rounded(scale.deviation)}`;
  return {
    kind: "images",
    name: file,
    loss: "cross-entropy",
    model: overrideModel(model, spec.model),
    defaults: {
      optimizer: { kind: "momentum", momentum: 0.9 },
      batchSize: fitBatchSize(32, split.train.length),
    },
    ...parts,
    redraw: (drawn) => {
      const { train, valid } = redrawSplit(split, drawn, classes.values);
      return { train: pick(train), valid: pick(spread(valid, caps.valid)) };
    },
    encoding: { kind: "images", ...shape, ...scale, classes: classes.names },
    facts: [
      { name: "Data", value: channels === 1 ? images : `${images} in ${channels} channels` },
      ...classFacts("label", classes),
      {
        name: "Inputs",
        value: `pixels, standardised ${given ? "as the model was first trained" : "on the training part"}: ${standard}`,
      },
      fact,
    ],
  };
}

interface Files {
  readonly file: string;
  readonly pixels: Pixels;
  readonly classes: Classes;
  readonly shape: Pick<CnnSpec, "height" | "width" | "channels">;
}

function readFiles(spec: ImagesSpec, given: ImagesEncoding | undefined): Files {
  const file = spec.path === undefined ? "the images" : fileName(spec.path);
  const labelFile = spec.labelsPath === undefined ? "the labels" : fileName(spec.labelsPath);
  const { sizes, values } = readIdx(bytesOf(spec, "images"), file, [3, 4]);
  const labels = readIdx(bytesOf(spec, "labels"), labelFile, [1]).values;
  const [rows, height, width, channels = 1] = sizes;
  const size = height * width * channels;
  if (rows < fewestRows) refuseData(file, `at least ${fewestRows} images`, rows);
  if (size === 0) refuseData(file, "images of at least one pixel", sizes.join(" × "));
  if (given) checkShape(file, { height, width, channels }, given);
  if (rows !== labels.length)
    refuseData(labelFile, `${rows} labels, as many as there are images`, labels.length);
  const classes = given ? classesIn(labels, labelFile, given.classes) : classesOf(labels);
  if (classes.names.length < 2) refuseData(labelFile, "labels of at least two classes", classes.names.length);
  checkClasses(classes, labelFile, classes.names.length);
  return { file, pixels: { values, size }, classes, shape: { height, width, channels } };
}

/** Convolutions take their time: fewer rows than elsewhere. */
const caps = { valid: 1024, test: 2048 };

function bytesOf(spec: ImagesSpec, field: "images" | "labels"): Uint8Array {
  const bytes = spec[field];
  if (bytes instanceof Uint8Array) return bytes;
  return refuseData(field, "the bytes of an IDX file", bytes, { code: "missing" });
}

function checkShape(file: string, shape: Files["shape"], given: ImagesEncoding): void {
  const words = ({ height, width, channels }: Files["shape"]): string =>
    [height, width, ...(channels === 1 ? [] : [channels])].join(" × ");
  const [expected, received] = [words(given), words(shape)];
  if (expected !== received)
    refuseData(file, `images of ${expected}, as the model was trained with`, received);
}

/** Labels by the names of classes that are known. */
function classesIn(labels: Uint8Array, file: string, names: readonly string[]): Classes {
  const numberOf = new Map(names.map((name, i) => [name, i]));
  const values = Int32Array.from(labels, (label, i) => {
    const found = numberOf.get(String(label));
    if (found !== undefined) return found;
    const rule = `a label that the model has learnt (${listed(names)})`;
    return refuseData(`${file}, label ${i + 1}`, rule, label, { code: "unknown" });
  });
  return { names, values };
}

/** Labels need not begin at 0. */
function classesOf(labels: Uint8Array): Classes {
  const different = [...new Set(labels)].sort((a, b) => a - b);
  const numberOf = new Map(different.map((label, i) => [label, i]));
  return {
    names: different.map(String),
    values: Int32Array.from(labels, (label) => numberOf.get(label) as number),
  };
}
