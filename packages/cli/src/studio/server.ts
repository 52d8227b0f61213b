import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGuard, type Guard, inAddress, isEvery } from "./access.ts";
import { answerRefusal } from "./answer.ts";
import { type Api, createApi } from "./api.ts";
import { type WatchOptions, watchFolder } from "./folder/watch.ts";
import type { Page } from "./page.ts";
import { Refusal } from "./refusal.ts";
import { partsOf } from "./target.ts";

export interface ServeOptions {
  readonly page: Page;
  /** The folder whose specs and logs are served, all links followed. */
  readonly root: string;
  /** Whether the page may save into the folder. */
  readonly write: boolean;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly watch?: WatchOptions;
}

export interface StudioServer {
  /** Where a browser finds it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the studio with a folder, until it is closed. Rejects with the error of the system when it cannot listen. */
export async function serveStudio(options: ServeOptions): Promise<StudioServer> {
  const { page, root, write, host, port } = options;
  const api = createApi({ root, write, folder: watchFolder(root, options.watch) });
  let guard: Guard | undefined;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    if (guard !== undefined) void answer({ page, api, guard }, request, response);
  });
  server.on("clientError", (_, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    else socket.destroy();
  });
  const bound = await listenOn(server, host, port);
  guard = createGuard(host, bound);
  return {
    address: `http://${inAddress(isEvery(host) ? "127.0.0.1" : host)}:${bound}/`,
    close: async () => {
      api.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

interface Served {
  readonly page: Page;
  readonly api: Api;
  readonly guard: Guard;
}

async function answer(
  { page, api, guard }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = { request, response };
  try {
    const target = request.url ?? "";
    guard(request, { forApi: /^\/api(\/|$)/.test(target) });
    const parts = partsOf(target);
    if (parts[0] === "api") return await api.answer(parts.slice(1), exchange);
    const { method } = request;
    if (method !== "GET" && method !== "HEAD")
      throw new Refusal(405, `method: expected GET, received ${method}`, { allow: "GET, HEAD" });
    await page.answer(parts, exchange);
  } catch (error) {
    // Once a file is on its way, an error can only cut it short, which the length that was told makes known.
    if (response.headersSent) response.destroy();
    else
      answerRefusal(
        exchange,
        error instanceof Refusal ? error : new Refusal(500, "this file cannot be read now"),
      );
  }
}
