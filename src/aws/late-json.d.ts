/** What an import with `?late` gives: a function that parses the file when it is first called, made by tools/late-json.ts. */
declare module "*.json?late" {
  const read: <Content>() => Content;
  export default read;
}
