#include "guarded_network.h"

#include "guard.h"

#include <glpk.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  double supply, potential;
} vertex_data;

typedef struct {
  double lower, capacity, cost, flow;
} arc_data;

// The flow is read back from the arcs in the order of the caller.
static void solve(const guarded_network *network, glp_arc **arcs, guarded_flow *flow) {
  glp_graph *graph = glp_create_graph(sizeof(vertex_data), sizeof(arc_data));
  if (network->vertex_count > 0) glp_add_vertices(graph, network->vertex_count);
  for (int i = 0; i < network->vertex_count; i++) {
    ((vertex_data *)graph->v[i + 1]->data)->supply = (double)network->supply[i];
  }
  for (int a = 0; a < network->arc_count; a++) {
    arcs[a] = glp_add_arc(graph, network->tail[a] + 1, network->head[a] + 1);
    arc_data *data = arcs[a]->data;
    data->lower = (double)network->lower[a];
    data->capacity = (double)network->capacity[a];
    data->cost = (double)network->cost[a];
  }
  double total;
  int code = glp_mincost_okalg(graph, offsetof(vertex_data, supply), offsetof(arc_data, lower),
                               offsetof(arc_data, capacity), offsetof(arc_data, cost), &total,
                               offsetof(arc_data, flow), offsetof(vertex_data, potential));
  if (code == 0) {
    flow->status = GUARDED_NETWORK_OPTIMAL;
    for (int a = 0; a < network->arc_count; a++) {
      flow->flow[a] = (int64_t)llround(((arc_data *)arcs[a]->data)->flow);
    }
  } else if (code == GLP_ENOPFS) {
    flow->status = GUARDED_NETWORK_INFEASIBLE;
  } else if (!flow->message[0]) {
    snprintf(flow->message, sizeof flow->message, "glp_mincost_okalg returned %d", code);
  }
}

void guarded_network_solve(const guarded_network *network, guarded_flow *flow) {
  flow->status = GUARDED_NETWORK_FAULT;
  flow->message[0] = '\0';
  glpk_guard *guard = calloc(1, sizeof *guard);
  glp_arc **arcs = calloc((size_t)network->arc_count + 1, sizeof *arcs);
  if (guard && arcs) {
    glpk_guard_stand(guard, flow->message, sizeof flow->message);
    if (setjmp(guard->escape) == 0) {
      solve(network, arcs, flow);
    } else {
      flow->status = GUARDED_NETWORK_FAULT;
    }
    glp_free_env();
  } else {
    snprintf(flow->message, sizeof flow->message, "out of memory");
  }
  free(guard);
  free(arcs);
}
