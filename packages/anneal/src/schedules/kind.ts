import type { Duration, Horizon } from "../units/index.ts";
import type { Curve, Drawn } from "./curve.ts";
import type { Fields } from "./fields.ts";

/** What every spec has, whatever its kind. */
export interface AnySpec {
  readonly kind: string;
}

/** What a kind is given to compile one spec. */
export interface Context {
  readonly horizon: Horizon;
  /** Where the spec stands: `sequence.of[1]`. */
  readonly path: string;
  /** Steps that `"rest"` stands for here. */
  readonly room: number;
  /** Compiles a child. `field` is its place in the parent, such as `"of"` or `"of[2]"`; `room` defaults to the parent's. */
  readonly compile: (child: AnySpec, field: string, room?: number) => Curve;
  /** Records a mistake at a field. Compiling goes on, so that every mistake is found; nothing compiled is then used. */
  readonly fail: (
    code: "range" | "room" | "order",
    field: string,
    expected: string,
    received: unknown,
    more?: FailNotes,
  ) => unknown;
}

interface FailNotes {
  readonly note?: string;
  readonly suggestion?: string;
}

/** A spec whose lengths have become steps and whose defaults are filled in. Children stay as they are written. */
export type Resolved<S> = { readonly [K in keyof S]-?: InSteps<NonNullable<S[K]>> };
type InSteps<V> = V extends AnySpec
  ? V
  : V extends Duration
    ? number
    : V extends readonly unknown[]
      ? { readonly [I in keyof V]: InSteps<V[I]> }
      : V;

/**
 * One kind of schedule: its name, its fields (the one source for `check`, the JSON Schema, the command line and the
 * studio's form) and how it becomes a curve. Made by {@link defineKind}.
 */
export interface AnyKind {
  readonly kind: string;
  readonly says: string;
  readonly fields: Fields;
  compile(spec: AnySpec, context: Context): Drawn;
}

/** A kind that also builds its own specs: `cosine({ from: 3e-4, to: 0, over: "rest" })`. */
export interface Kind<S extends AnySpec> {
  (options: Omit<S, "kind">): S;
  readonly kind: S["kind"];
  readonly says: string;
  readonly fields: Fields<Exclude<keyof S, "kind">>;
  compile(spec: Resolved<S>, context: Context): Drawn;
}

/**
 * Defines a kind of schedule, one of anneal's own or yours.
 *
 * `fields` says what a spec of this kind holds; `compile` gets them checked, with lengths in steps and defaults filled
 * in, and returns `{ span, at }`: the length in steps (Infinity for an endless one) and the value at any real step from
 * 0 on. `at` must be pure, must never throw, and should hold its value after `span`.
 *
 * @example
 * interface SawSpec { readonly kind: "saw"; readonly peak: number; readonly every: Duration }
 * const saw = defineKind<SawSpec>("saw", "Falls from the peak to 0, again and again.", {
 *   peak: { type: "number", says: "highest LR" },
 *   every: { type: "duration", positive: true, says: "length of one tooth" },
 * }, ({ peak, every }) => ({ span: Number.POSITIVE_INFINITY, at: (t) => peak * (1 - (t % every) / every) }));
 * createCompiler([saw])(saw({ peak: 1, every: "10%" }), { steps: 100 }).at(15); // 0.5
 */
export function defineKind<S extends AnySpec>(
  kind: S["kind"],
  says: string,
  fields: Fields<Exclude<keyof S, "kind">>,
  compile: (spec: Resolved<S>, context: Context) => Drawn,
): Kind<S> {
  const build = (options: Omit<S, "kind">): S => ({ kind, ...options }) as unknown as S;
  return Object.assign(build, { kind, says, fields, compile });
}
