/** Cluster profiles: blocks of settings laid over one another, and the base that a cluster's own block is laid over. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import { platforms as platformCatalog } from "../diagnostics/catalog/platforms.js";
import type { Finding, Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import type { ExpressionContext } from "../expressions/context.js";
import { platformNamed, platforms, usualPlatform } from "../platforms/index.js";
import type { Platform } from "../platforms/platform.js";
import { checkSettings, type SettingsContext } from "../settings/check.js";
import type { Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";
import { overlay } from "../settings/overlay.js";
import type { Name, RecordExpression, TemplateDeclaration } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { lookUp, type Scope } from "./scope.js";

/** A cluster profile: what it says itself over what it is based on. */
export interface Template {
  readonly platform: Platform;
  readonly settings: Settings;
  /** Whether all below it is known; else what seems to be missing may only be so because of that. */
  readonly isWhole: boolean;
}

const nothing: Settings = { start: 0, end: 0, given: new Map() };
export const emptyTemplate: Template = { platform: usualPlatform, settings: nothing, isWhole: true };
export const unknownTemplate: Template = { platform: usualPlatform, settings: nothing, isWhole: false };

export interface DeclaredTemplates {
  readonly byName: ReadonlyMap<string, Template>;
  /** Those that another one is based on. */
  readonly bases: ReadonlySet<string>;
}

/** Gives the templates that a file declares. Their order does not matter, so each is checked when it is first needed. */
export function declaredTemplates(
  declarations: readonly TemplateDeclaration[],
  scope: Scope,
  context: ExpressionContext,
): DeclaredTemplates {
  const byName = new Map<string, TemplateDeclaration>();
  for (const declaration of declarations)
    if (declaration.name && !byName.has(declaration.name.text)) byName.set(declaration.name.text, declaration);
  const made = new Map<string, Template>();
  const open: string[] = [];
  const bases = new Set<string>();
  const baseWithin = (name: string): Template | null => {
    bases.add(name);
    return templateNamed(name);
  };
  const templateNamed = (name: string): Template | null => {
    const declaration = byName.get(name);
    if (!declaration) return null;
    const known = made.get(name);
    if (known) return known;
    if (open.includes(name)) {
      const circle = [...open.slice(open.indexOf(name)), name];
      context.report(catalog.templateCycle(declaration.name ?? declaration, circle));
      return unknownTemplate;
    }
    open.push(name);
    const base = declaration.base ? baseNamed(declaration.base, scope, context.report, baseWithin) : emptyTemplate;
    open.pop();
    const owner = `Template \`${name}\``;
    const settings = settingsOver(base, declaration.settings, owner, declaration.name ?? declaration, context);
    const template = { platform: base.platform, settings, isWhole: base.isWhole && declaration.settings !== null };
    made.set(name, template);
    return template;
  };
  for (const name of byName.keys()) templateNamed(name);
  return { byName: made, bases };
}

/**
 * Checks a block and lays it over a template. What is missing is not yet looked for.
 *
 * @param owner begins a sentence: "Cluster `etl`"
 */
export function settingsOver(
  below: Template,
  block: RecordExpression | null,
  owner: string,
  at: Span,
  context: ExpressionContext,
): Settings {
  const part = below.settings.given.size > 0 ? "upper" : "lowest";
  return overlay(
    below.settings,
    checkBlockOf(below.isWhole ? below.platform : null, block, owner, at, { ...context, part }),
  );
}

/**
 * Checks a block of a platform's settings; of one that another platform has, that is said.
 *
 * @param platform `null` where it is not known, so that settings of any may be meant
 */
export function checkBlockOf(
  platform: Platform | null,
  block: RecordExpression | null,
  owner: string,
  at: Span,
  context: SettingsContext,
): Settings {
  if (!platform) return checkSettings(block, settingsOfAny(), owner, at, context);
  const elsewhere = (place: Span, key: string): Finding | null => {
    const others = Object.values(platforms).filter(({ settings }) => Object.hasOwn(settings, key));
    return others.length === 0
      ? null
      : platformCatalog.settingElsewhere(
          place,
          key,
          platform.name,
          others.map(({ name }) => name),
        );
  };
  return checkSettings(block, platform.settings, owner, at, { ...context, elsewhere });
}

function settingsOfAny(): SettingsSchema {
  return Object.fromEntries(Object.values(platforms).flatMap(({ settings }) => Object.entries(settings)));
}

/** Gives what is behind the name of a platform or template; what is not known is reported. */
export function baseNamed(
  name: Name,
  scope: Scope,
  report: Report,
  own: (name: string) => Template | null = () => null,
): Template {
  const platform = platformNamed(name.text);
  if (platform) return { ...emptyTemplate, platform };
  const template = own(name.text);
  if (template) return template;
  const meaning = lookUp(scope, name.text);
  if (meaning) meaning.isUsed = true;
  if (meaning?.template) return meaning.template;
  // What an import could not give was reported where it stands.
  if (meaning?.value.kind === "unknown" && meaning.what === "import") return unknownTemplate;
  if (meaning) report(catalog.notATemplate(name, name.text, `a ${meaning.what}`, meaning.declared));
  else {
    const known = [...Object.keys(platforms), ...templatesIn(scope)];
    const near = nearest(name.text, known);
    report(nameCatalog.unknownPlatform(name, name.text, near, known, replaceWith(name, near)));
  }
  return unknownTemplate;
}

function templatesIn(scope: Scope): readonly string[] {
  const found: string[] = [];
  for (let at: Scope | null = scope; at; at = at.parent)
    for (const meaning of at.names.values()) if (meaning.template) found.push(meaning.name);
  return found;
}
