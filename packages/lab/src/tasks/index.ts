export { checkBatchSize } from "./batch-size.ts";
export { makeTask } from "./make-task.ts";
export type { CsvSpec, Dataset, Fact, ImagesSpec, Task, TaskSpec, TextSpec } from "./task.ts";
