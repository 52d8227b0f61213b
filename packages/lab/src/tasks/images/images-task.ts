import type { CnnSpec } from "../../models/model.ts";
import { fitBatchSize } from "../batch-size.ts";
import { classFacts } from "../class-facts.ts";
import { mostPoolings, overrideModel } from "../override.ts";
import { cutParts } from "../parts.ts";
import { refuseData } from "../refuse.ts";
import { fewestRows, splitRows } from "../split.ts";
import type { ImagesSpec, Task } from "../task.ts";
import { counted, fileName, rounded } from "../words.ts";
import { readIdx } from "./idx.ts";
import { pickImages, pixelScale } from "./pixels.ts";

/**
 * Classifies images: pixels standardised as one, a CNN with two layers of 3x3 filters.
 *
 * @throws AnnealError with one sentence for a file that is no IDX file or is cut off, and for files that do not belong
 * together.
 */
export function imagesTask(spec: ImagesSpec): Task {
  const file = spec.path === undefined ? "the images" : fileName(spec.path);
  const labelFile = spec.labelsPath === undefined ? "the labels" : fileName(spec.labelsPath);
  const images = readIdx(bytesOf(spec, "images"), file, [3, 4]);
  const labels = readIdx(bytesOf(spec, "labels"), labelFile, [1]);
  const [rows, height, width, channels = 1] = images.sizes;
  if (rows !== labels.values.length)
    refuseData(labelFile, `${rows} labels, as many as there are images`, labels.values.length);
  if (rows < fewestRows) refuseData(file, `at least ${fewestRows} images`, rows);
  if (height * width * channels === 0)
    refuseData(file, "images of at least one pixel", images.sizes.join(" × "));
  const { classes, y } = classesOf(labels.values);
  if (classes.length < 2) refuseData(labelFile, "labels of at least two classes", classes.length);
  const seed = spec.splitSeed ?? 0;
  const split = splitRows(rows, seed, y);
  const pixels = { values: images.values, size: height * width * channels };
  const scale = pixelScale(pixels, split.train);
  if (!scale) refuseData(file, "pixels that differ", images.values[0]);
  const { fact, ...parts } = cutParts(split, caps, {
    pick: (members) => pickImages({ ...pixels, ...scale, y }, members),
    how: `every class in the same shares, split seed ${seed}`,
  });
  const filters = [8, 16].slice(0, mostPoolings(height, width));
  const model: CnnSpec = {
    kind: "cnn",
    height,
    width,
    channels,
    filters,
    hidden: 32,
    outputs: classes.length,
  };
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
    facts: [
      { name: "Data", value: `${counted(rows, "image")} of ${height} × ${width} pixels${colours(channels)}` },
      ...classFacts("label", classes.map(String), y),
      {
        name: "Inputs",
        value: `standardised on the training part: mean ${rounded(scale.mean)}, deviation ${rounded(scale.deviation)}`,
      },
      fact,
    ],
  };
}

/** Convolutions take their time: fewer rows than elsewhere. */
const caps = { valid: 1024, test: 2048 };

const colours = (channels: number): string => (channels === 1 ? "" : ` in ${channels} channels`);

function bytesOf(spec: ImagesSpec, field: "images" | "labels"): Uint8Array {
  const bytes = spec[field];
  if (bytes instanceof Uint8Array) return bytes;
  return refuseData(field, "the bytes of an IDX file", bytes, { code: "missing" });
}

/** Labels need not begin at 0. */
function classesOf(labels: Uint8Array): { readonly classes: readonly number[]; readonly y: Int32Array } {
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const numberOf = new Map(classes.map((label, i) => [label, i]));
  return { classes, y: Int32Array.from(labels, (label) => numberOf.get(label) as number) };
}
