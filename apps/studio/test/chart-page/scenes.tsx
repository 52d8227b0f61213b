import { signal } from "@preact/signals";
import { compile, type Horizon, type Spec } from "anneal";
import { formatSteps, phases, sentence } from "anneal/describe";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Chart } from "../../src/chart/chart.tsx";
import { eventsOfLayer, seriesOf } from "../../src/chart/points.ts";
import type { ChartHandle, ChartProps, ChartSeries } from "../../src/chart/types.ts";
import { createDrawer, type DrawnLayer } from "../../src/workspace/drawn.ts";

const horizon: Horizon = { steps: 25_000, stepsPerEpoch: 2500, tokensPerStep: 102_400 };
const draw = createDrawer();

/** What can be shaped by hand in these scenes. */
interface Shape {
  readonly warmup: number;
  readonly peak: number;
  readonly cooldown: number;
  readonly floor: number;
}

const wsd = ({ warmup, peak, cooldown, floor }: Shape): Spec => ({
  kind: "sequence",
  of: [
    { kind: "linear", from: 1e-6, to: peak, over: warmup },
    { kind: "constant", value: peak, over: cooldown - warmup },
    { kind: "polynomial", from: peak, to: floor, power: 0.5, ease: "in", over: horizon.steps - cooldown },
  ],
});

const others: readonly (readonly [name: string, spec: Spec])[] = [
  [
    "Cosine to 10%",
    {
      kind: "sequence",
      of: [
        { kind: "linear", from: 1e-6, to: 1e-3, over: 1000 },
        { kind: "cosine", from: 1e-3, to: 1e-4, over: 24_000 },
      ],
    },
  ],
  [
    "Linear to zero",
    {
      kind: "sequence",
      of: [
        { kind: "linear", from: 1e-6, to: 1.2e-3, over: 2000 },
        { kind: "linear", from: 1.2e-3, to: 0, over: 23_000 },
      ],
    },
  ],
  [
    "SGDR, 3 cycles",
    {
      kind: "repeat",
      of: { kind: "cosine", from: 8e-4, to: 2e-5, over: 3571 },
      times: 3,
      stretch: 2,
      damp: 0.8,
    },
  ],
];

const layerOf = (name: string, spec: Spec, hue: number): DrawnLayer =>
  draw({ id: `l${hue}`, name, spec, hue }, horizon) as DrawnLayer;

export function App({ scene }: { readonly scene: string }): JSX.Element {
  const Scene = scenes[scene] ?? Design;
  return (
    <div style={{ padding: "16px" }}>
      <h1 class="visually-hidden">Charts</h1>
      <Scene />
    </div>
  );
}

function Design({
  scale = "linear",
  along = "steps",
}: {
  readonly scale?: "linear" | "log";
  readonly along?: ChartProps["along"];
}): JSX.Element {
  const [shape, setShape] = useState<Shape>({ warmup: 1000, peak: 1e-3, cooldown: 20_000, floor: 0 });
  const [committed, setCommitted] = useState(shape);
  const [selected, setSelected] = useState("l1");
  const [done, setDone] = useState(0);
  const shared = useMemo(
    () => ({
      cursor: signal<number | undefined>(undefined),
      pinned: signal<number | undefined>(undefined),
      zoom: signal<readonly [number, number] | undefined>(undefined),
    }),
    [],
  );
  const own = useMemo(() => layerOf("WSD, 1−√ cooldown", wsd(shape), 1), [shape]);
  const rest = useMemo(() => others.map(([name, spec], k) => layerOf(name, spec, k + 2)), []);
  const layers = [own, ...rest];
  const chosen = layers.find(({ layer }) => layer.id === selected) ?? own;
  const handle = (
    id: string,
    label: string,
    more: Pick<ChartHandle, "look" | "moves" | "step" | "value" | "limits">,
    write: (step: number, value: number) => Partial<Shape>,
  ): ChartHandle => ({
    id,
    label,
    says: `${label} at step ${formatSteps(more.step)}, ${Math.round((more.step / horizon.steps) * 100)} percent`,
    ...more,
    onMove: ({ step, value }) => setShape((before) => ({ ...before, ...write(step, value) })),
    onDone: () => {
      setDone((count) => count + 1);
      setCommitted(shape);
    },
    onCancel: () => setShape(committed),
  });
  const values = [0, 1] as const;
  const handles = [
    handle(
      "warmup",
      "warmup ends",
      {
        look: "ring",
        moves: "both",
        step: shape.warmup,
        value: shape.peak,
        limits: { steps: [1, shape.cooldown], values: [1e-6, 1] },
      },
      (step, value) => ({ warmup: step, peak: value }),
    ),
    handle(
      "peak",
      "peak",
      {
        look: "pill",
        moves: "y",
        step: (shape.warmup + shape.cooldown) / 2,
        value: shape.peak,
        limits: { steps: [0, horizon.steps], values: [1e-6, 1] },
      },
      (_, value) => ({ peak: value }),
    ),
    handle(
      "cooldown",
      "cooldown starts",
      {
        look: "ring",
        moves: "x",
        step: shape.cooldown,
        value: shape.peak,
        limits: { steps: [shape.warmup, horizon.steps - 1], values },
      },
      (step) => ({ cooldown: step }),
    ),
    handle(
      "floor",
      "floor",
      {
        look: "ring",
        moves: "y",
        step: horizon.steps,
        value: shape.floor,
        limits: { steps: [horizon.steps, horizon.steps], values: [0, shape.peak] },
      },
      (_, value) => ({ floor: value }),
    ),
  ];
  return (
    <>
      <Chart
        says={sentence(chosen.curve, horizon.steps, chosen.spec)}
        series={layers.map((layer) => seriesOf(layer, horizon, layer === chosen))}
        steps={[0, horizon.steps]}
        horizon={horizon}
        along={along}
        value={{ name: "LR", scale, as: "lr" }}
        phases={phases(chosen.curve, horizon.steps, chosen.spec)}
        events={layers.flatMap((layer) => eventsOfLayer(layer, horizon))}
        handles={chosen === own ? handles : []}
        {...shared}
        overview
        height={600}
        onSelect={setSelected}
      />
      <p id="state" data-shape={JSON.stringify(shape)} data-done={done} data-selected={selected}>
        <span id="pinned">{shared.pinned}</span>
      </p>
      <button type="button" id="type" onClick={() => setShape({ ...shape, cooldown: 10_000 })}>
        Cool down from 10,000
      </button>
    </>
  );
}

/** Losses as a log has them: smooth, noisy, with a stretch that is not fitted and a forecast. */
function Losses(): JSX.Element {
  const series = useMemo((): readonly ChartSeries[] => {
    const steps = Float64Array.from({ length: 161 }, (_, k) => k * 100);
    const later = Float64Array.from({ length: 91 }, (_, k) => 16_000 + k * 100);
    const falls = (x: number): number => 3 + 6 * Math.exp(-x / 900) + 0.6 * Math.exp(-x / 7000);
    const wobble = (x: number): number => falls(x) + 0.01 * Math.sin(x / 50);
    const ahead = (x: number): number => wobble(16_000) - ((x - 16_000) / 9000) * 0.2;
    return [
      { id: "run", name: "stable-lr2e-3, running", hue: 1, xs: steps, ys: steps.map(wobble), selected: true },
      {
        id: "base",
        name: "cos10-lr2e-3-15k",
        hue: 0,
        xs: steps.slice(0, 150),
        ys: steps.slice(0, 150).map((x) => falls(x) - x / 60_000),
      },
      {
        id: "a",
        name: "Cool down 20%, 1−√",
        note: "2.993 ± 0.013",
        hue: 3,
        look: "forecast",
        label: "end",
        xs: later,
        ys: later.map(ahead),
        band: {
          low: later.map((x) => ahead(x) - (x - 16_000) / 4e5),
          high: later.map((x) => ahead(x) + (x - 16_000) / 4e5),
        },
      },
      {
        id: "b",
        name: "Stay constant",
        note: "3.197 ± 0.013",
        hue: 4,
        look: "forecast",
        label: "end",
        xs: later,
        ys: later.map((x) => ahead(x) + (x - 16_000) / 9e4),
      },
    ];
  }, []);
  return (
    <Chart
      says="Validation losses of two runs, and a forecast"
      series={series}
      steps={[0, 25_000]}
      value={{ name: "Loss", scale: "linear", as: "loss", upTo: 0.98 }}
      shades={[
        { from: 0, to: 1200, look: "excluded", label: "not fitted" },
        { from: 16_000, to: 25_000, look: "forecast" },
      ]}
      marks={[{ step: 16_000, look: "divide", left: "logged", right: "forecast" }]}
      discs={[
        { step: 600, number: 1, tone: "info", label: "Finding 1: warmup starts at 1% of the peak" },
        { step: 13_500, number: 2, tone: "warn", label: "Finding 2: the loss has nearly stopped falling" },
        { step: 13_600, number: 3, tone: "error", label: "Finding 3: spike" },
      ]}
      height={460}
    />
  );
}

/** A race at step 880 of 1,200. */
function Race(): JSX.Element {
  const steps = Float64Array.from({ length: 45 }, (_, k) => k * 20);
  const loss = (shift: number, seed: number) =>
    steps.map(
      (x) =>
        0.07 +
        shift +
        2 * Math.exp(-x / 90) +
        0.06 * Math.abs(Math.sin(x * (seed + 1.3))) * Math.exp(-x / 900),
    );
  const series: ChartSeries[] = ["WSD 30%, 1−√", "Constant", "Cosine to 10%", "Linear to zero"].flatMap(
    (name, k) => [
      {
        id: name,
        name,
        hue: [1, 0, 2, 3][k],
        xs: steps,
        ys: loss(0.08 - k * 0.02, 0),
        label: "end",
        note: (0.15 - 0.02 * k).toFixed(3),
        selected: k === 0,
      },
      ...Array.from(
        { length: 5 },
        (_, seed): ChartSeries => ({
          id: `${name}${seed}`,
          name: `${name} ${seed}`,
          hue: [1, 0, 2, 3][k],
          xs: steps,
          ys: loss(0.08 - k * 0.02, seed + 1),
          look: "thin",
          label: "none",
        }),
      ),
    ],
  );
  return (
    <Chart
      says="Test losses of four schedules"
      series={series}
      steps={[0, 1200]}
      value={{
        name: "Test loss, log scale",
        note: "mean of 8 seeds, thin lines are seeds",
        scale: "log",
        as: "loss",
      }}
      marks={[{ step: 880, look: "present", right: "step 880" }]}
      live
      height={420}
    />
  );
}

const RangeTest = (): JSX.Element => {
  const xs = Float64Array.from({ length: 120 }, (_, k) => 1e-3 * 10 ** (k / 40));
  return (
    <div style={{ width: "330px" }}>
      <Chart
        says="Loss over learning rate"
        across="lr"
        series={[1, 2, 3].map((k) => ({
          id: `s${k}`,
          name: `seed ${k}`,
          hue: 1,
          look: "thin",
          label: "none",
          xs,
          ys: xs.map((x) => 2.5 - 1.2 * Math.tanh(30 * x) + 40 * x * x * x + 0.03 * Math.sin(k * 900 * x)),
        }))}
        steps={[1e-3, 1]}
        value={{ name: "Loss", scale: "linear", as: "loss", upTo: 0.9 }}
        shades={[{ from: 0.01, to: 0.06, look: "bracket", label: "bracket 0.01 – 0.06" }]}
        height={200}
      />
    </div>
  );
};

const Waiting = (): JSX.Element => (
  <Chart
    says="Reading"
    series={[]}
    steps={[0, 1000]}
    value={{ name: "Loss", scale: "linear", as: "loss" }}
    waiting={{ says: "Reading 56,195 bytes", share: 0.6 }}
  />
);

/** A run that gets a new point every 20 ms. */
function Live(): JSX.Element {
  const [count, setCount] = useState(2);
  useEffect(() => {
    const timer = setInterval(() => setCount((before) => before + 1), 20);
    return () => clearInterval(timer);
  }, []);
  const xs = Float64Array.from({ length: count }, (_, k) => k);
  const series: ChartSeries[] = [
    { id: "run", name: "run", hue: 1, xs, ys: xs.map((x) => 3 * Math.exp(-x / 80)) },
  ];
  return (
    <>
      <Chart
        says="A run as it goes"
        series={series}
        steps={[0, 1000]}
        value={{ name: "Loss", scale: "linear", as: "loss" }}
        live
      />
      <p id="points">{count}</p>
    </>
  );
}

/** Twenty layers of 10,000 points; the button changes one of them, and the time until it is drawn is kept. */
function Many(): JSX.Element {
  const count = 10_000;
  const make = (k: number, by: number): ChartSeries => {
    const curve = compile(
      wsd({ warmup: 500 + 100 * k, peak: (1 + k * by) * 1e-4, cooldown: 15_000 + 200 * k, floor: 0 }),
      horizon,
    );
    const xs = Float64Array.from({ length: count }, (_, i) => (i / (count - 1)) * horizon.steps);
    return { id: `m${k}`, name: `Layer ${k}`, hue: k, xs, ys: xs.map((x) => curve.at(x)), selected: k === 1 };
  };
  const [series, setSeries] = useState(() => Array.from({ length: 20 }, (_, k) => make(k + 1, 1)));
  const [edits, setEdits] = useState(0);
  return (
    <>
      <Chart
        says="Twenty layers"
        series={series}
        steps={[0, horizon.steps]}
        value={{ name: "LR", scale: "linear", as: "lr" }}
        height={500}
      />
      <button
        type="button"
        id="edit"
        data-edits={edits}
        onClick={() => {
          setSeries((before) => before.map((each, k) => (k === 0 ? make(1, 1 + (edits + 1) / 10) : each)));
          setEdits(edits + 1);
        }}
      >
        Edit
      </button>
    </>
  );
}

const scenes: Readonly<Record<string, () => JSX.Element>> = {
  design: () => <Design />,
  log: () => <Design scale="log" />,
  tokens: () => <Design along="tokens" />,
  losses: Losses,
  race: Race,
  range: RangeTest,
  waiting: Waiting,
  many: Many,
  live: Live,
};
