import { main } from "../src/main.ts";
import type { Io } from "../src/output/io.ts";

/** What a command left behind. */
export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Both, in the order in which they were written. */
  readonly all: string;
}

/** How the world of a command differs from a pipe without input. */
export interface World {
  readonly stdin?: string;
  readonly env?: { readonly [name: string]: string };
  readonly terminal?: boolean;
  readonly columns?: number;
}

/** Runs the command line inside this process. */
export async function run(argv: readonly string[], world: World = {}): Promise<Run> {
  let [out, err, all] = ["", "", ""];
  const { terminal = false } = world;
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(world.stdin ?? "");
  }
  const io: Io = {
    write: async (text) => {
      out += text;
      all += text;
    },
    tell: (text) => {
      err += text;
      all += text;
    },
    stdin: stdin(),
    env: world.env ?? {},
    terminals: { out: terminal, err: terminal, in: false },
    columns: world.columns,
  };
  const status = await main(argv, io);
  return { status, out, err, all };
}

/** The arguments of a command line as one would type it; quotes are not understood. */
export const words = (line: string): string[] => line.split(/ +/).filter((word) => word !== "");

/** Runs a command line as one would type it. */
export const anneal = (line: string, world?: World): Promise<Run> => run(words(line), world);
