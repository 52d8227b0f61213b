// Lets Node run the sources of this repository, which are TypeScript that only needs its types removed:
// node --import ./packages/lab/test/from-source.mjs some.ts
import { register } from "node:module";

register("./from-source-hooks.mjs", import.meta.url);
