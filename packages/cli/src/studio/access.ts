import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { Refusal } from "./refusal.ts";

const loopback = ["localhost", "127.0.0.1", "[::1]"] as const;

/** Whether a server listens for every machine. */
export const isEvery = (host: string): boolean => host === "0.0.0.0" || host === "::";

/** A host as it stands in an address: an IPv6 one in brackets. */
export const inAddress = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/**
 * Names by which a browser may ask for the page: those of this machine, and the one that `--host` gave. Another name that
 * resolves to this machine, as a hostile page can arrange, is not among them.
 */
function namesOf(host: string): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []);
  return [...loopback, inAddress(host), ...(isEvery(host) ? [hostname(), ...own.map(inAddress)] : [])].map(
    (name) => name.toLowerCase(),
  );
}

/** Refuses what does not come from the page itself. */
export type Guard = (request: IncomingMessage, options: { readonly forApi: boolean }) => void;

/** Makes a guard for a server that listens on a host and port. */
export function createGuard(host: string, port: number): Guard {
  const hosts = new Set(namesOf(host).flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]));
  return ({ headers, method, rawHeaders }, { forApi }) => {
    const named = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "host").length;
    const asked = headers.host?.toLowerCase();
    if (named !== 1 || asked === undefined || !hosts.has(asked))
      throw new Refusal(403, "Host: expected the address that this server printed");
    const { origin } = headers;
    if (origin !== undefined && origin.toLowerCase() !== `http://${asked}`)
      throw new Refusal(403, "Origin: expected this server itself; other pages may not ask");
    if (origin === undefined && method === "PUT")
      throw new Refusal(403, "Origin: expected this server itself, received none");
    // Browsers say so even where they send no Origin, as for a picture or a script of another page.
    const site = headers["sec-fetch-site"];
    const isOpened = !forApi && headers["sec-fetch-mode"] === "navigate";
    if (site !== undefined && site !== "same-origin" && site !== "none" && !isOpened)
      throw new Refusal(403, "Sec-Fetch-Site: expected this server itself; other pages may not ask");
  };
}
