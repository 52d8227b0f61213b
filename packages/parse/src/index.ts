export type { Found, LeftOut, Place, Reading, ReadOptions } from "./reading.ts";
