export * from "../tfjs-core/index.ts";
export { lrSchedule } from "./lr-schedule.ts";
