export type { RunOptions, RunState, Schedule, ScheduleSource } from "../generic/index.ts";
export { lrTable } from "./lr-table.ts";
export { toSchedule } from "./to-schedule.ts";
export { type Levels, type Scheduled, withLevels, withLr } from "./with-lr.ts";
