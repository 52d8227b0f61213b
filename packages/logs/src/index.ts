export { type ReadOptions, readLog } from "./read-log.ts";
export { readLogs } from "./read-logs.ts";
export { type Choices, flagOf } from "./run/choices.ts";
export { columnsFor } from "./run/columns-for.ts";
export { type ReadRun, toRunLog } from "./run/to-run-log.ts";
export type { LogColumn, LogData, LogFile, LogTable } from "./table/table.ts";
