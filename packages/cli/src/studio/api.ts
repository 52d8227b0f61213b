import { basename } from "node:path";
import { parseText } from "../input/parse-text.ts";
import { UsageError } from "../output/usage-error.ts";
import { answerFile, answerJson, type Exchange, notKept } from "./answer.ts";
import { createEvents } from "./folder/events.ts";
import { openInside } from "./folder/place.ts";
import { saveInside } from "./folder/save-file.ts";
import type { WatchedFolder } from "./folder/watch.ts";
import { Refusal } from "./refusal.ts";

/** Far more than a workspace of hundreds of layers. */
const mostOfSpec = 4 * 1024 * 1024;

export interface ApiOptions {
  /** The folder, all links followed. */
  readonly root: string;
  readonly write: boolean;
  readonly folder: WatchedFolder;
}

/** What the page asks of the folder. */
export interface Api {
  readonly answer: (parts: readonly string[], exchange: Exchange) => Promise<void>;
  readonly close: () => void;
}

/**
 * `GET api/folder` lists, `GET api/events` tells changes, `GET api/file/<path>` reads, `GET api/spec/<path>` reads JSON or
 * YAML as JSON, and `PUT api/file/<path>` writes where the server may.
 */
export function createApi({ root, write, folder }: ApiOptions): Api {
  const about = { name: basename(root) || root, write };
  const events = createEvents(folder, about);
  const list = async (exchange: Exchange): Promise<void> => {
    const { files, isCut } = await folder.list();
    answerJson(exchange, { ...about, files, isCut });
  };
  const read = async (path: readonly string[], exchange: Exchange): Promise<void> => {
    const { file, size } = await openInside(root, path);
    try {
      // Never a type that a browser would run or draw.
      await answerFile(exchange, {
        file,
        size,
        headers: { ...notKept, "content-type": "application/octet-stream" },
      });
    } finally {
      await file.close();
    }
  };
  const readSpec = async (path: readonly string[], exchange: Exchange): Promise<void> => {
    const { file, size } = await openInside(root, path);
    try {
      if (size > mostOfSpec)
        throw new Refusal(413, `size: expected at most ${mostOfSpec} bytes, received ${size}`);
      answerJson(exchange, await parsed(await file.readFile("utf8"), path.join("/")));
    } finally {
      await file.close();
    }
  };
  const save = async (path: readonly string[], exchange: Exchange): Promise<void> => {
    if (!write) throw new Refusal(403, "this server only reads; anneal studio --write lets it save");
    const isNew = await saveInside(root, path, exchange.request);
    answerJson(exchange, { saved: path.join("/") }, isNew ? 201 : 200);
  };
  return {
    answer: async ([what, ...path], exchange) => {
      const { method } = exchange.request;
      const isFile = what === "file" && path.length > 0;
      const isSpec = what === "spec" && path.length > 0;
      const isWhole = (what === "folder" || what === "events") && path.length === 0;
      if (!isFile && !isSpec && !isWhole) throw new Refusal(404, "no such address");
      if (method === "PUT" && isFile) return await save(path, exchange);
      if (method !== "GET" && method !== "HEAD")
        throw new Refusal(405, `method: expected GET, received ${method}`, {
          allow: isFile ? "GET, HEAD, PUT" : "GET, HEAD",
        });
      if (isFile) await read(path, exchange);
      else if (isSpec) await readSpec(path, exchange);
      else if (what === "folder") await list(exchange);
      else events.answer(exchange);
    },
    close: () => {
      events.close();
      folder.close();
    },
  };
}

/** @throws Refusal with the line and column of the first mistake. */
async function parsed(text: string, name: string): Promise<unknown> {
  try {
    return await parseText(text, name);
  } catch (error) {
    throw error instanceof UsageError ? new Refusal(422, error.message) : error;
  }
}
