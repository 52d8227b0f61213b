import { effect } from "@preact/signals";
import type { Runs } from "./store.ts";
import type { LoadedLog, LossKind, RunToFit } from "./types.ts";

/** Fewer readings than this do not show a curve. */
const enough = 8;

/** Which loss is fitted: the one that is shown, where there is enough of it. */
export function kindToFit(logs: readonly LoadedLog[], shown: LossKind | "gradNorm"): LossKind {
  const isEnough = (kind: LossKind): boolean =>
    logs.length > 0 && logs.every(({ run }) => (run[kind]?.steps.length ?? 0) >= enough);
  // One run with a curve of it is worth more than several of another loss.
  if (shown !== "gradNorm" && logs.some(({ run }) => (run[shown]?.steps.length ?? 0) >= enough)) return shown;
  return isEnough("valLoss") ? "valLoss" : "loss";
}

/** Runs that can be fitted on that loss: it was logged, and the LR is known. */
export const fittable = (logs: readonly LoadedLog[], kind: LossKind): readonly LoadedLog[] =>
  logs.filter(
    ({ run, unfitted, followed }) =>
      !unfitted && (run.lr !== undefined || followed !== undefined) && (run[kind]?.steps.length ?? 0) > 0,
  );

const toFit = ({ id, name, run, diagnosis, excluded = [], followed }: LoadedLog): RunToFit => {
  const { recovered } = diagnosis;
  // Straight lines through the log say no more than the log itself.
  const isKnown = recovered !== undefined && recovered.phases.length > 0;
  if (followed !== undefined) {
    const { spec, steps } = followed;
    return { id, run: { ...run, name }, planned: { spec, steps }, excluded };
  }
  return {
    id,
    run: { ...run, name },
    ...(isKnown && { planned: { spec: recovered.spec, steps: Math.max(1, Math.ceil(recovered.horizon)) } }),
    excluded,
  };
};

/** Fits laws whenever the logs change, or which of their points count. Of two fits, the later one rules. */
export function keepFitted(runs: Runs): () => void {
  const { logs, shown, settings, fit, client } = runs;
  let latest = 0;
  let asked: readonly unknown[] = [];
  const stop = effect(() => {
    const kind = kindToFit(logs.value, shownOf(logs.value, shown.value));
    const some = fittable(logs.value, kind);
    const { skip, noise } = settings.value;
    const next = [
      kind,
      skip,
      noise,
      ...some.flatMap(({ run, excluded, name, followed }) => [run, excluded, name, followed]),
    ];
    if (next.length === asked.length && next.every((each, i) => each === asked[i])) return;
    asked = next;
    const mine = ++latest;
    if (some.length === 0) {
      fit.value = { kind: "none" };
      return;
    }
    const before = fit.peek();
    fit.value = {
      kind: "fitting",
      ...(before.kind === "fitted" && { before: before.answer }),
      ...(before.kind === "fitting" && before.before !== undefined && { before: before.before }),
    };
    client.run("fit", { runs: some.map(toFit), kind, skip, noise }).then(
      (answer) => {
        if (mine === latest) fit.value = { kind: "fitted", answer };
      },
      (error: unknown) => {
        if (mine === latest)
          fit.value = { kind: "refused", says: error instanceof Error ? error.message : String(error) };
      },
    );
  });
  return () => {
    latest = -1;
    stop();
  };
}

/** What is shown: what was asked for, else the first that some log has. */
export const shownOf = (logs: readonly LoadedLog[], asked: LossKind | "gradNorm"): LossKind | "gradNorm" =>
  [asked, "valLoss" as const, "loss" as const, "gradNorm" as const].find((name) =>
    logs.some(({ run }) => run[name] !== undefined),
  ) ?? asked;
