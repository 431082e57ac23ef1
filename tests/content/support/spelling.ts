/** American spellings of words that a page on performance is likely to use, with the British ones. */
export const AMERICAN: readonly (readonly [american: RegExp, british: string])[] = [
  [
    /\b(?:optim|quant|token|detoken|util|serial|normal|general|special|minim|maxim|summar|initial|synchron|visual|organ|recogn|character|priorit|parallel|stabil|categor|random|standard|emphas|final|custom|memor|virtual|vector|amort)iz(?:e|ed|es|er|ers|ing|ation|ations)\b/i,
    '-ise, -isation',
  ],
  [/\banalyz(?:e|ed|er|es|ing)\b/i, 'analyse'],
  [/\b(?:behavi|col|fav|neighb)or(?:s|ed|ing|al|able)?\b/i, '-our'],
  [/\bcenter(?:s|ed|ing)?\b/i, 'centre'],
  [/\b(?:label|model|cancel|signal|channel)(?:ed|ing)\b/i, '-lled, -lling'],
  [/\bcatalogs?\b/i, 'catalogue'],
  [/\bgray\b/i, 'grey'],
  [/\bdefense\b/i, 'defence'],
  [/\bfulfillment\b/i, 'fulfilment'],
];
