// Numbers of perf_event_open(2), as include/uapi/linux/perf_event.h has them. A test compares them with the header on
// the machine; each name is the header's, without the prefix that its table says.

/** PERF_TYPE_: the static kinds of event; dynamic ones are in /sys/bus/event_source/devices/PMU/type. */
export const perfTypes = { HARDWARE: 0, SOFTWARE: 1, TRACEPOINT: 2, HW_CACHE: 3, RAW: 4, BREAKPOINT: 5 } as const;

/** PERF_FORMAT_: what a read gives. */
export const perfReadFormat = { TOTAL_TIME_ENABLED: 1, TOTAL_TIME_RUNNING: 2, ID: 4, GROUP: 8, LOST: 16 } as const;

/** PERF_FLAG_: flags of perf_event_open itself. */
export const perfOpenFlags = { FD_NO_GROUP: 1, FD_OUTPUT: 2, PID_CGROUP: 4, FD_CLOEXEC: 8 } as const;

/** PERF_EVENT_IOC_: requests of ioctl(2). */
export const perfIoctls = {
  ENABLE: 0x2400,
  DISABLE: 0x2401,
  REFRESH: 0x2402,
  RESET: 0x2403,
  PERIOD: 0x4008_2404,
  SET_OUTPUT: 0x2405,
  SET_FILTER: 0x4008_2406,
  ID: 0x8008_2407,
  SET_BPF: 0x4004_2408,
  PAUSE_OUTPUT: 0x4004_2409,
  QUERY_BPF: 0xc008_240a,
  MODIFY_ATTRIBUTES: 0x4008_240b,
} as const;

/** PERF_IOC_FLAG_GROUP: the whole group of the descriptor. */
export const PERF_IOC_FLAG_GROUP = 1;

/** PERF_SAMPLE_: what a sample holds. */
export const perfSampleType = {
  IP: 1,
  TID: 2,
  TIME: 4,
  ADDR: 8,
  READ: 0x10,
  CALLCHAIN: 0x20,
  ID: 0x40,
  CPU: 0x80,
  PERIOD: 0x100,
  STREAM_ID: 0x200,
  RAW: 0x400,
  BRANCH_STACK: 0x800,
  REGS_USER: 0x1000,
  STACK_USER: 0x2000,
  WEIGHT: 0x4000,
  DATA_SRC: 0x8000,
  IDENTIFIER: 0x1_0000,
  TRANSACTION: 0x2_0000,
  REGS_INTR: 0x4_0000,
  PHYS_ADDR: 0x8_0000,
  AUX: 0x10_0000,
  CGROUP: 0x20_0000,
  DATA_PAGE_SIZE: 0x40_0000,
  CODE_PAGE_SIZE: 0x80_0000,
  WEIGHT_STRUCT: 0x100_0000,
} as const;

/** Offsets into struct perf_event_mmap_page, the first page of an event's mapping. */
export const perfPageOffsets = {
  version: 0,
  compat_version: 4,
  lock: 8,
  index: 12,
  offset: 16,
  time_enabled: 24,
  time_running: 32,
  capabilities: 40,
  pmc_width: 48,
  time_shift: 50,
  time_mult: 52,
  time_offset: 56,
  time_zero: 64,
  size: 72,
  time_cycles: 80,
  time_mask: 88,
  data_head: 1024,
  data_tail: 1032,
  data_offset: 1040,
  data_size: 1048,
  aux_head: 1056,
  aux_tail: 1064,
  aux_offset: 1072,
  aux_size: 1080,
} as const;

/** Bits of `capabilities` in that page. */
export const perfPageCapabilities = { user_rdpmc: 4, user_time: 8, user_time_zero: 16, user_time_short: 32 } as const;
