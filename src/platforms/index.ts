/** Where work can run. */
import { ec2Settings } from "./ec2/settings.js";

export const platforms = {
  ec2: { documentation: "A cluster of EC2 instances, made and terminated by the run.", settings: ec2Settings },
} as const;
