import { numpy as np } from "@jax-js/jax";
import { type Back, type Cut, dense, type Passed } from "./layers.ts";

/** Rows, height, width and channels of a batch of images; the numbers lie in that order. */
export type ImageShape = readonly [rows: number, height: number, width: number, channels: number];

/** 3x3 convolution, 0 outside the image, then ReLU: a dense layer over the neighbourhood of every pixel. */
export function convolution(
  image: np.Array,
  shape: ImageShape,
  parameters: { readonly weight: Cut; readonly bias: Cut; readonly filters: number },
): Passed {
  const [rows, height, width, channels] = shape;
  const { weight, bias, filters } = parameters;
  const flat = (): np.Array => weight().reshape([9 * channels, filters]);
  const passed = dense(neighbourhoods(image, shape), { weight: flat, bias, turned: false }, "relu");
  const back: Back = (gradient, wanted) => {
    const { inputs, parameters } = passed.back(gradient.reshape([-1, filters]), wanted);
    return { inputs: inputs && gathered(inputs, shape), parameters };
  };
  return { outputs: passed.outputs.reshape([rows, height, width, filters]), back };
}

const ring = [
  [0, 0],
  [1, 1],
  [1, 1],
  [0, 0],
] as [number, number][];

/** The 3x3 neighbourhood of every pixel: `[rows * height * width, 9 * channels]`. */
function neighbourhoods(image: np.Array, shape: ImageShape): np.Array {
  const [rows, height, width, channels] = shape;
  const padded = np.pad(image.reshape([...shape]), ring).reshape([rows, -1]);
  const at = new Int32Array(height * width * 9 * channels);
  let next = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let dy = 0; dy < 3; dy++)
        for (let i = 0; i < 3 * channels; i++) at[next++] = ((y + dy) * (width + 2) + x) * channels + i;
  const places = np.array(at, { device: "wasm" });
  return np.take(padded, places, 1).reshape([rows * height * width, 9 * channels]);
}

/** The way back from {@link neighbourhoods}: every pixel collects its share from the nine that it is next to. */
function gathered(gradient: np.Array, shape: ImageShape): np.Array {
  const [rows, height, width, channels] = shape;
  const size = 9 * channels;
  const padded = np.pad(gradient.reshape([rows, height, width, size]), ring).reshape([rows, -1]);
  const at = new Int32Array(height * width * channels * 9);
  let next = 0;
  for (let dy = 0; dy < 3; dy++)
    for (let dx = 0; dx < 3; dx++)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          for (let c = 0; c < channels; c++)
            at[next++] = ((y + 2 - dy) * (width + 2) + x + 2 - dx) * size + (3 * dy + dx) * channels + c;
  const places = np.array(at, { device: "wasm" });
  return np.sum(np.take(padded, places, 1).reshape([rows, 9, -1]), 1).reshape([...shape]);
}

/** The mean of every 2x2 square; an odd last row or column is dropped. */
export function pool(image: np.Array, [rows, height, width, channels]: ImageShape): Passed {
  const [low, narrow] = [Math.floor(height / 2), Math.floor(width / 2)];
  const even = image.slice([], [0, 2 * low], [0, 2 * narrow], []);
  const outputs = np.mean(even.reshape([rows, low, 2, narrow, 2, channels]), [2, 4]);
  const back: Back = (gradient) => {
    const spread = np
      .broadcastTo(gradient.reshape([rows, low, 1, narrow, 1, channels]).mul(1 / 4), [
        rows,
        low,
        2,
        narrow,
        2,
        channels,
      ])
      .reshape([rows, 2 * low, 2 * narrow, channels]);
    const missing: [number, number][] = [
      [0, 0],
      [0, height - 2 * low],
      [0, width - 2 * narrow],
      [0, 0],
    ];
    return { inputs: np.pad(spread, missing), parameters: [] };
  };
  return { outputs, back };
}
