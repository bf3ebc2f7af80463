/** EMRF6xxx: the state machine that comes out. */
import { define } from "../define.js";

export const output = {
  tooLarge: define("EMRF6001", "definition-too-large", "error", (size: number, most: number, largest: string) => ({
    message: `The state machine has ${size} characters, and Step Functions takes ${most}. The largest parts are ${largest}.`,
    label: "becomes too large",
  })),
  tooLong: define("EMRF6003", "run-too-long", "error", (needed: string, most: string) => ({
    message: `The \`timeout\` and the clean-up after it can take ${needed} together, and Step Functions ends any run after ${most}. Lower the \`timeout\`.`,
    label: `up to ${needed}`,
  })),
  tooManyEvents: define("EMRF6002", "too-many-events", "error", (events: number, most: number) => ({
    message: `A run can have ${events} events, and Step Functions ends it after ${most}. Lower the retries, or split the workflow.`,
    label: "too many events",
  })),
};
