/** Mermaid in a real browser: it measures text, which only a browser can. */
import { createRequire } from 'node:module';
import type { Mermaid } from 'mermaid';
import { chromium, type Page } from 'playwright';
import { createMermaidConfig } from '../../src/plugins/diagrams/diagram-style';
import type { Diagram, Theme } from '../../src/plugins/diagrams/diagram';
import { findChromium } from '../lib/setup.mjs';

declare global {
  interface Window {
    /** Set by mermaid.min.js. */
    mermaid: Mermaid;
  }
}

interface Picture {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface MermaidBrowser {
  /** @throws Error with Mermaid's message when the source is not valid */
  check(source: string): Promise<void>;
  render(diagram: Diagram, theme: Theme): Promise<Picture>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const MERMAID_SCRIPT = require.resolve('mermaid/dist/mermaid.min.js');

export async function openMermaid(): Promise<MermaidBrowser> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><body></body></html>');
  await page.addScriptTag({ path: MERMAID_SCRIPT });
  return {
    check: async (source) => {
      await page.evaluate(async (text) => window.mermaid.parse(text), source);
    },
    render: (diagram, theme) => render(page, diagram, theme),
    close: () => browser.close(),
  };
}

async function render(page: Page, diagram: Diagram, theme: Theme): Promise<Picture> {
  const config = createMermaidConfig(theme, diagram.id);
  const picture = await page.evaluate(drawInPage, {
    config,
    id: `d${diagram.id}`,
    source: diagram.source,
  });
  refuseForeignContent(picture.svg, diagram);
  return picture;
}

/** Runs in the browser: everything it uses must be inside it. */
async function drawInPage(input: {
  readonly config: Parameters<Mermaid['initialize']>[0];
  readonly id: string;
  readonly source: string;
}): Promise<Picture> {
  window.mermaid.initialize(input.config);
  const { svg } = await window.mermaid.render(input.id, input.source);
  const holder = document.createElement('div');
  document.body.replaceChildren(holder);
  holder.append(document.createRange().createContextualFragment(svg));
  const root = holder.querySelector('svg');
  if (root === null) throw new Error('Mermaid drew nothing.');

  // Mermaid ships the style of every kind of part; only what this picture uses is kept.
  for (const style of root.querySelectorAll('style')) {
    const rules = [...(style.sheet?.cssRules ?? [])];
    const used = rules.filter(
      (rule) => rule instanceof CSSStyleRule && document.querySelector(rule.selectorText) !== null,
    );
    style.textContent = used.map((rule) => rule.cssText).join('\n');
  }

  const { width, height } = root.viewBox.baseVal;
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  root.removeAttribute('style');
  root.setAttribute('width', String(size.width));
  root.setAttribute('height', String(size.height));
  return { svg: `${new XMLSerializer().serializeToString(root)}\n`, ...size };
}

/** In an <img> HTML labels stay empty in some browsers, and an address on another host would be a third-party request. */
function refuseForeignContent(svg: string, { title }: Diagram): void {
  if (svg.includes('<foreignObject'))
    throw new Error(
      `"${title}": this kind of diagram draws its labels as HTML, which an image cannot show.`,
    );
  const foreign = /(?:href|src)="(?!#)[^"]*"|url\((?!["']?#)[^)]*\)|@import[^;]*/.exec(svg);
  if (foreign !== null)
    throw new Error(`"${title}": the picture refers to something outside itself: ${foreign[0]}`);
}
