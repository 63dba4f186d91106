// Events of Gracemont cores (Alder Lake's and Raptor Lake's efficiency cores, Alder Lake-N). Source: Intel SDM volume 3B,
// chapter 21, and Intel's event lists for performance monitoring (perfmon ADL).
// A row an event: name, event select, unit mask, and further fields of the configuration; hexadecimal. models/index.ts reads it.

export const gracemont = `
baclears.any e6 01
br_inst_retired.all_branches c4 00
br_inst_retired.cond c4 7e
br_inst_retired.cond_taken c4 fe
br_inst_retired.far_branch c4 bf
br_inst_retired.indirect c4 eb
br_inst_retired.indirect_call c4 fb
br_inst_retired.near_call c4 f9
br_inst_retired.near_return c4 f7
br_inst_retired.rel_call c4 fd
br_misp_retired.all_branches c5 00
br_misp_retired.cond c5 7e
br_misp_retired.cond_taken c5 fe
br_misp_retired.indirect c5 eb
br_misp_retired.indirect_call c5 fb
br_misp_retired.return c5 f7
cpu_clk_unhalted.core 3c 00
cpu_clk_unhalted.core_p 3c 00
cpu_clk_unhalted.ref_tsc 0 03
cpu_clk_unhalted.ref_tsc_p 3c 01
cpu_clk_unhalted.thread 3c 00
cpu_clk_unhalted.thread_p 3c 00
dtlb_load_misses.walk_completed 8 0e
dtlb_store_misses.walk_completed 49 0e
icache.accesses 80 03
icache.misses 80 02
inst_retired.any c0 00
inst_retired.any_p c0 00
itlb_misses.miss_caused_walk 85 01
itlb_misses.pde_cache_miss 85 80
itlb_misses.walk_completed 85 0e
ld_blocks.address_alias 3 04
ld_blocks.data_unknown 3 01
ld_head.any_at_ret 5 ff
ld_head.dtlb_miss_at_ret 5 90
ld_head.l1_bound_at_ret 5 f4
ld_head.other_at_ret 5 c0
ld_head.pgwalk_at_ret 5 a0
ld_head.st_addr_at_ret 5 84
longest_lat_cache.miss 2e 41
longest_lat_cache.reference 2e 4f
machine_clears.disambiguation c3 08
machine_clears.fp_assist c3 04
machine_clears.memory_ordering c3 02
machine_clears.mrn_nuke c3 80
machine_clears.page_fault c3 20
machine_clears.slow c3 6f
machine_clears.smc c3 01
mem_bound_stalls.ifetch 34 38
mem_bound_stalls.ifetch_dram_hit 34 20
mem_bound_stalls.ifetch_l2_hit 34 08
mem_bound_stalls.ifetch_llc_hit 34 10
mem_bound_stalls.load 34 07
mem_bound_stalls.load_dram_hit 34 04
mem_bound_stalls.load_l2_hit 34 01
mem_bound_stalls.load_llc_hit 34 02
mem_load_uops_retired.dram_hit d1 80
mem_load_uops_retired.l2_hit d1 02
mem_load_uops_retired.l3_hit d1 04
mem_scheduler_block.all 4 07
mem_scheduler_block.ld_buf 4 02
mem_scheduler_block.rsv 4 04
mem_scheduler_block.st_buf 4 01
mem_uops_retired.all_loads d0 81
mem_uops_retired.all_stores d0 82
mem_uops_retired.load_latency_gt_128 d0 05 ldlat=0x80
mem_uops_retired.load_latency_gt_16 d0 05 ldlat=0x10
mem_uops_retired.load_latency_gt_256 d0 05 ldlat=0x100
mem_uops_retired.load_latency_gt_32 d0 05 ldlat=0x20
mem_uops_retired.load_latency_gt_4 d0 05 ldlat=0x4
mem_uops_retired.load_latency_gt_512 d0 05 ldlat=0x200
mem_uops_retired.load_latency_gt_64 d0 05 ldlat=0x40
mem_uops_retired.load_latency_gt_8 d0 05 ldlat=0x8
mem_uops_retired.split_loads d0 41
mem_uops_retired.store_latency d0 06
serialization.non_c01_ms_scb 75 02
topdown_bad_speculation.all 73 00
topdown_bad_speculation.fastnuke 73 02
topdown_bad_speculation.machine_clears 73 03
topdown_bad_speculation.mispredict 73 04
topdown_bad_speculation.nuke 73 01
topdown_be_bound.all 74 00
topdown_be_bound.alloc_restrictions 74 01
topdown_be_bound.mem_scheduler 74 02
topdown_be_bound.non_mem_scheduler 74 08
topdown_be_bound.register 74 20
topdown_be_bound.reorder_buffer 74 40
topdown_be_bound.serialization 74 10
topdown_fe_bound.all 71 00
topdown_fe_bound.branch_detect 71 02
topdown_fe_bound.branch_resteer 71 40
topdown_fe_bound.cisc 71 01
topdown_fe_bound.decode 71 08
topdown_fe_bound.frontend_bandwidth 71 8d
topdown_fe_bound.frontend_latency 71 72
topdown_fe_bound.icache 71 20
topdown_fe_bound.itlb 71 10
topdown_fe_bound.other 71 80
topdown_fe_bound.predecode 71 04
topdown_retiring.all c2 00
uops_retired.all c2 00
uops_retired.fpdiv c2 08
uops_retired.idiv c2 10
uops_retired.ms c2 01
uops_retired.x87 c2 02
`;
