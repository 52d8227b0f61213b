import { batchClaims } from "./batch.mjs";
import { cycleClaims } from "./cycles.mjs";
import { gainClaims } from "./gain.mjs";
import { rangeClaims } from "./range.mjs";
import { rateClaims } from "./rate.mjs";
import { shapeClaims } from "./shape.mjs";
import { warmupClaims } from "./warmup.mjs";

/**
 * Every claim, in the order of the page.
 *
 * @type {readonly import("../words.mjs").Claim[]}
 */
export const claims = [
  ...gainClaims,
  ...shapeClaims,
  ...cycleClaims,
  ...warmupClaims,
  ...rateClaims,
  ...rangeClaims,
  ...batchClaims,
];
