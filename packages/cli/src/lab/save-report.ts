import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type CodeSample, codeFor, reportHtml, type TuneReport } from "@anneal/lab";
import { toJson } from "anneal";
import { saveFile } from "../output/save.ts";

const endings = { python: "py", javascript: "js", csv: "csv", json: "json" } as const;

/** `schedule.py`, `schedule.csv`, `pytorch.py`, `tf-js.js`. */
function fileName({ name, language }: CodeSample): string {
  const plain = name.toLowerCase() === language;
  return `${plain ? "schedule" : name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.${endings[language]}`;
}

/** Writes the report, the recommended schedule and the code that uses it; gives the path of the page. */
export async function saveReport(folder: string, report: TuneReport): Promise<string> {
  const { recommended, details } = report;
  const code = join(folder, "code");
  await mkdir(code, { recursive: true });
  await saveFile(join(folder, "report.json"), `${JSON.stringify(report, null, 1)}\n`);
  await saveFile(join(folder, "schedule.json"), toJson(recommended.spec));
  const { steps, optimizer } = details;
  const samples = codeFor(recommended.spec, {
    steps,
    peakLr: recommended.peakLr,
    ...(optimizer && { optimizer }),
  });
  for (const sample of samples) await saveFile(join(code, fileName(sample)), sample.text);
  const page = join(folder, "report.html");
  await saveFile(page, reportHtml(report));
  return page;
}
