/** How Mermaid draws: the site's own colours, from src/css/tokens.css, and a font whose widths are the same everywhere. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MermaidConfig } from 'mermaid';
import type { Theme } from './diagram';

const TOKENS_PATH = fileURLToPath(new URL('../../css/tokens.css', import.meta.url));

/**
 * An image cannot bring its font along. Arial, Helvetica and Liberation Sans have the same widths, so that text which fits its box
 * here fits it on the reader's machine; Roboto, where none of them is, is a little narrower.
 */
const FONT = "Arial, 'Liberation Sans', Helvetica, Roboto, sans-serif";

/** Values of `--name` in the blocks of one theme; later ones win, as in the browser. */
export function readTokens(
  theme: Theme,
  css: string = readFileSync(TOKENS_PATH, 'utf8'),
): ReadonlyMap<string, string> {
  const blocks = css.matchAll(/([^{}]*)\{([^{}]*)\}/g);
  const declarations = [...blocks]
    .filter(([, selector = '']) => theme === 'dark' || !selector.includes("[data-theme='dark']"))
    .flatMap(([, , body = '']) => [...body.matchAll(/--([\w-]+)\s*:\s*([^;]+);/g)]);
  return new Map(declarations.map(([, name = '', value = '']) => [name, value.trim()]));
}

/** @param id makes the ids inside the picture the same on every machine */
export function createMermaidConfig(theme: Theme, id: string): MermaidConfig {
  const tokens = readTokens(theme);
  const token = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined)
      throw new Error(`src/css/tokens.css has no --${name}; diagrams are drawn with it.`);
    return value;
  };
  const ink = token('ink');
  const box = token('sunken');
  const line = token('field-line');
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    deterministicIds: true,
    deterministicIDSeed: id,
    // HTML inside an SVG shows no text in an <img> in some browsers; SVG text does in all.
    htmlLabels: false,
    flowchart: {
      useMaxWidth: false,
      padding: 12,
      nodeSpacing: 28,
      rankSpacing: 34,
      curve: 'basis',
    },
    sequence: { useMaxWidth: false, mirrorActors: false },
    state: { useMaxWidth: false },
    gantt: { useMaxWidth: false, useWidth: 900, fontSize: 13, sectionFontSize: 13, barHeight: 24 },
    themeCSS: `rect { rx: 3px; ry: 3px; } .edgeLabel rect { opacity: 1; } .grid .tick line { stroke: ${token('line')}; } .grid .tick text { font-size: 12px; fill: ${token('ink-2')}; }`,
    fontFamily: FONT,
    fontSize: 15,
    theme: 'base',
    themeVariables: {
      darkMode: theme === 'dark',
      background: token('page'),
      fontFamily: FONT,
      fontSize: '15px',
      primaryColor: box,
      primaryTextColor: ink,
      primaryBorderColor: line,
      secondaryColor: token('accent-wash'),
      secondaryTextColor: ink,
      secondaryBorderColor: token('accent'),
      tertiaryColor: token('surface'),
      tertiaryTextColor: ink,
      tertiaryBorderColor: token('line-strong'),
      lineColor: line,
      textColor: ink,
      titleColor: ink,
      mainBkg: box,
      nodeBorder: line,
      nodeTextColor: ink,
      clusterBkg: token('surface'),
      clusterBorder: token('line-strong'),
      edgeLabelBackground: token('page'),
      noteBkgColor: token('caution-wash'),
      noteTextColor: ink,
      noteBorderColor: token('caution'),
      actorBkg: box,
      actorBorder: line,
      actorTextColor: ink,
      actorLineColor: line,
      signalColor: line,
      signalTextColor: ink,
      labelBoxBkgColor: box,
      labelBoxBorderColor: line,
      labelTextColor: ink,
      loopTextColor: ink,
      activationBkgColor: token('accent-wash'),
      activationBorderColor: token('accent'),
      sequenceNumberColor: token('surface'),
      gridColor: token('line'),
      sectionBkgColor: 'transparent',
      sectionBkgColor2: 'transparent',
      altSectionBkgColor: 'transparent',
      taskBkgColor: token('accent-wash'),
      taskBorderColor: token('accent'),
      taskTextColor: ink,
      taskTextLightColor: ink,
      taskTextDarkColor: ink,
      taskTextOutsideColor: ink,
      todayLineColor: 'transparent',
    },
  };
}

/** Changes with everything that changes the pictures, the sources aside. */
export function computeStyleHash(): string {
  const configs = [createMermaidConfig('light', ''), createMermaidConfig('dark', '')];
  return createHash('sha256').update(JSON.stringify(configs)).digest('hex').slice(0, 16);
}
