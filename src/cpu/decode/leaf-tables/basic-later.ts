// The basic leaves from 0x10 on, which Intel defines, field by field; index.ts explains the lines. Sources: SDM 2A, table
// 3-8; ISE, chapter 1; for AVX10 and APX their architecture specifications.

export const laterBasicLeaves = `
leaf 0x10 0 Resource Director allocation

leaf 0x10 1 Allocation of the L3 cache
eax 4:0 +1 mask_bits length of the capacity mask
ebx 31:0 0x shared_ways ways that others may use
ecx 1:1 non_cpu_agents classes for agents other than CPUs
ecx 3:3 sparse_masks masks may have gaps
edx 15:0 +1 classes classes

leaf 0x10 2 Allocation of the L2 cache
eax 4:0 +1 mask_bits length of the capacity mask
ebx 31:0 0x shared_ways ways that others may use
ecx 3:3 sparse_masks masks may have gaps
edx 15:0 +1 classes classes

leaf 0x10 3 Allocation of memory bandwidth
eax 11:0 +1 maximum_throttling largest throttling value
ecx 0:0 per_thread per-thread control
ecx 2:2 linear linear response
edx 15:0 +1 classes classes

leaf 0x10 5 Allocation of core bandwidth
eax 7:0 +1 maximum_throttling largest throttling value
eax 11:8 scope 1 a logical CPU
ecx 3:3 linear linear response
edx 15:0 +1 classes classes

leaf 0x12 0 SGX
ebx 31:0 0x miscselect extended features of the state save area
edx 7:0 enclave_bits_32 log2 of the largest enclave outside 64-bit mode
edx 15:8 enclave_bits_64 log2 of the largest enclave in 64-bit mode

leaf 0x12 1 SGX attributes
eax 31:0 0x attributes_0 SECS.ATTRIBUTES that can be set
ebx 31:0 0x attributes_1 and further
ecx 31:0 0x attributes_2 and further
edx 31:0 0x attributes_3 and further

leaf 0x12 2+ SGX memory section
eax 3:0 type 0 invalid, 1 a section
eax 31:12 0x base_low address, bits 31 to 12
ebx 19:0 0x base_high address, bits 51 to 32
ecx 3:0 properties 1 confidential and protected, 2 confidential
ecx 31:12 0x size_low size, bits 31 to 12
edx 19:0 0x size_high size, bits 51 to 32

leaf 0x14 0 Processor Trace
eax 31:0 last_subleaf last subleaf
ebx 0:0 cr3_filter filter by CR3
ebx 1:1 psb_cyc configurable PSB and cycle-accurate mode
ebx 2:2 ip_filter filter by address
ebx 3:3 mtc timing packets
ebx 4:4 ptwrite PTWRITE
ebx 5:5 power_events power event trace
ebx 6:6 psb_pmi_preservation PSB and PMI are kept
ebx 7:7 event_trace event trace
ebx 8:8 disable_tnt TNT packets can be switched off
ebx 9:9 ptttt tracing through trigger
ecx 0:0 topa tables of physical addresses
ecx 1:1 topa_multiple tables of several entries
ecx 2:2 single_range single range
ecx 3:3 transport trace transport
ecx 31:31 lip packets hold linear addresses

leaf 0x14 1 Processor Trace, continued
eax 2:0 address_ranges address ranges
eax 10:8 rdiv_triggers trigger counters
eax 31:16 0x mtc_periods periods of timing packets
ebx 15:0 0x cycle_thresholds cycle thresholds
ebx 31:16 0x psb_frequencies frequencies of PSB
ecx 1:0 0x trigger_actions trigger actions

leaf 0x15 0 Time-stamp counter and crystal
eax 31:0 denominator denominator of TSC over crystal
ebx 31:0 numerator numerator of TSC over crystal
ecx 31:0 crystal_hz crystal in hertz

leaf 0x16 0 Frequencies
eax 15:0 base_mhz base frequency
ebx 15:0 maximum_mhz highest frequency
ecx 15:0 bus_mhz bus frequency

leaf 0x17 0 System-on-chip vendor
eax 31:0 last_subleaf last subleaf
ebx 15:0 vendor_id vendor
ebx 16:16 industry_scheme vendor ID is the industry's
ecx 31:0 project_id project
edx 31:0 stepping_id stepping

leaf 0x17 1+ System-on-chip brand
eax 31:0 txt brand_1 brand
ebx 31:0 txt brand_2 brand
ecx 31:0 txt brand_3 brand
edx 31:0 txt brand_4 brand

leaf 0x18 * Deterministic address translation
eax 31:0 last_subleaf last subleaf (in subleaf 0)
ebx 0:0 pages_4k pages of 4 KiB
ebx 1:1 pages_2m pages of 2 MiB
ebx 2:2 pages_4m pages of 4 MiB
ebx 3:3 pages_1g pages of 1 GiB
ebx 10:8 partitioning 0 partitioned softly
ebx 31:16 ways ways
ecx 31:0 sets sets
edx 4:0 type 0 none, 1 data, 2 instruction, 3 unified, 4 load, 5 store
edx 7:5 level level
edx 8:8 fully_associative fully associative
edx 25:14 +1 sharing logical CPU IDs that share it

leaf 0x19 0 Key Locker
eax 0:0 cpl0_only restriction to privilege level 0
eax 1:1 no_encrypt restriction against encryption
eax 2:2 no_decrypt restriction against decryption
ecx 0:0 no_backup LOADIWKEY without backup
ecx 1:1 key_source_1 random keys

leaf 0x1a 0 Hybrid information
eax 23:0 native_model model of the core
eax 31:24 0x core_type 0x20 Atom, 0x40 Core

leaf 0x1b * PCONFIG targets
eax 11:0 type 0 none, 1 target identifiers
ebx 31:0 target_1 target
ecx 31:0 target_2 target
edx 31:0 target_3 target

leaf 0x1c 0 Last branch records
eax 7:0 0x depths depths, a bit for each eight
eax 30:30 deep_c_reset may be reset in deep C-states
eax 31:31 lip addresses are linear
ebx 0:0 cpl_filter filter by privilege level
ebx 1:1 branch_filter filter by branch
ebx 2:2 call_stack call-stack mode
ecx 0:0 mispredict mispredictions
ecx 1:1 timed timing
ecx 2:2 branch_type types of branches
ecx 19:16 0x event_logging counters whose events are logged

leaf 0x1d 0 AMX palettes
eax 31:0 last_palette last palette

leaf 0x1d 1+ AMX palette
eax 15:0 total_bytes bytes of all tiles
eax 31:16 tile_bytes bytes of a tile
ebx 15:0 row_bytes bytes of a row
ebx 31:16 tiles tiles
ecx 15:0 rows rows

leaf 0x1e 0 AMX multiplier
eax 31:0 last_subleaf last subleaf
ebx 7:0 maximum_k rows or columns
ebx 23:8 maximum_n bytes of a column

leaf 0x1e 1 AMX features

leaf 0x1f * Extended topology, version 2
eax 4:0 shift bits to shift the ID for the next level
ebx 15:0 logical_cpus logical CPUs at this level
ecx 7:0 subleaf as asked
ecx 15:8 level_type 1 thread, 2 core, 3 module, 4 tile, 5 die, 6 die group
edx 31:0 x2apic_id x2APIC ID

leaf 0x20 0 HRESET
eax 31:0 last_subleaf last subleaf
ebx 0:0 thread_director resets Thread Director's history

leaf 0x21 0 Trust domain
ebx 31:0 txt signature_1 signature
edx 31:0 txt signature_2 signature
ecx 31:0 txt signature_3 signature

leaf 0x23 0 Performance monitoring, extended
eax 31:0 0x subleaves subleaves there are, a bit each
ebx 0:0 unitmask2 second unit mask
ebx 1:1 equal_bit equal bit
ebx 2:2 rdpmc_user_disable RDPMC can be refused to user code
ecx 7:0 slots_per_cycle slots of a cycle

leaf 0x23 1 Performance monitoring: counters
eax 31:0 0x general_counters general counters, a bit each
ebx 31:0 0x fixed_counters fixed counters, a bit each

leaf 0x23 2 Performance monitoring: automatic reload
eax 31:0 0x general_reloaded general counters that can be reloaded
ebx 31:0 0x fixed_reloaded fixed counters that can be reloaded
ecx 31:0 0x general_causes general counters that can cause it
edx 31:0 0x fixed_causes fixed counters that can cause it

leaf 0x23 3 Performance monitoring: events
eax 31:0 0x events architectural events, a bit each

leaf 0x23 4 Performance monitoring: PEBS
ebx 31:0 0x capabilities upper half of IA32_PERF_CAPABILITIES for architectural PEBS

leaf 0x23 5 Performance monitoring: PEBS counters
eax 31:0 0x general_pebs general counters with PEBS
ebx 31:0 0x general_precise general counters with a precise distribution
ecx 31:0 0x fixed_pebs fixed counters with PEBS
edx 31:0 0x fixed_precise fixed counters with a precise distribution

leaf 0x24 0 AVX10
eax 31:0 last_subleaf last subleaf
ebx 7:0 version version
ebx 16:16 vectors_128 vectors of 128 bits
ebx 17:17 vectors_256 vectors of 256 bits
ebx 18:18 vectors_512 vectors of 512 bits

leaf 0x24 1 AVX10, features
ecx 2:2 vpdp_mediaintf extension for media

leaf 0x29 0 APX
eax 31:0 last_subleaf last subleaf
ebx 0:0 nci_ndd_nf conditional instructions, new destination, no flags
`;
