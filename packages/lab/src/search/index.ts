export type { Budget, Spending } from "./budget.ts";
export { type Candidate, candidates, ownCandidate, requestFor } from "./candidate.ts";
export { type CompareOptions, compare } from "./compare.ts";
export { type FindOptions, type FindResult, findRate, rangeOf } from "./find.ts";
export { meanInterval, savedShare } from "./intervals.ts";
export { createLedger, type Ledger } from "./ledger.ts";
export type { Progress, Stage, Standing } from "./progress.ts";
export type { StudyOptions } from "./study.ts";
export { type Decisions, type TuneOptions, tune } from "./tune.ts";
