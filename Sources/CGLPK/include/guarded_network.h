// Flows of least cost by GLPK's network routine, behind a guard: whatever goes wrong comes back as a status.

#ifndef GUARDED_NETWORK_H
#define GUARDED_NETWORK_H

#include <stdint.h>

// Statuses of a call.
enum {
  GUARDED_NETWORK_OPTIMAL = 0,
  GUARDED_NETWORK_INFEASIBLE = 1,
  GUARDED_NETWORK_FAULT = 5,  // GLPK gave up or called its error routine: see message
};

// A network: supply (negative: demand) of each vertex, and arcs with bounds and costs. Vertices count from 0. Supplies add up to 0.
typedef struct {
  int32_t vertex_count, arc_count;
  const int64_t *supply;
  const int32_t *tail, *head;
  const int64_t *lower, *capacity, *cost;
} guarded_network;

// The flow on each arc; the caller owns the array.
typedef struct {
  int32_t status;
  int64_t *flow;
  char message[256];
} guarded_flow;

void guarded_network_solve(const guarded_network *network, guarded_flow *flow);

#endif
