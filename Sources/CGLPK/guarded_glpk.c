#include "guarded_glpk.h"

#include "guard.h"

#include <glpk.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Simplex has no callback, so it runs in slices of iterations; the slice is counted, not timed, so that the path of pivots is the
// same in every run.
enum { ITERATIONS_PER_SLICE = 100 };

// State of one guarded call.
typedef struct {
  glpk_guard guard;
  guarded_glpk_result *result;
  const guarded_glpk_options *options;
  double deadline;
  int stop_reason;  // GUARDED_GLPK_LIMIT or GUARDED_GLPK_CANCELLED once a callback asked to stop
  bool is_offered;  // the incumbent was handed over
  int *rows, *columns;
  double *values;
} guarded_call;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool should_stop(guarded_call *call) {
  if (call->options->is_cancelled && call->options->is_cancelled(call->options->context)) {
    call->stop_reason = GUARDED_GLPK_CANCELLED;
    return true;
  }
  if (now() > call->deadline) {
    call->stop_reason = GUARDED_GLPK_LIMIT;
    return true;
  }
  return false;
}

// Everything that cannot beat a known solution is cut off from the first node on.
static void offer_incumbent(glp_tree *tree, guarded_call *call) {
  if (call->is_offered || !call->options->incumbent) return;
  call->is_offered = true;
  glp_ios_heur_sol(tree, call->options->incumbent);
}

static void branching(glp_tree *tree, void *info) {
  guarded_call *call = info;
  if (glp_ios_reason(tree) == GLP_IHEUR) offer_incumbent(tree, call);
  if (glp_ios_reason(tree) == GLP_ISELECT) {
    int total;
    glp_ios_tree_size(tree, NULL, NULL, &total);
    call->result->nodes = total;
    if (call->options->node_limit > 0 && total > call->options->node_limit) {
      call->stop_reason = GUARDED_GLPK_LIMIT;
      glp_ios_terminate(tree);
      return;
    }
    int best = glp_ios_best_node(tree);
    if (best != 0) call->result->bound = glp_ios_node_bound(tree, best);
  }
  if (should_stop(call)) glp_ios_terminate(tree);
}

static int bound_type(double lower, double upper) {
  if (isinf(lower) && isinf(upper)) return GLP_FR;
  if (isinf(upper)) return GLP_LO;
  if (isinf(lower)) return GLP_UP;
  return lower == upper ? GLP_FX : GLP_DB;
}

// GLPK itself takes NaN without a word and calls the result optimal.
static void refuse_nan(const double *values, int32_t count, guarded_call *call) {
  for (int32_t i = 0; i < count; i++) {
    if (isnan(values[i])) {
      snprintf(call->result->message, sizeof call->result->message, "a bound, worth or coefficient is not a number");
      longjmp(call->guard.escape, 1);
    }
  }
}

static void load(glp_prob *problem, const guarded_glpk_program *program, guarded_call *call) {
  refuse_nan(program->row_lower, program->row_count, call);
  refuse_nan(program->row_upper, program->row_count, call);
  refuse_nan(program->column_lower, program->column_count, call);
  refuse_nan(program->column_upper, program->column_count, call);
  refuse_nan(program->objective, program->column_count, call);
  refuse_nan(program->entry_value, program->entry_count, call);
  glp_set_obj_dir(problem, GLP_MAX);
  if (program->row_count > 0) glp_add_rows(problem, program->row_count);
  if (program->column_count > 0) glp_add_cols(problem, program->column_count);
  for (int i = 0; i < program->row_count; i++) {
    double lower = program->row_lower[i], upper = program->row_upper[i];
    glp_set_row_bnds(problem, i + 1, bound_type(lower, upper), lower, upper);
    if (program->row_names) glp_set_row_name(problem, i + 1, program->row_names[i]);
  }
  for (int j = 0; j < program->column_count; j++) {
    double lower = program->column_lower[j], upper = program->column_upper[j];
    glp_set_col_bnds(problem, j + 1, bound_type(lower, upper), lower, upper);
    glp_set_obj_coef(problem, j + 1, program->objective[j]);
    if (program->column_is_integer[j]) glp_set_col_kind(problem, j + 1, GLP_IV);
    if (program->column_names) glp_set_col_name(problem, j + 1, program->column_names[j]);
  }
  // GLPK counts from one and leaves slot 0 unused.
  size_t slots = (size_t)program->entry_count + 1;
  call->rows = malloc(slots * sizeof *call->rows);
  call->columns = malloc(slots * sizeof *call->columns);
  call->values = malloc(slots * sizeof *call->values);
  if (!call->rows || !call->columns || !call->values) {
    snprintf(call->result->message, sizeof call->result->message, "out of memory");
    longjmp(call->guard.escape, 1);
  }
  for (int32_t e = 0; e < program->entry_count; e++) {
    call->rows[e + 1] = program->entry_row[e] + 1;
    call->columns[e + 1] = program->entry_column[e] + 1;
    call->values[e + 1] = program->entry_value[e];
  }
  glp_load_matrix(problem, program->entry_count, call->rows, call->columns, call->values);
}

static int simplex(glp_prob *problem, guarded_call *call) {
  const guarded_glpk_options *options = call->options;
  guarded_glpk_result *result = call->result;
  glp_scale_prob(problem, GLP_SF_AUTO);
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_ERR;
  parameters.it_lim = ITERATIONS_PER_SLICE;
  // Most columns have two bounds, so a basis is made dual feasible by moving columns to their better bound, and the long-step
  // dual simplex passes many bounds in one pivot: about a tenth of the pivots of the primal on plans.
  parameters.meth = GLP_DUALP;
  parameters.r_test = GLP_RT_FLIP;
  if (!isinf(options->hopeless)) parameters.obj_ll = options->hopeless;
  if (options->use_start) {
    for (int i = 1; i <= glp_get_num_rows(problem); i++) glp_set_row_stat(problem, i, result->row_statuses[i - 1]);
    for (int j = 1; j <= glp_get_num_cols(problem); j++) glp_set_col_stat(problem, j, result->column_statuses[j - 1]);
  } else {
    glp_std_basis(problem);
    for (int j = 1; j <= glp_get_num_cols(problem); j++)
      if (glp_get_col_type(problem, j) == GLP_DB && glp_get_obj_coef(problem, j) > 0) glp_set_col_stat(problem, j, GLP_NU);
  }
  bool repaired = false;
  for (;;) {
    int code = glp_simplex(problem, &parameters);
    result->iterations = glp_get_it_cnt(problem);
    if (code == GLP_EITLIM) {
      if (should_stop(call)) return call->stop_reason;
      continue;
    }
    if (code == GLP_EOBJLL) return GUARDED_GLPK_HOPELESS;
    if ((code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND || code == GLP_EFAIL) && !repaired) {
      // A start that does not fit, or numerical trouble: begin again from the plainest basis, once.
      repaired = true;
      glp_std_basis(problem);
      continue;
    }
    if (code != 0) {
      if (!result->message[0]) snprintf(result->message, sizeof result->message, "glp_simplex returned %d", code);
      return GUARDED_GLPK_FAULT;
    }
    break;
  }
  switch (glp_get_status(problem)) {
    case GLP_OPT: return GUARDED_GLPK_OPTIMAL;
    case GLP_NOFEAS: case GLP_INFEAS: return GUARDED_GLPK_INFEASIBLE;
    case GLP_UNBND: return GUARDED_GLPK_UNBOUNDED;
    default:
      snprintf(result->message, sizeof result->message, "glp_simplex left status %d", glp_get_status(problem));
      return GUARDED_GLPK_FAULT;
  }
}

// The sum of a row may go so far from its bound, down and up, before another basis is better and the price changes.
static void read_ranges(glp_prob *problem, guarded_glpk_result *result) {
  if (!glp_bf_exists(problem) && glp_factorize(problem) != 0) return;
  for (int i = 1; i <= glp_get_num_rows(problem); i++) {
    result->range_lower[i - 1] = -INFINITY;
    result->range_upper[i - 1] = INFINITY;
    if (glp_get_row_stat(problem, i) == GLP_BS) continue;
    double least, most;
    int first, second;
    glp_analyze_bound(problem, i, &least, &first, &most, &second);
    if (first != 0) result->range_lower[i - 1] = least;
    if (second != 0) result->range_upper[i - 1] = most;
  }
}

static void read_simplex(glp_prob *problem, guarded_glpk_result *result) {
  for (int i = 1; i <= glp_get_num_rows(problem); i++) {
    result->row_values[i - 1] = glp_get_row_prim(problem, i);
    result->row_duals[i - 1] = glp_get_row_dual(problem, i);
    result->row_statuses[i - 1] = glp_get_row_stat(problem, i);
  }
  for (int j = 1; j <= glp_get_num_cols(problem); j++) {
    result->column_values[j - 1] = glp_get_col_prim(problem, j);
    result->column_duals[j - 1] = glp_get_col_dual(problem, j);
    result->column_statuses[j - 1] = glp_get_col_stat(problem, j);
  }
  result->objective = glp_get_obj_val(problem);
  result->bound = result->objective;
  result->has_solution = true;
  result->has_duals = true;
}

static int branch_and_cut(glp_prob *problem, guarded_call *call) {
  guarded_glpk_result *result = call->result;
  double relaxation = result->bound;
  glp_iocp parameters;
  glp_init_iocp(&parameters);
  parameters.msg_lev = GLP_MSG_ERR;
  parameters.cb_func = branching;
  parameters.cb_info = call;
  parameters.mip_gap = call->options->relative_gap;
  // Measured on generated plans: cuts and pseudo-costs find plans ten times nearer to the optimum in the same number of nodes.
  parameters.br_tech = GLP_BR_PCH;
  parameters.bt_tech = GLP_BT_BPH;
  parameters.mir_cuts = GLP_ON;
  parameters.gmi_cuts = GLP_ON;
  parameters.sr_heur = GLP_ON;
  result->has_solution = false;
  int code = glp_intopt(problem, &parameters);
  int status = glp_mip_status(problem);
  if (status == GLP_OPT || status == GLP_FEAS) {
    for (int i = 1; i <= glp_get_num_rows(problem); i++) result->row_values[i - 1] = glp_mip_row_val(problem, i);
    for (int j = 1; j <= glp_get_num_cols(problem); j++) result->column_values[j - 1] = glp_mip_col_val(problem, j);
    result->objective = glp_mip_obj_val(problem);
    result->has_solution = true;
  }
  if (code == 0 && status == GLP_OPT) {
    result->bound = result->objective;
    return GUARDED_GLPK_OPTIMAL;
  }
  if (code == 0 && status == GLP_NOFEAS) return GUARDED_GLPK_INFEASIBLE;
  if (result->bound > relaxation) result->bound = relaxation;
  if (code == GLP_EMIPGAP && status == GLP_FEAS) return GUARDED_GLPK_OPTIMAL;
  if (code == GLP_ESTOP) return call->stop_reason;
  snprintf(result->message, sizeof result->message, "glp_intopt returned %d with status %d", code, status);
  return GUARDED_GLPK_FAULT;
}

static int solve(const guarded_glpk_program *program, guarded_call *call) {
  glp_prob *problem = glp_create_prob();
  load(problem, program, call);
  if (call->options->mps_path) {
    int code = glp_write_mps(problem, GLP_MPS_FILE, NULL, call->options->mps_path);
    return code == 0 ? GUARDED_GLPK_OPTIMAL : GUARDED_GLPK_FAULT;
  }
  if (should_stop(call)) return call->stop_reason;
  int status = simplex(problem, call);
  if (status != GUARDED_GLPK_OPTIMAL && status != GUARDED_GLPK_HOPELESS) return status;
  read_simplex(problem, call->result);
  if (status == GUARDED_GLPK_HOPELESS) {
    call->result->has_solution = false;
    return status;
  }
  if (call->options->ranging) read_ranges(problem, call->result);
  return call->options->integer ? branch_and_cut(problem, call) : status;
}

void guarded_glpk_solve(const guarded_glpk_program *program, const guarded_glpk_options *options, guarded_glpk_result *result) {
  result->status = GUARDED_GLPK_FAULT;
  result->has_solution = result->has_duals = false;
  result->iterations = result->nodes = 0;
  result->objective = result->bound = 0;
  result->message[0] = '\0';
  // volatile fields are not needed: everything read after longjmp is reached through a pointer to memory, not a register.
  guarded_call *call = calloc(1, sizeof *call);
  if (!call) {
    snprintf(result->message, sizeof result->message, "out of memory");
    return;
  }
  call->result = result;
  call->options = options;
  call->deadline = isinf(options->seconds) ? INFINITY : now() + options->seconds;
  glpk_guard_stand(&call->guard, result->message, sizeof result->message);
  if (setjmp(call->guard.escape) == 0) {
    result->status = solve(program, call);
  } else {
    result->status = GUARDED_GLPK_FAULT;
    result->has_solution = result->has_duals = false;
  }
  // Frees every problem, basis and hook that this thread has, also after a fault in the middle of a call.
  glp_free_env();
  free(call->rows);
  free(call->columns);
  free(call->values);
  free(call);
}

const char *guarded_glpk_version(void) { return glp_version(); }
