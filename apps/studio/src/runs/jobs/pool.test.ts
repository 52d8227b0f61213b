import { expect, test } from "vitest";
import type { JobMessage, JobReply } from "./jobs.ts";
import { createPool } from "./pool.ts";

/** Workers that do nothing until they are told to. */
function office(most: number) {
  const workers: Fake[] = [];
  class Fake {
    readonly asked: JobMessage[] = [];
    ended = false;
    onmessage: ((event: { readonly data: JobReply }) => void) | null = null;
    onerror: ((event: { readonly message: string; readonly preventDefault: () => void }) => void) | null =
      null;
    constructor() {
      workers.push(this);
    }
    postMessage(message: JobMessage): void {
      this.asked.push(message);
    }
    terminate(): void {
      this.ended = true;
    }
    up(): void {
      this.onmessage?.({ data: { up: true } });
    }
    answer(answer: unknown): void {
      this.onmessage?.({ data: { id: this.asked.at(-1)?.id ?? -1, answer } });
    }
    break(message = ""): void {
      this.onerror?.({ message, preventDefault: () => {} });
    }
  }
  const pool = createPool(() => new Fake() as unknown as Worker, most);
  return { pool, workers };
}

const requests = (worker: { readonly asked: readonly JobMessage[] }) =>
  worker.asked.map(({ request }) => request);

test("so many jobs run at once, the others wait, and a worker that is free takes the next", async () => {
  const { pool, workers } = office(2);
  const answers = ["a", "b", "c"].map((each) => pool.run("read", each));
  expect(workers.map(requests)).toEqual([["a"], ["b"]]);
  workers[1].answer("B");
  expect(workers.map(requests)).toEqual([["a"], ["b", "c"]]);
  workers[1].answer("C");
  workers[0].answer("A");
  expect(await Promise.all(answers)).toEqual(["A", "B", "C"]);
  // One stays for what comes next.
  expect(workers.filter(({ ended }) => !ended)).toHaveLength(1);
});

test("a job that is ended takes its worker with it, and the next one gets a new worker", async () => {
  const { pool, workers } = office(1);
  const [first, second] = [new AbortController(), new AbortController()];
  const a = pool.run("read", "a", { signal: first.signal });
  const b = pool.run("read", "b", { signal: second.signal });
  const c = pool.run("read", "c");
  second.abort();
  await expect(b).rejects.toThrow("abort");
  first.abort();
  await expect(a).rejects.toThrow("abort");
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  expect(requests(workers[1])).toEqual(["c"]);
  workers[0].answer("too late");
  workers[1].answer("C");
  expect(await c).toBe("C");
  await expect(pool.run("read", "d", { signal: first.signal })).rejects.toThrow("abort");
});

test("a worker that stops fails its own job alone", async () => {
  const { pool, workers } = office(1);
  const [a, b] = [pool.run("read", "a"), pool.run("read", "b")];
  workers[0].up();
  workers[0].break();
  await expect(a).rejects.toThrow("The worker stopped: not enough memory");
  workers[1].answer("B");
  expect(await b).toBe("B");
});

test("where no worker can start, the page does the jobs itself", async () => {
  const request = {
    files: [{ name: "a.csv", data: new Blob(["step,lr,loss\n0,1,3\n1,1,2\n2,1,1\n"]) }],
    choices: {},
  };
  const read = (answer: unknown) => answer as { readonly tables: readonly { readonly rows: number }[] };
  const { pool, workers } = office(2);
  const asked = [pool.run("read", request), pool.run("read", request)];
  workers[0].break("forbidden");
  for (const answer of await Promise.all(asked)) expect(read(answer).tables[0].rows).toBe(3);
  const none = createPool(() => undefined, 2);
  expect(read(await none.run("read", request)).tables[0].rows).toBe(3);
  const throws = createPool(() => {
    throw new Error("no");
  }, 2);
  expect(read(await throws.run("read", request)).tables[0].rows).toBe(3);
  const ended = new AbortController();
  const cancelled = none.run("read", request, { signal: ended.signal });
  ended.abort();
  await expect(cancelled).rejects.toThrow("abort");
});
