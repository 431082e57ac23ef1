import { describe, expect, it, vi } from 'vitest';
import { createRecordLock } from '../../../src/storage/tab-lock';
import { TestLockManager } from '../../support/lock-manager';

const NAME = 'llm-performance-handbook:record:r1';
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function aTab(manager: TestLockManager | undefined) {
  const onGranted = vi.fn();
  const onLost = vi.fn();
  const lock = createRecordLock(manager);
  return {
    lock,
    onGranted,
    onLost,
    acquire: (id = 'r1') => lock.acquire(id, { onGranted, onLost }),
  };
}

describe('the lock of a record', () => {
  it('is held by one tab; the other waits until it is given back', async () => {
    const manager = new TestLockManager();
    const first = aTab(manager);
    const second = aTab(manager);
    expect(await first.acquire()).toBe('held');
    expect(await second.acquire()).toBe('waiting');
    expect(second.onGranted).not.toHaveBeenCalled();
    await first.lock.release();
    await settle();
    expect(second.onGranted).toHaveBeenCalledOnce();
    expect(manager.held).toEqual([NAME]);
    expect(first.onLost).not.toHaveBeenCalled();
  });

  it('goes to the waiting tab when its holder crashes', async () => {
    const manager = new TestLockManager();
    const first = aTab(manager);
    const second = aTab(manager);
    await first.acquire();
    await second.acquire();
    manager.crash(NAME);
    await settle();
    expect(second.onGranted).toHaveBeenCalledOnce();
  });

  it('can be taken over; the tab that lost it waits for it again', async () => {
    const manager = new TestLockManager();
    const first = aTab(manager);
    const second = aTab(manager);
    await first.acquire();
    await second.acquire();
    expect(await second.lock.takeOver()).toBe('held');
    await settle();
    expect(first.onLost).toHaveBeenCalledOnce();
    expect(second.onGranted).not.toHaveBeenCalled();
    await second.lock.release();
    await settle();
    expect(first.onGranted).toHaveBeenCalledOnce();
  });

  it('of another record gives up the one before', async () => {
    const manager = new TestLockManager();
    const first = aTab(manager);
    await first.acquire('r1');
    expect(await first.acquire('r2')).toBe('held');
    expect(manager.held).toEqual(['llm-performance-handbook:record:r2']);
    expect(first.onLost).not.toHaveBeenCalled();
  });

  it('is not waited for any more after release', async () => {
    const manager = new TestLockManager();
    const first = aTab(manager);
    const second = aTab(manager);
    await first.acquire();
    await second.acquire();
    await second.lock.release();
    await first.lock.release();
    await settle();
    expect(second.onGranted).not.toHaveBeenCalled();
    expect(manager.held).toEqual([]);
  });

  it('says so where the browser has no locks', async () => {
    const tab = aTab(undefined);
    expect(await tab.acquire()).toBe('not guarded');
    expect(await tab.lock.takeOver()).toBe('not guarded');
    await tab.lock.release();
  });
});
