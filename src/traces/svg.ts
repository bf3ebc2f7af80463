/** A run as a picture. */
import { picture } from "./picture/draw.js";
import type { Trace } from "./trace.js";

export const svg: Trace = (told) => picture(told);
