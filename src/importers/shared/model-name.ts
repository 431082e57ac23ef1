/** Model names as people say them. */

/**
 * `org/model` when the tool was given a path into a Hugging Face cache (`…/models--org--model/snapshots/…`), which every tool
 * then prints as the name of the model; any other name unchanged.
 */
export function readModelName(name: string | undefined): string | undefined {
  const cached = /models--([^/]+?)--([^/]+)/.exec(name ?? '');
  return cached ? `${cached[1]}/${cached[2]}` : name;
}
