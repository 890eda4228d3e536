// What every guarded call of GLPK has in common: its words are kept, and its end of the process becomes a jump back.

#ifndef GLPK_GUARD_H
#define GLPK_GUARD_H

#include <setjmp.h>
#include <stddef.h>

// setjmp is called by the guarded function itself, on its own stack; nothing jumps out of C.
typedef struct {
  jmp_buf escape;
  char *message;  // where the first words of GLPK's complaint go
  size_t room;
} glpk_guard;

// Sets GLPK's hooks of this thread; glp_free_env takes them away.
void glpk_guard_stand(glpk_guard *guard, char *message, size_t room);

#endif
