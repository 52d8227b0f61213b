import { type Exchange, notKept } from "../answer.ts";
import { safetyHeaders } from "../headers.ts";
import { Refusal } from "../refusal.ts";
import type { Change, WatchedFolder } from "./watch.ts";

/** More pages than anyone has open; each keeps a connection. */
const mostPages = 32;
/** Something is sent so often, so that a page notices when the server is gone. */
const beat = 10_000;

/**
 * Server-sent events: first the whole list, as a change from nothing, then each change of it. A page that was away gets
 * the whole list again, with what is known of the folder.
 */
export function createEvents(
  folder: WatchedFolder,
  about: object,
): {
  readonly answer: (exchange: Exchange) => void;
  readonly close: () => void;
} {
  const open = new Set<() => void>();
  return {
    answer: ({ request, response }) => {
      if (open.size >= mostPages) throw new Refusal(503, `events: expected at most ${mostPages} open pages`);
      response.writeHead(200, {
        ...safetyHeaders,
        ...notKept,
        "content-type": "text/event-stream; charset=utf-8",
      });
      if (request.method === "HEAD") {
        response.end();
        return;
      }
      let isFirst = true;
      const send = (change: Change): void => {
        const data = JSON.stringify(isFirst ? { ...about, ...change } : change);
        response.write(`event: ${isFirst ? "all" : "change"}\ndata: ${data}\n\n`);
        isFirst = false;
      };
      const beats = setInterval(() => response.write(":\n\n"), beat);
      const stop = folder.listen(send);
      const end = (): void => {
        clearInterval(beats);
        stop();
        open.delete(end);
        response.end();
      };
      open.add(end);
      response.on("close", end);
    },
    close: () => {
      for (const end of [...open]) end();
    },
  };
}
