import { expect, test } from "vitest";
import { createTurns, type Turns } from "./turns.ts";

/** Does `length` pieces of work in turns, and writes down who did each. */
async function work(
  { join }: Turns,
  name: string,
  { length, from = 0 }: { length: number; from?: number },
  seen: string[],
) {
  const { wait, leave } = join();
  for (let done = from; done < from + length; done++) {
    await wait(done);
    seen.push(name);
  }
  leave();
}

test("who is least far goes next, so that equal work stays side by side", async () => {
  const seen: string[] = [];
  const turns = createTurns();
  await Promise.all([work(turns, "a", { length: 3 }, seen), work(turns, "b", { length: 3 }, seen)]);
  expect(seen.join("")).toBe("ababab");
});

test("who comes late catches up before the others go on", async () => {
  const seen: string[] = [];
  const turns = createTurns();
  await Promise.all([work(turns, "a", { length: 3, from: 5 }, seen), work(turns, "b", { length: 3 }, seen)]);
  expect(seen.join("")).toBe("abbbaa");
});

test("nobody has a turn while all are held", async () => {
  const seen: string[] = [];
  const turns = createTurns();
  turns.hold(true);
  const both = Promise.all([work(turns, "a", { length: 2 }, seen), work(turns, "b", { length: 2 }, seen)]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen).toEqual([]);
  turns.hold(false);
  await both;
  expect(seen.length).toBe(4);
});

test("an abort ends the waiting of one, even while all are held, and the others go on after", async () => {
  const turns = createTurns();
  turns.hold(true);
  const stop = new AbortController();
  const { wait, leave } = turns.join(stop.signal);
  const waiting = wait(0).then(leave);
  stop.abort();
  await waiting;
  turns.hold(false);
  const seen: string[] = [];
  await work(turns, "b", { length: 2 }, seen);
  expect(seen.join("")).toBe("bb");
});
