/** A run as AWS would tell it: the answer of GetExecutionHistory, without pages. */
import { jsonText } from "../reporters/json-text.js";
import { historyOf } from "../simulate/execution-history.js";
import type { Trace } from "./trace.js";

export const history: Trace = ({ run }) => jsonText(historyOf(run));
