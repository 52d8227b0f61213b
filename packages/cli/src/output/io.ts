import { writable } from "./save.ts";

/** What a command may touch of the world: the tests give it another one. */
export interface Io {
  /** Writes a result to standard output; resolves when it is out, rejects with {@link Closed} at a closed pipe. */
  readonly write: (text: string) => Promise<void>;
  /** Writes a message to standard error. */
  readonly tell: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: { readonly [name: string]: string | undefined };
  /** Whether standard output, standard error and standard input are terminals. */
  readonly terminals: { readonly out: boolean; readonly err: boolean; readonly in: boolean };
  /** Columns of the terminal, if standard output is one. */
  readonly columns: number | undefined;
}

/** Nobody reads standard output any more, as behind `| head`: the command ends, without a word. */
export class Closed extends Error {
  override readonly name = "Closed";
}

/** The world of this process. */
export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  let closed: unknown;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    closed = inWords(error);
  });
  stderr.on("error", () => {});
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (closed !== undefined) return reject(closed);
        stdout.write(text, (error) => {
          if (error) reject(inWords(error));
          else resolve();
        });
      }),
    tell: (text) => void stderr.write(text),
    stdin,
    env,
    terminals: { out: stdout.isTTY === true, err: stderr.isTTY === true, in: stdin.isTTY === true },
    columns: stdout.columns,
  };
}

const inWords = (error: NodeJS.ErrnoException): unknown =>
  error.code === "EPIPE" ? new Closed() : writable(error, "standard output");
