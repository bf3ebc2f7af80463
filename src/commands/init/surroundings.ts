/** What a project has beside its pipelines. */
import { version } from "../../../package.json";

/** A file of a new project. */
export interface ProjectFile {
  /** Below the project's folder. */
  readonly path: string;
  readonly purpose: string;
  readonly text: string;
  /** What somebody who has such a file already still has to put into it; `null` when it is in there. */
  lacks(present: string): string | null;
}

/** Gives the files beside the pipelines, in the order in which they are read. */
export function surroundings(): readonly ProjectFile[] {
  return [
    { path: "emrflow.yaml", purpose: "the settings of the project", text: settings, lacks: nothing },
    {
      path: "package.json",
      purpose: `emrflow ${version}, for everybody who works on this`,
      text: packageText,
      lacks: (present) => (present.includes('"emrflow"') ? null : "put in emrflow, as below"),
    },
    {
      path: ".github/workflows/emrflow.yml",
      purpose: "checks every push on GitHub",
      text: continuousIntegration,
      lacks: nothing,
    },
    { path: ".gitignore", purpose: "what Git passes over", text: `${ignored}\n`, lacks: linesMissing([ignored]) },
    {
      path: ".gitattributes",
      purpose: "the same bytes on every system",
      text: attributes.map((line) => `${line}\n`).join(""),
      lacks: linesMissing(attributes),
    },
  ];
}

/** The command that makes emrflow a dependency of a package that does not have it yet. */
export const installEmrflow = `npm install --save-dev emrflow@${version}`;

const nothing = (): null => null;

const ignored = "node_modules/";

// State machines are compared byte for byte, so Git must not change line breaks. They are not marked as generated: what
// changes in them is what will change in AWS, and a review should show it.
const attributes = ["*.asl.json text eol=lf", "*.emrflow text eol=lf"];

function linesMissing(lines: readonly string[]): ProjectFile["lacks"] {
  return (present) => {
    const there = new Set(present.split(/\r?\n/));
    const missing = lines.filter((line) => !there.has(line)).map((line) => `\`${line}\``);
    return missing.length === 0 ? null : `put in: ${missing.join(" and ")}`;
  };
}

const settings = `# The settings of this project: they hold for every pipeline in this folder and below.

# Which versions of emrflow may build it.
requires: ">=${version}"

# Values of the pipelines' params, stronger than the defaults in the files:
# params:
#   bucket: acme-data

# Values for each place that this is built for, as in \`emrflow build --target prod\`:
# targets:
#   dev:
#     params:
#       bucket: acme-data-dev
#   prod:
#     inherits: dev
#     params:
#       bucket: acme-data-prod
# default_target: dev

# How serious a finding is: off, advice, warning or error.
# rules:
#   workflow-without-timeout: error
`;

// The exact version: another one may write other state machines, and then \`build --check\` would differ for some.
const packageText = `{
  "private": true,
  "scripts": {
    "check": "emrflow check",
    "build": "emrflow build",
    "test": "emrflow test"
  },
  "devDependencies": {
    "emrflow": "${version}"
  }
}
`;

const continuousIntegration = `# Every pipeline is checked and tested, and every committed state machine compared with its source.
# GitHub looks for this file in the folder .github/workflows at the top of the repository.
name: emrflow

on:
  pull_request:
  push:
    branches: [main, master]

permissions:
  contents: read

jobs:
  emrflow:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: node_modules/.bin/emrflow check --format github
      - run: node_modules/.bin/emrflow build --check
      - run: node_modules/.bin/emrflow test --format github
`;
