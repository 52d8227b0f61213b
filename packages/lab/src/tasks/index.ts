export { checkBatchSize } from "./batch-size.ts";
export { columnsOf } from "./csv/read-table.ts";
export type {
  ColumnEncoding,
  CsvEncoding,
  Encoding,
  ImagesEncoding,
  NumbersEncoding,
  Spread,
  TargetEncoding,
  TextEncoding,
  WordsEncoding,
} from "./encoding.ts";
export { makeTask } from "./make-task.ts";
export { fieldsOf } from "./override.ts";
export type { CsvSpec, Dataset, Fact, ImagesSpec, Task, TaskSpec, TextSpec } from "./task.ts";
