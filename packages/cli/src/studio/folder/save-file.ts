import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { saveFile } from "../../output/save.ts";
import { UsageError } from "../../output/usage-error.ts";
import { Refusal } from "../refusal.ts";
import { placeInside } from "./place.ts";

/** Far more than a workspace of hundreds of layers. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Writes a spec or a workspace into the folder, whole or not at all.
 *
 * @returns whether it is a new file.
 * @throws Refusal when it is neither, too large, leads out of the folder, or is there already and was not to be replaced.
 */
export async function saveInside(
  root: string,
  parts: readonly string[],
  request: IncomingMessage,
): Promise<boolean> {
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    throw new Refusal(415, "Content-Type: expected application/json");
  const name = parts.at(-1) ?? "";
  if (!/\.json$/i.test(name)) throw new Refusal(403, "name: expected one that ends in .json");
  const path = await placeInside(root, parts);
  const bytes = await bodyOf(request);
  refuseOther(bytes);
  const isNew = !existsSync(path);
  if (!isNew && request.headers["if-none-match"] === "*")
    throw new Refusal(412, `${parts.join("/")}: is there already`);
  try {
    await saveFile(path, bytes);
  } catch (error) {
    throw error instanceof UsageError
      ? new Refusal(500, error.message.replace(path, parts.join("/")))
      : error;
  }
  return isNew;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const refusal = new Refusal(413, `size: expected at most ${mostBytes} bytes`);
  if (Number(request.headers["content-length"]) > mostBytes) throw refusal;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > mostBytes) throw refusal;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Only what the studio reads is written: no file of another program is made. */
function refuseOther(bytes: Buffer): void {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, "body: expected JSON in UTF-8");
  }
  const { kind, version, layers } = (value ?? {}) as { readonly [name: string]: unknown };
  if (version === 1 && Array.isArray(layers)) return;
  if (typeof kind !== "string") throw new Refusal(422, "body: expected a spec or a workspace");
}
