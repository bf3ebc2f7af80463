/** The names of the forms of output, apart from the forms themselves: who only names them need not load them. */
export const outputNames = ["asl", "yaml", "sourcemap", "policy", "mermaid"] as const;

export type OutputName = (typeof outputNames)[number];

export function isOutputName(name: string): name is OutputName {
  return outputNames.some((each) => each === name);
}
