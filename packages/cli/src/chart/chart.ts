/** One line of a chart: values over steps. */
export interface ChartLine {
  /** Stands at its end; empty for none. */
  readonly name: string;
  /** Which of the eight hues it has; the baseline is grey. */
  readonly hue: number | "baseline";
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** `dots` draws what was measured, `dashed` what was not. Default a solid line. */
  readonly as?: "dots" | "dashed";
  readonly heavy?: boolean;
  /** How sure the values are: drawn as a band around the line. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
}

/** One quantity over the steps of a run. */
export interface Panel {
  /** Stands at the top of its axis: `Loss`, `LR`. */
  readonly name: string;
  readonly lines: readonly ChartLine[];
  /** The axis includes 0. */
  readonly fromZero?: boolean;
  /** Values above it are cut off: the first fall of a loss would press the rest flat. */
  readonly most?: number;
  /** Share of the height. */
  readonly share: number;
}

/** A numbered place on the steps of a chart, or a stretch of them. */
export interface Mark {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly tone: "error" | "warn" | "info";
}

/** A chart of several quantities over the same steps, one above the other. */
export interface Chart {
  readonly title: string;
  /** The chart in words, for those who do not see it. */
  readonly says: string;
  /** Updates in the longest run. */
  readonly steps: number;
  readonly panels: readonly Panel[];
  /** Drawn through all panels. */
  readonly marks?: readonly Mark[];
}

/**
 * The highest value that a panel of losses shows: what it is after the first twentieth of the run, so that the end can
 * be told apart.
 */
export function lateMost(lines: readonly ChartLine[], steps: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    for (let i = 0; i < line.values.length; i++) {
      if (line.steps[i] >= steps / 20 && Number.isFinite(line.values[i]))
        most = Math.max(most, line.values[i]);
    }
  }
  return most;
}
