import type { Diagnosed } from "./diagnosed.ts";

/** Diagnoses for programs: a run each. Numbers that JSON does not have become null. */
export const asJson = (all: readonly Diagnosed[]): object => ({
  runs: all.map(({ run, facts, says, diagnosis }) => ({
    name: diagnosis.name,
    path: run.path,
    format: run.format,
    says,
    facts,
    recovered: diagnosis.recovered ?? null,
    findings: diagnosis.findings,
    looked: diagnosis.looked,
  })),
});
