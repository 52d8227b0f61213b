import { styleText } from "node:util";
import type { Io } from "./io.ts";

/** How text may look on one stream. */
export interface Look {
  readonly color: boolean;
  /** Pictures in ASCII only. */
  readonly ascii: boolean;
  /** Columns that a line may take. */
  readonly width: number;
}

/** Text in bold, dim, or a colour that means something; plain where there is no colour. */
export interface Pen {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly ok: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly error: (text: string) => string;
}

const standardWidth = 80;

/**
 * The look of standard output: colour and braille only on a terminal that knows them, no colour with `NO_COLOR`, no
 * braille in a locale without UTF-8. 80 columns, or fewer where the terminal has fewer.
 */
export function lookOf({ env, terminals, columns }: Io): Look {
  const braille = terminals.out && env.TERM !== "dumb" && hasUnicode(env);
  return {
    color: terminals.out && isRich(env),
    ascii: !braille,
    width: Math.min(standardWidth, columns || standardWidth),
  };
}

/** Whether messages on standard error may be coloured. */
export const messagesInColor = ({ env, terminals }: Io): boolean => terminals.err && isRich(env);

/** Whether the locale can write braille; one that is not set can. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG }: Io["env"]): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === undefined || locale === "" || /utf-?8/i.test(locale);
}

const isRich = (env: Io["env"]): boolean => !env.NO_COLOR && env.TERM !== "dumb";

/** A pen that writes with colour, or without. */
export function createPen(color: boolean): Pen {
  const style =
    (format: "bold" | "dim" | "green" | "yellow" | "red") =>
    (text: string): string =>
      color && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: style("bold"),
    dim: style("dim"),
    ok: style("green"),
    warn: style("yellow"),
    error: style("red"),
  };
}
