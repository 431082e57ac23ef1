/** Reads a generated pipeline as its system would: the data, and the scripts that a shell gets. */
import * as v from 'valibot';
import { parseAllDocuments } from 'yaml';

const step = v.object({
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  if: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown())),
  'working-directory': v.optional(v.string()),
});

const workflow = v.strictObject({
  name: v.string(),
  on: v.record(v.string(), v.null()),
  permissions: v.record(v.string(), v.string()),
  concurrency: v.strictObject({ group: v.string(), 'cancel-in-progress': v.boolean() }),
  env: v.record(v.string(), v.string()),
  defaults: v.strictObject({ run: v.strictObject({ shell: v.literal('bash') }) }),
  jobs: v.record(
    v.string(),
    v.strictObject({
      name: v.string(),
      needs: v.optional(v.string()),
      if: v.optional(v.string()),
      'runs-on': v.string(),
      'timeout-minutes': v.number(),
      steps: v.array(step),
    }),
  ),
});

const gitlabJobs = v.record(
  v.string(),
  v.strictObject({
    stage: v.optional(v.string()),
    interruptible: v.optional(v.boolean()),
    rules: v.optional(v.array(v.strictObject({ if: v.string() }))),
    extends: v.optional(v.string()),
    resource_group: v.optional(v.string()),
    timeout: v.optional(v.string()),
    image: v.optional(
      v.union([v.string(), v.strictObject({ name: v.string(), entrypoint: v.array(v.string()) })]),
    ),
    needs: v.optional(v.array(v.string())),
    script: v.optional(v.array(v.string())),
    artifacts: v.optional(
      v.strictObject({ when: v.string(), paths: v.array(v.string()), expire_in: v.string() }),
    ),
  }),
);

/** The one document of a file; throws for more, for errors and for warnings. */
export function readDocument(text: string, version: '1.1' | '1.2') {
  const documents = parseAllDocuments(text, { version });
  const [document] = documents;
  if (!Array.isArray(documents) || documents.length !== 1 || document === undefined)
    throw new Error('not one document');
  const problem = [...document.errors, ...document.warnings][0];
  if (problem) throw problem;
  return { data: document.toJS() as unknown, comment: document.commentBefore ?? '' };
}

export function readWorkflow(text: string) {
  const { data, comment } = readDocument(text, '1.2');
  return { ...v.parse(workflow, data), comment };
}

export function readGitlab(text: string) {
  // GitLab reads with Psych, which is YAML 1.1.
  const { data, comment } = readDocument(text, '1.1');
  return { jobs: v.parse(gitlabJobs, data), comment };
}

/** The scripts of a workflow's job, in order. */
export function listRuns(workflowText: string, job: string): readonly string[] {
  return readWorkflow(workflowText).jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];
}
