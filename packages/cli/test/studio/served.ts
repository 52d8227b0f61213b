import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPage } from "../../src/studio/page.ts";
import { type ServeOptions, serveStudio } from "../../src/studio/server.ts";

/** A server with a folder of its own, and a page that is no more than what is needed to be served. */
export interface Served {
  /** The folder that is served; `secret.json` stands beside it. */
  readonly root: string;
  readonly address: string;
  readonly host: string;
  readonly port: number;
  readonly write: (path: string, text: string | Uint8Array) => void;
  readonly close: () => Promise<void>;
}

export const spec = '{"kind":"linear","from":0.001,"to":0,"over":"rest"}';
export const log = "step,lr,loss\n0,0.001,3\n10,0.0009,2.5\n20,0.0008,2.25\n";

export async function serve(options: Partial<ServeOptions> = {}): Promise<Served> {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "anneal-studio-")));
  const root = join(outer, "folder");
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(outer, path)), { recursive: true });
    writeFileSync(join(outer, path), text);
  };
  write("page/index.html", "<!doctype html><head><title>studio</title></head><body></body>");
  write("page/assets/index-1a2b.js", "export {};");
  write("secret.json", '{"kind":"secret"}');
  write("folder-beside/spec.json", '{"kind":"beside"}');
  write("folder/wsd.json", spec);
  write("folder/runs/one/log.csv", log);
  const page = findPage(join(outer, "page"));
  const server = await serveStudio({ page, root, write: false, host: "127.0.0.1", port: 0, ...options });
  const { host, port } = new URL(server.address);
  return {
    root,
    address: server.address,
    host,
    port: Number(port),
    write: (path, text) => write(`folder/${path}`, text),
    close: async () => {
      await server.close();
      rmSync(outer, { recursive: true, force: true });
    },
  };
}

/** What a server says of its folder. */
export interface Listed {
  readonly name: string;
  readonly write: boolean;
  readonly isCut: boolean;
  readonly files: readonly { readonly path: string; readonly kind: string; readonly run?: string }[];
}

export const listOf = async (address: string): Promise<Listed> =>
  (await (await fetch(`${address}api/folder`)).json()) as Listed;

/** What a socket answers to bytes that no client of ours would send: its status, headers and body. */
export function raw(port: number, text: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [head, ...rest] = answer.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), head: head.toLowerCase(), body: rest.join("\r\n\r\n") });
    });
  });
}

/** A request for a target as it stands, which `fetch` would tidy. */
export const get = (
  served: Served,
  target: string,
  headers: readonly string[] = [],
): ReturnType<typeof raw> =>
  raw(
    served.port,
    [`GET ${target} HTTP/1.1`, `Host: ${served.host}`, "Connection: close", ...headers, "", ""].join("\r\n"),
  );
