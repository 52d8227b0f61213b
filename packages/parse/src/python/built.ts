import type { Framework } from "anneal/convert";
import type { OpenValue, Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import type { Env } from "./env.ts";
import type { OptimizerRead } from "./optimizer.ts";

/** What is gathered while a call is built. */
export interface Built {
  readonly framework: Framework;
  readonly env: Env;
  readonly placeAt: (offset: number) => Place;
  readonly places: { [path: string]: Place };
  readonly open: { [path: string]: OpenValue };
  /** Calls that stand inside this one: they are no schedulers of their own. */
  readonly inside: Set<number>;
  readonly assumed: Set<string>;
  readonly mistakes: Mistake[];
  optimizer?: OptimizerRead;
}

/** Nothing gathered yet. */
export const startBuilding = (
  framework: Framework,
  { env, placeAt }: Pick<Built, "env" | "placeAt">,
  inside: Set<number> = new Set(),
): Built => ({ framework, env, placeAt, places: {}, open: {}, inside, assumed: new Set(), mistakes: [] });
