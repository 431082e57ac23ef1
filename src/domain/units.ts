/**
 * Units of measure. Inside the product every number is in a canonical unit (seconds, tokens, requests, bytes, ratio 0 to 1,
 * USD); milliseconds, percent and GiB exist only in what is shown to a person or read from a foreign file.
 */
export type { Unit } from './units/unit';
export { parseQuantity } from './units/parse-quantity';
export { displayUnit, formatQuantity, formatWithUnit } from './units/format-quantity';
export { canonicalUnitOf, convertToCanonical, listForeignUnits } from './units/foreign-units';
