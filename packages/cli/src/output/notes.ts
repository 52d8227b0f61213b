import type { Note } from "anneal/convert";
import { formatSteps } from "anneal/describe";
import type { Io } from "./io.ts";
import { wrap } from "./layout.ts";
import { createPen, messagesInColor } from "./look.ts";
import { printable } from "./text-width.ts";

/** As wide as messages may be. */
const width = 80;

/** What to know of a scheduler, on standard error: each difference of meaning once, with the update where it shows. */
export function tellNotes(io: Io, notes: readonly Note[], from?: string): void {
  const pen = createPen(messagesInColor(io));
  const lines = inOrder(notes).map(({ step, text }) =>
    step === undefined ? text : `update ${formatSteps(step)}: ${text}`,
  );
  for (const line of new Set(lines)) {
    const said = wrap(printable(`· ${from === undefined ? "" : `${from}: `}${line}`), width, "  ");
    io.tell(`${said.map(pen.dim).join("\n")}\n`);
  }
}

/** Those with an update in its order, then those that show everywhere. */
const inOrder = (notes: readonly Note[]): readonly Note[] =>
  [...notes].sort((one, other) => (one.step ?? Number.MAX_VALUE) - (other.step ?? Number.MAX_VALUE));
