import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { RecordedProfile } from '../../../../src/domain/investigation/investigation-record';
import { ProfileView } from '../../../../src/widgets/data-items/ProfileView';
import { danglingReferences } from '../../ui/references';

const PROFILE: RecordedProfile = {
  label: 'GPU',
  tool: { name: 'PyTorch profiler' },
  measures: 'gpu time',
  total: 4,
  frames: [...Array(12).keys()].map((i) => ({ name: `kernel ${i}`, self: 1 - i / 20, calls: 7 })),
  frameCount: 300,
  gpu: { devices: [{ name: 'GPU 0', busy: 4, span: 8, operations: 84 }] },
  gaps: [{ start: 0.5, duration: 0.25, after: 'kernel 1', before: 'kernel 2' }],
  notes: ['Shares are of the summed time.'],
};

describe('ProfileView', () => {
  const html = renderToStaticMarkup(<ProfileView profile={PROFILE} />);
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

  it('says in text what the bars show', () => {
    expect(text).toContain('Where the time went');
    expect(text).toContain('4 s of GPU time in 300 frames, of which the largest 12 are kept');
    expect(text).toContain('idle for 50 %');
    expect(text).toMatch(/kernel 0 .*25 %/);
    expect(html.match(/<svg[^>]*aria-hidden="true"/g)).not.toBeNull();
  });

  it('shows the largest ten, the gaps and the notes', () => {
    expect(text).toContain('kernel 9');
    expect(text).not.toContain('kernel 10');
    expect(text).toContain('Show all 12');
    expect(text).toContain('250 ms');
    expect(text).toContain('Shares are of the summed time.');
  });

  it('offers no choice of order where there is one', () => {
    expect(html).not.toContain('type="radio"');
    const both = { ...PROFILE, frames: [{ name: 'a', self: 1, total: 2 }] };
    expect(renderToStaticMarkup(<ProfileView profile={both} />)).toContain('type="radio"');
  });

  it('refers to ids that exist', () => {
    expect(danglingReferences(html)).toEqual([]);
  });
});
