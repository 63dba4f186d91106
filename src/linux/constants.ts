// Numbers of the kernel's interface on x86-64, as its headers have them (include/uapi). Each table's comment says which
// manual page explains it; each name is the header's, without the prefix that the table says.

/** The size of a page of memory, in bytes (getconf PAGESIZE); x86-64 has no other for what is not huge. */
export const PAGE_SIZE_BYTES = 4096;

/** So many bytes in whole pages. */
export function wholePages(sizeBytes: number): number {
  return Math.ceil(sizeBytes / PAGE_SIZE_BYTES) * PAGE_SIZE_BYTES;
}

/** PROT_: what a mapping may be used for. mmap(2), mprotect(2). */
export const protection = { NONE: 0, READ: 1, WRITE: 2, EXEC: 4 } as const;
export const READ_WRITE: number = protection.READ | protection.WRITE;
export const READ_EXEC: number = protection.READ | protection.EXEC;

/** MAP_: mmap(2). */
export const mapFlags = {
  SHARED: 1,
  PRIVATE: 2,
  FIXED: 0x10,
  ANONYMOUS: 0x20,
  /** MAP_32BIT */
  LOW: 0x40,
  NORESERVE: 0x4000,
  STACK: 0x2_0000,
  FIXED_NOREPLACE: 0x10_0000,
} as const;

/** MFD_: memfd_create(2). */
export const memfdFlags = { CLOEXEC: 1, NOEXEC_SEAL: 8, EXEC: 0x10 } as const;

/** O_: open(2), pipe2(2). */
export const openFlags = { NONBLOCK: 0o4000, ASYNC: 0o20000, CLOEXEC: 0o2000000 } as const;

/** F_, and FD_CLOEXEC: fcntl(2). */
export const fcntlCommands = { SETFD: 2, SETFL: 4, SETOWN: 8, SETSIG: 10, DUPFD_CLOEXEC: 1030 } as const;
export const FD_CLOEXEC = 1;

/** EFD_CLOEXEC: eventfd(2). */
export const EFD_CLOEXEC = 0x8_0000;

/** POLLIN: poll(2). */
export const POLLIN = 1;

/** Signals by name. signal(7). */
export const signalNumbers = {
  SIGILL: 4,
  SIGTRAP: 5,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGALRM: 14,
  SIGXCPU: 24,
  SIGSYS: 31,
} as const;

/** Real-time signals that a library may take: those below and above are used by C libraries and others. signal(7). */
export const freeSignals = { lowest: 40, highest: 58 } as const;

/** SIG_DFL and SIG_IGN: what stands in place of a handler. signal(2). */
export const signalActions = { DEFAULT: 0, IGNORE: 1 } as const;

/** SA_: sigaction(2). */
export const signalActionFlags = {
  SIGINFO: 4,
  RESTORER: 0x0400_0000,
  ONSTACK: 0x0800_0000,
  RESTART: 0x1000_0000,
  NODEFER: 0x4000_0000,
} as const;

/** SIG_SETMASK: sigprocmask(2). */
export const SIG_SETMASK = 2;
/** Size of the kernel's sigset_t, which calls about signals want to be told. */
export const SIGNAL_SET_BYTES = 8;

/** SI_: where a signal came from. sigaction(2), si_code. */
export const signalCodes = { TIMER: -2, TKILL: -6 } as const;

/** SIGEV_THREAD_ID: timer_create(2). */
export const SIGEV_THREAD_ID = 4;
/** CLOCK_MONOTONIC: clock_gettime(2). */
export const CLOCK_MONOTONIC = 1;

/** CLONE_: clone(2). */
export const cloneFlags = { VM: 0x100, PIDFD: 0x1000, VFORK: 0x4000 } as const;

/** waitid(2): P_PIDFD as the kind of identifier, WEXITED and __WALL as options, CLD_EXITED as a child's si_code. */
export const wait = { PIDFD: 3, EXITED: 4, ALL: 0x4000_0000, CLD_EXITED: 1 } as const;

/** CLOSE_RANGE_CLOEXEC: close_range(2). */
export const CLOSE_RANGE_CLOEXEC = 4;
/** AT_EMPTY_PATH: execveat(2). */
export const AT_EMPTY_PATH = 0x1000;

/** PR_: prctl(2). */
export const prctlOptions = {
  SET_PDEATHSIG: 1,
  SET_DUMPABLE: 4,
  SET_NAME: 15,
  SET_NO_NEW_PRIVS: 38,
  SET_SYSCALL_USER_DISPATCH: 59,
} as const;
/** PR_SYS_DISPATCH_ON: system calls pass from a range of addresses only. */
export const PR_SYS_DISPATCH_ON = 1;

/** ARCH_: arch_prctl(2). */
export const archPrctl = {
  SET_FS: 0x1002,
  GET_XCOMP_PERM: 0x1022,
  REQ_XCOMP_PERM: 0x1023,
  GET_UNTAG_MASK: 0x4001,
  SHSTK_STATUS: 0x5005,
} as const;

/** RLIMIT_: prlimit(2). */
export const resourceLimits = {
  CPU: 0,
  FSIZE: 1,
  CORE: 4,
  NPROC: 6,
  NOFILE: 7,
  MEMLOCK: 8,
  AS: 9,
  MSGQUEUE: 12,
} as const;

/** SECCOMP_SET_MODE_FILTER, and SECCOMP_RET_: seccomp(2). */
export const SECCOMP_SET_MODE_FILTER = 1;
export const seccompResults = { TRAP: 0x0003_0000, ALLOW: 0x7fff_0000 } as const;

/** AUDIT_ARCH_: the tables of system calls, as the kernel's audit names them. seccomp(2). */
export const auditArchitectures = { X86_64: 0xc000_003e, I386: 0x4000_0003 } as const;
/** __X32_SYSCALL_BIT: a number of the x32 table. seccomp(2). */
export const X32_BIT = 0x4000_0000;

/** Results of system calls from here up to -1 are error numbers, negated. */
export const LOWEST_ERROR = -4095;
