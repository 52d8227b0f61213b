import { expect, test } from "vitest";
import type { Io } from "../output/io.ts";
import { createReadProgress } from "./read-progress.ts";

/** What is told of a read whose pieces come at these times, in milliseconds. */
function told(terminal: boolean, times: readonly number[], size?: number): string {
  let [all, now] = ["", 0];
  const io: Io = {
    write: async () => {},
    tell: (text) => {
      all += text;
    },
    stdin: (async function* () {})(),
    env: {},
    terminals: { out: false, err: terminal, in: false },
    columns: undefined,
  };
  const progress = createReadProgress(io, { name: "run.csv", now: () => now, size });
  for (const [i, time] of times.entries()) {
    now = time;
    progress.bytes(1e6 * (i + 1));
  }
  progress.close();
  return all;
}

test("a short read shows nothing, a long one a line that is taken away", () => {
  expect(told(true, [100, 400])).toBe("");
  const clear = "\r\x1b[K";
  expect(told(true, [100, 600, 650, 800], 9e6)).toBe(
    `${clear}  reading run.csv: 2 MB of 9 MB${clear}  reading run.csv: 4 MB of 9 MB${clear}`,
  );
});

test("nothing is shown where standard error is no terminal", () => {
  expect(told(false, [100, 600, 5000])).toBe("");
});
