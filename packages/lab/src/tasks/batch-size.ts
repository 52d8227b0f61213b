import { refuseData } from "./refuse.ts";
import type { Task } from "./task.ts";

/** `most` rows a batch, or fewer, by halves, so that an epoch has at least four updates; never below 4. */
export function fitBatchSize(most: number, trainRows: number): number {
  let size = most;
  while (size > 4 && size * 4 > trainRows) size /= 2;
  return size;
}

/**
 * Refuses a batch size that this task cannot fill.
 *
 * @throws AnnealError when it is not a whole number from 1 to the number of training rows.
 */
export function checkBatchSize(task: Task, batchSize: number): void {
  const { rows } = task.train;
  if (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= rows) return;
  const some = "a whole number of rows, at least 1";
  const most = `at most ${rows} rows, as the training part has`;
  refuseData("batchSize", batchSize > rows ? most : some, batchSize);
}
