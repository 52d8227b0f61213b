import type { JSX } from "preact";

/** Outlines on a 16 px grid, drawn for this project. */
const paths = {
  mark: "M1.5 13.5 4.5 3h5c.8 5.6 2.3 9.5 5 10.5",
  plus: "M8 3v10M3 8h10",
  close: "m4 4 8 8M12 4l-8 8",
  undo: "M6 3 3 6l3 3M3 6h6.500a3.5 3.5 0 0 1 0 7H7",
  redo: "m10 3 3 3-3 3M13 6H6.500a3.5 3.5 0 0 0 0 7H9",
  export: "M8 2.500v7.500M5 7.5 8 10.500l3-3M2.5 11v2.500h11V11",
  share: "M8 10V2.500M5 5l3-3 3 3M5 7.500H3v6h10v-6h-2",
  moon: "M13 9.500A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.500Z",
  sun: "M8 5.200a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.600M8 1v1.500M8 13.500V15M1 8h1.500M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  auto: "M8 2.500a5.5 5.5 0 1 0 0 11ZM8 2.500a5.5 5.5 0 0 1 0 11",
  eye: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.200a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6",
  hidden:
    "M2 2.5 14 13.500M4.2 5C2.5 6.2 1.5 8 1.5 8S4 12.2 8 12.200c1.3 0 2.4-.4 3.3-1M6.5 4c.5-.1 1-.2 1.5-.2 4 0 6.5 4.2 6.5 4.200s-.6 1-1.7 2.1",
  check: "m3 8.5 3.2 3L13 4.5",
  warning: "M8 2.5 1.8 13.500h12.400ZM8 6.500v3.200M8 11.500v.2",
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.200v3.600M8 5v.2",
  down: "m4 6 4 4 4-4",
  up: "m4 10 4-4 4 4",
  right: "m6 4 4 4-4 4",
  left: "M10 4 6 8l4 4",
  minus: "M3 8h10",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  copy: "M5.5 5.500h7.500v8H5.500ZM3 10.500v-8h7.5",
  search: "M7 2.500a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 13.5 13.5",
  file: "M4 1.800h5l3.5 3.500v8.900H4ZM9 1.800v3.500h3.5",
  pin: "M6 2.500h4l-.6 4 2.1 2.500h-7l2.1-2.500ZM8 9v4.5",
  play: "M5 3v10l7.5-5Z",
  pause: "M5.5 3v10M10.5 3v10",
  stop: "M4 4h8v8H4Z",
  trash: "M3 4.500h10M6 4.500V2.800h4v1.700M4.5 4.500l.6 9h5.800l.6-9",
  menu: "M2.5 4.500h11M2.5 8h11M2.5 11.500h11",
  pencil: "m3 13 .7-3L10.5 3.200l2.3 2.300L6 12.300Z",
  grip: "M6 4h.1M10 4h.1M6 8h.1M10 8h.1M6 12h.1M10 12h.1",
} as const;

export type IconName = keyof typeof paths;

/** A picture beside words; it says nothing by itself to a screen reader. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
