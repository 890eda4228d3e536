// The only door to GLPK. glpk.h is included in guarded_glpk.c alone, so nobody can call an unguarded glp_ function.
//
// One call loads a program, solves it, reads it out and frees everything, on the thread that makes the call. A fault inside GLPK,
// which would end the process, comes back as GUARDED_GLPK_FAULT with GLPK's own words.
#ifndef GUARDED_GLPK_H
#define GUARDED_GLPK_H

#include <stdbool.h>
#include <stdint.h>

// The other half of this module; named here so that a build made before it was there notices it.
#include "guarded_network.h"

// Statuses of a call.
enum {
  GUARDED_GLPK_OPTIMAL = 0,      // proved optimal (integers: within the gap asked for)
  GUARDED_GLPK_INFEASIBLE = 1,   // no solution exists
  GUARDED_GLPK_UNBOUNDED = 2,    // the objective has no bound
  GUARDED_GLPK_LIMIT = 3,        // stopped at a limit; values hold the best solution if has_solution
  GUARDED_GLPK_CANCELLED = 4,    // is_cancelled said so
  GUARDED_GLPK_FAULT = 5,        // GLPK gave up or called its error routine: see message
  GUARDED_GLPK_HOPELESS = 6,     // no solution is worth more than asked for: there are prices but no values
};

// A program: maximise objective · x, row_lower ≤ A x ≤ row_upper, column_lower ≤ x ≤ column_upper.
// ±INFINITY stands for no bound. Entries are 0-based triplets. Names may be NULL.
typedef struct {
  int32_t row_count, column_count, entry_count;
  const double *row_lower, *row_upper;
  const double *column_lower, *column_upper, *objective;
  const bool *column_is_integer;
  const int32_t *entry_row, *entry_column;
  const double *entry_value;
  const char *const *row_names, *const *column_names;
} guarded_glpk_program;

// What to do and when to stop.
typedef struct {
  bool integer;                // branch and cut after the simplex
  bool use_start;              // start from the statuses below instead of a crash basis
  bool ranging;                // after the simplex: find the range of each row's bound within which its price holds
  double seconds;              // wall clock; INFINITY for none
  double relative_gap;         // of the integer search
  int32_t node_limit;          // of the integer search; 0 for none
  double hopeless;             // the simplex stops once no solution can be worth more, with prices only; -INFINITY for never
  const double *incumbent;     // a solution known to keep all rows, slot 0 unused; NULL for none
  bool (*is_cancelled)(void *context);
  void *context;
  const char *mps_path;        // if not NULL: write the program there (free MPS) and do not solve
} guarded_glpk_options;

// What came out. The caller owns all arrays; statuses are in and out (GLPK's codes: 1 basic, 2 at lower, 3 at upper, 4 free, 5 fixed).
typedef struct {
  int32_t status;
  bool has_solution;
  bool has_duals;
  double objective, bound;
  int64_t iterations, nodes;
  double *column_values, *row_values, *row_duals, *column_duals;
  int32_t *row_statuses, *column_statuses;
  double *range_lower, *range_upper;  // NULL, or with ranging: for each row
  char message[256];
} guarded_glpk_result;

void guarded_glpk_solve(const guarded_glpk_program *program, const guarded_glpk_options *options, guarded_glpk_result *result);

// Version of the library, such as "5.0".
const char *guarded_glpk_version(void);

#endif
