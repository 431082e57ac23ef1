/** Loads the reader's record once for the whole page; every widget waits for it. In a file of its own, so that shells do not carry the store. */
export async function start(): Promise<void> {
  const { startInvestigation } = await import('@site/src/state/start');
  await startInvestigation();
}
