/** Which settings a program says, by the very objects of their schemas, so that equal names in two blocks stay apart. */
import { everyStep, retrySettings } from "../../src/kinds/every-step.js";
import { isKind, kinds } from "../../src/kinds/index.js";
import { distributedOptions } from "../../src/model/distribution.js";
import { repeatOptions } from "../../src/model/loops.js";
import { runOptions } from "../../src/model/runs.js";
import { taskSettings } from "../../src/model/task-settings.js";
import { workflowSettings } from "../../src/model/workflow.js";
import { existing } from "../../src/platforms/existing/index.js";
import type { SettingSchema, SettingsSchema } from "../../src/settings/schema.js";
import type { Entry, Expression, Node } from "../../src/syntax/ast.js";
import { parse } from "../../src/syntax/parse.js";
import { walk } from "../../src/syntax/walk.js";
import { platformsIn } from "../support/platform-of.js";
import { blocksIn } from "../../tools/docs/settings.js";

/** Gives the schemas of all settings that programs say, also of programs with mistakes. */
export function settingsUsed(programs: readonly string[]): ReadonlySet<SettingSchema> {
  const used = new Set<SettingSchema>();
  for (const program of programs) {
    const file = parse(program, () => undefined);
    const platformOf = platformsIn(file);
    walk(file, (node) => {
      if (node.kind === "cluster" || node.kind === "template")
        collect(node.settings?.entries ?? [], platformOf(node.base).settings, used);
      else collectFrom(node, used);
    });
  }
  return used;
}

function collectFrom(node: Node, used: Set<SettingSchema>): void {
  if (node.kind === "workflow")
    collect(
      node.members.filter((member) => member.kind === "entry"),
      workflowSettings,
      used,
    );
  if (node.kind === "task") collect(node.settings?.entries ?? [], taskSettings, used);
  if (node.kind === "for") collect(node.options?.entries ?? [], distributedOptions, used);
  if (node.kind === "repeat") collect(node.options?.entries ?? [], repeatOptions, used);
  if (node.kind === "run") collect(node.options?.entries ?? [], runOptions, used);
  if (node.kind === "resize") collect(node.settings?.entries ?? [], existing.resizing?.settings ?? {}, used);
  if (node.kind === "retry") collect(node.options?.entries ?? [], retrySettings, used);
  if (node.kind === "step" && node.stepKind && isKind(node.stepKind.text)) {
    collect(node.settings?.entries ?? [], { ...kinds[node.stepKind.text].settings, ...everyStep }, used);
  }
}

function collect(entries: readonly Entry[], schema: SettingsSchema, used: Set<SettingSchema>): void {
  for (const { key, value } of entries) {
    const setting = key && Object.hasOwn(schema, key.text) ? schema[key.text] : undefined;
    if (!setting) continue;
    used.add(setting);
    for (const block of blocksIn(setting.shape)) for (const record of recordsIn(value)) collect(record, block, used);
  }
}

function recordsIn(value: Expression | null): readonly (readonly Entry[])[] {
  if (value?.kind === "list") return value.items.flatMap(recordsIn);
  return value?.kind === "record" ? [value.entries] : [];
}
