import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { safetyHeaders } from "./headers.ts";
import { rangeOf } from "./range.ts";
import type { Refusal } from "./refusal.ts";

/** A request and what it is answered with. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

type Headers = { readonly [name: string]: string | number };

/** What is read from the folder may change at any moment, and is nobody else's. */
export const notKept: Headers = { "cache-control": "no-store" };

export function answerJson({ request, response }: Exchange, value: unknown, status = 200): void {
  const body = Buffer.from(`${JSON.stringify(value)}\n`);
  answerBytes({ request, response }, body, {
    status,
    headers: { ...notKept, "content-type": "application/json; charset=utf-8" },
  });
}

export function answerBytes(
  { request, response }: Exchange,
  body: Uint8Array,
  { status = 200, headers }: { readonly status?: number; readonly headers: Headers },
): void {
  response.writeHead(status, { ...safetyHeaders, ...headers, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Sends the bytes that a file has now, or those of them that are asked for; what a run writes meanwhile is told by the next change. */
export async function answerFile(
  { request, response }: Exchange,
  { file, size, headers }: { readonly file: FileHandle; readonly size: number; readonly headers: Headers },
): Promise<void> {
  const range = request.method === "GET" ? rangeOf(request.headers.range, size) : undefined;
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range === undefined ? 200 : 206, {
    ...safetyHeaders,
    ...headers,
    "accept-ranges": "bytes",
    "content-length": end - start + 1,
    ...(range !== undefined && { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === "HEAD" || size === 0) {
    response.end();
    return;
  }
  const bytes = createReadStream("", { fd: file, autoClose: false, start, end });
  await pipeline(bytes, response);
}

/** Says why a request is not served. */
export function answerRefusal({ request, response }: Exchange, { status, message, headers }: Refusal): void {
  const body = Buffer.from(`${message}\n`);
  answerBytes({ request, response }, body, {
    status,
    headers: { ...notKept, ...headers, "content-type": "text/plain; charset=utf-8", connection: "close" },
  });
}
