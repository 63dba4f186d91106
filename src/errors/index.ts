// The errors room: classes, codes, errors at a place in a text, suggestions, and the reader of options that refuses what it
// does not know.

export * from './api.ts';
export { describeValue, quoted, withArticle } from './describe-value.ts';
export {
  isList,
  oneOf,
  type Reader,
  readAddress,
  readBoolean,
  readFunction,
  readList,
  readNumber,
  readText,
  refuseValue,
  unreadable,
  wholeFrom,
} from './given.ts';
export type { LazyParts } from './lazy-error.ts';
export { lineOf, parseErrorAt } from './located.ts';
export { headline, isStackOverflow, lazyCpuFault, textAt } from './raw-cpu-error.ts';
export { readOptions, readRecord } from './read-options.ts';
export { listOf, mapOf, optional, shapeOf } from './shape.ts';
export { didYouMean, nearNames } from './suggest.ts';
