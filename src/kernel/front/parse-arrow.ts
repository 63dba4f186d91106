// Arrow functions, read through their source text and never run. acorn parses it; what a kernel can express becomes our
// tree, and everything else is refused by name and place.

import { createRequire } from 'node:module';
import type * as acorn from 'acorn';
import { orNothing } from '../own.ts';
import { namespaces } from './parse-text.ts';
import {
  type BinaryExpression,
  type BinaryOperator,
  type CallExpression,
  type ConditionalExpression,
  type Definition,
  type Expression,
  type Input,
  MOST_NESTED,
  type NumberLiteral,
  type Program,
  parseError,
  RENAMED,
} from './tree.ts';

type Acorn = typeof acorn;
type AnyNode = acorn.AnyNode;

interface ParserInternals {
  readonly scopeStack: Record<'var' | 'lexical' | 'functions', string[]>[];
  enterScope(flags: number): void;
  parseExprOp(left: acorn.Expression, ...rest: unknown[]): acorn.Expression;
  buildBinary(...args: unknown[]): acorn.Expression;
}

let parser: typeof acorn.Parser | undefined;

/** acorn, loaded at the first arrow function: a kernel made from text does without. */
function loadParser(): typeof acorn.Parser {
  if (parser === undefined) {
    const { Parser } = createRequire(import.meta.url)('acorn') as Acorn;
    parser = Parser.extend(withLongChains as unknown as (base: typeof acorn.Parser) => typeof acorn.Parser);
  }
  return parser;
}

/**
 * acorn calls itself for every operator of a + b + c + ..., which ends at some thousand of them. Those calls are the last
 * thing that parseExprOp does with the node that it has just built: here they return at once, and a loop goes on.
 */
function withLongChains(Base: new (...args: unknown[]) => ParserInternals) {
  return class extends Base {
    private built: acorn.Expression | undefined;

    override enterScope(flags: number): void {
      super.enterScope(flags);
      const scope = this.scopeStack.at(-1)!;
      scope.var = new ScopeNames();
      scope.lexical = new ScopeNames();
      scope.functions = new ScopeNames();
    }

    override buildBinary(...args: unknown[]): acorn.Expression {
      const node = super.buildBinary(...args);
      // Powers are built elsewhere, where no call of its own follows.
      if ((node as acorn.BinaryExpression).operator !== '**') this.built = node;
      return node;
    }

    override parseExprOp(left: acorn.Expression, ...rest: unknown[]): acorn.Expression {
      if (left === this.built) {
        this.built = undefined;
        return left;
      }
      for (;;) {
        const next = super.parseExprOp(left, ...rest);
        if (next === left) return left;
        left = next;
      }
    }
  };
}

/** The names of one of acorn's scopes. It looks each new one up among them, one after the other if they were an array. */
class ScopeNames extends Array<string> {
  readonly #names = new Set<string>();

  override push(...names: string[]): number {
    for (const name of names) this.#names.add(name);
    return super.push(...names);
  }

  override indexOf(name: string): number {
    return this.#names.has(name) ? 0 : -1;
  }
}

/** What a refused node is called, and what to do instead. */
const refusals: Readonly<Record<string, readonly [name: string, hint?: string]>> = {
  ForStatement: ['a loop', 'a kernel is the body of a loop over all elements already'],
  ForInStatement: ['a loop'],
  ForOfStatement: ['a loop', 'a kernel is the body of a loop over all elements already'],
  WhileStatement: ['a loop'],
  DoWhileStatement: ['a loop'],
  IfStatement: ["an 'if' statement", 'write a ? b : c'],
  SwitchStatement: ["a 'switch' statement", 'write a ? b : c'],
  TryStatement: ["a 'try' statement"],
  ThrowStatement: ["a 'throw' statement", 'kernels report nothing; give NaN or a second output'],
  FunctionDeclaration: ['a function inside a kernel', 'write its body in place'],
  FunctionExpression: ['a function inside a kernel', 'write its body in place'],
  ArrowFunctionExpression: ['a function inside a kernel', 'write its body in place'],
  ClassDeclaration: ['a class'],
  ClassExpression: ['a class'],
  AssignmentExpression: ['an assignment', 'give the result a new name: const t = ...'],
  UpdateExpression: ['an assignment', 'give the result a new name: const t = ...'],
  AwaitExpression: ["'await'"],
  YieldExpression: ["'yield'"],
  NewExpression: ["'new'"],
  ThisExpression: ["'this'", 'pass values as scalars'],
  Super: ["'super'"],
  TemplateLiteral: ['a string'],
  TaggedTemplateExpression: ['a string'],
  SequenceExpression: ['a comma', 'write statements, and return the result'],
  ObjectExpression: ['an object in an expression', 'objects name the results, at the end only'],
  ArrayExpression: ['an array in an expression', 'arrays list the results, at the end only'],
  ChainExpression: ["'?.'", 'a kernel sees elements only'],
  ImportExpression: ["'import'"],
  MetaProperty: ["'import.meta'"],
  LabeledStatement: ['a label'],
  BreakStatement: ["'break'"],
  ContinueStatement: ["'continue'"],
  DebuggerStatement: ["'debugger'"],
  SpreadElement: ["'...'"],
  RestElement: ["'...'", 'list the inputs one by one'],
  AssignmentPattern: ['a default value', 'every input has elements'],
  ArrayPattern: ['a destructured array', 'destructure a record: ({ a, b }) => ...'],
};

const binaryOperators: ReadonlySet<string> = new Set('+ - * / % ** == != === !== < <= > >= & | ^ << >> >>>'.split(' '));

class ArrowReader {
  private readonly source: string;
  /** How much longer the parsed text is in front than the source. */
  private readonly offset: number;
  private depth = 0;

  constructor(source: string, offset: number) {
    this.source = source;
    this.offset = offset;
  }

  private span(node: { readonly start: number; readonly end: number }) {
    return { start: node.start - this.offset, end: node.end - this.offset };
  }

  private refuse(node: AnyNode) {
    const [name, hint] = refusals[node.type] ?? [`'${node.type}'`];
    return parseError('UNSUPPORTED_SYNTAX', `${name} cannot be part of a kernel`, this.source, this.span(node), hint);
  }

  program(fn: acorn.FunctionExpression | acorn.ArrowFunctionExpression): Program {
    if (fn.async || fn.generator === true) {
      const kind = fn.async ? 'an async function' : 'a generator';
      throw parseError('UNSUPPORTED_SYNTAX', `${kind} cannot be a kernel`, this.source, this.span(fn));
    }
    const inputs = fn.params.flatMap((param, i) => this.parameter(param, fn.params.length, i));
    const definitions: Definition[] = [];
    let result: AnyNode = fn.body;
    if (fn.body.type === 'BlockStatement') {
      result = this.block(fn.body, definitions);
    }
    return { source: this.source, inputs, closed: true, definitions, ...this.results(result) };
  }

  private parameter(param: acorn.Pattern, count: number, index: number): Input[] {
    if (param.type === 'Identifier') return [{ name: param.name, local: param.name, place: this.span(param) }];
    if (param.type !== 'ObjectPattern') throw this.refuse(param);
    if (count > 1) {
      const message = 'either all inputs are in one record, or all are parameters of their own';
      throw parseError(
        'UNSUPPORTED_SYNTAX',
        message,
        this.source,
        this.span(param),
        `parameter ${index + 1} is a record`,
      );
    }
    return param.properties.map((property) => {
      if (property.type !== 'Property') throw this.refuse(property);
      if (property.value.type !== 'Identifier') throw this.refuse(property.value);
      if (property.computed || property.key.type !== 'Identifier') {
        throw parseError(
          'UNSUPPORTED_SYNTAX',
          'an input is named by an identifier',
          this.source,
          this.span(property.key),
        );
      }
      return { name: property.key.name, local: property.value.name, place: this.span(property) };
    });
  }

  /** Reads the definitions of a block and gives what it returns. */
  private block(body: acorn.BlockStatement, definitions: Definition[]): AnyNode {
    for (const [i, statement] of body.body.entries()) {
      if (statement.type === 'ReturnStatement') {
        const after = body.body[i + 1];
        if (after !== undefined) {
          throw parseError('UNSUPPORTED_SYNTAX', 'nothing can follow the return', this.source, this.span(after));
        }
        if (statement.argument == null) {
          throw parseError('UNSUPPORTED_SYNTAX', 'a kernel returns a value', this.source, this.span(statement));
        }
        return statement.argument;
      }
      if (statement.type === 'VariableDeclaration') this.declaration(statement, definitions);
      else if (statement.type === 'ExpressionStatement' && 'directive' in statement) continue;
      else if (statement.type === 'EmptyStatement') continue;
      else if (statement.type === 'ExpressionStatement' && !(statement.expression.type in refusals)) {
        const message = 'the value of this statement is lost';
        throw parseError('UNSUPPORTED_SYNTAX', message, this.source, this.span(statement), 'name it: const t = ...');
      } else throw this.refuse(statement.type === 'ExpressionStatement' ? statement.expression : statement);
    }
    throw parseError(
      'UNSUPPORTED_SYNTAX',
      'a kernel returns a value',
      this.source,
      this.span(body),
      'return the result',
    );
  }

  private declaration(statement: acorn.VariableDeclaration, definitions: Definition[]): void {
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier') throw this.refuse(id);
      if (init == null) {
        const message = `'${id.name}' needs a value`;
        throw parseError('UNSUPPORTED_SYNTAX', message, this.source, this.span(id), 'a kernel does not assign later');
      }
      definitions.push({ name: id.name, value: this.expression(init), place: this.span(id) });
    }
  }

  private results(node: AnyNode): Pick<Program, 'results' | 'shape'> {
    const none = () => parseError('UNSUPPORTED_SYNTAX', 'there are no results', this.source, this.span(node));
    if (node.type === 'ArrayExpression') {
      const results = node.elements.map((element, i) => {
        if (element === null) throw none();
        const value = this.expression(element);
        return { name: `out${i}`, value, place: this.span(element) };
      });
      if (results.length === 0) throw none();
      return { results, shape: 'array' };
    }
    if (node.type === 'ObjectExpression') {
      const results = node.properties.map((property) => {
        if (property.type !== 'Property') throw this.refuse(property);
        const { key } = property;
        if (
          !property.shorthand &&
          (key.type === 'Identifier' ? key.name : (key as acorn.Literal).value) === '__proto__'
        ) {
          const message = "'__proto__: ...' sets a prototype, and is not a result";
          throw parseError('UNSUPPORTED_SYNTAX', message, this.source, this.span(key), 'give the result another name');
        }
        if (property.computed || (key.type !== 'Identifier' && key.type !== 'Literal')) {
          throw parseError('UNSUPPORTED_SYNTAX', 'a result is named by an identifier', this.source, this.span(key));
        }
        const name = key.type === 'Identifier' ? key.name : String(key.value);
        return { name, value: this.expression(property.value), place: this.span(key) };
      });
      if (results.length === 0) throw none();
      return { results, shape: 'record' };
    }
    const value = this.expression(node);
    return { results: [{ name: 'out', value, place: this.span(node) }], shape: 'single' };
  }

  private expression(node: AnyNode): Expression {
    if (++this.depth > MOST_NESTED) {
      throw parseError(
        'EXPRESSION_TOO_DEEP',
        `the expression nests more than ${MOST_NESTED} deep`,
        this.source,
        this.span(node),
        'name a part of it: const t = ...',
      );
    }
    const result = this.read(node);
    this.depth--;
    return result;
  }

  private read(node: AnyNode): Expression {
    switch (node.type) {
      case 'ParenthesizedExpression':
        return this.expression(node.expression);
      case 'Literal':
        return this.literal(node);
      case 'Identifier':
        return { kind: 'name', name: node.name, ...this.span(node) };
      case 'MemberExpression':
        return { kind: 'name', name: this.member(node), ...this.span(node) };
      case 'UnaryExpression': {
        const { operator } = node;
        if (operator !== '-' && operator !== '+' && operator !== '!' && operator !== '~') {
          throw parseError(
            'UNSUPPORTED_SYNTAX',
            `'${operator}' cannot be part of a kernel`,
            this.source,
            this.span(node),
          );
        }
        return { kind: 'unary', operator, argument: this.expression(node.argument), ...this.span(node) };
      }
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.chain(node);
      case 'ConditionalExpression':
        return this.conditional(node);
      case 'CallExpression':
        return this.call(node);
      default:
        throw this.refuse(node);
    }
  }

  private literal(node: acorn.Literal): Expression {
    const span = this.span(node);
    if (typeof node.value === 'boolean') return { kind: 'number', value: node.value, integer: true, ...span };
    if (typeof node.bigint === 'string') return { kind: 'number', value: BigInt(node.bigint), integer: true, ...span };
    if (typeof node.value === 'number') return { kind: 'number', ...numberOf(node.value, node.raw as string), ...span };
    const kind = typeof node.value === 'string' ? 'a string' : node.value === null ? "'null'" : 'a regular expression';
    throw parseError('UNSUPPORTED_SYNTAX', `${kind} cannot be part of a kernel`, this.source, span);
  }

  /** `Math.PI`, as a name. */
  private member(node: acorn.MemberExpression): string {
    const { object, property } = node;
    if (object.type === 'Identifier' && namespaces.has(object.name)) {
      if (!node.computed && property.type === 'Identifier') return `${object.name}.${property.name}`;
      if (property.type === 'Literal' && typeof property.value === 'string') return `${object.name}.${property.value}`;
    }
    throw parseError(
      'UNSUPPORTED_SYNTAX',
      'a kernel sees elements, not objects and arrays: there are no members but those of Math and Number',
      this.source,
      this.span(node),
      `pass the value as a scalar: { scalars: { name: ... } }; ${RENAMED}`,
    );
  }

  /** Left sides nest as deep as a chain is long; they are walked in a loop. */
  private chain(node: acorn.BinaryExpression | acorn.LogicalExpression): Expression {
    const links: (acorn.BinaryExpression | acorn.LogicalExpression)[] = [];
    let leftmost: AnyNode = node;
    while (leftmost.type === 'BinaryExpression' || leftmost.type === 'LogicalExpression') {
      links.push(leftmost);
      leftmost = leftmost.left;
    }
    let left = this.expression(leftmost);
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i] as acorn.BinaryExpression | acorn.LogicalExpression;
      const { operator } = link;
      if (!binaryOperators.has(operator) && operator !== '&&' && operator !== '||') {
        const message = `'${operator}' cannot be part of a kernel`;
        throw parseError('UNSUPPORTED_SYNTAX', message, this.source, this.span(link));
      }
      const plain = (operator === '===' ? '==' : operator === '!==' ? '!=' : operator) as BinaryOperator;
      const binary: BinaryExpression = {
        kind: 'binary',
        operator: plain,
        left,
        right: this.expression(link.right),
        ...this.span(link),
      };
      left = binary;
    }
    return left;
  }

  private conditional(node: acorn.ConditionalExpression): Expression {
    const links: acorn.ConditionalExpression[] = [];
    let last: AnyNode = node;
    while (last.type === 'ConditionalExpression') {
      links.push(last);
      last = last.alternate;
    }
    const parts = links.map((link) => ({
      test: this.expression(link.test),
      consequent: this.expression(link.consequent),
      ...this.span(link),
    }));
    let alternate = this.expression(last);
    for (const part of parts.reverse()) {
      const conditional: ConditionalExpression = { kind: 'conditional', ...part, alternate };
      alternate = conditional;
    }
    return alternate;
  }

  private call(node: acorn.CallExpression): CallExpression {
    let callee: AnyNode = node.callee;
    // Compilers write (0, Math.sin)(x).
    while (callee.type === 'ParenthesizedExpression') callee = callee.expression;
    if (
      callee.type === 'SequenceExpression' &&
      callee.expressions.slice(0, -1).every(({ type }) => type === 'Literal')
    ) {
      callee = callee.expressions.at(-1) as AnyNode;
    }
    let name: string;
    if (callee.type === 'Identifier') name = callee.name;
    else if (callee.type === 'MemberExpression') name = this.member(callee);
    else throw parseError('UNSUPPORTED_SYNTAX', 'a kernel calls functions by name', this.source, this.span(callee));
    return {
      kind: 'call',
      name: name.startsWith('Math.') ? name.slice('Math.'.length) : name,
      callee: this.span(callee),
      args: node.arguments.map((arg) => this.expression(arg)),
      ...this.span(node),
    };
  }
}

/**
 * A number of a function: its value alone says whether it is an integer, because compilers write 1000 as 1e3 and 2.0 as 2.
 */
function numberOf(value: number, raw: string): Pick<NumberLiteral, 'value' | 'integer' | 'digits'> {
  const integer = Number.isInteger(value);
  const isWritten = /^(?:[1-9][\d_]*|0[xXbBoO][\da-fA-F_]+)$/.test(raw);
  if (!integer || Number.isSafeInteger(value) || !isWritten) return { value, integer };
  return { value, integer, digits: BigInt(raw.replaceAll('_', '')) };
}

function refuseNative(fn: (...args: never[]) => unknown, source: string): void {
  if (!/\{\s*\[native code\]\s*\}\s*$/.test(source)) return;
  const bound = orNothing(() => fn.name)?.startsWith('bound ') ? 'a bound function' : 'a native function';
  throw parseError(
    'UNSUPPORTED_SYNTAX',
    `${bound} has no source to read`,
    source,
    { start: 0, end: source.length },
    'pass the arrow function itself',
  );
}

/**
 * Reads an arrow function or a function expression. It is never called.
 * @throws ParseError `UNSUPPORTED_SYNTAX`, `SYNTAX` or `EXPRESSION_TOO_DEEP`, with the place in the function's own text
 */
export function parseArrow(fn: (...args: never[]) => unknown): Program {
  const source = Function.prototype.toString.call(fn);
  refuseNative(fn, source);
  return parseArrowText(source);
}

/** True for text that begins as an arrow function does. */
export function isArrowText(source: string): boolean {
  return /^\s*(?:async\b\s*)?(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|\([^()]*\))\s*=>/u.test(source);
}

/** The same for the text of a function, as a command line gives it. */
export function parseArrowText(source: string): Program {
  const whole = { start: 0, end: source.length };
  let offset = 1;
  let tree: acorn.Program;
  const options = { ecmaVersion: 'latest' } as const;
  try {
    tree = loadParser().parse(`(${source}\n)`, options);
  } catch (error) {
    // Versions of acorn before 8.17 run out of stack, later ones say so before it happens.
    if (error instanceof RangeError || /stack space/.test(String(error))) {
      const hint = 'name a part of it: const t = ...';
      throw parseError('EXPRESSION_TOO_DEEP', 'the function nests too deep', source, whole, hint);
    }
    // A method, `{ add(a, b) { return a + b } }.add`, is not an expression; inside an object it is.
    try {
      tree = loadParser().parse(`({${source}\n})`, options);
      offset = 2;
    } catch {
      const { message = String(error), pos = 0 } = error as { message?: string; pos?: number };
      const place = { start: Math.max(0, pos - 1), end: pos };
      throw parseError('SYNTAX', message.replace(/ \(\d+:\d+\)$/, ''), source, place);
    }
  }
  const node = functionOf(tree);
  if (node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression') {
    return new ArrowReader(source, offset).program(node);
  }
  const kind = node?.type === 'ClassExpression' ? 'a class' : 'this';
  throw parseError('UNSUPPORTED_SYNTAX', `${kind} is not a function that a kernel can read`, source, whole);
}

/** What the text holds, if it is one thing: an expression, or a method in the object that was put around it. */
function functionOf(tree: acorn.Program): AnyNode | undefined {
  const [statement, another] = tree.body;
  if (statement?.type !== 'ExpressionStatement' || another !== undefined) return undefined;
  const { expression } = statement;
  if (expression.type !== 'ObjectExpression') return expression;
  const [property, second] = expression.properties;
  return property?.type === 'Property' && property.kind === 'init' && second === undefined ? property.value : undefined;
}
