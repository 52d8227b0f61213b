import { useMemo } from "preact/hooks";
import type { Saved, Subject } from "./files.ts";

/** The acts of the export menu. What they need is loaded when one is chosen. */
export interface Exports {
  readonly png: () => void;
  readonly svg: () => void;
  readonly html: () => void;
  readonly csv: (every: number) => void;
  readonly spec: () => void;
  readonly workspace: () => void;
}

export function useExports(subject: () => Subject, fail: (says: string | undefined) => void): Exports {
  return useMemo(() => {
    const run = (act: () => Promise<void>): void => {
      act().then(
        () => fail(undefined),
        (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
      );
    };
    const keep = async (made: Saved): Promise<void> => (await import("./save.ts")).save(made);
    return {
      png: () =>
        run(async () => {
          const { svgFile } = await import("./files.ts");
          const { savePng } = await import("./save.ts");
          await savePng(svgFile(subject()));
        }),
      svg: () =>
        run(async () => {
          const { svgFile } = await import("./files.ts");
          await keep(svgFile(subject()));
        }),
      html: () =>
        run(async () => {
          const { htmlFile } = await import("./files.ts");
          await keep(htmlFile(subject()));
        }),
      csv: (every) =>
        run(async () => {
          const { csvFile } = await import("./files.ts");
          await keep(csvFile(subject(), every));
        }),
      spec: () =>
        run(async () => {
          const { specFile } = await import("./files.ts");
          const { selected } = subject();
          if (selected !== undefined) await keep(specFile(selected));
        }),
      workspace: () =>
        run(async () => {
          const { workspaceFile } = await import("./files.ts");
          await keep(workspaceFile(subject().workspace));
        }),
    };
  }, [subject, fail]);
}
