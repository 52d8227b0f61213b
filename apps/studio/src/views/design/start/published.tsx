import { compile } from "anneal";
import type { Preset } from "anneal/advise";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { addLayer } from "../../../workspace/edits.ts";
import { presetCount } from "./preset-count.ts";
import { presetName } from "./preset-names.ts";
import { fitPreset, presetDetail, runOf } from "./presets.ts";

/** Schedules that were read in their authors' own files. The list comes when it is first in sight. */
export function Published({ searching = false }: { readonly searching?: boolean }): JSX.Element {
  const [presets, setPresets] = useState<readonly Preset[]>();
  const [isSearching, setSearching] = useState(searching);
  const [text, setText] = useState("");
  useEffect(() => {
    let isCurrent = true;
    import("anneal/advise").then(({ presets: found }) => isCurrent && setPresets(found));
    return () => {
      isCurrent = false;
    };
  }, []);
  const shown = useMemo(() => presets && found(presets, text), [presets, text]);
  return (
    <section class="published" aria-labelledby="published-title">
      <header class="panel-head">
        <h2 id="published-title">
          Published <span class="count">{presetCount} verified</span>
        </h2>
        <IconButton
          icon="search"
          label="Search the published schedules"
          aria-expanded={isSearching}
          onClick={() => {
            setSearching(!isSearching);
            setText("");
          }}
        />
      </header>
      {isSearching && (
        <input
          type="search"
          class="search"
          aria-label="Search by name, task, optimizer or source"
          placeholder="name, task, optimizer, source"
          value={text}
          ref={(input) => input?.focus()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul class="presets">
        {shown?.map((preset) => (
          <PresetRow key={preset.id} preset={preset} />
        ))}
      </ul>
      {shown?.length === 0 && <p class="layers-none">No published schedule has these words.</p>}
    </section>
  );
}

/** Every word somewhere in what is known of a preset. */
function found(presets: readonly Preset[], text: string): readonly Preset[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return presets.filter((preset) => {
    const { id, task, optimizer, source } = preset;
    const all = [id, presetName(id), task, optimizer, source, presetDetail(preset)].join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

function PresetRow({ preset }: { readonly preset: Preset }): JSX.Element {
  const { store } = useStudio();
  const run = useMemo(() => runOf(preset, { steps: 100_000, stepsPerEpoch: 20_000 }), [preset]);
  const curve = useMemo(() => {
    const fitted = fitPreset(preset, run);
    return compile(fitted.spec as Parameters<typeof compile>[0], run);
  }, [preset, run]);
  const add = (): void =>
    store.commit((workspace) => {
      // The first layer of a workspace brings its own run with it.
      const horizon = workspace.layers.length > 0 ? workspace.horizon : runOf(preset, workspace.horizon);
      const { spec, source } = fitPreset(preset, horizon);
      return addLayer({ ...workspace, horizon }, { name: presetName(preset.id), spec, source });
    });
  const notes = [...(preset.inferred?.map((each) => `Inferred: ${each}.`) ?? []), ...(preset.notes ?? [])];
  return (
    <li>
      <button type="button" class="preset" title={[preset.source, ...notes].join("\n")} onClick={add}>
        <Sparkline curve={curve} steps={run.steps} width={34} height={22} />
        <span class="preset-words">
          <span>{presetName(preset.id)}</span>
          <span class="meta">{presetDetail(preset)}</span>
        </span>
      </button>
    </li>
  );
}
