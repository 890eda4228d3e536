#include "guarded_network.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// State of one guarded call; setjmp and longjmp never leave this file.
typedef struct {
  jmp_buf escape;
  guarded_flow *flow;
} guarded_call;

typedef struct {
  double supply, potential;
} vertex_data;

typedef struct {
  double lower, capacity, cost, flow;
} arc_data;

static int keep_words(void *info, const char *text) {
  guarded_call *call = info;
  if (call->flow->message[0] && strncmp(text, "Error detected in file", 22) == 0) return 1;
  snprintf(call->flow->message, sizeof call->flow->message, "%.*s", (int)strcspn(text, "\n"), text);
  return 1;
}

static void fault(void *info) {
  guarded_call *call = info;
  longjmp(call->escape, 1);
}

static void solve(const guarded_network *network, guarded_flow *flow) {
  glp_graph *graph = glp_create_graph(sizeof(vertex_data), sizeof(arc_data));
  if (network->vertex_count > 0) glp_add_vertices(graph, network->vertex_count);
  for (int i = 0; i < network->vertex_count; i++) {
    ((vertex_data *)graph->v[i + 1]->data)->supply = (double)network->supply[i];
  }
  for (int a = 0; a < network->arc_count; a++) {
    glp_arc *arc = glp_add_arc(graph, network->tail[a] + 1, network->head[a] + 1);
    arc_data *data = arc->data;
    data->lower = (double)network->lower[a];
    data->capacity = (double)network->capacity[a];
    data->cost = (double)network->cost[a];
    // The place of the arc in the caller's arrays: GLPK lists a vertex's arcs in an order of its own.
    data->flow = a;
  }
  // Arcs hang in lists at their tails, so the flow is read back through the same walk as the number was left.
  int *number = calloc((size_t)network->arc_count + 1, sizeof *number);
  glp_arc **arcs = calloc((size_t)network->arc_count + 1, sizeof *arcs);
  int count = 0;
  if (number && arcs) {
    for (int i = 1; i <= graph->nv; i++) {
      for (glp_arc *arc = graph->v[i]->out; arc; arc = arc->t_next) {
        number[count] = (int)((arc_data *)arc->data)->flow;
        arcs[count++] = arc;
      }
    }
    double total;
    int code = glp_mincost_okalg(graph, offsetof(vertex_data, supply), offsetof(arc_data, lower),
                                 offsetof(arc_data, capacity), offsetof(arc_data, cost), &total,
                                 offsetof(arc_data, flow), offsetof(vertex_data, potential));
    if (code == 0) {
      flow->status = GUARDED_NETWORK_OPTIMAL;
      for (int k = 0; k < count; k++) flow->flow[number[k]] = (int64_t)llround(((arc_data *)arcs[k]->data)->flow);
    } else if (code == GLP_ENOPFS) {
      flow->status = GUARDED_NETWORK_INFEASIBLE;
    } else if (!flow->message[0]) {
      snprintf(flow->message, sizeof flow->message, "glp_mincost_okalg returned %d", code);
    }
  } else {
    snprintf(flow->message, sizeof flow->message, "out of memory");
  }
  free(number);
  free(arcs);
}

void guarded_network_solve(const guarded_network *network, guarded_flow *flow) {
  flow->status = GUARDED_NETWORK_FAULT;
  flow->message[0] = '\0';
  guarded_call *call = calloc(1, sizeof *call);
  if (!call) {
    snprintf(flow->message, sizeof flow->message, "out of memory");
    return;
  }
  call->flow = flow;
  glp_term_hook(keep_words, call);
  glp_error_hook(fault, call);
  if (setjmp(call->escape) == 0) {
    solve(network, flow);
  } else {
    flow->status = GUARDED_NETWORK_FAULT;
  }
  glp_free_env();
  free(call);
}
