// Arrow functions as minifiers leave them: what can still be read computes the same, and what cannot is refused with that
// reason.

import { minifySync as swc } from '@swc/core';
import { minifySync as oxc } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';
import { type KernelSource, type ParseOptions, parseExpression } from '../../../src/kernel/front/index.ts';
import { interpret, type Value } from '../../../src/kernel/ir/interpret.ts';

const minifiers = {
  swc: (code: string) => swc(code, { compress: true, mangle: true }).code,
  oxc: (code: string) => oxc('bundle.js', code, { compress: true, mangle: true }).code,
};

/** The functions of a module after minification; its own names are those of a function around it. */
function bundle(minify: (code: string) => string, module: string): Record<string, KernelSource> {
  const code = minify(`(function () { ${module} })()`);
  let made: Record<string, KernelSource> = {};
  new Function('use', code)((given: typeof made) => {
    made = given;
  });
  return made;
}

function values(source: KernelSource, columns: readonly Value[][], options: Partial<ParseOptions> = {}): Value[] {
  const { graph, parameterValues } = parseExpression(source, { dtype: 'f64', ...options });
  return interpret(graph, columns.slice(0, graph.inputs.length), parameterValues, columns[0]!.length)[0]!;
}

function refusal(source: KernelSource, options: Partial<ParseOptions> = {}): string {
  try {
    parseExpression(source, { dtype: 'f64', ...options });
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing thrown';
}

describe.each(Object.entries(minifiers))('%s', (_name, minify) => {
  const module = `
    const factor = 3, offset = 4, sine = Math.sin, M = Math;
    use({
      plain: (first, second) => { const scaled = first * 1000; const more = scaled + second / 0.5; return scaled * more },
      constants: (value) => (value === 1000000 ? Infinity : true ? value * 2.0 : NaN) + -0,
      choice: function (value, limit) { if (value > limit) return value - limit; return Math.pow(value, 2) + 1 },
      integer: (value) => ((value / 1000) * 1000) & 4096,
      record: ({ value, factor: k }) => ({ doubled: value * 2, scaled: value * k }),
      captured: (value) => value * factor + offset,
      parameter: (value, weight) => value * weight,
      aliased: (value) => sine(value) + M.cos(value),
    });`;
  const made = bundle(minify, module);

  it('what is computed stays the same', () => {
    const [x, y] = [
      [1, -2.5, 1e6, 0.25],
      [3, 4, -5, 0.125],
    ] as [number[], number[]];
    expect(values(made.plain!, [x, y])).toEqual(x.map((a, i) => a * 1000 * (a * 1000 + y[i]! / 0.5)));
    expect(values(made.constants!, [x])).toEqual(x.map((a) => (a === 1e6 ? Infinity : a * 2)));
    expect(values(made.choice!, [x, y])).toEqual(x.map((a, i) => (a > y[i]! ? a - y[i]! : a ** 2 + 1)));
    const i32 = { dtype: 'i32' } as const;
    expect(values(made.integer!, [[12345, -7, 4096]], i32)).toEqual(
      [12345, -7, 4096].map((a) => (((a / 1000) | 0) * 1000) & 4096),
    );
  });

  it('names that a parameter is taken apart to are kept', () => {
    const { inputs, outputs, parameters } = parseExpression(made.record!, { dtype: 'f64', scalars: { factor: 3 } });
    expect(inputs.map(({ name }) => name)).toEqual(['value']);
    expect(parameters.map(({ name }) => name)).toEqual(['factor']);
    expect(outputs.map(({ name }) => name)).toEqual(['doubled', 'scaled']);
  });

  it('names that are lost are refused, with the reason', () => {
    expect(refusal(made.parameter!, { scalars: { weight: 2 } })).toMatch(/has no 'weight'[\s\S]*minifier/);
    expect(refusal(made.parameter!, { inputs: { value: 'u8' } })).toMatch(/has no 'value'[\s\S]*minifier/);
    // A minifier may also write the values in place of the names.
    const text = String(made.captured);
    if (!/\* ?3/.test(text)) expect(refusal(made.captured!, { scalars: { factor: 3, offset: 4 } })).toMatch(/minifier/);
    else expect(values(made.captured!, [[2]])).toEqual([10]);
    if (!/Math\.sin/.test(String(made.aliased))) expect(refusal(made.aliased!)).toMatch(/minifier/);
  });
});

describe('shapes that minifiers write', () => {
  const arrow = (text: string) => new Function(`return ${text}`)() as KernelSource;

  it.each([
    ['(a,b)=>a*b+.5', 6.5],
    ['function(n,t){return n*t}', 6],
    ['(n,t)=>{let e=n*t;return e+e}', 12],
    ['(n,t)=>{var e=n*t,r=e+1;return r}', 7],
    ['n=>n+1/0', Infinity],
    ['n=>!0', 1],
    ['n=>n*1e3+.5', 2000.5],
    ['n=>-1e3+n', -998],
    ['n=>(0,Math.sqrt)(n*8)', 4],
    ['n=>(0, Math["sqrt"])(n*8)', 4],
    ['n=>Math["PI"]*0+n', 2],
    ['n=>n>0?n<3?1:2:3', 1],
    ['n=>!(n<3)||5', 5],
    ['n=>0x10+n', 18],
  ])('%s', (text, expected) => {
    expect(values(arrow(text), [[2], [3]])[0]).toBe(expected);
  });

  it.each([
    ['(a,b)=>a*b+k', /neither a parameter.*\n[\s\S]*minifier/],
    ['n=>s(n)', /no function 's'[\s\S]*minifier/],
    ['n=>M.sin(n)', /no members but those of Math[\s\S]*minifier/],
    ['n=>(t=n,t+1)', /a comma cannot be part/],
    ['n=>void 0', /'void' cannot be part/],
    ['n=>~~n', /'~' takes integers, not f64/],
    ['n=>n|0', /'\|' takes integers/],
    ['n=>(f(),Math.sin)(n)', /calls functions by name/],
    ['n=>globalThis.Math.sin(n)', /no members/],
    ['n=>({__proto__:n})', /sets a prototype/],
    ['n=>({"__proto__":n})', /sets a prototype/],
  ])('%s is refused', (text, message) => {
    expect(refusal(arrow(text))).toMatch(message);
  });

  it('a scalar that the function has a constant of the same name for is none of its', () => {
    expect(refusal('x => { const k = x * 2; return k }', { scalars: { k: 3 } })).toMatch(/has no 'k'/);
  });
});
