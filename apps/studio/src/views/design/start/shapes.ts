import {
  type AnySpec,
  constant,
  inverseSqrt,
  multiStep,
  oneCycle,
  warmRestarts,
  warmupCosine,
  warmupLinear,
  warmupRex,
  warmupStableDecay,
} from "anneal";

/** A schedule to start from. Its lengths are shares, so that it fits any run. */
export interface Shape {
  /** On its tile. */
  readonly name: string;
  /** Of the layer that it becomes. */
  readonly layer: string;
  readonly make: (peak: number) => AnySpec;
}

const tenth = (peak: number): number => Number((peak / 10).toPrecision(6));

/** Levels as one types them: a tenth of 3e-4 is 3e-5, not 2.9999999999999997e-5. */
function typed<T>(value: T): T {
  if (typeof value === "number") return Number(value.toPrecision(12)) as T;
  if (Array.isArray(value)) return value.map(typed) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, typed(each)])) as T;
}

const wsd: Shape = {
  name: "WSD",
  layer: "WSD, 1−√ cooldown",
  make: (peak) => warmupStableDecay({ peak, warmup: "2%", cooldown: "20%" }),
};
const cosineShape: Shape = {
  name: "Cosine",
  layer: "Cosine to 10%",
  make: (peak) => warmupCosine({ peak, warmup: "2%", floor: tenth(peak) }),
};
const linearShape: Shape = {
  name: "Linear",
  layer: "Linear to zero",
  make: (peak) => warmupLinear({ peak, warmup: "2%" }),
};
const sgdr: Shape = {
  name: "SGDR",
  layer: "SGDR, 3 cycles",
  make: (peak) => warmRestarts({ peak, times: 3, stretch: 2 }),
};

/** The tiles under "Start from". */
export const shapes: readonly Shape[] = [
  { name: "Constant", layer: "Constant", make: (peak) => constant({ value: peak }) },
  linearShape,
  cosineShape,
  wsd,
  { name: "One cycle", layer: "One cycle", make: (peak) => typed(oneCycle({ peak })) },
  sgdr,
  { name: "Inverse √", layer: "Inverse √", make: (peak) => inverseSqrt({ peak, warmup: "4%" }) },
  {
    name: "Steps",
    layer: "Steps, ÷ 10",
    make: (peak) => typed(multiStep({ peak, milestones: ["30%", "60%", "90%"], factor: 0.1 })),
  },
  { name: "REX", layer: "REX", make: (peak) => warmupRex({ peak, warmup: "2%" }) },
];

/** A shape on the start page, with what it is for. */
export interface FirstShape extends Shape {
  readonly title: string;
  readonly says: string;
  readonly detail: string;
}

export const firstShapes: readonly FirstShape[] = [
  {
    ...cosineShape,
    title: "Cosine",
    says: "The common default. One peak, one long decay.",
    detail: "warmup 2%, to 10% of the peak",
  },
  {
    ...wsd,
    title: "Warmup, hold, cooldown",
    says: "Decide the length later: only the cooldown needs an end.",
    detail: "warmup 2%, cooldown 20%",
  },
  {
    ...linearShape,
    title: "Linear to zero",
    says: "One peak, then straight down. For a known length.",
    detail: "warmup 2%, to 0",
  },
  {
    ...sgdr,
    title: "Cosine with restarts",
    says: "Several cycles, a snapshot at the end of each.",
    detail: "3 cycles, each twice as long",
  },
];
