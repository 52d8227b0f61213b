import { formatsOf, targets } from "anneal/convert";
import { describe, expect, test } from "vitest";
import { drawSpecs } from "../../../scripts/roundtrip/draw.mjs";
import { createRandom } from "../../../scripts/roundtrip/random.mjs";
import { compareTables, exportOf, readBack, wanted } from "../../../scripts/roundtrip/trip.mjs";
import { read } from "../src/index.ts";

const formats = targets
  .filter((target) => target !== "python")
  .flatMap((target) => formatsOf(target).map((format) => [target, format] as const));

/** What DeepSpeed, Megatron and nanoGPT have is less than what people ask for. */
const drawn = drawSpecs(createRandom(31), 250);

describe("an export without its comments is read back, and has the same numbers", () => {
  test.each(formats)("%s as %s", (target, format) => {
    const trips = drawn.map((each) => exportOf(target, each, format));
    const natives = trips.filter(({ exported }) => exported?.way === "native");
    const wrong = natives.flatMap((trip) => {
      const { worst } = compareTables(wanted(trip.drawn), readBack(trip, read));
      return worst.share <= 1 ? [] : [{ worst, text: trip.exported?.text }];
    });
    expect(wrong).toEqual([]);
    // Every framework writes functions as Python; some have no schedulers in it.
    const none = format === "python" && (target === "deepspeed" || target === "megatron");
    expect(natives.length).toBeGreaterThanOrEqual(none ? 0 : 5);
  });
});
