import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import {
  apart,
  type Box,
  distanceTo,
  nameBox,
  type Pinch,
  panBy,
  pinched,
  reachOfClick,
  type Spot,
  turn,
  windowBetween,
  zoomOf,
} from "../geometry/index.ts";
import type { Signals, Stage } from "../stage.ts";

/** Moved less than this, a press is a click. */
const still = 4;

interface Gesture {
  readonly kind: "click" | "pan" | "brush";
  readonly start: Spot;
  readonly window: readonly [number, number];
}

/** What pointers and the wheel do on the plot and on its axis. */
export function useSurface(
  surface: RefObject<HTMLElement | null>,
  stage: RefObject<Stage | null>,
  signals: Signals,
): void {
  useLayoutEffect(() => {
    const element = surface.current;
    if (element === null) return;
    const listener = new Listener(element, stage, signals);
    return listener.listen();
  }, [signals]);
}

const isIn = ({ x, y }: Spot, { left, right, top, bottom }: Box): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

class Listener {
  private gesture: Gesture | undefined;
  private readonly touches = new Map<number, Spot>();
  private pinch: Pinch | undefined;

  private readonly element: HTMLElement;
  private readonly stageRef: RefObject<Stage | null>;
  private readonly signals: Signals;

  constructor(element: HTMLElement, stage: RefObject<Stage | null>, signals: Signals) {
    this.element = element;
    this.stageRef = stage;
    this.signals = signals;
  }

  listen(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    const on = <Name extends "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "pointerleave">(
      name: Name,
      act: (event: PointerEvent) => void,
    ): void => this.element.addEventListener(name, act, { signal });
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.move(event));
    on("pointerup", (event) => this.up(event));
    on("pointercancel", (event) => this.end(event));
    on("pointerleave", (event) => this.leave(event));
    this.element.addEventListener("wheel", (event) => this.wheel(event), { signal, passive: false });
    return () => stop.abort();
  }

  private get stage(): Stage {
    return this.stageRef.current as Stage;
  }

  private get window(): readonly [number, number] {
    return this.stage.frame.window;
  }

  private set window(next: readonly [number, number]) {
    const { zoom, steps } = this.stage.props;
    if (zoom !== undefined) zoom.value = zoomOf(next, steps);
  }

  /** Where an event is, in pixels of the chart. */
  private spot(event: { readonly clientX: number; readonly clientY: number }): Spot {
    const box = (this.element.offsetParent ?? this.element).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private stepAt({ x }: Spot): number {
    const { frame, props } = this.stage;
    const { plot } = frame;
    const step = frame.stepAt(Math.max(plot.left, Math.min(plot.right, x)));
    return props.across === "lr" ? step : Math.round(step);
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const spot = this.spot(event);
    const { frame, props } = this.stage;
    if (event.pointerType === "touch") this.touches.set(event.pointerId, spot);
    if (this.touches.size === 2 && props.zoom !== undefined) return this.startPinch();
    const canZoom = props.zoom !== undefined && props.across !== "lr";
    const kind =
      canZoom && spot.y > frame.plot.bottom + 2 ? "brush" : canZoom && event.shiftKey ? "pan" : "click";
    this.gesture = { kind, start: spot, window: frame.window };
    this.element.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const spot = this.spot(event);
    if (this.touches.has(event.pointerId)) this.touches.set(event.pointerId, spot);
    if (this.pinch !== undefined) return this.movePinch();
    const { gesture } = this;
    const { frame, props } = this.stage;
    if (gesture?.kind === "pan") {
      const by =
        ((gesture.start.x - spot.x) / (frame.plot.right - frame.plot.left)) *
        (gesture.window[1] - gesture.window[0]);
      this.window = panBy(gesture.window, props.steps, by);
      return;
    }
    if (gesture?.kind === "brush") this.signals.brush.value = [this.stepAt(gesture.start), this.stepAt(spot)];
    this.signals.cursor.value = this.stepAt(spot);
    this.signals.height.value = spot.y;
    this.signals.hovered.value = this.curveAt(spot);
  }

  private up(event: PointerEvent): void {
    const { gesture } = this;
    const spot = this.spot(event);
    this.end(event);
    if (gesture === undefined) return;
    if (gesture.kind === "brush" && Math.abs(spot.x - gesture.start.x) > still) {
      this.window = windowBetween(this.stepAt(gesture.start), this.stepAt(spot), this.stage.props.steps);
    } else if (
      gesture.kind === "click" &&
      Math.hypot(spot.x - gesture.start.x, spot.y - gesture.start.y) <= still
    ) {
      this.click(spot);
    }
  }

  private click(spot: Spot): void {
    const { props, series } = this.stage;
    const id = this.curveAt(spot);
    if (
      id !== undefined &&
      props.onSelect !== undefined &&
      !series.find((each) => each.id === id)?.selected
    ) {
      props.onSelect(id);
      return;
    }
    const step = this.stepAt(spot);
    this.signals.pinned.value = this.signals.pinned.value === step ? undefined : step;
  }

  /** The curve that is meant at a place: the one whose name is there, else the nearest one within reach. */
  private curveAt(spot: Spot): string | undefined {
    const { series, frame, lineOf, names } = this.stage;
    const named = names.inner.find((name) => isIn(spot, nameBox(name)));
    if (named !== undefined) return named.id;
    let [found, nearest]: [string | undefined, number] = [undefined, reachOfClick];
    for (const each of series) {
      if (each.look === "thin") continue;
      const away = distanceTo(lineOf(each, frame), spot);
      if (away <= nearest) [found, nearest] = [each.id, away];
    }
    return found;
  }

  private end(event: PointerEvent): void {
    this.touches.delete(event.pointerId);
    this.pinch = undefined;
    this.gesture = undefined;
    this.signals.brush.value = undefined;
  }

  private leave(event: PointerEvent): void {
    if (event.pointerType === "touch" || this.gesture !== undefined) return;
    this.signals.cursor.value = undefined;
    this.signals.height.value = undefined;
    this.signals.hovered.value = undefined;
  }

  private startPinch(): void {
    const [a, b] = [...this.touches.values()];
    this.gesture = undefined;
    this.pinch = { window: this.window, at: this.stage.frame.stepAt((a.x + b.x) / 2), apart: apart(a, b) };
  }

  private movePinch(): void {
    const [a, b] = [...this.touches.values()];
    if (this.pinch !== undefined && b !== undefined)
      this.window = pinched(this.pinch, this.stage.props.steps, apart(a, b));
  }

  private wheel(event: WheelEvent): void {
    const { props, frame } = this.stage;
    if (props.zoom === undefined || props.across === "lr") return;
    const width = frame.plot.right - frame.plot.left;
    const at = this.stepAt(this.spot(event));
    const next = turn(event, { window: this.window, whole: props.steps, at, width });
    if (next === undefined) return;
    event.preventDefault();
    this.window = next;
  }
}
