import { expect, test } from "vitest";
import { readOn } from "./read-on.ts";

/** A server of one file, as RFC 9110 has ranges, and what it was asked for. */
function serverOf(file: { text: string }, { ranges = true, refuses = false } = {}) {
  const asked: (number | undefined)[] = [];
  const ask = async (from?: number): Promise<Response> => {
    asked.push(from);
    const { text } = file;
    if (from === undefined || !ranges) return new Response(text);
    if (from >= text.length && !refuses) return new Response(text);
    if (from >= text.length)
      return new Response("", { status: 416, headers: { "content-range": `bytes */${text.length}` } });
    const range = `bytes ${from}-${text.length - 1}/${text.length}`;
    return new Response(text.slice(from), { status: 206, headers: { "content-range": range } });
  };
  return { ask, asked };
}

const line = (i: number): string => `${i},0.001,${3 - i / 1000}\n`;
const log = (count: number): string => Array.from({ length: count }, (_, i) => line(i)).join("");

test("of a file that has grown only what is new is fetched, with a little of what is known", async () => {
  const file = { text: log(1000) };
  const { ask, asked } = serverOf(file);
  const first = await readOn(ask, undefined);
  const { size } = first;
  file.text = log(1300);
  const next = await readOn(ask, first);
  expect(await next.text()).toBe(file.text);
  expect(asked).toEqual([undefined, size - 1024]);
  expect(await readOn(ask, next)).toBe(next);
});

test.each([
  ["was cut", log(10)],
  ["was cut to just below what is asked for", log(1000).slice(0, -1024)],
  ["was begun anew and is longer by now", log(2000).replaceAll("0.001", "0.002")],
  ["was begun anew with as many bytes", log(1000).replaceAll("0.001", "0.002")],
  ["lost its last line", log(999)],
])("a file that %s is fetched whole", async (_, text) => {
  for (const refuses of [false, true]) {
    const { ask } = serverOf({ text }, { refuses });
    expect(await (await readOn(ask, new Blob([log(1000)]))).text()).toBe(text);
  }
});

test("a short file, an empty one, and a server without ranges", async () => {
  const { ask, asked } = serverOf({ text: "step,loss\n1,2\n" });
  expect(await (await readOn(ask, new Blob(["step,"]))).text()).toBe("step,loss\n1,2\n");
  expect(await (await readOn(ask, new Blob([]))).text()).toBe("step,loss\n1,2\n");
  expect(asked).toEqual([0, undefined]);
  const plain = serverOf({ text: log(1300) }, { ranges: false });
  expect(await (await readOn(plain.ask, new Blob([log(1000)]))).text()).toBe(log(1300));
  const refuse = async (): Promise<Response> => {
    throw new Error("no such file in the folder");
  };
  await expect(readOn(refuse, new Blob(["a"]))).rejects.toThrow("no such file");
});
