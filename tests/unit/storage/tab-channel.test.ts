import { describe, expect, it } from 'vitest';
import { createTabChannel, type TabMessage } from '../../../src/storage/tab-channel';

describe('the channel between tabs', () => {
  it('delivers to the others, and drops what it does not understand', async () => {
    const name = 'test-tab-channel';
    const [one, other] = [createTabChannel(name), createTabChannel(name)];
    const stranger = new BroadcastChannel(name);
    const heard: TabMessage[] = [];
    const last = new Promise<void>((resolve) => {
      other.subscribe((message) => {
        heard.push(message);
        if (message.kind === 'library changed') resolve();
      });
    });
    stranger.postMessage('saved');
    stranger.postMessage({ kind: 'saved', recordId: 7 });
    stranger.postMessage({ kind: 'delete everything', recordId: 'r' });
    stranger.postMessage(null);
    one.post({ kind: 'saved', recordId: 'r1' });
    one.post({ kind: 'hand over', recordId: 'r1' });
    one.post({ kind: 'library changed' });
    await last;
    one.close();
    other.close();
    stranger.close();
    expect(heard).toEqual([
      { kind: 'saved', recordId: 'r1' },
      { kind: 'hand over', recordId: 'r1' },
      { kind: 'library changed' },
    ]);
  });
});
