import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TaskSpec } from "@anneal/lab";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bundle,
  chromeIsThere,
  cornersTask,
  type InPage,
  type LabPage,
  openLabPage,
  requestOf,
  skipped,
} from "./lab-page.ts";

const task = cornersTask();

describe.skipIf(!chromeIsThere)(`what goes wrong in a page${skipped}`, () => {
  let lab: LabPage;
  let page: Page;
  beforeAll(async () => {
    lab = await openLabPage();
    page = await lab.open(lab.url);
  });
  afterAll(async () => {
    await lab?.close();
    expect(lab?.mistakes).toEqual([]);
  });

  test("a diverged run comes back as one, with its numbers", async () => {
    const wild = { ...requestOf(1, 1e30), schedule: { kind: "constant", value: 1e30 } } as const;
    const result = await page.evaluate(
      async ([task, wild]) => {
        const { createWorkerRunner, spawn } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 1 });
        return await runner.run(wild).finally(runner.close);
      },
      [task, wild] as const,
    );
    expect(result.diverged?.lr).toBe(1e30);
    expect(result.diverged?.lastFiniteLoss).toBeGreaterThan(0);
    expect(result.test).toBeUndefined();
  });

  test("mistakes are the sentences of the library, of its classes, and the worker goes on", async () => {
    const wrong = { ...requestOf(1), schedule: { kind: "linear", from: 1, to: 0, over: "120%" } } as const;
    const init = { ...requestOf(1), init: "before.ckpt" };
    const said = await page.evaluate(
      async ([task, wrong, init, right]) => {
        const { AnnealError, lab, createWorkerRunner, spawn, spawned } = globalThis as unknown as InPage;
        const before = spawned.length;
        const runner = createWorkerRunner({ task, spawn, width: 1 });
        const one = await runner.run(wrong).catch((error) => error);
        const two = await runner.run(init).catch((error) => error);
        const { train } = await runner.run(right);
        await runner.close();
        return {
          one: [one instanceof AnnealError, one.problems[0].path, one.message],
          two: [two instanceof lab.LabError, two.message],
          updates: train.length,
          workers: spawned.length - before,
        };
      },
      [task, wrong, init, requestOf(1)] as const,
    );
    expect(said.one[0]).toBe(true);
    expect(said.one[2]).toMatch(/over: expected .*, received "120%"/);
    expect(said.two).toEqual([
      true,
      "before.ckpt: a page has no files, so no run can start from this checkpoint",
    ]);
    expect([said.updates, said.workers]).toEqual([100, 1]);
  });

  test("a task without its content is told at every run", async () => {
    const said = await page.evaluate(
      async ([task, request]) => {
        const { AnnealError, createWorkerRunner, spawn } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 1 });
        const errors: Error[] = [];
        for (let i = 0; i < 2; i++) errors.push(await runner.run(request).catch((error) => error));
        await runner.close();
        return errors.map((error) => [error instanceof AnnealError, error.message]);
      },
      [{ kind: "csv", path: "table.csv", target: "y" } as TaskSpec, requestOf(1)] as const,
    );
    expect(said[0][1]).toMatch(/^text: expected /);
    expect(said).toEqual([
      [true, said[0][1]],
      [true, said[0][1]],
    ]);
  });

  test("a worker that the browser ends fails nothing: its run is done again, with the same result", async () => {
    const { whole, again, killed, workers } = await page.evaluate(
      async ([task, request]) => {
        const { createWorkerRunner, spawn, spawned } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 1 });
        const whole = await runner.run(request);
        const before = spawned.length;
        let killed = false;
        const progress = (): void => {
          if (!killed) spawned[before - 1].terminate();
          killed = true;
        };
        const again = await runner.run(request, { progress });
        await runner.close();
        return { whole, again, killed, workers: spawned.length - before };
      },
      [task, requestOf(5, 0.01, 600)] as const,
    );
    expect([killed, workers]).toEqual([true, 1]);
    expect(again.train).toEqual(whole.train);
  });

  test("a run whose workers die twice is a sentence; others go on", async () => {
    const said = await page.evaluate(
      async ([task, long, other]) => {
        const { lab, createWorkerRunner, spawn, spawned } = globalThis as unknown as InPage;
        const one = createWorkerRunner({ task, spawn, width: 1 });
        const two = createWorkerRunner({ task, spawn, width: 1 });
        await two.run(other);
        const its = spawned.at(-1);
        const begun = two.run(other);
        const kill = (): void => {
          if (spawned.at(-1) !== its) spawned.at(-1)?.terminate();
        };
        const error = await one.run(long, { progress: kill }).catch((reason) => reason);
        const { train } = await begun;
        await Promise.all([one.close(), two.close()]);
        return { ours: error instanceof lab.RunError, message: error.message, updates: train.length };
      },
      [task, requestOf(7, 0.01, 1e7), requestOf(6, 0.01, 300)] as const,
    );
    expect(said).toEqual({
      ours: true,
      message:
        "the run with seed 7 and peak LR 0.01 stopped twice: its worker was ended by the browser, as happens when memory runs out",
      updates: 300,
    });
  });

  test("workers that cannot be had, loaded or understood are sentences", async () => {
    const said = await page.evaluate(
      async ([task, request]) => {
        const { createWorkerRunner } = globalThis as unknown as InPage;
        type Constructor = new (url: string, options: object) => ReturnType<InPage["spawn"]>;
        const { Worker } = globalThis as unknown as { Worker: Constructor };
        const urls = [
          "no-such.js",
          "data:text/javascript,throw new Error('broken')",
          "http://127.0.0.1:1/x.js",
        ];
        const messages: string[] = [];
        for (const url of urls) {
          const spawn = () => new Worker(url, { type: "module" });
          const runner = createWorkerRunner({ task, spawn, width: 1 });
          const failed = (error: Error): string => `${error.name}: ${error.message}`;
          messages.push(await runner.run(request).then(() => "it ran", failed));
          await runner.close();
        }
        return messages;
      },
      [task, requestOf(1)] as const,
    );
    const twice = "the run with seed 1 and peak LR 0.01 stopped twice: its worker";
    expect(said[0]).toBe(`LabError: ${twice} could not be loaded`);
    expect(said[1]).toBe(`LabError: ${twice} failed: Error: broken`);
    expect(said[2]).toMatch(/^LabError: a worker could not be started: /);
  });

  test("cancelling ends a run with the reason that was given, and keeps the worker", async () => {
    const said = await page.evaluate(
      async ([task, long, short]) => {
        const { createWorkerRunner, spawn, spawned } = globalThis as unknown as InPage;
        const before = spawned.length;
        const runner = createWorkerRunner({ task, spawn, width: 1 });
        const cancel = new AbortController();
        const reason = new Error("enough");
        const seen: (readonly [number, number])[] = [];
        const progress = (step: number, loss: number): void => {
          seen.push([step, loss]);
          if (seen.length === 2) cancel.abort(reason);
        };
        const { signal } = cancel;
        const first = runner.run(long, { signal, progress }).catch((error) => error);
        const waiting = runner.run(short, { signal }).catch((error) => error);
        const ends = [
          await first,
          await waiting,
          await runner.run(short, { signal }).catch((error) => error),
        ];
        const { train } = await runner.run(short);
        await runner.close();
        const same = ends.map((error) => error === reason);
        return { same, seen, updates: train.length, workers: spawned.length - before };
      },
      [task, requestOf(1, 0.01, 1e7), requestOf(1)] as const,
    );
    expect(said.same).toEqual([true, true, true]);
    expect(said.seen[1][0]).toBeGreaterThan(said.seen[0][0]);
    expect(said.seen[1][1]).toBeGreaterThan(0);
    expect([said.updates, said.workers]).toEqual([100, 1]);
  });

  test("closing ends all runs", async () => {
    const said = await page.evaluate(
      async ([task, long]) => {
        const { createWorkerRunner, spawn } = globalThis as unknown as InPage;
        const runner = createWorkerRunner({ task, spawn, width: 1 });
        const progress = (): void => void runner.close();
        const runs = [1, 2].map((seed) => runner.run({ ...long, seed }, { progress }));
        const ends = await Promise.allSettled(runs);
        return ends.map((end) => end.status === "rejected" && end.reason.message);
      },
      [task, requestOf(1, 0.01, 1e7)] as const,
    );
    expect(said).toEqual(["the runner was closed", "the runner was closed"]);
  });

  test("a page in one file, opened without a server, trains in workers made of a text", async () => {
    const folder = mkdtempSync(join(tmpdir(), "anneal-file-"));
    try {
      const [script, worker] = await Promise.all([bundle("page", "iife"), bundle("worker", "iife")]);
      const asText = JSON.stringify(worker).replaceAll("</", "<\\/");
      writeFileSync(
        join(folder, "index.html"),
        `<!doctype html><meta charset="utf-8"><script>var workerText = ${asText};</script><script>${script.replaceAll("</script", "<\\/script")}</script>`,
      );
      const file = await lab.open(pathToFileURL(join(folder, "index.html")).href);
      const result = await file.evaluate(
        async ([task, request]) => {
          const { createWorkerRunner } = globalThis as unknown as InPage;
          type Constructor = new (url: string) => ReturnType<InPage["spawn"]>;
          const { Worker } = globalThis as unknown as { Worker: Constructor };
          const { workerText: text } = globalThis as unknown as { workerText: string };
          const spawn = () => new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
          const runner = createWorkerRunner({ task, spawn, width: 1 });
          return await runner.run(request).finally(runner.close);
        },
        [task, requestOf(1)] as const,
      );
      expect(result.train.length).toBe(100);
      expect(result.train[99]).toBeLessThan(0.8 * result.train[0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
