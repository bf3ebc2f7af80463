/** A botocore service model, as far as the schemas need it. Its prose is not read. */

export interface Member {
  readonly shape: string;
  readonly idempotencyToken?: boolean;
}

export interface Shape {
  readonly type:
    | "structure"
    | "list"
    | "map"
    | "string"
    | "boolean"
    | "integer"
    | "long"
    | "float"
    | "double"
    | "timestamp"
    | "blob";
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Member>>;
  readonly union?: boolean;
  readonly member?: Member;
  readonly key?: Member;
  readonly value?: Member;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Not botocore's: what Step Functions asks for beyond the API. */
  readonly const?: boolean;
}

export type Shapes = ReadonlyMap<string, Shape>;

/** Gives a shape, or throws: a name that is missing means that the model is not the one this tool was written for. */
export function shapeNamed(shapes: Shapes, name: string): Shape {
  const shape = shapes.get(name);
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}
