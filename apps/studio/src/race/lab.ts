import {
  candidates,
  canonical,
  compare,
  createLedger,
  findRate,
  keepRunsIn,
  meanInterval,
  ownCandidate,
  RunError,
  random,
  reportHtml,
  savedShare,
} from "@anneal/lab";
import { createWorkerRunner } from "@anneal/lab/browser";

/** What the race takes of the lab, and nothing else of it: loaded when a race is started. */
export const lab = {
  canonical,
  candidates,
  compare,
  createLedger,
  findRate,
  keepRunsIn,
  meanInterval,
  ownCandidate,
  RunError,
  random,
  reportHtml,
  savedShare,
  createWorkerRunner,
} as const;

export type Lab = typeof lab;
