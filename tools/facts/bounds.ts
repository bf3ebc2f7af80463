/** Bounds that EMR's pages name and its model does not: put into the model, so that the schemas have them. */
import { isDeepStrictEqual } from "node:util";
import { limits, type Limit } from "../../src/aws/limits.js";
import { shapeNamed, type Shape, type Shapes } from "./model.js";

interface Bound {
  readonly shape: string;
  /** Without one the list itself is bounded. */
  readonly member?: string;
  readonly limit: Limit;
}

const bounds: readonly Bound[] = [
  { shape: "RunJobFlowInput", member: "StepConcurrencyLevel", limit: limits.stepConcurrency },
  { shape: "RunJobFlowInput", member: "EbsRootVolumeSize", limit: limits.rootVolume },
  { shape: "RunJobFlowInput", member: "EbsRootVolumeIops", limit: limits.rootVolumeIops },
  { shape: "RunJobFlowInput", member: "EbsRootVolumeThroughput", limit: limits.rootVolumeThroughput },
  { shape: "AutoTerminationPolicy", member: "IdleTimeout", limit: limits.idleTimeout },
  { shape: "SpotProvisioningSpecification", member: "TimeoutDurationMinutes", limit: limits.spotTimeout },
  { shape: "BootstrapActionConfigList", limit: limits.bootstrapActions },
  { shape: "TagList", limit: limits.tags },
];

/** Gives the model with the bounds in it. */
export function bounded(model: Shapes): Shapes {
  const shapes = new Map(model);
  for (const { shape, member, limit } of bounds) {
    const outer = shapeNamed(shapes, shape);
    if (member === undefined) {
      shapes.set(shape, within(outer, limit));
      continue;
    }
    const name = outer.members?.[member]?.shape;
    if (name === undefined) throw new Error(`The model's ${shape} has no member ${member}`);
    shapes.set(member, free(shapes, member, within(shapeNamed(shapes, name), limit)));
    shapes.set(shape, { ...outer, members: { ...outer.members, [member]: { shape: member } } });
  }
  return shapes;
}

function within(shape: Shape, { min, max }: Limit): Shape {
  return { ...shape, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** A bounded member gets a shape of its own, under its own name; the model may not use that name for something else. */
function free(shapes: Shapes, name: string, shape: Shape): Shape {
  const known = shapes.get(name);
  if (known && !isDeepStrictEqual(known, shape)) throw new Error(`The model has a shape ${name} already`);
  return shape;
}
