import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { filesAfter } from "./files.ts";
import { readOn } from "./read-on.ts";
import type { FolderFile, Told, ToldAll } from "./types.ts";

/** A file that is there already, and what writes over it. */
export interface Overwrite {
  readonly path: string;
  readonly replace: () => void;
}

/** The folder that `anneal studio` serves with the page. */
export interface FolderServer {
  /** What the folder is called; empty until the server has answered. */
  readonly name: ReadonlySignal<string>;
  /** Whether the page may save into it. */
  readonly write: ReadonlySignal<boolean>;
  readonly files: ReadonlySignal<readonly FolderFile[]>;
  /** When the server was lost, while it is. */
  readonly goneAt: ReadonlySignal<Date | undefined>;
  /** What is asked before a file of the folder is written over. */
  readonly asked: Signal<Overwrite | undefined>;
  /** When each log that is shown had been written to last, as it was read. */
  readonly shown: Map<string, number>;
  /** Reads a file; of one whose beginning is `known` only what is new. @throws Error with what the server says. */
  readonly read: (path: string, known?: Blob) => Promise<Blob>;
  /** What a file of JSON or YAML holds. @throws Error with the place of the first mistake. */
  readonly readSpec: (path: string) => Promise<unknown>;
  /** Gives whether it was saved: not over a file that is there, unless `over`. @throws Error */
  readonly save: (path: string, text: string, options?: { readonly over?: boolean }) => Promise<boolean>;
  readonly close: () => void;
}

/** Whether the page came from `anneal studio`: it says so in the page, so that no other host is ever asked. */
export const isServed = (): boolean => document.querySelector('meta[name="anneal-server"]') !== null;

/** Milliseconds until a server that refused is asked again. */
const again = 3000;

/** Listens to the server that the page came from. */
export function connectFolder(base: string = new URL(".", location.href).href): FolderServer {
  const name = signal("");
  const write = signal(false);
  const files = signal<readonly FolderFile[]>([]);
  const goneAt = signal<Date | undefined>(undefined);
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const listen = (): void => {
    source = new EventSource(`${base}api/events`);
    source.addEventListener("all", ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as ToldAll;
      goneAt.value = undefined;
      name.value = told.name;
      write.value = told.write;
      files.value = filesAfter([], told);
    });
    source.addEventListener("change", ({ data }: MessageEvent<string>) => {
      files.value = filesAfter(files.value, JSON.parse(data) as Told);
    });
    source.addEventListener("error", () => {
      goneAt.value ??= new Date();
      // A browser tries again by itself, but not when the answer was a refusal.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(listen, again);
    });
  };
  listen();
  const addressOf = (what: "file" | "spec", path: string): string =>
    `${base}api/${what}/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    name,
    write,
    files,
    goneAt,
    asked: signal(undefined),
    shown: new Map(),
    read: async (path, known) =>
      await readOn(async (from) => {
        const part = from === undefined ? {} : { headers: { range: `bytes=${from}-` } };
        const answer = await fetch(addressOf("file", path), part);
        return answer.status === 416 ? answer : await answered(answer);
      }, known),
    readSpec: async (path) => await (await answered(fetch(addressOf("spec", path)))).json(),
    save: async (path, text, { over = false } = {}) => {
      const answer = await fetch(addressOf("file", path), {
        method: "PUT",
        body: text,
        headers: { "content-type": "application/json", ...(!over && { "if-none-match": "*" }) },
      });
      if (answer.status === 412) return false;
      await answered(answer);
      return true;
    },
    close: () => {
      clearTimeout(timer);
      source?.close();
    },
  };
}

/** @throws Error with the sentence of the server. */
async function answered(answer: Response | Promise<Response>): Promise<Response> {
  const response = await answer;
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}
