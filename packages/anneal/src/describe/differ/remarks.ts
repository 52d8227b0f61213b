import { type Pair, type Reason, type ReasonCode, type Remark, reason, type Side } from "./pair.ts";

/** When a remark says why numbers differ: unless such a reason was found, and only beside one of those. */
interface When {
  readonly unless?: readonly ReasonCode[];
  readonly beside?: readonly ReasonCode[];
}

const telling: { readonly [code: string]: When } = {
  "starts-at-zero": { unless: ["warmup-start", "warmup", "warmup-late"], beside: ["peak", "other"] },
  "starts-low": { unless: ["warmup-start", "warmup"], beside: ["peak", "other"] },
  late: { unless: ["warmup-late"] },
  early: { unless: ["warmup-end"], beside: ["length", "shift", "cuts"] },
  "rises-again": { unless: ["rises-again", "restarts"] },
  extrapolates: {},
  "never-reaches": { unless: ["scale"] },
  jumps: {},
  stops: {},
  controller: {},
  precision: { beside: ["rounding"] },
};

/** What is known of one schedule and not of the other, where it shows within the run and no reason says it already. */
export function remarkReasons({ a, b, steps }: Pair, found: readonly Reason[]): readonly Reason[] {
  const codes = found.map(({ code }) => code);
  const tells = ({ code, step = 0 }: Remark, { curve }: Side): boolean => {
    if (!Object.hasOwn(telling, code) || step >= steps) return false;
    // It may be something else than the LR that is late.
    if (code === "late" && curve.at(0) !== curve.at(1)) return false;
    const { unless = [], beside } = telling[code];
    const isFound = (each: ReasonCode): boolean => codes.includes(each);
    return !unless.some(isFound) && (beside === undefined || beside.some(isFound));
  };
  const told = (side: Side, other: Side): readonly Reason[] =>
    side.remarks
      .filter((remark) => tells(remark, side))
      .filter((remark) => !other.remarks.some((each) => isSame(remark, each)))
      .map(({ text, step }) => reason("remark", `${side.name}: ${text}`, step));
  return [...told(a, b), ...told(b, a)];
}

const isSame = (one: Remark, other: Remark): boolean => one.code === other.code && one.step === other.step;
