/** Registry: the forms in which a run is told, by the names for `--format`. */
import { history } from "./history.js";
import { json } from "./json.js";
import type { TraceName } from "./names.js";
import { pretty } from "./pretty.js";
import { svg } from "./svg.js";
import type { Trace } from "./trace.js";

export const traces: Readonly<Record<TraceName, Trace>> = { pretty, json, history, svg };
