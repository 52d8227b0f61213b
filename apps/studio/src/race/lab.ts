// What the race takes of the lab: loaded when a race is started, and nothing else of it.
export {
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
export { createWorkerRunner } from "@anneal/lab/browser";
