#include "guard.h"

#include <glpk.h>
#include <stdio.h>
#include <string.h>

// GLPK says what is wrong through the terminal hook, then where in its own files, then calls the error hook: keep what is wrong.
static int keep_words(void *info, const char *text) {
  glpk_guard *guard = info;
  if (guard->message[0] && strncmp(text, "Error detected in file", 22) == 0) return 1;
  int length = (int)strcspn(text, "\n");
  if (length > 0) snprintf(guard->message, guard->room, "%.*s", length, text);
  return 1;
}

static void fault(void *info) {
  glpk_guard *guard = info;
  longjmp(guard->escape, 1);
}

void glpk_guard_stand(glpk_guard *guard, char *message, size_t room) {
  guard->message = message;
  guard->room = room;
  glp_term_hook(keep_words, guard);
  glp_error_hook(fault, guard);
}
