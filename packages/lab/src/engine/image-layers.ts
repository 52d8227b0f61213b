import { lax, numpy as np } from "@jax-js/jax";
import { type Back, type Cut, dense, type Passed } from "./layers.ts";

/** Rows, height, width and channels of a batch of images; the numbers lie in that order. */
export type ImageShape = readonly [rows: number, height: number, width: number, channels: number];

/** 3x3 convolution, 0 outside the image, then ReLU: a dense layer over the neighbourhood of every pixel. */
export function convolution(
  image: Cut,
  shape: ImageShape,
  parameters: { readonly weight: Cut; readonly bias: Cut; readonly filters: number },
): Passed {
  const channels = shape[3];
  const { weight, bias, filters } = parameters;
  const flat = (): np.Array => weight().reshape([9 * channels, filters]);
  const passed = dense(neighbourhoods(image(), shape), { weight: flat, bias, turned: false }, "relu");
  const back: Back = (gradient, wanted) => {
    const { inputs, parameters } = passed.back(gradient.reshape([-1, filters]), wanted);
    return { inputs: inputs && collected(inputs, shape), parameters };
  };
  return { outputs: passed.outputs, back };
}

/** The 3x3 neighbourhood of every pixel: `[rows * height * width, 9 * channels]`. */
function neighbourhoods(image: np.Array, shape: ImageShape): Cut {
  const [rows, height, width, channels] = shape;
  const padded = np.pad(image.reshape([...shape]), [[0, 0], around, around, [0, 0]]);
  // Three neighbours in a row lie together, so a window over the flat rows is three channels' length wide.
  const flatRows = padded.reshape([rows, height + 2, (width + 2) * channels]);
  const windows = lax.reduceWindow(flatRows, (window) => window, [3, 3 * channels], [1, channels]);
  return () => windows.ref.reshape([rows * height * width, 9 * channels]);
}

/** The way back from {@link neighbourhoods}: every pixel collects its share from the nine that it is next to. */
function collected(gradient: np.Array, [rows, height, width, channels]: ImageShape): np.Array {
  const places = gradient.reshape([rows, height, width, 9, channels]);
  const padded = np.pad(places, [[0, 0], around, around, [0, 0], [0, 0]]);
  const shares = Array.from({ length: 9 }, (_, i) => {
    const [top, left] = [2 - Math.floor(i / 3), 2 - (i % 3)];
    return padded.ref.slice([], [top, top + height], [left, left + width], i, []);
  });
  return shares.reduce((sum, share) => sum.add(share));
}

const around: [number, number] = [1, 1];

/** The mean of every 2x2 square; an odd last row or column is dropped. */
export function pool(image: Cut, [rows, height, width, channels]: ImageShape): Passed {
  const [low, narrow] = [Math.floor(height / 2), Math.floor(width / 2)];
  const even = image()
    .reshape([rows, height, width, channels])
    .slice([], [0, 2 * low], [0, 2 * narrow], []);
  const outputs = np.mean(even.reshape([rows, low, 2, narrow, 2, channels]), [2, 4]);
  const back: Back = (gradient) => {
    const quarter = gradient.reshape([rows, low, 1, narrow, 1, channels]).mul(1 / 4);
    const spread = np.broadcastTo(quarter, [rows, low, 2, narrow, 2, channels]);
    const whole = spread.reshape([rows, 2 * low, 2 * narrow, channels]);
    const missing: [number, number][] = [
      [0, 0],
      [0, height - 2 * low],
      [0, width - 2 * narrow],
      [0, 0],
    ];
    return { inputs: np.pad(whole, missing), parameters: [] };
  };
  return { outputs: () => outputs.ref.reshape([rows, -1]), back };
}
