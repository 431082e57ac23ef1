import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { protectPages } from '../../../../src/plugins/csp/csp-plugin';

const OPTIONS = { siteOrigin: 'https://handbook.example' };
let site: string;

beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'csp-'));
  await mkdir(join(site, 'docs'));
  await writeFile(join(site, 'index.html'), '<html><head></head><body>a</body></html>');
});
afterEach(() => rm(site, { recursive: true }));

it('gives every page in every folder a policy', async () => {
  await writeFile(join(site, 'docs', 'a.html'), '<html><head></head><body>b</body></html>');
  await protectPages(site, OPTIONS);
  for (const file of ['index.html', 'docs/a.html']) {
    expect(await readFile(join(site, file), 'utf8')).toContain(
      '<head><meta http-equiv="Content-Security-Policy"',
    );
  }
});

it('lets every page ask the named origins, and still fetches nothing from them', async () => {
  const connectSources = ['https://prometheus.example'];
  await protectPages(site, { ...OPTIONS, connectSources });
  expect(await readFile(join(site, 'index.html'), 'utf8')).toContain(
    `connect-src 'self' https://prometheus.example; worker-src 'self';`,
  );
  await writeFile(
    join(site, 'docs', 'a.html'),
    '<html><head></head><body><img src="https://prometheus.example/a.png" alt=""></body></html>',
  );
  await rm(join(site, 'index.html'));
  await expect(protectPages(site, { ...OPTIONS, connectSources })).rejects.toThrow(
    'docs/a.html: <img> fetches https://prometheus.example/a.png from elsewhere',
  );
});

it('lists every page and style sheet at fault', async () => {
  await writeFile(
    join(site, 'docs', 'a.html'),
    '<html><head></head><body><p onclick="x">b</p></body></html>',
  );
  await writeFile(join(site, 'docs', 'a.css'), '@import "https://cdn.example/a.css";');
  await expect(protectPages(site, OPTIONS)).rejects.toThrow(
    'docs/a.html: inline event handler onclick on <p>\ndocs/a.css: style fetches https://cdn.example/a.css from elsewhere',
  );
});
