// The extended leaves up to 0x80000018, field by field; index.ts explains the lines. Sources: SDM 2A, table 3-8; APM 3, E.4.

export const extendedLeaves = `
leaf 0x80000000 0 Last extended leaf
eax 31:0 0x last_leaf last extended leaf
ebx 31:0 txt vendor_1 AMD: vendor
edx 31:0 txt vendor_2 AMD: vendor
ecx 31:0 txt vendor_3 AMD: vendor

leaf 0x80000001 0 Extended signature and features
eax 31:0 0x signature AMD: as leaf 1
ebx 15:0 0x brand_id AMD: brand
ebx 31:28 package_type AMD: package
edx 10:0 0x mirror_1 AMD: as leaf 1
edx 18:12 0x mirror_2 AMD: as leaf 1
edx 24:23 0x mirror_3 AMD: as leaf 1

leaf 0x80000002 0 Brand
eax 31:0 txt brand_1 brand
ebx 31:0 txt brand_2 brand
ecx 31:0 txt brand_3 brand
edx 31:0 txt brand_4 brand

leaf 0x80000003 0 Brand
eax 31:0 txt brand_5 brand
ebx 31:0 txt brand_6 brand
ecx 31:0 txt brand_7 brand
edx 31:0 txt brand_8 brand

leaf 0x80000004 0 Brand
eax 31:0 txt brand_9 brand
ebx 31:0 txt brand_10 brand
ecx 31:0 txt brand_11 brand
edx 31:0 txt brand_12 brand

leaf 0x80000005 0 L1 caches and TLBs, AMD
eax 7:0 itlb_2m_entries instruction TLB, 2 MiB
eax 15:8 itlb_2m_ways its ways
eax 23:16 dtlb_2m_entries data TLB, 2 MiB
eax 31:24 dtlb_2m_ways its ways
ebx 7:0 itlb_4k_entries instruction TLB, 4 KiB
ebx 15:8 itlb_4k_ways its ways
ebx 23:16 dtlb_4k_entries data TLB, 4 KiB
ebx 31:24 dtlb_4k_ways its ways
ecx 7:0 l1d_line_bytes data cache: line
ecx 15:8 l1d_lines_per_tag lines of a tag
ecx 23:16 l1d_ways ways
ecx 31:24 l1d_kib size
edx 7:0 l1i_line_bytes instruction cache: line
edx 15:8 l1i_lines_per_tag lines of a tag
edx 23:16 l1i_ways ways
edx 31:24 l1i_kib size

leaf 0x80000006 0 L2 and L3 caches and L2 TLBs
eax 11:0 l2_itlb_2m_entries instruction TLB, 2 MiB
eax 15:12 l2_itlb_2m_ways its ways, a code
eax 27:16 l2_dtlb_2m_entries data TLB, 2 MiB
eax 31:28 l2_dtlb_2m_ways its ways, a code
ebx 11:0 l2_itlb_4k_entries instruction TLB, 4 KiB
ebx 15:12 l2_itlb_4k_ways its ways, a code
ebx 27:16 l2_dtlb_4k_entries data TLB, 4 KiB
ebx 31:28 l2_dtlb_4k_ways its ways, a code
ecx 7:0 l2_line_bytes L2 cache: line
ecx 11:8 l2_lines_per_tag lines of a tag
ecx 15:12 l2_ways ways, a code
ecx 31:16 l2_kib size
edx 7:0 l3_line_bytes L3 cache: line
edx 11:8 l3_lines_per_tag lines of a tag
edx 15:12 l3_ways ways, a code
edx 31:18 l3_512kib size in 512 KiB

leaf 0x80000007 0 Power management
eax 31:0 feedback_monitors AMD: monitors of the feedback interface
ecx 31:0 power_sample_ratio AMD: ratio of accumulated power samples

leaf 0x80000008 0 Address sizes
eax 7:0 physical_bits physical address bits
eax 15:8 linear_bits linear address bits
eax 23:16 guest_physical_bits guest physical address bits
ecx 7:0 +1 threads AMD: logical CPUs of the package
ecx 15:12 apic_id_bits AMD: bits of the APIC ID
ecx 17:16 tsc_bits AMD: performance TSC, 0 for 40 bits
edx 15:0 invlpgb_maximum AMD: pages of an INVLPGB
edx 31:16 rdpru_maximum AMD: last register of RDPRU

leaf 0x8000000a 0 Secure virtual machine
eax 7:0 revision revision
ebx 31:0 asids address space identifiers
`;
