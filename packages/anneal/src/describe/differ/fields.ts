import { type Pair, type Reason, reason } from "./pair.ts";

/** More fields than this are not listed. */
const most = 4;

/** Two specs of one form, with the fields that differ; nothing where their forms differ. */
export function fieldReasons({ a, b }: Pair): readonly Reason[] {
  if (a.spec === undefined || b.spec === undefined) return [];
  const found = differences(a.spec, b.spec, a.spec.kind);
  if (found === undefined || found.length === 0 || found.length > most) return [];
  return found.map(({ path, one, other }) =>
    reason("fields", `${path} is ${inWords(one)} in ${a.name} and ${inWords(other)} in ${b.name}.`),
  );
}

interface Difference {
  readonly path: string;
  readonly one: unknown;
  readonly other: unknown;
}

const inWords = (value: unknown): string => (value === undefined ? "left out" : JSON.stringify(value));

/** Where two values of one form differ; undefined where their kinds or lengths do. */
function differences(one: unknown, other: unknown, path: string): readonly Difference[] | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length
      ? joined(one.map((each, i) => differences(each, other[i], `${path}[${i}]`)))
      : undefined;
  }
  if (isRecord(one) && isRecord(other)) {
    if (one.kind !== other.kind) return undefined;
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return joined(names.map((name) => differences(one[name], other[name], `${path}.${name}`)));
  }
  if (one === other) return [];
  return isPlain(one) && isPlain(other) ? [{ path, one, other }] : undefined;
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): boolean => typeof value !== "object";

const joined = (parts: readonly (readonly Difference[] | undefined)[]): readonly Difference[] | undefined =>
  parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
