/** Numbers of 32 bits by which texts and what is made of them are found; what has one hash may still differ. */

/** FNV-1a by UTF-16 units, mixed once more, since the last units of a name would move only the low bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mixed(hash, text.length);
}

/** Puts two hashes together; their order matters. */
export function mixed(left: number, right: number): number {
  let hash = Math.imul(left ^ Math.imul(right ^ (right >>> 15), 0x85ebca6b), 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}
