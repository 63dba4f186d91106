// Reads instructions out of bytes with iced-x86, and all that is known about each.

import type { RegisterOperand } from '../isa/registers.ts';
import { type CodeFacts, readCodeFacts } from './code-facts.ts';
import type { FormatterSettings, Iced } from './iced.ts';
import { accesses, DECODER_OPTIONS, FormatterSyntax, flagNames, flows, registers } from './iced-names.ts';
import type { Access, Flag, FlagEffects, Instruction, InstructionOperand, Syntax } from './instruction.ts';
import { intelText } from './intel-text.ts';
import { readOperands } from './operands.ts';
import { decodeByTable } from './table-decoder.ts';
import { translate } from './translate.ts';

/** Bytes that are copied into the decoder's memory at a time; an instruction may reach 15 bytes further. */
const WINDOW_BYTES = 1 << 16;
const MAX_INSTRUCTION_BYTES = 15;

/** What iced calls the encodings of PadLock that VIA's manuals do not describe (F3 0F A6 F0 to FF). No assembler has it. */
const WITHOUT_NAME = 'undoc';

const common: FormatterSettings = {
  spaceAfterOperandSeparator: true,
  spaceBetweenMemoryAddOperators: true,
  uppercaseHex: false,
  showBranchSize: false,
  branchLeadingZeros: false,
  signedImmediateOperands: true,
};
const formatterSettings: Record<keyof typeof FormatterSyntax, FormatterSettings> = {
  att: { ...common, gasSpaceAfterMemoryOperandComma: true, ripRelativeAddresses: true },
  masm: common,
  nasm: { ...common, hexPrefix: '0x', hexSuffix: '' },
};

const accessGetters = [0, 1, 2, 3, 4].map((i) => `instructioninfo_op${i as 0}Access` as const);
const isRead = (access: Access): boolean =>
  access === 'read' || access === 'maybe read' || access.startsWith('read and');
const isWritten = (access: Access): boolean => access.endsWith('write');

const noFlags: FlagEffects = Object.freeze({ read: [], written: [], cleared: [], set: [], undefined: [] });
const none: readonly never[] = Object.freeze([]);

export class InstructionReader {
  readonly #iced: Iced;
  /** The module's only instruction, decoded into again and again. */
  readonly #instruction: number;
  readonly #infoFactory: number;
  /** Made when they are first needed: each builds tables. */
  readonly #formatters: Partial<Record<keyof typeof FormatterSyntax, number>> = {};
  readonly #codes: (CodeFacts | undefined)[] = [];
  readonly #flags = new Map<number, readonly Flag[]>();

  constructor(iced: Iced) {
    const { functions } = iced;
    this.#iced = iced;
    this.#instruction = functions.instruction_new();
    this.#infoFactory = functions.instructioninfofactory_new();
  }

  /** Appends the instructions in `bytes` to `out`. */
  read(bytes: Uint8Array, origin: bigint, syntax: Syntax, out: Instruction[]): void {
    for (let from = 0; from < bytes.length; ) {
      const window = bytes.subarray(from, from + WINDOW_BYTES + MAX_INSTRUCTION_BYTES);
      const decoder = this.#iced.decoder(window, DECODER_OPTIONS);
      try {
        from = this.#readWindow(decoder, bytes, from, origin, syntax, out);
      } finally {
        this.#iced.functions.__wbg_decoder_free(decoder);
      }
    }
  }

  /** Reads the instructions that begin in one window. @returns the offset after the last one. */
  #readWindow(
    decoder: number,
    bytes: Uint8Array,
    from: number,
    origin: bigint,
    syntax: Syntax,
    out: Instruction[],
  ): number {
    const { functions } = this.#iced;
    const end = Math.min(bytes.length, from + WINDOW_BYTES);
    let offset = from;
    let address = BigInt.asUintN(64, origin + BigInt(offset));
    functions.decoder_set_ip(decoder, address);
    while (offset < end) {
      functions.decoder_decodeOut(decoder, this.#instruction);
      const facts = this.#codeFacts();
      if (facts === undefined) {
        const instruction = this.#readNew(bytes, offset, address) ?? badByte(bytes, offset, address);
        out.push(instruction);
        offset += instruction.length;
        address = BigInt.asUintN(64, address + BigInt(instruction.length));
        const next = offset - from;
        this.#iced.check((result) => functions.decoder_set_position(result, decoder, next));
        functions.decoder_set_ip(decoder, address);
      } else {
        const length = functions.instruction_length(this.#instruction);
        out.push(this.#facts(facts, bytes.subarray(offset, offset + length), offset, address, syntax));
        offset += length;
        address = BigInt.asUintN(64, address + BigInt(length));
      }
    }
    return offset;
  }

  /** Reads an instruction that is newer than iced; what it does to registers iced may know all the same. */
  #readNew(bytes: Uint8Array, offset: number, address: bigint): Instruction | undefined {
    const found = decodeByTable(bytes.subarray(offset, offset + MAX_INSTRUCTION_BYTES), offset, address);
    if (found === undefined) return undefined;
    const translation = translate(found.decoded);
    if (translation === undefined) return found.instruction;
    const { functions } = this.#iced;
    const decoder = this.#iced.decoder(translation.bytes, DECODER_OPTIONS);
    try {
      functions.decoder_decodeOut(decoder, this.#instruction);
    } finally {
      functions.__wbg_decoder_free(decoder);
    }
    if (functions.instruction_isInvalid(this.#instruction) !== 0) return undefined;
    const { opAccesses, registersRead, registersWritten } = this.#usage();
    const isSameShape = functions.instruction_opCount(this.#instruction) === found.decoded.form.arity;
    const operands = isSameShape ? withAccesses(found.instruction.operands, opAccesses) : found.instruction.operands;
    const original = (register: RegisterOperand) => translation.original.get(register) ?? register;
    return {
      ...found.instruction,
      operands,
      registersRead: registersRead.map(original),
      registersWritten: registersWritten.map(original),
      flags: this.#flagEffects(),
      flow: flows[functions.instruction_flowControl(this.#instruction)]!,
    };
  }

  /** What is known of the present instruction's code; undefined where it is none, or one that nobody has a name for. */
  #codeFacts(): CodeFacts | undefined {
    const { functions } = this.#iced;
    const instruction = this.#instruction;
    if (functions.instruction_isInvalid(instruction) !== 0) return undefined;
    const code = functions.instruction_code(instruction);
    this.#codes[code] ??= readCodeFacts(this.#iced, instruction);
    const facts = this.#codes[code];
    return facts.mnemonic === WITHOUT_NAME ? undefined : facts;
  }

  #facts(facts: CodeFacts, bytes: Uint8Array, offset: number, address: bigint, syntax: Syntax): Instruction {
    const { functions } = this.#iced;
    const instruction = this.#instruction;
    const { opAccesses, registersRead, registersWritten } = this.#usage();
    const context = {
      iced: this.#iced,
      registers,
      facts,
      nextAddress: BigInt.asUintN(64, address + BigInt(bytes.length)),
    };
    const operands = readOperands(context, instruction, opAccesses);
    const target = operands.find((operand) => operand.kind === 'target')?.value;
    const text =
      syntax === 'intel'
        ? intelText(this.#prefixText(facts, operands), facts.mnemonic, operands)
        : this.#format(syntax);
    return {
      offset,
      address,
      bytes,
      length: bytes.length,
      text,
      mnemonic: facts.mnemonic,
      operands,
      registersRead,
      registersWritten,
      pushedBytes: facts.pushedBytes,
      flags: this.#flagEffects(),
      features: facts.features,
      flow: flows[functions.instruction_flowControl(instruction)]!,
      target,
      isInvalid: false,
    };
  }

  #format(syntax: keyof typeof FormatterSyntax): string {
    this.#formatters[syntax] ??= this.#iced.formatter(FormatterSyntax[syntax], formatterSettings[syntax]);
    const formatter = this.#formatters[syntax];
    return this.#iced.string((result) => this.#iced.functions.formatter_format(result, formatter, this.#instruction));
  }

  /** How the instruction uses its operands and all registers. */
  #usage(): { opAccesses: Access[]; registersRead: RegisterOperand[]; registersWritten: RegisterOperand[] } {
    const { functions } = this.#iced;
    const info = functions.instructioninfofactory_info(this.#infoFactory, this.#instruction);
    try {
      const opAccesses = accessGetters.map((getter) => accesses[functions[getter](info)]!);
      const used = this.#iced.held(() => functions.instructioninfo_usedRegisters(info)) as number[];
      const registersRead: RegisterOperand[] = [];
      const registersWritten: RegisterOperand[] = [];
      for (const pointer of used) {
        const register = registers[functions.usedregister_register(pointer)];
        const access = accesses[functions.usedregister_access(pointer)]!;
        functions.__wbg_usedregister_free(pointer);
        if (register === undefined) continue;
        if (isRead(access) && !registersRead.includes(register)) registersRead.push(register);
        if (isWritten(access) && !registersWritten.includes(register)) registersWritten.push(register);
      }
      return { opAccesses, registersRead, registersWritten };
    } finally {
      functions.__wbg_instructioninfo_free(info);
    }
  }

  #flagEffects(): FlagEffects {
    const { functions } = this.#iced;
    const instruction = this.#instruction;
    return {
      read: this.#flagsIn(functions.instruction_rflagsRead(instruction)),
      written: this.#flagsIn(functions.instruction_rflagsWritten(instruction)),
      cleared: this.#flagsIn(functions.instruction_rflagsCleared(instruction)),
      set: this.#flagsIn(functions.instruction_rflagsSet(instruction)),
      undefined: this.#flagsIn(functions.instruction_rflagsUndefined(instruction)),
    };
  }

  #flagsIn(bits: number): readonly Flag[] {
    let flags = this.#flags.get(bits);
    if (flags === undefined) {
      flags = Object.freeze(flagNames.filter((_, i) => (bits & (1 << i)) !== 0));
      this.#flags.set(bits, flags);
    }
    return flags;
  }

  /** The prefixes that have a name and a meaning before this instruction, each with a blank after it. */
  #prefixText(facts: CodeFacts, operands: readonly InstructionOperand[]): string {
    const { functions } = this.#iced;
    const instruction = this.#instruction;
    const has = (name: 'Lock' | 'Rep' | 'Repne' | 'Xacquire' | 'Xrelease') =>
      functions[`instruction_has${name}Prefix`](instruction) !== 0;
    let text = '';
    if (has('Xacquire')) text += 'xacquire ';
    else if (has('Xrelease')) text += 'xrelease ';
    if (has('Lock')) text += 'lock ';
    if (has('Rep') && facts.takesRep) text += /^(cmps|scas)/.test(facts.mnemonic) ? 'repe ' : 'rep ';
    if (has('Repne')) text += facts.takesBnd ? 'bnd ' : facts.takesRepne ? 'repne ' : '';
    if (facts.takesNotrack && registers[functions.instruction_segmentPrefix(instruction)]?.name === 'ds') {
      text += 'notrack ';
    }
    const showsAddressSize = operands.some((operand) => operand.kind === 'memory' || operand.kind === 'register');
    const isNarrow = facts.hasNarrowAddress && !showsAddressSize;
    const isAbsoluteNarrow = facts.hasAbsoluteAddress && functions.instruction_memoryDisplSize(instruction) === 4;
    if (isNarrow || isAbsoluteNarrow) text += 'addr32 ';
    return text + facts.prefix;
  }
}

/** Operands with other accesses, one for each that is no decorator. */
function withAccesses(operands: readonly InstructionOperand[], given: readonly Access[]): InstructionOperand[] {
  let i = 0;
  return operands.map((operand) => (operand.kind === 'decorator' ? operand : { ...operand, access: given[i++]! }));
}

function badByte(bytes: Uint8Array, offset: number, address: bigint): Instruction {
  return {
    offset,
    address,
    bytes: bytes.subarray(offset, offset + 1),
    length: 1,
    text: '(bad)',
    mnemonic: '(bad)',
    operands: none,
    registersRead: none,
    registersWritten: none,
    pushedBytes: 0,
    flags: noFlags,
    features: none,
    flow: 'exception',
    target: undefined,
    isInvalid: true,
  };
}
