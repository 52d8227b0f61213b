import type { Found, OpenValue } from "@anneal/parse";
import { AnnealError, type Problem } from "anneal";
import type { Ask, Refusal } from "./side.ts";

const placed = /^line (\d+), column (\d+)(?:, )?/;

/** A mistake as a sentence for people, with its place apart and the library's line kept. */
export function refusalOf(problem: Problem): Refusal {
  const [all = "", line, column] = placed.exec(problem.path) ?? [];
  const path = problem.path.slice(all.length);
  const where = path === "" ? "" : `${path}: `;
  const hint = hintOf(problem.suggestion);
  return {
    says: `${where}expected ${problem.expected}, received ${problem.received}.${hint === undefined ? "" : ` ${hint}`}`,
    line: withoutFlags(problem),
    ...(line !== undefined && { place: { line: Number(line), column: Number(column) } }),
  };
}

/** What to do about it; flags of the command line are fields here. */
function hintOf(suggestion: string | undefined): string | undefined {
  if (suggestion === undefined || suggestion.startsWith("give it with --")) return undefined;
  if (/--\w/.test(suggestion)) return undefined;
  return `${suggestion[0].toUpperCase()}${suggestion.slice(1)}${/[.?!]$/.test(suggestion) ? "" : "."}`;
}

/** The library's own line, without what only the command line has. */
const withoutFlags = ({ message, suggestion }: Problem): string =>
  suggestion !== undefined && /--\w/.test(suggestion) ? message.replace(`; ${suggestion}`, "") : message;

/**
 * Any error that reading may raise, as refusals: nothing that is pasted may stop the page. What was found lets values that
 * the text leaves open be named.
 */
export function refusalsOf(error: unknown, found: readonly Found[] = []): readonly [Refusal, ...Refusal[]] {
  if (error instanceof AnnealError) {
    const [first, ...rest] = error.problems.map((problem) => ({
      ...refusalOf(problem),
      ...plainly(problem, found),
    }));
    return [first, ...rest];
  }
  const line = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [{ says: "This could not be read.", line }];
}

/** What is asked for rather than wrong, in plain words. */
function plainly(problem: Problem, found: readonly Found[]): { readonly says?: string } {
  const path = problem.path.replace(placed, "");
  const open = openAt(path, found);
  if (open !== undefined && open.needs.length > 0)
    return {
      says: `${path.slice(path.lastIndexOf(".") + 1)} depends on ${open.needs.slice(0, 4).join(" and ")}, which the text leaves open.`,
    };
  if (/(^|\.)baseLrs$/.test(path)) return { says: "The text does not say the LR of the optimizer." };
  if (path === "horizon.steps") return { says: "The text does not say how many steps the run has." };
  return {};
}

/** The facts that would let a reading go on. */
export function asksOf(error: unknown, found: readonly Found[]): readonly Ask[] {
  if (!(error instanceof AnnealError)) return [];
  const asks = error.problems.flatMap((problem): readonly Ask[] => {
    const path = problem.path.replace(placed, "");
    if (/(^|\.)baseLrs/.test(path)) return [{ what: "peak", label: "LR of the optimizer" }];
    if (path === "horizon.steps") return [{ what: "ownSteps", label: "Steps of the run" }];
    if (path === "horizon.stepsPerEpoch" || path.endsWith(".epoch_length"))
      return [{ what: "stepsPerEpoch", label: "Steps per epoch" }];
    const open = openAt(path, found);
    return open === undefined ? suggested(problem) : open.needs.map((label) => ({ what: "name", label }));
  });
  return asks.filter((ask, i) => asks.findIndex((each) => sameAsk(each, ask)) === i).slice(0, most);
}

/** What the command line would be given, as fields. */
function suggested({ suggestion = "" }: Problem): readonly Ask[] {
  if (!suggestion.startsWith("give it with --")) return [];
  const [, name] = /--set '?([^'=]+)=NUMBER/.exec(suggestion) ?? [];
  return [
    ...(/--base-lr\b/.test(suggestion) ? [{ what: "peak", label: "LR of the optimizer" } as const] : []),
    ...(/--steps(?!-)\b/.test(suggestion) ? [{ what: "ownSteps", label: "Steps of the run" } as const] : []),
    ...(/--steps-per-epoch\b/.test(suggestion)
      ? [{ what: "stepsPerEpoch", label: "Steps per epoch" } as const]
      : []),
    ...(name === undefined ? [] : [{ what: "name", label: name } as const]),
  ];
}

/** More fields than this help nobody. */
const most = 8;

const sameAsk = (a: Ask, b: Ask): boolean => a.what === b.what && a.label === b.label;

function openAt(path: string, found: readonly Found[]): OpenValue | undefined {
  for (const { open } of found) if (open && Object.hasOwn(open, path)) return open[path];
  return undefined;
}
