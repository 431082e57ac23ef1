import { describe, expect, it } from 'vitest';
import { StorageUnavailableError } from '../../../src/storage/repository';
import {
  describeSaveError,
  isConnectionLost,
  toUnavailable,
} from '../../../src/storage/storage-errors';

const named = (name: string) => new DOMException('detail', name);

describe('storage errors', () => {
  it('tell a full disk from a storage that does not answer', () => {
    expect(describeSaveError(named('QuotaExceededError'))).toMatchObject({
      ok: false,
      code: 'storage full',
    });
    expect(describeSaveError(named('UnknownError'))).toMatchObject({ code: 'unavailable' });
    expect(describeSaveError(named('UnknownError')).message).toContain('detail');
    const unavailable = new StorageUnavailableError('No storage here.');
    expect(describeSaveError(unavailable).message).toBe('No storage here.');
    expect(describeSaveError('?').message).toMatch(/^The browser.+\.$/);
  });

  it('know which connections can be opened again', () => {
    expect(isConnectionLost(named('InvalidStateError'))).toBe(true);
    expect(isConnectionLost(named('UnknownError'))).toBe(true);
    expect(isConnectionLost(named('QuotaExceededError'))).toBe(false);
    expect(isConnectionLost('UnknownError')).toBe(false);
  });

  it('say that a newer version of the site has the database', () => {
    expect(toUnavailable(named('VersionError')).message).toContain('newer version');
    expect(toUnavailable(named('SecurityError')).message).toContain('export');
    const own = new StorageUnavailableError('x');
    expect(toUnavailable(own)).toBe(own);
  });
});
