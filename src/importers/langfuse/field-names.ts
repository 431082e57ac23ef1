/** Fields of observations and traces that are read, or that are known and say nothing about performance. */
const READ = [
  'id traceId type startTime endTime completionStartTime parentObservationId level latency timeToFirstToken',
  'usage usageDetails promptTokens completionTokens totalTokens inputUsage outputUsage totalUsage inputTokens outputTokens',
  'calculatedTotalCost costDetails totalCost model providedModelName modelName name traceName environment version promptName',
  'traceTags tags timestamp release observations',
];
const WITHOUT_MEANING = [
  'projectId createdAt updatedAt modelId internalModelId inputPrice outputPrice totalPrice calculatedInputCost',
  'calculatedOutputCost inputCost outputCost providedCostDetails providedUsageDetails promptId promptVersion statusMessage',
  'traceTimestamp scores comments bookmarked public externalId htmlPath unit latencyPerToken toolDefinitions toolCalls',
  'toolCallNames usagePricingTierId usagePricingTierName observationCount errorCount warningCount defaultCount debugCount',
];

export const SECRET_FIELDS: Readonly<Record<string, string>> = {
  input: 'prompts',
  output: 'generated texts',
  metadata: 'metadata of single requests',
  modelParameters: 'model parameters',
  statusMessage: 'error messages of single requests',
  userId: 'user or session identifiers',
  sessionId: 'user or session identifiers',
  comments: 'comments',
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...[...READ, ...WITHOUT_MEANING].flatMap((names) => names.split(' ')),
  ...Object.keys(SECRET_FIELDS),
]);
