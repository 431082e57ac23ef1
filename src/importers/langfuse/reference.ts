import type { FormatReference } from '../format';

const EXAMPLE = `{"data": [
  {"id": "obs-1", "traceId": "trace-1", "type": "GENERATION", "name": "answer", "level": "DEFAULT",
   "startTime": "2026-03-01T10:00:00.000Z", "completionStartTime": "2026-03-01T10:00:00.250Z",
   "endTime": "2026-03-01T10:00:02.250Z", "model": "example-8b",
   "usageDetails": {"input": 500, "output": 101, "total": 601}, "calculatedTotalCost": 0.0012}
], "meta": {"page": 1, "limit": 100, "totalItems": 1, "totalPages": 1}}`;

export const LANGFUSE_REFERENCE: FormatReference = {
  summary:
    'Observations or traces of an application that is instrumented with Langfuse, exported from its interface or fetched from its API.',
  produce: [
    {
      text: 'In Langfuse open Tracing, Observations, filter by type GENERATION and the period, and choose Export as JSON, JSONL or CSV.',
    },
    {
      text: 'Or ask the API; pages can be put one after another into one file.',
      block: {
        language: 'bash',
        text: 'curl -u "$LANGFUSE_PUBLIC_KEY:$LANGFUSE_SECRET_KEY" \\\n  \'https://cloud.langfuse.com/api/public/observations?type=GENERATION&limit=100&page=1\' > generations.json',
      },
    },
  ],
  reads: [
    {
      field: 'startTime, endTime',
      becomes: 'request_latency',
      note: 'ISO 8601. The difference is used even when the file has a field latency.',
    },
    {
      field: 'latency',
      becomes: 'request_latency',
      note: 'Only without an end. Seconds, as the API documents it.',
    },
    {
      field: 'completionStartTime, timeToFirstToken',
      becomes: 'time_to_first_token',
      note: 'The first minus startTime; else the second, in seconds.',
    },
    {
      field: 'usageDetails, usage, promptTokens, completionTokens, inputUsage, outputUsage',
      becomes: 'prompt_tokens, output_tokens',
      note: 'All usage types that begin with input or output are added, as Langfuse does it.',
    },
    {
      field: 'calculatedTotalCost, costDetails.total, totalCost',
      becomes: 'custom.request_cost_usd',
      note: 'USD.',
    },
    { field: 'level', becomes: 'status of the request', note: 'ERROR: failed.' },
    {
      field: 'type',
      becomes: 'which observations are requests',
      note: 'GENERATION. RETRIEVER observations of the same trace become retrieval_time.',
    },
    {
      field: 'model, name, traceName, environment, version, promptName, traceTags',
      becomes: 'attributes model, operation, route, environment, version, prompt, tags',
    },
    {
      field: 'traces: timestamp, latency, totalCost, name, tags',
      becomes: 'request_latency, custom.request_cost_usd, route, tags',
      note: 'When the file has traces without their observations; latency in seconds.',
    },
  ],
  notRead: [
    {
      what: 'Prompts, answers, metadata, user and session ids',
      why: 'Private; the report names the kinds that were there.',
    },
    {
      what: 'Spans, events, tools, agents and other observations',
      why: 'Steps of the application, not calls of a model.',
    },
    { what: 'Scores and comments', why: 'Quality, not performance.' },
  ],
  versions: [
    { version: 'API v1 (observations, traces)', note: '`{"data": […], "meta": {…}}`.' },
    {
      version: 'Observations API v2, batch exports from 2025',
      note: 'usageDetails and costDetails instead of usage and calculated costs.',
    },
    {
      version: 'Export to blob storage',
      note: 'The same fields in snake_case.',
    },
    {
      version: 'Generations export of 2023 and 2024',
      note: 'CSV with promptTokens, latency as text (`1.23s`) and costs with a dollar sign.',
    },
  ],
  traps: [
    'The field `latency` is in seconds in the API and was in milliseconds in some exports from the interface; start and end have no such doubt.',
    'A trace is the whole request of the application, often with several model calls; its latency is no model latency.',
    'Exports write 0 for usage that nobody reported. A generation with 0 tokens on both sides has no token counts here.',
    'There is a time to first token only when the application sets completionStartTime, which the integrations do for streamed answers.',
  ],
  example: { language: 'json', text: EXAMPLE },
  sources: [
    {
      title: 'Langfuse: export from the interface',
      url: 'https://langfuse.com/docs/api-and-data-platform/features/export-from-ui',
    },
    { title: 'Langfuse API reference', url: 'https://api.reference.langfuse.com/' },
    {
      title: 'Langfuse source: conversion of observations',
      url: 'https://github.com/langfuse/langfuse/blob/main/packages/shared/src/server/repositories/observations_converters.ts',
    },
  ],
};
