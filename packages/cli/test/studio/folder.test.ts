import { appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { get, listOf, log, raw, type Served, serve, spec } from "./served.ts";

let served: Served;
afterEach(() => served.close());

const kinds = async (): Promise<{ readonly [path: string]: string }> => {
  const { files } = await listOf(served.address);
  return Object.fromEntries(files.map(({ path, kind }) => [path, kind]));
};

describe("the list of a folder", () => {
  test("has what the studio reads, each as what stands in it, and nothing else", async () => {
    served = await serve();
    served.write("four.json", '{"version":1,"name":"four","horizon":{"steps":100},"layers":[]}');
    served.write("wsd.yaml", "kind: linear\nfrom: 1\nto: 0\nover: rest\n");
    served.write("axolotl.yml", "base_model: x\nlearning_rate: 2e-4\nlr_scheduler: cosine\n");
    served.write("docker-compose.yml", "services:\n  web:\n    image: nginx\n");
    served.write("train.py", "scheduler = CosineAnnealingLR(optimizer, T_max=100)\n");
    served.write("setup.py", "from setuptools import setup\nsetup()\n");
    served.write("package.json", '{"name":"x","scripts":{"test":"vitest"}}');
    served.write(
      "runs/two/trainer_state.json",
      '{"log_history":[{"loss":2.5,"learning_rate":0.001,"step":10},{"loss":2.25,"learning_rate":0.0009,"step":20}]}',
    );
    served.write("runs/three/metrics.jsonl", '{"step":1,"loss":3}\n{"step":2,"loss":2.5}\n{"step":3,"lo');
    served.write("runs/four/events.out.tfevents.1700000000.host", Buffer.from([0]));
    served.write("runs/five/log.csv.gz", gzipSync(log));
    served.write("data.csv", "height,weight\n1,2\n3,4\n");
    served.write("notes.txt", "The learning rate is a story of its own.\n");
    served.write("empty.csv", "");
    served.write("broken.json", "{");
    served.write("node_modules/x/spec.json", spec);
    served.write("picture.png", "no");
    expect(await kinds()).toEqual({
      "axolotl.yml": "source",
      "four.json": "workspace",
      "train.py": "source",
      "wsd.json": "spec",
      "wsd.yaml": "spec",
      "runs/one/log.csv": "log",
      "runs/two/trainer_state.json": "log",
      "runs/three/metrics.jsonl": "log",
      "runs/four/events.out.tfevents.1700000000.host": "log",
      "runs/five/log.csv.gz": "log",
    });
  });

  test("knows a log by its beginning, however long it is", async () => {
    served = await serve();
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},0.001,${3 - i / 1e4}`);
    served.write("long.csv", `step,lr,loss\n${rows.join("\n")}\n`);
    const history = rows.map((_, step) => ({ step, loss: 2.5, learning_rate: 1e-3, grad_norm: 0.51234 }));
    served.write("trainer_state.json", JSON.stringify({ global_step: 20_000, log_history: history }));
    const request = {
      schedule: { kind: "constant", value: 1 },
      peakLr: 1,
      steps: 20_000,
      seed: 1,
      test: true,
    };
    const kept = {
      identity: {},
      request,
      result: { train: rows.map((_, step) => 3 - step / 1e4), valid: [] },
    };
    served.write("out/runs.jsonl", `${JSON.stringify(kept)}\n`);
    expect(await kinds()).toMatchObject({
      "long.csv": "log",
      "trainer_state.json": "log",
      "out/runs.jsonl": "log",
    });
  });

  test("knows logs of JSON from configs, also where a summary and a config stand before the rows", async () => {
    served = await serve();
    const steps = Array.from({ length: 40 }, (_, i) => 50 * i);
    const column = (of: (step: number) => number) =>
      Object.fromEntries(steps.map((step, i) => [i, of(step)]));
    const part = { iter: column((step) => step), loss: column((step) => 3 - step / 1e4) };
    const config = { lr: 1e-3, scheduler: "cos", betas: [0.9, 0.95], seed: 0 };
    const wandb = (filled: string) => ({
      summary: { lr: 0, "val/loss": 3, iter: 1950 },
      config: { ...config, notes: filled },
      name: "cos lr1e-3",
      history: { "final-val": {}, val: part, train: { ...part, lr: column(() => 1e-3) } },
    });
    const rows = steps.map((step) => ({ step, loss: 3 - step / 1e4, learning_rate: 1e-3 }));
    const json = (path: string, value: unknown, indent?: number) =>
      served.write(path, JSON.stringify(value, null, indent));
    json("wandb.json", wandb(""));
    json("wandb-indented.json", wandb(""), 4);
    json("wandb-long-config.json", wandb("x".repeat(200_000)));
    json("wandb-rows.json", { summary: { lr: 0 }, config, history: rows });
    json("wandb-long.json", { summary: { lr: 0 }, config, history: Array(20_000).fill(rows[1]) });
    json("trainer_state.json", { best_metric: null, lr_scheduler_type: "cosine", log_history: rows });
    json("keras.json", { history: { loss: [3, 2.5, 2], lr: [1e-3, 1e-3, 5e-4] }, params: { epochs: 3 } });
    json("rows.json", rows);
    json("columns.json", { loss: [3, 2.5], learning_rate: [1e-3, 5e-4] });
    json("config.json", config);
    json("sweep.json", { learning_rate: [1e-3, 3e-4], optimizer: { betas: [0.9, 0.95] } });
    json("ds_config.json", { scheduler: { type: "WarmupLR", params: { warmup_max_lr: 1e-3 } } });
    const { "wsd.json": _, "runs/one/log.csv": __, ...found } = await kinds();
    expect(found).toEqual({
      "wandb.json": "log",
      "wandb-indented.json": "log",
      "wandb-long-config.json": "log",
      "wandb-rows.json": "log",
      "wandb-long.json": "log",
      "trainer_state.json": "log",
      "keras.json": "log",
      "rows.json": "log",
      "columns.json": "log",
      "config.json": "source",
      "sweep.json": "source",
      "ds_config.json": "source",
    });
  });

  test("says which run an event file belongs to, and where a huge tree was cut", async () => {
    served = await serve();
    served.write("runs/a/events.out.tfevents.1.host", "x");
    for (let i = 0; i < 1010; i++) mkdirSync(join(served.root, "zebra", String(i)), { recursive: true });
    const { files, isCut } = await listOf(served.address);
    expect(files.find(({ run }) => run !== undefined)?.run).toBe("runs/a");
    expect(isCut).toBe(true);
  });
});

describe("a file of the folder", () => {
  test("comes byte by byte as it is, as no type that a browser runs", async () => {
    served = await serve();
    const bytes = new Uint8Array(3_000_000).map((_, i) => (i * 7919) % 251);
    served.write("big.csv", bytes);
    const answer = await fetch(`${served.address}api/file/big.csv`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(
      (await fetch(`${served.address}api/file/big.csv`, { method: "HEAD" })).headers.get("content-length"),
    ).toBe("3000000");
    served.write("nothing.csv", "");
    expect(await (await fetch(`${served.address}api/file/nothing.csv`)).text()).toBe("");
  });
});

describe("a part of a file", () => {
  const ask = async (range: string, path = "part.csv") => {
    const answer = await fetch(`${served.address}api/file/${path}`, { headers: { range } });
    const { status, headers } = answer;
    return [status, headers.get("content-range"), await answer.text()] as const;
  };

  test("comes with where it stands, and what a run wrote since is among it", async () => {
    served = await serve();
    served.write("part.csv", "0123456789");
    const whole = await fetch(`${served.address}api/file/part.csv`);
    expect([whole.status, whole.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
    expect(await ask("bytes=4-")).toEqual([206, "bytes 4-9/10", "456789"]);
    expect(await ask("bytes=4-6")).toEqual([206, "bytes 4-6/10", "456"]);
    expect(await ask("bytes=0-0")).toEqual([206, "bytes 0-0/10", "0"]);
    expect(await ask("bytes=8-99")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await ask("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await ask("bytes=-99")).toEqual([206, "bytes 0-9/10", "0123456789"]);
    served.write("part.csv", "0123456789abc");
    expect(await ask("bytes=10-")).toEqual([206, "bytes 10-12/13", "abc"]);
  });

  test.each([
    ["bytes=6-4", "a last byte at or behind the first"],
    ["bytes=12-11", "a last byte at or behind the first"],
    ["bytes=-0", "at least one byte that is there"],
    ["bytes=-", "at least one byte that is there"],
    ["bytes=0-1,4-5", "bytes=<first>-"],
    ["bytes=x-", "bytes=<first>-"],
    ["bytes=-1-2", "bytes=<first>-"],
    ["bytes=9999999999999999999999-", "bytes=<first>-"],
    ["lines=1-", "bytes=<first>-"],
    ["4-", "bytes=<first>-"],
  ])("that is not there or no single range is refused with the size: %s", async (range, rule) => {
    served = await serve();
    served.write("part.csv", "0123456789");
    const [status, where, text] = await ask(range);
    expect([status, where]).toEqual([416, "bytes */10"]);
    expect(text).toContain(`Range: expected ${rule}, received ${range}`);
  });

  test.each(["bytes=10-", "bytes=12-20", "bytes=999999999999999-"])(
    "of a file that was cut since is all of it, and no error that a browser would log: %s",
    async (range) => {
      served = await serve();
      served.write("part.csv", "0123456789");
      expect(await ask(range)).toEqual([200, null, "0123456789"]);
    },
  );

  test("of an empty file is all of it, and a HEAD is told of the whole", async () => {
    served = await serve();
    served.write("nothing.csv", "");
    expect(await ask("bytes=0-", "nothing.csv")).toEqual([200, null, ""]);
    expect((await ask("bytes=-1", "nothing.csv")).slice(0, 2)).toEqual([416, "bytes */0"]);
    const head = await fetch(`${served.address}api/file/wsd.json`, {
      method: "HEAD",
      headers: { range: "bytes=2-" },
    });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(spec.length)]);
    expect((await ask("bytes=0-", "../secret.json"))[0]).not.toBe(206);
  });
});

test("a spec comes as JSON, whether it is written in JSON or YAML, or with its mistake", async () => {
  served = await serve();
  served.write("wsd.yaml", "kind: linear\nfrom: 0.001 # the peak\nto: 0\nover: rest\n");
  served.write("bad.yaml", "kind: linear\nfrom: [\n");
  for (const path of ["wsd.json", "wsd.yaml"])
    expect(await (await fetch(`${served.address}api/spec/${path}`)).json()).toEqual(JSON.parse(spec));
  const bad = await fetch(`${served.address}api/spec/bad.yaml`);
  expect([bad.status, await bad.text()]).toEqual([
    422,
    expect.stringMatching(/^bad\.yaml: expected YAML, but /),
  ]);
  served.write("runs/long.json", " ".repeat(5 * 1024 * 1024));
  expect((await fetch(`${served.address}api/spec/runs/long.json`)).status).toBe(413);
  expect((await get(served, "/api/spec/..%2fsecret.json")).status).toBe(403);
});

/** Reads events until one fits, with what they said. */
async function* events(address: string): AsyncGenerator<{ event: string; files: string[]; gone: string[] }> {
  const answer = await fetch(`${address}api/events`);
  expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
  let text = "";
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (event === undefined) continue;
      const { files, gone } = JSON.parse(data);
      yield { event, files: files.map(({ path }: { path: string }) => path), gone };
    }
  }
}

/**
 * What the next events say together, up to the one that completes this: a look can fall between two halves of a change.
 */
async function next(
  told: ReturnType<typeof events>,
  { files = [], gone = [] }: { readonly files?: readonly string[]; readonly gone?: readonly string[] },
): Promise<void> {
  const seen = { files: new Set<string>(), gone: new Set<string>() };
  while (!files.every((path) => seen.files.has(path)) || !gone.every((path) => seen.gone.has(path))) {
    const { value } = await told.next();
    expect(value?.event).toBe("change");
    for (const path of value?.files ?? []) seen.files.add(path);
    for (const path of value?.gone ?? []) seen.gone.add(path);
  }
  expect([[...seen.files], [...seen.gone]]).toEqual([files, gone]);
}

describe.each([
  ["told by the system", { poll: 60_000 }],
  ["found by looking", { poll: 50, notified: false }],
])("a change of the folder, %s", (_, watch) => {
  test("is pushed: a log that grows, a new run, a renamed and a deleted file", async () => {
    served = await serve({ watch });
    const told = events(served.address);
    const all = { event: "all", files: ["wsd.json", "runs/one/log.csv"], gone: [] };
    expect((await told.next()).value).toEqual(all);
    appendFileSync(join(served.root, "runs/one/log.csv"), "30,0.0007,2\n");
    await next(told, { files: ["runs/one/log.csv"] });
    served.write("runs/two/log.csv", log);
    await next(told, { files: ["runs/two/log.csv"] });
    appendFileSync(join(served.root, "runs/two/log.csv"), "30,0.0007,2\n");
    await next(told, { files: ["runs/two/log.csv"] });
    renameSync(join(served.root, "wsd.json"), join(served.root, "other.json"));
    await next(told, { files: ["other.json"], gone: ["wsd.json"] });
    unlinkSync(join(served.root, "other.json"));
    await next(told, { gone: ["other.json"] });
    rmSync(join(served.root, "runs", "two"), { recursive: true });
    await next(told, { gone: ["runs/two/log.csv"] });
  });

  test("reaches every page, and a late one gets all first", async () => {
    served = await serve({ watch });
    const [first, second] = [events(served.address), events(served.address)];
    const all = { event: "all", files: ["wsd.json", "runs/one/log.csv"], gone: [] };
    expect((await first.next()).value).toEqual(all);
    expect((await second.next()).value).toEqual(all);
    appendFileSync(join(served.root, "wsd.json"), " ");
    for (const told of [first, second]) await next(told, { files: ["wsd.json"] });
    expect((await events(served.address).next()).value).toEqual(all);
  });
});

test("too many open pages are refused, and closing one makes room", async () => {
  served = await serve();
  const controllers = Array.from({ length: 32 }, () => new AbortController());
  const open = (signal?: AbortSignal) => fetch(`${served.address}api/events`, { signal });
  // They are kept: a page that nothing refers to any more is closed when memory is tidied.
  const pages = await Promise.all(controllers.map(({ signal }) => open(signal)));
  expect((await get(served, "/api/events")).status).toBe(503);
  controllers[0].abort();
  // The server hears of it when it does.
  let again = await open();
  for (; again.status === 503; again = await open()) await again.body?.cancel();
  expect(again.status).toBe(200);
  expect(pages.map(({ status }) => status)).toEqual(Array(32).fill(200));
});

describe("saving", () => {
  const put = (path: string, body: string, headers: { readonly [name: string]: string } = {}) =>
    fetch(`${served.address}api/file/${path}`, {
      method: "PUT",
      body,
      headers: { "content-type": "application/json", origin: served.address.slice(0, -1), ...headers },
    });
  const read = async (path: string) => (await fetch(`${served.address}api/file/${path}`)).text();

  test("is refused without --write, whatever is sent", async () => {
    served = await serve();
    const answer = await put("wsd.json", spec);
    expect([answer.status, await answer.text()]).toEqual([
      403,
      "this server only reads; anneal studio --write lets it save\n",
    ]);
  });

  test("writes a new file and one over another, and not over one where that was not wanted", async () => {
    served = await serve({ write: true });
    expect((await put("new.json", spec, { "if-none-match": "*" })).status).toBe(201);
    expect(await read("new.json")).toBe(spec);
    const workspace = '{"version":1,"layers":[]}';
    expect((await put("new.json", workspace, { "if-none-match": "*" })).status).toBe(412);
    expect(await read("new.json")).toBe(spec);
    expect((await put("new.json", workspace)).status).toBe(200);
    expect(await read("new.json")).toBe(workspace);
    expect((await put("runs/one/lr.json", spec)).status).toBe(201);
    expect(Object.keys(await kinds()).filter((path) => /tmp/.test(path))).toEqual([]);
  });

  test.each([
    ["../out.json", spec, 404],
    ["..%2fout.json", spec, 403],
    [".hidden.json", spec, 403],
    ["train.py", spec, 403],
    ["none/lr.json", spec, 404],
    ["lr.json", "no json", 400],
    ["lr.json", "3", 422],
    ["lr.json", '{"scripts":{"test":"rm"}}', 422],
    ["lr.json", `{"kind":"x","s":"${"a".repeat(4 * 1024 * 1024)}"}`, 413],
  ])("refuses %s with %.40s", async (path, body, wanted) => {
    served = await serve({ write: true });
    expect((await put(path, body)).status).toBe(wanted);
    expect(Object.keys(await kinds())).toEqual(["wsd.json", "runs/one/log.csv"]);
  });

  test("is refused to other pages and to forms", async () => {
    served = await serve({ write: true });
    expect((await put("wsd.json", "{}", { origin: "https://evil.example" })).status).toBe(403);
    expect((await put("wsd.json", spec, { "content-type": "text/plain" })).status).toBe(415);
    const lines = ["PUT /api/file/wsd.json HTTP/1.1", `Host: ${served.host}`, "Connection: close"];
    const body = `Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
    expect((await raw(served.port, `${lines.join("\r\n")}\r\n${body}`)).status).toBe(403);
    expect(await read("wsd.json")).toBe(spec);
  });
});
