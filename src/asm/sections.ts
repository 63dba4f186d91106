// Sections: separate streams of bytes that end up one after the other, code first, then constants, then what may be
// written. Writable sections begin on a page of their own, so that code and data can have different protections.

import { LinkError } from '../errors/index.ts';
import type { AssemblySection } from './assembly.ts';
import { Budget } from './budget.ts';
import { CodeBuffer, takeBytes } from './code-buffer.ts';

/** The page size of x86-64 (SDM volume 3, section 4.5). */
export const PAGE_BYTES = 4096;

/**
 * What a section holds: code, constants, data, or data that begins as zeros. What `dropped` sections hold (notes, comments,
 * unwind data) does not become part of the image.
 */
export type SectionKind = 'code' | 'constant' | 'data' | 'zero' | 'dropped';

/** In the order of the image. */
export const sectionKinds: readonly SectionKind[] = ['code', 'constant', 'data', 'zero', 'dropped'];

/** A section that is being filled. */
export interface Section {
  readonly name: string;
  readonly kind: SectionKind;
  readonly index: number;
  readonly buffer: CodeBuffer;
  /** The largest alignment that was asked for within it. */
  alignment: number;
}

/** What compilers, or the programs that take their output, mean by a name and by those that begin with it and a dot. */
const kindsByName: readonly [names: RegExp, kind: SectionKind][] = [
  [/^\.l?text(\.|\$|$)/, 'code'],
  [/^\.(l?rodata|rdata|data\.rel\.ro|ldata\.rel\.ro)(\.|\$|$)/, 'constant'],
  [/^\.(l?data|sdata)(\.|\$|$)/, 'data'],
  [/^\.(l?bss|sbss)(\.|\$|$)/, 'zero'],
  [
    /^\.(note|comment|debug_|zdebug_|eh_frame|gcc_except_table|llvm_|llvm\.|symver|stab|drectve|gnu\.warning)/,
    'dropped',
  ],
  [/^\.([px]data|debug)(\.|\$|$)/, 'dropped'],
];

/** Sections of functions that a loader calls before and after a program. */
const calledByLoader = /^\.((pre)?init|fini|[cd]tors)(_array)?(\.|$)/;

/** The kind of a section: by its name, or else by what its flags say. */
function kindOf(name: string, byFlags: SectionKind | undefined): SectionKind {
  if (calledByLoader.test(name)) {
    throw new LinkError('BAD_SECTION', `nothing calls the functions of section '${name}'`, {
      hint: 'leave it out, and call its functions where they are needed',
      details: { section: name },
    });
  }
  const kind = kindsByName.find(([names]) => names.test(name))?.[1] ?? byFlags;
  if (kind !== undefined) return kind;
  throw new LinkError('BAD_SECTION', `section '${name}' is not known`, {
    hint: 'there are .text, .rodata, .data and .bss, names that begin with one of these and a dot, and in text sections with flags: .section NAME, "a"',
    details: { section: name },
  });
}

/** Where the sections came to lie in the merged buffer. */
export interface Merged {
  readonly buffer: CodeBuffer;
  /** Offset, and number of relaxable fragments, before each section, by its index. */
  readonly bases: readonly { readonly at: number; readonly fragmentsBefore: number }[];
}

/** The sections of one assembler. */
export class SectionTable {
  readonly #owner: object;
  readonly #budget: Budget;
  readonly #byName = new Map<string, Section>();
  readonly all: Section[] = [];

  /** @param owner the assembler whose labels may be used. */
  constructor(owner: object, budget: Budget) {
    this.#owner = owner;
    this.#budget = budget;
    this.open('.text');
  }

  /**
   * The section of a name, made when it is first asked for.
   * @param kind that of a section whose name says nothing.
   * @throws LinkError `BAD_SECTION`
   */
  open(name: string, kind?: SectionKind): Section {
    let section = this.#byName.get(name);
    if (section === undefined) {
      const buffer = new CodeBuffer(this.#owner, this.#budget, this.all.length === 0 ? takeBytes() : undefined);
      section = { name, kind: kindOf(name, kind), index: this.all.length, buffer, alignment: 1 };
      this.#byName.set(name, section);
      this.all.push(section);
    }
    return section;
  }

  /** Puts all sections into one buffer. With one section that is the section itself. */
  merge(): Merged {
    if (this.all.length === 1) return { buffer: this.all[0]!.buffer, bases: [{ at: 0, fragmentsBefore: 0 }] };
    const merged = new CodeBuffer(this.#owner, new Budget());
    const bases: { at: number; fragmentsBefore: number }[] = new Array(this.all.length).fill({
      at: 0,
      fragmentsBefore: 0,
    });
    let writable = false;
    for (const section of this.inOrder()) {
      const { buffer, kind } = section;
      const first: boolean = kind === 'data' || kind === 'zero' ? !writable : false;
      writable ||= first;
      const alignment = first ? Math.max(PAGE_BYTES, section.alignment) : section.alignment;
      if (alignment > 1 && merged.length > 0) {
        const fill = kind === 'code' ? -1 : 0;
        merged.fragments.addAlignment(merged.length, alignment, alignment, fill, -1);
      }
      const base = { at: merged.length, fragmentsBefore: merged.fragments.length };
      bases[section.index] = base;
      const { fragments, fixups } = buffer;
      for (let i = 0; i < fragments.length; i++) {
        const [at, label, code] = [fragments.at[i]! + base.at, fragments.label[i]!, fragments.code[i]!];
        merged.fragments.add(at, label, code, fragments.fill[i]!, fragments.addend[i]!, fragments.mark[i]!);
      }
      for (let i = 0; i < fixups.length; i++) {
        merged.fixups.add(
          fixups.at[i]! + base.at,
          fixups.sizeBytes[i]!,
          fixups.label[i]!,
          fixups.minus[i]!,
          fixups.addend[i]!,
          fixups.toEnd[i]!,
          fixups.fragmentsBefore[i]! + base.fragmentsBefore,
          fixups.mark[i]!,
        );
      }
      merged.append(buffer.bytes.subarray(0, buffer.length));
    }
    return { buffer: merged, bases };
  }

  /** Gives up all bytes; those of the image must have been copied out. */
  release(): void {
    for (const { buffer } of this.all) buffer.release();
  }

  /** The sections that are part of the image, in its order. */
  inOrder(): Section[] {
    const rank = (section: Section) => sectionKinds.indexOf(section.kind);
    return this.all.filter(({ kind }) => kind !== 'dropped').sort((a, b) => rank(a) - rank(b) || a.index - b.index);
  }

  /** What the sections are in the final image, empty ones left out. @param place final offset of an offset in a section. */
  describe(place: (section: Section, offset: number, fragmentsBefore: number) => number): AssemblySection[] {
    return this.inOrder()
      .map((section) => {
        const offset = place(section, 0, 0);
        const end = place(section, section.buffer.length, section.buffer.fragments.length);
        return {
          name: section.name,
          offset,
          sizeBytes: end - offset,
          writable: section.kind === 'data' || section.kind === 'zero',
          kind: section.kind as AssemblySection['kind'],
          alignBytes: section.alignment,
        };
      })
      .filter(({ sizeBytes }) => sizeBytes > 0);
  }
}
