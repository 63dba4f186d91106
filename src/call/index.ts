// Machine code as typed JavaScript functions.

export * from './api.ts';
export { holdArrays } from './async-call.ts';
export { type CallEnvironment, callEnvironment, floatControl } from './call-site.ts';
export { callStatus } from './descriptors.ts';
export { raisedError } from './float-options.ts';
export { disposeSymbol } from './native.ts';
export { type PreparedCode, placeCode, placeOf, prepareCode } from './native-code.ts';
export { JOB_HEADER_SLOTS } from './thunk-stages.ts';
