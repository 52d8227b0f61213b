import { expect, test } from "vitest";
import { bundles, sizeOf } from "./size.js";

const names = Object.keys(bundles) as (keyof typeof bundles)[];

test.each(names)("%s stays under its ceiling, minified and gzipped", async (name) => {
  const bytes = await sizeOf(name);
  console.log(`size/${name} ${bytes} B of ${bundles[name].ceiling}`);
  expect(bytes).toBeLessThanOrEqual(bundles[name].ceiling);
});
