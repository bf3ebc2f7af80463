/** What an import with `?bytes` gives: a function that gives what the file holds, made by tools/bytes.ts. */
declare module "*?bytes" {
  const read: () => Uint8Array;
  export default read;
}
