/** Recognises traces in Chrome's format, of which PyTorch's profiler writes one kind. */
import { fieldOf, isList, isObject, listOf, objectOf } from '../fields';
import type { Detection } from '../format';
import type { Head } from '../head';

export function detectChromeTrace({ values: [file] }: Head): Detection | null {
  if (listOf(file, 'traceEvents') !== undefined) {
    return {
      reason: isPyTorchHead(file)
        ? 'it has traceEvents and the device properties of a PyTorch trace'
        : 'it has a list of traceEvents',
    };
  }
  // Long device properties can push the events out of what is looked at.
  if (isPyTorchHead(file)) return { reason: 'it has the device properties of a PyTorch trace' };
  if (isList(file) && file.length > 0 && file.slice(0, 3).every(isTraceEvent)) {
    return { reason: 'it is a list of events with ph, ts and pid' };
  }
  return null;
}

function isPyTorchHead(file: unknown): boolean {
  return (
    fieldOf(file, 'schemaVersion') !== undefined && listOf(file, 'deviceProperties') !== undefined
  );
}

/** The last event in view may be cut off. */
function isTraceEvent(value: unknown, index: number): boolean {
  if (!isObject(value)) return false;
  const phase = fieldOf(value, 'ph');
  if (typeof phase !== 'string') return index > 0 && !Object.hasOwn(value, 'ph');
  if (phase.length !== 1) return false;
  const hasPlace = Object.hasOwn(value, 'pid') || Object.hasOwn(value, 'tid');
  return (
    (fieldOf(value, 'ts') !== undefined && hasPlace) ||
    (phase === 'M' && objectOf(value, 'args') !== undefined)
  );
}
