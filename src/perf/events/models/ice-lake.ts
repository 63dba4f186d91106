// Events of Sunny Cove and Willow Cove cores (Ice Lake, Tiger Lake, Rocket Lake). Source: Intel SDM volume 3B, chapter 21, and
// Intel's event lists for performance monitoring (perfmon ICL, ICX, TGL).
// A row an event: name, event select, unit mask, and further fields of the configuration; hexadecimal. models/index.ts reads it.

export const iceLake = `
arith.divider_active 14 09 cmask=0x1
assists.any c1 07
assists.fp c1 02
baclears.any e6 01
br_inst_retired.all_branches c4 00
br_inst_retired.cond c4 11
br_inst_retired.cond_ntaken c4 10
br_inst_retired.cond_taken c4 01
br_inst_retired.far_branch c4 40
br_inst_retired.indirect c4 80
br_inst_retired.near_call c4 02
br_inst_retired.near_return c4 08
br_inst_retired.near_taken c4 20
br_misp_retired.all_branches c5 00
br_misp_retired.cond c5 11
br_misp_retired.cond_ntaken c5 10
br_misp_retired.cond_taken c5 01
br_misp_retired.indirect c5 80
br_misp_retired.indirect_call c5 02
br_misp_retired.near_taken c5 20
br_misp_retired.ret c5 08
core_power.lvl0_turbo_license 28 07
core_power.lvl1_turbo_license 28 18
core_power.lvl2_turbo_license 28 20
core_snoop_response.i_fwd_fe ef 20
core_snoop_response.i_fwd_m ef 10
core_snoop_response.i_hit_fse ef 02
core_snoop_response.miss ef 01
core_snoop_response.s_fwd_fe ef 40
core_snoop_response.s_fwd_m ef 08
core_snoop_response.s_hit_fse ef 04
cpu_clk_unhalted.distributed ec 02
cpu_clk_unhalted.one_thread_active 3c 02
cpu_clk_unhalted.ref_distributed 3c 08
cpu_clk_unhalted.ref_tsc 0 03
cpu_clk_unhalted.ref_xclk 3c 01
cpu_clk_unhalted.thread 3c 00
cpu_clk_unhalted.thread_p 3c 00
cycle_activity.cycles_l1d_miss a3 08 cmask=0x8
cycle_activity.cycles_l2_miss a3 01 cmask=0x1
cycle_activity.cycles_l3_miss a3 02 cmask=0x2
cycle_activity.cycles_mem_any a3 10 cmask=0x10
cycle_activity.stalls_l1d_miss a3 0c cmask=0xc
cycle_activity.stalls_l2_miss a3 05 cmask=0x5
cycle_activity.stalls_l3_miss a3 06 cmask=0x6
cycle_activity.stalls_mem_any a3 14 cmask=0x14
cycle_activity.stalls_total a3 04 cmask=0x4
dsb2mite_switches.count ab 02 cmask=0x1 edge
dsb2mite_switches.penalty_cycles ab 02
dtlb_load_misses.stlb_hit 8 20
dtlb_load_misses.walk_active 8 10 cmask=0x1
dtlb_load_misses.walk_completed 8 0e
dtlb_load_misses.walk_completed_1g 8 08
dtlb_load_misses.walk_completed_2m_4m 8 04
dtlb_load_misses.walk_completed_4k 8 02
dtlb_load_misses.walk_pending 8 10
dtlb_store_misses.stlb_hit 49 20
dtlb_store_misses.walk_active 49 10 cmask=0x1
dtlb_store_misses.walk_completed 49 0e
dtlb_store_misses.walk_completed_1g 49 08
dtlb_store_misses.walk_completed_2m_4m 49 04
dtlb_store_misses.walk_completed_4k 49 02
dtlb_store_misses.walk_pending 49 10
exe_activity.1_ports_util a6 02
exe_activity.2_ports_util a6 04
exe_activity.3_ports_util a6 08
exe_activity.4_ports_util a6 10
exe_activity.bound_on_loads a6 21 cmask=0x5
exe_activity.bound_on_stores a6 40 cmask=0x2
exe_activity.exe_bound_0_ports a6 80
fp_arith_inst_retired.128b_packed_double c7 04
fp_arith_inst_retired.128b_packed_single c7 08
fp_arith_inst_retired.256b_packed_double c7 10
fp_arith_inst_retired.256b_packed_single c7 20
fp_arith_inst_retired.512b_packed_double c7 40
fp_arith_inst_retired.512b_packed_single c7 80
fp_arith_inst_retired.scalar_double c7 01
fp_arith_inst_retired.scalar_single c7 02
frontend_retired.any_dsb_miss c6 01 frontend=0x1
frontend_retired.dsb_miss c6 01 frontend=0x11
frontend_retired.itlb_miss c6 01 frontend=0x14
frontend_retired.l1i_miss c6 01 frontend=0x12
frontend_retired.l2_miss c6 01 frontend=0x13
frontend_retired.latency_ge_1 c6 01 frontend=0x500106
frontend_retired.latency_ge_128 c6 01 frontend=0x508006
frontend_retired.latency_ge_16 c6 01 frontend=0x501006
frontend_retired.latency_ge_2 c6 01 frontend=0x500206
frontend_retired.latency_ge_256 c6 01 frontend=0x510006
frontend_retired.latency_ge_2_bubbles_ge_1 c6 01 frontend=0x100206
frontend_retired.latency_ge_32 c6 01 frontend=0x502006
frontend_retired.latency_ge_4 c6 01 frontend=0x500406
frontend_retired.latency_ge_512 c6 01 frontend=0x520006
frontend_retired.latency_ge_64 c6 01 frontend=0x504006
frontend_retired.latency_ge_8 c6 01 frontend=0x500806
frontend_retired.stlb_miss c6 01 frontend=0x15
hle_retired.aborted c8 04
hle_retired.aborted_events c8 80
hle_retired.aborted_mem c8 08
hle_retired.aborted_unfriendly c8 20
hle_retired.commit c8 02
hle_retired.start c8 01
icache_16b.ifdata_stall 80 04
icache_64b.iftag_hit 83 01
icache_64b.iftag_miss 83 02
icache_64b.iftag_stall 83 04
idq.dsb_cycles_any 79 08 cmask=0x1
idq.dsb_cycles_ok 79 08 cmask=0x5
idq.dsb_uops 79 08
idq.mite_cycles_any 79 04 cmask=0x1
idq.mite_cycles_ok 79 04 cmask=0x5
idq.mite_uops 79 04
idq.ms_cycles_any 79 30 cmask=0x1
idq.ms_switches 79 30 cmask=0x1 edge
idq.ms_uops 79 30
idq_uops_not_delivered.core 9c 01
idq_uops_not_delivered.cycles_0_uops_deliv.core 9c 01 cmask=0x5
idq_uops_not_delivered.cycles_fe_was_ok 9c 01 cmask=0x1 inv
ild_stall.lcp 87 01
inst_decoded.decoders 55 01
inst_retired.any c0 00
inst_retired.any_p c0 00
inst_retired.nop c0 02
inst_retired.prec_dist 0 01
inst_retired.stall_cycles c0 01 cmask=0x1 inv
int_misc.all_recovery_cycles d 03 cmask=0x1
int_misc.clear_resteer_cycles d 80
int_misc.recovery_cycles d 01
int_misc.uop_dropping d 10
itlb_misses.stlb_hit 85 20
itlb_misses.walk_active 85 10 cmask=0x1
itlb_misses.walk_completed 85 0e
itlb_misses.walk_completed_2m_4m 85 04
itlb_misses.walk_completed_4k 85 02
itlb_misses.walk_pending 85 10
l1d.replacement 51 01
l1d_pend_miss.fb_full 48 02
l1d_pend_miss.fb_full_periods 48 02 cmask=0x1 edge
l1d_pend_miss.l2_stall 48 04
l1d_pend_miss.pending 48 01
l1d_pend_miss.pending_cycles 48 01 cmask=0x1
l2_lines_in.all f1 1f
l2_lines_out.non_silent f2 02
l2_lines_out.silent f2 01
l2_lines_out.useless_hwpf f2 04
l2_rqsts.all_code_rd 24 e4
l2_rqsts.all_demand_data_rd 24 e1
l2_rqsts.all_demand_miss 24 27
l2_rqsts.all_demand_references 24 e7
l2_rqsts.all_rfo 24 e2
l2_rqsts.code_rd_hit 24 c4
l2_rqsts.code_rd_miss 24 24
l2_rqsts.demand_data_rd_hit 24 c1
l2_rqsts.demand_data_rd_miss 24 21
l2_rqsts.miss 24 3f
l2_rqsts.references 24 ff
l2_rqsts.rfo_hit 24 c2
l2_rqsts.rfo_miss 24 22
l2_rqsts.swpf_hit 24 c8
l2_rqsts.swpf_miss 24 28
l2_trans.l2_wb f0 40
ld_blocks.no_sr 3 08
ld_blocks.store_forward 3 02
ld_blocks_partial.address_alias 7 01
load_hit_prefetch.swpf 4c 01
lock_cycles.cache_lock_duration 63 02
longest_lat_cache.miss 2e 41
longest_lat_cache.reference 2e 4f
lsd.cycles_active a8 01 cmask=0x1
lsd.cycles_ok a8 01 cmask=0x5
lsd.uops a8 01
machine_clears.count c3 01 cmask=0x1 edge
machine_clears.memory_ordering c3 02
machine_clears.smc c3 04
mem_inst_retired.all_loads d0 81
mem_inst_retired.all_stores d0 82
mem_inst_retired.any d0 83
mem_inst_retired.lock_loads d0 21
mem_inst_retired.split_loads d0 41
mem_inst_retired.split_stores d0 42
mem_inst_retired.stlb_miss_loads d0 11
mem_inst_retired.stlb_miss_stores d0 12
mem_load_l3_hit_retired.xsnp_fwd d2 04
mem_load_l3_hit_retired.xsnp_hit d2 02
mem_load_l3_hit_retired.xsnp_hitm d2 04
mem_load_l3_hit_retired.xsnp_miss d2 01
mem_load_l3_hit_retired.xsnp_no_fwd d2 02
mem_load_l3_hit_retired.xsnp_none d2 08
mem_load_l3_miss_retired.local_dram d3 01
mem_load_l3_miss_retired.remote_dram d3 02
mem_load_l3_miss_retired.remote_fwd d3 08
mem_load_l3_miss_retired.remote_hitm d3 04
mem_load_l3_miss_retired.remote_pmm d3 10
mem_load_misc_retired.uc d4 04
mem_load_retired.fb_hit d1 40
mem_load_retired.l1_hit d1 01
mem_load_retired.l1_miss d1 08
mem_load_retired.l2_hit d1 02
mem_load_retired.l2_miss d1 10
mem_load_retired.l3_hit d1 04
mem_load_retired.l3_miss d1 20
mem_load_retired.local_pmm d1 80
mem_trans_retired.load_latency_gt_128 cd 01 ldlat=0x80
mem_trans_retired.load_latency_gt_16 cd 01 ldlat=0x10
mem_trans_retired.load_latency_gt_256 cd 01 ldlat=0x100
mem_trans_retired.load_latency_gt_32 cd 01 ldlat=0x20
mem_trans_retired.load_latency_gt_4 cd 01 ldlat=0x4
mem_trans_retired.load_latency_gt_512 cd 01 ldlat=0x200
mem_trans_retired.load_latency_gt_64 cd 01 ldlat=0x40
mem_trans_retired.load_latency_gt_8 cd 01 ldlat=0x8
misc_retired.lbr_inserts cc 20
misc_retired.pause_inst cc 40
offcore_requests.all_data_rd b0 08
offcore_requests.all_requests b0 80
offcore_requests.demand_code_rd b0 02
offcore_requests.demand_data_rd b0 01
offcore_requests.demand_rfo b0 04
offcore_requests.l3_miss_demand_data_rd b0 10
offcore_requests_outstanding.all_data_rd 60 08
offcore_requests_outstanding.cycles_with_data_rd 60 08 cmask=0x1
offcore_requests_outstanding.cycles_with_demand_code_rd 60 02 cmask=0x1
offcore_requests_outstanding.cycles_with_demand_data_rd 60 01 cmask=0x1
offcore_requests_outstanding.cycles_with_demand_rfo 60 04 cmask=0x1
offcore_requests_outstanding.cycles_with_l3_miss_demand_data_rd 60 10 cmask=0x1
offcore_requests_outstanding.demand_code_rd 60 02
offcore_requests_outstanding.demand_data_rd 60 01
offcore_requests_outstanding.demand_data_rd_ge_6 60 01 cmask=0x6
offcore_requests_outstanding.demand_rfo 60 04
offcore_requests_outstanding.l3_miss_demand_data_rd 60 10
offcore_requests_outstanding.l3_miss_demand_data_rd_ge_6 60 10 cmask=0x6
resource_stalls.sb a2 08
resource_stalls.scoreboard a2 02
rs_events.empty_cycles 5e 01
rs_events.empty_end 5e 01 cmask=0x1 edge inv
rtm_retired.aborted c9 04
rtm_retired.aborted_events c9 80
rtm_retired.aborted_mem c9 08
rtm_retired.aborted_memtype c9 40
rtm_retired.aborted_unfriendly c9 20
rtm_retired.commit c9 02
rtm_retired.start c9 01
sq_misc.sq_full f4 04
sw_prefetch_access.nta 32 01
sw_prefetch_access.prefetchw 32 08
sw_prefetch_access.t0 32 02
sw_prefetch_access.t1_t2 32 04
tlb_flush.dtlb_thread bd 01
tlb_flush.stlb_any bd 20
topdown.backend_bound_slots a4 02
topdown.br_mispredict_slots a4 08
topdown.slots 0 04
topdown.slots_p a4 01
tx_exec.misc2 5d 02
tx_exec.misc3 5d 04
tx_mem.abort_capacity_read 54 80
tx_mem.abort_capacity_write 54 02
tx_mem.abort_conflict 54 01
tx_mem.abort_hle_elision_buffer_mismatch 54 10
tx_mem.abort_hle_elision_buffer_not_empty 54 08
tx_mem.abort_hle_elision_buffer_unsupported_alignment 54 20
tx_mem.abort_hle_store_to_elided_lock 54 04
tx_mem.hle_elision_buffer_full 54 40
uops_decoded.dec0 56 01
uops_dispatched.port_0 a1 01
uops_dispatched.port_1 a1 02
uops_dispatched.port_2_3 a1 04
uops_dispatched.port_4_9 a1 10
uops_dispatched.port_5 a1 20
uops_dispatched.port_6 a1 40
uops_dispatched.port_7_8 a1 80
uops_executed.core b1 02
uops_executed.core_cycles_ge_1 b1 02 cmask=0x1
uops_executed.core_cycles_ge_2 b1 02 cmask=0x2
uops_executed.core_cycles_ge_3 b1 02 cmask=0x3
uops_executed.core_cycles_ge_4 b1 02 cmask=0x4
uops_executed.cycles_ge_1 b1 01 cmask=0x1
uops_executed.cycles_ge_2 b1 01 cmask=0x2
uops_executed.cycles_ge_3 b1 01 cmask=0x3
uops_executed.cycles_ge_4 b1 01 cmask=0x4
uops_executed.stall_cycles b1 01 cmask=0x1 inv
uops_executed.thread b1 01
uops_executed.x87 b1 10
uops_issued.any e 01
uops_issued.stall_cycles e 01 cmask=0x1 inv
uops_issued.vector_width_mismatch e 02
uops_retired.slots c2 02
uops_retired.stall_cycles c2 02 cmask=0x1 inv
uops_retired.total_cycles c2 02 cmask=0xa inv
`;
