/** EMRF9xxx: advice. The machine is right without it. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import type { Fix } from "../diagnostic.js";

export const advice = {
  workflowWithoutTimeout: define("EMRF9001", "workflow-without-timeout", "advice", (name: string) => ({
    message: `Nothing bounds how long ${quoted(name)} runs. Add a \`timeout\`: clean-up still happens after it.`,
    label: "has no `timeout`",
  })),
  loopOverInput: define("EMRF9016", "loop-over-input", "advice", (room: number, most: number) => ({
    message: `A run has room for about ${room} turns of this loop, as its history ends after ${most} events. Where more items may come, add \`distributed: true\`.`,
    label: `about ${room} turns`,
  })),
  stepWithoutTimeout: define("EMRF9002", "step-without-timeout", "advice", (name: string) => ({
    message: `If ${quoted(name)} hangs, its cluster is never idle and never ends. Add a \`timeout\` to the step or the workflow.`,
    label: "has no `timeout`",
  })),
  keepOnFailure: define("EMRF9003", "keep-on-failure", "warning", (name: string) => ({
    message: `Each failed run leaves cluster ${quoted(name)} running. Remove \`keep_on_failure\` when you are done debugging.`,
    label: "a failure leaves it running",
  })),
  protectDefeatsIdle: define("EMRF9004", "protect-defeats-idle-timeout", "advice", (name: string) => ({
    message: `\`protect\` may keep ${quoted(name)} from ending itself when idle, after an abort for example. Prefer to leave it out.`,
    label: "may outlive an abort",
  })),
  noLogs: define("EMRF9005", "no-logs", "advice", (name: string) => ({
    message: `Cluster ${quoted(name)} keeps no logs. Add \`logs: "s3://…"\` to see why a step failed.`,
    label: "has no `logs`",
  })),
  unusedName: define("EMRF9006", "unused-name", "advice", (name: string, what: string, fix: Fix | null) => ({
    message: `The ${what} ${quoted(name)} is never used. Remove it.`,
    label: "never used",
    ...(fix ? { fixes: [fix] } : {}),
  })),
  noIdleTimeout: define("EMRF9007", "no-idle-timeout", "advice", (name: string) => ({
    message: `Cluster ${quoted(name)} cannot end itself when idle, so after an abort it runs until somebody ends it. Use a release and applications that can.`,
    label: "no net under an abort",
  })),
};
