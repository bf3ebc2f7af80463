/** Cluster profiles: blocks of settings laid over one another, and the base that a cluster's own block is laid over. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import type { Finding, Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { platformNames, ec2Settings } from "../platforms/ec2/settings.js";
import { checkSettings } from "../settings/check.js";
import { overlay } from "../settings/overlay.js";
import type { Entry, Name, RecordExpression, TemplateDeclaration } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { noDeclarations } from "./declarations.js";
import { expressionsIn, lookUp, type Scope } from "./scope.js";

/** One block of settings below a cluster's own. */
export interface Layer extends Span {
  /** What it is called in findings: "template `small`". */
  readonly title: string;
  readonly settings: RecordExpression;
  /** Where the names in it are looked up. */
  readonly scope: Scope;
  /** What was reported about it by itself, and need not be reported again for each cluster. */
  readonly reported: Set<string>;
}

/** A cluster profile; the lowest layer first. */
export interface Template {
  readonly layers: readonly Layer[];
  /** Whether all below it is known; else what seems to be missing may only be so because of that. */
  readonly isWhole: boolean;
}

const platform: Template = { layers: [], isWhole: true };
const unknownBase: Template = { layers: [], isWhole: false };

/** Gives the templates that a file declares, and checks them; one whose base is not known has the layers that are. */
export function declaredTemplates(
  declarations: readonly TemplateDeclaration[],
  scope: Scope,
  text: string,
  report: Report,
): ReadonlyMap<string, Template> {
  const byName = new Map<string, TemplateDeclaration>();
  for (const declaration of declarations)
    if (declaration.name && !byName.has(declaration.name.text)) byName.set(declaration.name.text, declaration);
  const made = new Map<string, Template>();
  const open: string[] = [];
  const templateNamed = (name: string): Template | null => {
    const declaration = byName.get(name);
    if (!declaration) return null;
    const known = made.get(name);
    if (known) return known;
    if (open.includes(name)) {
      report(catalog.templateCycle(declaration.name ?? declaration, [...open.slice(open.indexOf(name)), name]));
      return unknownBase;
    }
    open.push(name);
    const base = declaration.base ? baseNamed(declaration.base, scope, report, templateNamed) : platform;
    open.pop();
    const own = layerOf(declaration, name, scope);
    const template = { layers: [...base.layers, ...own], isWhole: base.isWhole && own.length > 0 };
    made.set(name, template);
    return template;
  };
  for (const [name] of byName) {
    const own = templateNamed(name)?.layers.find(({ title }) => title === titleOf(name));
    if (own) checkLayer(own, text, report);
  }
  return made;
}

const titleOf = (name: string): string => `template \`${name}\``;

function layerOf(node: TemplateDeclaration, name: string, scope: Scope): readonly Layer[] {
  if (!node.settings) return [];
  const { start, end } = node;
  return [{ title: titleOf(name), settings: node.settings, scope, reported: new Set(), start, end }];
}

/**
 * Checks a layer by itself. What it leaves out, the blocks above it may give.
 */
export function checkLayer(layer: Layer, text: string, report: Report): void {
  const collect: Report = (finding) => {
    layer.reported.add(keyOf(finding));
    report(finding);
  };
  const title = `${layer.title.charAt(0).toUpperCase()}${layer.title.slice(1)}`;
  const context = { ...expressionsIn(layer.scope, noDeclarations, text, collect), isPartial: true } as const;
  checkSettings(withoutNulls(layer.settings), ec2Settings, title, layer, context);
}

/** A `null` takes a setting of a lower layer away, whatever its type is. */
function withoutNulls(block: RecordExpression): RecordExpression {
  const entries = block.entries.flatMap((entry): readonly Entry[] => {
    if (entry.value?.kind === "null") return [];
    return entry.value?.kind === "record" ? [{ ...entry, value: withoutNulls(entry.value) }] : [entry];
  });
  return { ...block, entries };
}

export function keyOf({ code, start, end }: Finding): string {
  return `${code} ${start} ${end}`;
}

/** Gives what is behind the name of a platform or template; what is not known is reported. */
export function baseNamed(
  name: Name,
  scope: Scope,
  report: Report,
  own: (name: string) => Template | null = () => null,
): Template {
  if (platformNames.includes(name.text)) return platform;
  const template = own(name.text);
  if (template) return template;
  const meaning = lookUp(scope, name.text);
  if (meaning) meaning.isUsed = true;
  if (meaning?.template) return meaning.template;
  // What an import could not give was reported where it stands.
  if (meaning?.value.kind === "unknown" && meaning.what === "import") return unknownBase;
  if (meaning) report(catalog.notATemplate(name, name.text, `a ${meaning.what}`, meaning.declared));
  else {
    const known = [...platformNames, ...templatesIn(scope)];
    const near = nearest(name.text, known);
    report(nameCatalog.unknownPlatform(name, name.text, near, known, replaceWith(name, near)));
  }
  return unknownBase;
}

function templatesIn(scope: Scope): readonly string[] {
  const found: string[] = [];
  for (let at: Scope | null = scope; at; at = at.parent)
    for (const meaning of at.names.values()) if (meaning.template) found.push(meaning.name);
  return found;
}

/** Lays a cluster's own block over the layers of its base. */
export function laidOver(layers: readonly Layer[], own: RecordExpression | null): RecordExpression | null {
  const [lowest, ...others] = layers.map(({ settings }) => settings);
  if (!lowest) return own;
  const base = others.reduce(overlay, lowest);
  return own ? overlay(base, own) : base;
}
