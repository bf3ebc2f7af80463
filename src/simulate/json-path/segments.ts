/** What a path is made of, free of the library that reads it. */
import type { Json } from "../../machine/asl.js";

export interface Path {
  readonly text: string;
  readonly root: Root;
  readonly segments: readonly Segment[];
  /** Ends with a function like `length()`. Step Functions reads it, and finds nothing by it. */
  readonly callsFunction: boolean;
}

export type Root =
  { readonly kind: "document" } | { readonly kind: "context" } | { readonly kind: "variable"; readonly name: string };

/** One step: `.x` and `[…]`, or with `..` in front at every depth. */
export interface Segment {
  readonly descends: boolean;
  readonly selectors: readonly Selector[];
}

export type Selector =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "slice"; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: "wildcard" }
  | { readonly kind: "filter"; readonly test: Test };

/** What a filter asks of a value. */
export type Test =
  | { readonly kind: "and"; readonly left: Test; readonly right: Test }
  | { readonly kind: "or"; readonly left: Test; readonly right: Test }
  | { readonly kind: "not"; readonly test: Test }
  | { readonly kind: "exists"; readonly segments: readonly Segment[] }
  | { readonly kind: "compare"; readonly operator: Operator; readonly left: Operand; readonly right: Operand };

export type Operand =
  { readonly kind: "literal"; readonly value: Json } | { readonly kind: "here"; readonly segments: readonly Segment[] };

export const operators = ["==", "!=", "<", "<=", ">", ">="] as const;
export type Operator = (typeof operators)[number];
