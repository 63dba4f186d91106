// Words that a language keeps for itself, so that no array of ours can be called so.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Of ECMAScript modules (ECMA-262, 12.7.2), and the two names that TypeScript lets nobody declare. */
const ofTypeScript = words(`
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof var void while with yield
  globalThis undefined
`);

/** Of C23 (6.4.1) and C++23 (5.11 and 5.12), for a header serves both. */
const ofC = words(`
  alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor bool break case catch char
  char8_t char16_t char32_t class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit
  continue decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if
  inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register
  reinterpret_cast requires restrict return short signed sizeof static static_assert static_cast struct switch template
  this thread_local throw true try typedef typeid typename typeof typeof_unqual union unsigned using virtual void volatile
  wchar_t while xor xor_eq
  _Alignas _Alignof _Atomic _BitInt _Bool _Complex _Decimal128 _Decimal32 _Decimal64 _Generic _Imaginary _Noreturn
  _Static_assert _Thread_local
`);

/** The language that keeps a word for itself, in a format that writes a name; undefined where the name will do. */
export function reservedBy(name: string, format: string): string | undefined {
  if (format === 'ts') return ofTypeScript.has(name) ? 'TypeScript' : undefined;
  return format === 'c' && ofC.has(name) ? 'C or C++' : undefined;
}
