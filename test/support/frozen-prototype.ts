/** Import this in a test file, and the file fails when anything it ran left a trace on the prototypes that all objects share. */
import { afterAll, beforeAll, expect } from "vitest";

const shared: ReadonlyMap<string, object> = new Map<string, object>([
  ["Object.prototype", Object.prototype],
  ["Array.prototype", Array.prototype],
  ["Function.prototype", Function.prototype],
  ["String.prototype", String.prototype],
]);

/** Gives the own keys of each shared prototype with what they hold. */
export function prototypeState(): ReadonlyMap<string, ReadonlyMap<PropertyKey, PropertyDescriptor | undefined>> {
  const state = new Map<string, ReadonlyMap<PropertyKey, PropertyDescriptor | undefined>>();
  for (const [name, prototype] of shared) {
    state.set(
      name,
      new Map(Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key)])),
    );
  }
  return state;
}

let before = prototypeState();

beforeAll(() => {
  before = prototypeState();
});

afterAll(() => {
  for (const [name, keys] of prototypeState()) {
    expect([...keys.keys()], name).toEqual([...(before.get(name)?.keys() ?? [])]);
    for (const [key, descriptor] of keys) {
      expect(descriptor?.value, `${name}.${String(key)}`).toBe(before.get(name)?.get(key)?.value);
    }
  }
});
