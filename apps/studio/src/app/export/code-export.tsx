import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy.ts";
import { Select } from "../../ui/select.tsx";
import type { Subject } from "./files.ts";

/** Names as their makers write them, in the order of the library. */
const names: readonly (readonly [target: string, name: string])[] = [
  ["python", "Python, no framework"],
  ["torch", "PyTorch"],
  ["transformers", "Transformers"],
  ["timm", "timm"],
  ["optax", "Optax"],
  ["keras", "Keras"],
  ["fastai", "fastai"],
  ["composer", "Composer"],
  ["mmengine", "MMEngine"],
  ["deepspeed", "DeepSpeed"],
  ["megatron", "Megatron-LM"],
  ["nanogpt", "nanoGPT"],
  ["ignite", "Ignite"],
];

/** The selected layer as code of a framework, to copy or to save. */
export function CodeExport({ subject }: { readonly subject: () => Subject }): JSX.Element {
  const [target, setTarget] = useState("torch");
  const [said, setSaid] = useState("");
  const make = async (use: (text: string, name: string) => Promise<string>): Promise<void> => {
    const { selected, workspace } = subject();
    if (selected === undefined) return;
    try {
      const { codeFile } = await import("./files.ts");
      const { parts, name, notes } = await codeFile(selected, workspace.horizon, target);
      setSaid([await use(parts.join(""), name), ...notes].join(" "));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <fieldset class="export-group">
      <legend class="field-label">Code of this layer</legend>
      <div class="export-row">
        <Select
          label="Framework"
          bare
          value={target}
          choices={names.map(([value, name]) => ({ value, name }))}
          onChange={(next) => {
            setTarget(next);
            setSaid("");
          }}
        />
        <Button
          onClick={() =>
            make(async (text) => ((await copyText(text)) ? "Copied." : "The browser did not allow it."))
          }
        >
          Copy
        </Button>
        <Button
          onClick={() =>
            make(async (text, name) => {
              const { saveBlob } = await import("./save.ts");
              saveBlob(name, new Blob([text], { type: "text/plain;charset=utf-8" }));
              return `${name}.`;
            })
          }
        >
          Save
        </Button>
      </div>
      <p class="meta" role="status">
        {said}
      </p>
    </fieldset>
  );
}
