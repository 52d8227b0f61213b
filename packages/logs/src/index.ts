export { type TextOf, textOf } from "./input/text-of.ts";
export { type ReadOptions, readLog } from "./read-log.ts";
export { readLogs } from "./read-logs.ts";
export { holdsKeptRuns } from "./readers/json/read-kept-runs.ts";
export { type Choices, flagOf } from "./run/choices.ts";
export { columnsFor } from "./run/columns-for.ts";
export { type ConfigFacts, factsInConfig } from "./run/facts-in-config.ts";
export { type ReadRun, toRunLog } from "./run/to-run-log.ts";
export type { LogColumn, LogData, LogFile, LogTable, Torn } from "./table/table.ts";
