import { expect, test } from "vitest";
import { createSlots } from "./slots.ts";

test("at most so many go on at the same time, the others in the order in which they came", async () => {
  const slots = createSlots(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((i) =>
    slots.use(() => {
      began.push(i);
      return new Promise<number>((resolve) => ends.push(() => resolve(i)));
    }),
  );
  await turn();
  expect(began).toEqual([0, 1]);
  ends[1]();
  await turn();
  expect(began).toEqual([0, 1, 2]);
  ends[0]();
  ends[2]();
  await turn();
  ends[3]();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test("what is cancelled while it waits never begins, and its place goes to the next", async () => {
  const slots = createSlots(1);
  const cancel = new AbortController();
  let end = (): void => {};
  const first = slots.use(() => new Promise<void>((resolve) => (end = resolve)));
  const second = slots.use(() => Promise.reject(new Error("began")), cancel.signal);
  const third = slots.use(() => Promise.resolve("done"));
  cancel.abort("no longer wanted");
  await expect(second).rejects.toBe("no longer wanted");
  end();
  await first;
  expect(await third).toBe("done");
  await expect(slots.use(() => Promise.resolve(), cancel.signal)).rejects.toBe("no longer wanted");
});

test("any number may wait on one signal without a warning", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on("warning", listen);
  const slots = createSlots(1);
  const cancel = new AbortController();
  const all = Array.from({ length: 30 }, (_, i) => slots.use(async () => i, cancel.signal));
  expect(await Promise.all(all)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  await turn();
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});

test("work that fails gives its place back", async () => {
  const slots = createSlots(1);
  await expect(slots.use(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await slots.use(() => Promise.resolve(1))).toBe(1);
});

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
