import { Refusal } from "./refusal.ts";

/** Longer addresses than any path of a file needs. */
const longest = 4096;

const backslash = "\\";

/**
 * The parts of a request's path, decoded once. The path is never normalised: what would climb out of a folder by any
 * spelling is refused before anything looks at the disk.
 *
 * @throws Refusal for an address that is too long, of another form than `/path`, badly encoded, or climbing.
 */
export function partsOf(target: string): readonly string[] {
  if (target.length > longest)
    throw new Refusal(414, `address: expected at most ${longest} characters, received ${target.length}`);
  const [path] = target.split(/[?#]/, 1);
  if (!path.startsWith("/")) throw new Refusal(400, "address: expected a path that begins with /");
  if (path === "/") return [];
  const parts = path.slice(1).split("/").map(decoded);
  if (parts.some(climbs)) throw new Refusal(403, "address: expected the plain path of a file in the folder");
  return parts;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, "address: expected % and two hexadecimal digits for each byte of a text in UTF-8");
  }
}

/** Whether a part is no name of one file or folder on every system that we run on. */
const climbs = (part: string): boolean =>
  part === "" ||
  part === "." ||
  part === ".." ||
  part.includes("/") ||
  part.includes(backslash) ||
  hasControl(part) ||
  (process.platform === "win32" && part.includes(":"));

const hasControl = (part: string): boolean =>
  Array.from(part).some((char) => char < " " || char === "\u007f");
