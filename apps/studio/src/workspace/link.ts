import { defaultLook } from "./look.ts";
import { readWorkspace } from "./read.ts";
import { type Look, type ViewName, views, type Workspace } from "./types.ts";

/** What a link holds: a view, and perhaps a whole workspace. */
export interface Place {
  readonly view: ViewName;
  readonly workspace?: Workspace;
  readonly look?: Look;
  /** The link is damaged after this many characters; nothing of it is used but the view. */
  readonly damagedAfter?: number;
}

interface Shared {
  readonly workspace: Workspace;
  readonly look: Look;
}

/** `#/design&w=...`: the workspace as JSON, deflated, in base64url. Logs are never part of it. */
export async function linkTo(view: ViewName, shared: Shared): Promise<string> {
  const bytes = await through(
    new CompressionStream("deflate-raw"),
    new TextEncoder().encode(JSON.stringify(shared)),
  );
  return `#/${view}&w=${toBase64(bytes)}`;
}

/** Reads a hash. It never throws: a damaged link says after which character. */
export async function readLink(hash: string): Promise<Place> {
  const [path, ...rest] = hash.replace(/^#\/?/, "").split("&");
  const view = views.find((name) => name === path) ?? "design";
  const packed = rest.find((part) => part.startsWith("w="))?.slice(2);
  if (packed === undefined || packed === "") return { view };
  const start = hash.length - packed.length;
  const clean = /^[A-Za-z0-9_-]*/.exec(packed)?.[0] ?? "";
  if (clean.length < packed.length) return { view, damagedAfter: start + clean.length };
  try {
    const bytes = await through(new DecompressionStream("deflate-raw"), fromBase64(packed));
    const shared: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const { workspace, look } = shared as Partial<Shared>;
    return { view, workspace: readWorkspace(workspace), look: { ...defaultLook, ...look } };
  } catch {
    return { view, damagedAfter: start + (await goodLength(packed)) };
  }
}

/** How many characters of a damaged text still unpack. */
async function goodLength(packed: string): Promise<number> {
  let [good, bad] = [0, packed.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await unpacks(packed.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether a text is the beginning of something that was deflated: cut short is no damage. */
async function unpacks(packed: string): Promise<boolean> {
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const read = (async () => {
    while (!(await reader.read()).done);
    return true;
  })().catch((error: unknown) => !String(error).match(/invalid|corrupt|junk/i));
  try {
    await writer.write(fromBase64(packed.slice(0, packed.length - (packed.length % 4 === 1 ? 1 : 0))));
    await writer.close();
  } catch {
    // The reader knows the reason.
  }
  return read;
}

/** Bytes through a stream. Without a Blob, whose making waits for another process. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>) {
  const writer = stream.writable.getWriter();
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const body = await new Response(stream.readable).arrayBuffer();
  await written;
  return new Uint8Array(body);
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
