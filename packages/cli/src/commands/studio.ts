import { realpathSync, statSync } from "node:fs";
import { parseAmount } from "../input/amounts.ts";
import { missing } from "../input/read-text.ts";
import { listenForInterrupt } from "../lab/interrupt.ts";
import { tellNote, tellWarning } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { openBrowser } from "../studio/open-browser.ts";
import { findPage } from "../studio/page.ts";
import { type StudioServer, serveStudio } from "../studio/server.ts";
import type { Context, Options } from "./context.ts";

const ownHost = "127.0.0.1";

/** `anneal studio`: serves the studio with a folder until Ctrl-C. */
export async function studio(words: readonly string[], options: Options, { io }: Context): Promise<number> {
  const folder = folderOf(words);
  const host = options.host === undefined ? ownHost : String(options.host);
  const port = portOf(options.port);
  const write = options.write === true;
  const page = findPage();
  const interrupt = listenForInterrupt();
  const server = await listening(
    serveStudio({ page, root: realpathSync(folder), write, host, port }),
    host,
    port,
  );
  try {
    const { address } = server;
    const facts = { address, folder, write };
    await io.write(options.json === true ? `${JSON.stringify(facts)}\n` : `${address}\n`);
    tellNote(
      io,
      `${folder} is ${write ? "read, and written when you save" : "read, never written"}; Ctrl-C ends`,
    );
    if (!isLoopback(host))
      tellWarning(
        io,
        `--host ${host}: whoever reaches this machine can ${write ? "read and write" : "read"} the folder`,
      );
    if (options.open === true && !(await openBrowser(address)))
      tellWarning(io, "no browser could be opened; open the address yourself");
    await ended(interrupt.signal);
    return 0;
  } finally {
    interrupt.stop();
    await server.close();
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host);

function folderOf(words: readonly string[]): string {
  const folder = words[0] ?? ".";
  const about = statSync(folder, { throwIfNoEntry: false });
  if (about === undefined) throw missing(folder);
  if (!about.isDirectory())
    throw new UsageError(`${folder}: expected a folder, received a file`, "name the folder that it lies in");
  return folder;
}

function portOf(given: unknown): number {
  if (given === undefined) return 0;
  const port = parseAmount(String(given));
  if (port === undefined || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port: expected a number from 0 to 65535, received ${JSON.stringify(given)}`);
  return port;
}

const reasons: { readonly [code: string]: readonly [sentence: string, hint?: string] } = {
  EADDRINUSE: ["is in use", "leave --port out, and a free one is taken"],
  EACCES: ["is not allowed to this user", "take one above 1023"],
  EADDRNOTAVAIL: ["is no address of this machine"],
  ENOTFOUND: ["is no host that is known here"],
};

async function listening(server: Promise<StudioServer>, host: string, port: number): Promise<StudioServer> {
  try {
    return await server;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const [sentence, hint] = reasons[code] ?? [`cannot be listened on (${code})`];
    const isPort = code === "EADDRINUSE" || code === "EACCES";
    throw new UsageError(isPort ? `--port ${port} ${sentence}` : `--host ${host} ${sentence}`, hint);
  }
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
