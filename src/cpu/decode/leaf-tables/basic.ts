// The leaves that all processors have, up to 0xf, field by field; index.ts explains the lines. Source: SDM 2A, table 3-8,
// and APM 3, E.3.

export const basicLeaves = `
leaf 0x0 0 Vendor and last basic leaf
eax 31:0 0x last_leaf last basic leaf
ebx 31:0 txt vendor_1 vendor, first four characters
edx 31:0 txt vendor_2 vendor, next four
ecx 31:0 txt vendor_3 vendor, last four

leaf 0x1 0 Signature and features
eax 3:0 stepping stepping
eax 7:4 base_model model
eax 11:8 base_family family
eax 13:12 processor_type 0 original, 1 OverDrive, 2 dual
eax 19:16 extended_model extended model
eax 27:20 extended_family extended family
ebx 7:0 brand_index brand index
ebx 15:8 clflush_size line of CLFLUSH, in eight bytes
ebx 23:16 logical_cpus IDs of logical CPUs in the package
ebx 31:24 apic_id initial APIC ID

leaf 0x2 0 Cache and TLB descriptors
eax 7:0 count how often to ask; 1
eax 31:8 0x descriptors_a descriptors, a byte each
ebx 31:0 0x descriptors_b descriptors
ecx 31:0 0x descriptors_c descriptors
edx 31:0 0x descriptors_d descriptors

leaf 0x3 0 Processor serial number
eax 31:0 0x serial_4 Transmeta: highest word
ebx 31:0 0x serial_3 Transmeta: next word
ecx 31:0 0x serial_1 lowest word
edx 31:0 0x serial_2 middle word

leaf 0x4 * Deterministic cache parameters
eax 4:0 type 0 none, 1 data, 2 instruction, 3 unified
eax 7:5 level level
eax 8:8 self_initializing needs no initialisation
eax 9:9 fully_associative fully associative
eax 25:14 +1 sharing logical CPU IDs that share it
eax 31:26 +1 core_ids core IDs in the package
ebx 11:0 +1 line_bytes bytes of a line
ebx 21:12 +1 partitions physical line partitions
ebx 31:22 +1 ways ways of associativity
ecx 31:0 +1 sets sets
edx 0:0 wbinvd_partial WBINVD does not reach caches below that others share
edx 1:1 inclusive includes lower levels
edx 2:2 complex_indexing all address bits may choose the set

leaf 0x5 0 MONITOR and MWAIT
eax 15:0 smallest_line smallest monitored line, bytes
ebx 15:0 largest_line largest monitored line, bytes
ecx 0:0 extensions extensions are enumerated
ecx 1:1 interrupt_break interrupts break MWAIT even when masked
ecx 3:3 monitorless MWAIT without MONITOR
edx 3:0 c0_substates substates of C0
edx 7:4 c1_substates substates of C1
edx 11:8 c2_substates substates of C2
edx 15:12 c3_substates substates of C3
edx 19:16 c4_substates substates of C4
edx 23:20 c5_substates substates of C5
edx 27:24 c6_substates substates of C6
edx 31:28 c7_substates substates of C7

leaf 0x6 0 Thermal and power management
ebx 3:0 interrupt_thresholds thresholds of the thermal sensor
ecx 15:8 director_classes classes of Thread Director
edx 7:0 0x feedback_capabilities capabilities of the feedback interface
edx 11:8 +1 feedback_pages pages of the feedback table
edx 31:16 feedback_row row of this CPU in the feedback table

leaf 0x7 0 Structured extended features
eax 31:0 last_subleaf last subleaf
ecx 21:17 mawau width of MPX address adjustment

leaf 0x7 1 Structured extended features, continued

leaf 0x7 2 Structured extended features, continued

leaf 0x9 0 Direct cache access
eax 31:0 0x platform_dca_cap PLATFORM_DCA_CAP

leaf 0xa 0 Architectural performance monitoring
eax 7:0 version version
eax 15:8 general_counters general counters
eax 23:16 general_bits bits of a general counter
eax 31:24 event_count events that EBX describes
ebx 31:0 0x missing_events events that are missing, a bit each
ecx 31:0 0x fixed_mask fixed counters, a bit each
edx 4:0 fixed_counters fixed counters in a row
edx 12:5 fixed_bits bits of a fixed counter
edx 15:15 any_thread_deprecated AnyThread is deprecated
edx 19:16 slots_per_cycle slots of a cycle

leaf 0xb * Extended topology
eax 4:0 shift bits to shift the ID for the next level
ebx 15:0 logical_cpus logical CPUs at this level
ecx 7:0 subleaf as asked
ecx 15:8 level_type 0 none, 1 thread, 2 core
edx 31:0 x2apic_id x2APIC ID

leaf 0xd 0 Extended state
eax 31:0 0x xcr0_low XCR0 bits that can be set
edx 31:0 0x xcr0_high XCR0 bits that can be set
ebx 31:0 enabled_bytes bytes for what is enabled now
ecx 31:0 maximum_bytes bytes for everything

leaf 0xd 1 Extended state, instructions
ebx 31:0 compacted_bytes bytes of the compacted area for what is enabled
ecx 31:0 0x xss_low IA32_XSS bits that can be set
edx 31:0 0x xss_high IA32_XSS bits that can be set

leaf 0xd 2+ Extended state component
eax 31:0 size_bytes bytes
ebx 31:0 offset_bytes place in the standard area
ecx 0:0 supervisor belongs to IA32_XSS
ecx 1:1 aligned begins on 64 bytes in the compacted area
ecx 2:2 xfd can be switched off by IA32_XFD

leaf 0xf 0 Resource Director monitoring
ebx 31:0 +1 rmids IDs for all resources

leaf 0xf 1 Monitoring of the L3 cache
eax 7:0 counter_offset counter width less 24
eax 8:8 overflow_bit overflow bit
ebx 31:0 scale_bytes bytes of a unit
ecx 31:0 +1 rmids IDs
`;
