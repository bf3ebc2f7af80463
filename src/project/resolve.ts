/** What holds for one run of emrflow in a project: its settings with those of a target over them. */
import type { Given, OutputSetting, ProjectConfig, Target, TargetSettings } from "./config.js";

export interface Resolved {
  /** The target's name, `null` without one. */
  readonly target: string | null;
  readonly params: ReadonlyMap<string, From<string>>;
  readonly outputs: From<readonly OutputSetting[]> | null;
}

/** A value, its place, and who says it: a target, or `null` for the project itself. */
export interface From<T> extends Given<T> {
  readonly target: string | null;
}

/** Gives the settings with those of a target, which the project must have, or with those of its default target. */
export function resolved(config: ProjectConfig, asked: string | null): Resolved {
  const target = asked ?? config.defaultTarget;
  const layers: readonly (TargetSettings & { readonly name: string | null })[] = [
    { ...config, name: null },
    ...(target === null ? [] : chainOf(config, target)),
  ];
  const params = new Map<string, From<string>>();
  let outputs: From<readonly OutputSetting[]> | null = null;
  for (const layer of layers) {
    for (const [name, given] of layer.params) params.set(name, { ...given, target: layer.name });
    if (layer.outputs) outputs = { ...layer.outputs, target: layer.name };
  }
  return { target, params, outputs };
}

/** A target with all that it inherits from, the furthest first. */
function chainOf({ targets }: ProjectConfig, name: string): readonly Target[] {
  const chain: Target[] = [];
  for (let next = targets.get(name); next && !chain.includes(next); next = targets.get(next.inherits ?? ""))
    chain.unshift(next);
  return chain;
}
