import { basename, dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { LabError } from "../errors.ts";
import { mostBytes, readBytes } from "./read-bytes.ts";

/**
 * The bytes of an IDX file, unpacked when it is a gzip file.
 *
 * @throws LabError when it cannot be read or unpacked, or holds more than 256 MiB.
 */
export async function readImages(path: string): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: mostBytes }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new LabError(`${path}: expected at most 256 MiB when unpacked, received more`);
    throw new LabError(`${path}: expected a whole gzip file, received one that cannot be unpacked (${code})`);
  }
}

/**
 * The labels that belong to images, by MNIST's names: `train-images-idx3-ubyte.gz` has `train-labels-idx1-ubyte.gz`.
 *
 * @throws LabError when the name of the images does not tell.
 */
export function labelsBeside(path: string): string {
  const name = basename(path);
  const labels = name.replace("images", "labels").replace(/idx\d/, "idx1");
  if (labels === name)
    throw new LabError(`${path}: name the file of the labels too; this name does not tell it`);
  return join(dirname(path), labels);
}
