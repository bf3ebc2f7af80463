/**
 * Members of objects, without what JavaScript adds to each: in JSONata's own reading `$x.__proto__` is the object that
 * all objects share, and `$x.toString` a function of the engine. On AWS both are nothing.
 */

/** The names that every object has in JavaScript. */
export const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Gives a member; of a list the members of all that is in it, as JSONata does. */
export function ownMember(input: unknown, name: string): unknown {
  if (Array.isArray(input)) {
    const found = input.flatMap((element: unknown) => {
      const member = ownMember(element, name);
      return member === undefined ? [] : member;
    });
    // The mark by which JSONata knows a list of what was found.
    return Object.assign(found, { sequence: true });
  }
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, name)) return undefined;
  return Object.getOwnPropertyDescriptor(input, name)?.value as unknown;
}
