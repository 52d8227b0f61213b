import { permutation } from "../../random/index.ts";
import type { Stretch } from "./windows.ts";

/** Which stretches of a text train, validate and test. */
export interface Blocks {
  readonly train: readonly Stretch[];
  readonly valid: readonly Stretch[];
  readonly test: readonly Stretch[];
}

/** A block is at least so long where the text allows more than twenty. */
const shortBlock = 1024;

/**
 * Cuts a text of so many characters into 20 to 100 blocks of equal length and draws 5% of them to validate and 5% to
 * test; neighbours with the same use are one stretch. With a second seed, those to validate are drawn anew by it from all
 * that are not for testing.
 */
export function cutBlocks(length: number, seed: number, redrawn?: number): Blocks {
  const blocks = 20 * Math.max(1, Math.min(5, Math.floor(length / shortBlock / 20)));
  const drawn = permutation(blocks, seed, "split");
  const uses = new Array<keyof Blocks>(blocks).fill("train");
  const share = blocks / 20;
  const rest = [...drawn.subarray(0, share), ...drawn.subarray(2 * share)];
  const again = redrawn === undefined ? undefined : permutation(rest.length, redrawn, "validation");
  for (let i = 0; i < share; i++) {
    uses[again ? rest[again[i]] : drawn[i]] = "valid";
    uses[drawn[i + share]] = "test";
  }
  const edge = (block: number): number => Math.floor((block * length) / blocks);
  const cut = { train: [] as Stretch[], valid: [] as Stretch[], test: [] as Stretch[] };
  for (let block = 0; block < blocks; ) {
    const first = block;
    while (block < blocks && uses[block] === uses[first]) block++;
    cut[uses[first]].push({ start: edge(first), end: edge(block) });
  }
  return cut;
}
