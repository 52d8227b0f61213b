import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * What each row last gave, so that the page can be written where some of the data are absent.
 *
 * @typedef {{ readonly rows: { readonly [id: string]: import("./page.mjs").KeptRow }, readonly same?: import("./page.mjs").Same }} Kept
 */

const file = new URL("kept.json", import.meta.url);

/** @returns {Kept} */
export const readKept = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { rows: {} });

/** @param {Kept} kept */
export const writeKept = (kept) => writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
