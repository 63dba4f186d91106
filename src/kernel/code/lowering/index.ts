// Lowering: a graph of primitive operations becomes instructions on virtual registers, by one table.

export { lower } from './lower-graph.ts';
