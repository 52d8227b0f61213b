import { wrongConfigs } from "./configs.ts";
import { wrongFlags } from "./flags.ts";
import type { Hostile } from "./hostile.ts";
import { malformedJson } from "./json.ts";
import { none } from "./none.ts";
import { wrongValues } from "./values.ts";
import { malformedYaml } from "./yaml.ts";

/** All of them. */
export const hostileInputs: readonly Hostile[] = [
  ...malformedJson,
  ...malformedYaml,
  ...wrongValues,
  ...wrongConfigs,
  ...wrongFlags,
  ...none,
];
