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
    type Files = typeof import("./files.ts");
    const saving =
      (make: (files: Files) => Saved | undefined, asPng = false) =>
      (): void => {
        const act = async (): Promise<void> => {
          const [files, { save, savePng }] = await Promise.all([import("./files.ts"), import("./save.ts")]);
          const made = make(files);
          if (made !== undefined) await (asPng ? savePng(made) : save(made));
          fail(undefined);
        };
        act().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
      };
    return {
      png: saving((files) => files.svgFile(subject()), true),
      svg: saving((files) => files.svgFile(subject())),
      html: saving((files) => files.htmlFile(subject())),
      csv: (every) => saving((files) => files.csvFile(subject(), every))(),
      spec: saving((files) => {
        const { selected } = subject();
        return selected && files.specFile(selected);
      }),
      workspace: saving((files) => files.workspaceFile(subject().workspace)),
    };
  }, [subject, fail]);
}
