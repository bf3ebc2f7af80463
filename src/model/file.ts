/** A file: what it imports, declares and shares, and its workflows. */
import { advice } from "../diagnostics/catalog/advice.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { platformNamed } from "../platforms/index.js";
import type { Platform } from "../platforms/platform.js";
import { checkSettings } from "../settings/check.js";
import type { Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";
import type { RecordExpression } from "../syntax/ast.js";
import { workflowsOnce, type Home } from "./called-workflows.js";
import { noDeclarations } from "./declarations.js";
import { declare } from "./declare.js";
import type { Model, Workflow } from "./model.js";
import type { Modules } from "./modules.js";
import { workflowsIn } from "./imports.js";
import { atUse } from "./own-place.js";
import type { GivenParams } from "./params.js";
import { wordAt } from "./places.js";
import { reportPlaceholders } from "./placeholders.js";
import { childScope, expressionsIn, type Meaning } from "./scope.js";
import { checkWorkflow, workflowSettings } from "./workflow.js";

export type { GivenParams };

/** Settings that hold for every workflow and cluster of a project; their places are behind the modules' texts. */
export interface DefaultSettings {
  readonly workflow: RecordExpression | null;
  /** By the name of the platform. */
  readonly clusters: Readonly<Record<string, RecordExpression>>;
}

/** Gives the model of a file; what was not understood is left out of it. */
export function checkFile(modules: Modules, params: GivenParams, defaults: DefaultSettings, report: Report): Model {
  const { root, sources } = modules;
  const { scope, types, externs } = declare(modules, params, report);
  const context = {
    file: root.file,
    text: sources.text,
    own: root.file,
    externs,
    ...types,
    defaults: clusterDefaults(defaults, sources.text, report),
    workflowDefaults: checkDefaults(defaults.workflow, workflowSettings, "`defaults`", sources.text, report),
  };
  const home: Home = { workflows: workflowsIn(root.file.items), scope, types, isForeign: false };
  const once = workflowsOnce((item, from, called) => {
    const inFile = { ...context, ...from.types, ...called };
    // What is wrong in another file is said where that file is looked at.
    if (from.isForeign) return checkWorkflow(item, from.scope, { ...inFile, report: () => {} });
    const at = item.name ?? wordAt(item, "workflow");
    return checkWorkflow(item, from.scope, { ...inFile, report: atUse(at, root.file, report) });
  });
  const workflows: Workflow[] = [];
  for (const item of home.workflows) {
    const called = once(item, home);
    if (called.kind !== "workflow") continue;
    const { workflow } = called;
    const earlier = workflows.find((other) => other.name === workflow.name);
    if (earlier && item.name) report(nameCatalog.duplicateName(item.name, workflow.name, earlier.span));
    workflows.push(workflow);
  }
  const texts = [...modules.all.map(({ file }) => file), defaults.workflow, ...Object.values(defaults.clusters)];
  reportPlaceholders(texts, externs, report);
  for (const meaning of scope.names.values())
    if (!types.isTypeUsed(meaning.name)) reportUnused(meaning, workflows.length > 0, report);
  return { source: root.source, sources, workflows };
}

function reportUnused(meaning: Meaning, hasWorkflows: boolean, report: Report): void {
  // A file without a workflow is there for others.
  if (meaning.isUsed || (!hasWorkflows && !meaning.isImported)) return;
  const what = meaning.isImported ? "import" : `\`${meaning.what}\``;
  report(advice.unusedName(meaning.declared, meaning.name, what, null));
}

function clusterDefaults({ clusters }: DefaultSettings, text: string, report: Report): ReadonlyMap<Platform, Settings> {
  const checked = new Map<Platform, Settings>();
  for (const [name, block] of Object.entries(clusters)) {
    const platform = platformNamed(name);
    const settings = platform && checkDefaults(block, platform.settings, `\`defaults.${name}\``, text, report);
    if (platform && settings) checked.set(platform, settings);
  }
  return checked;
}

/** Default settings, checked where they stand. */
function checkDefaults(
  block: RecordExpression | null,
  schema: SettingsSchema,
  owner: string,
  text: string,
  report: Report,
): Settings | null {
  if (!block) return null;
  const context = expressionsIn(childScope(null), noDeclarations, text, report);
  return checkSettings(block, schema, owner, block, { ...context, part: "lowest" });
}
